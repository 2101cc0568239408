/* SPDX-License-Identifier: MIT */
/*
 * lectern serve: the FastCGI server, or one answer when a web server started
 * us as a plain CGI program.
 */
#include "command.h"
#include "listener.h"
#include "plaincgi.h"
#include "supervisor.h"

int cmd_serve(const struct options *options)
{
	struct listener listener;
	struct site *site;
	int status;

	if (!options->listen && !listener_is_inherited() &&
	    plaincgi_is_asked())
		return plaincgi_run(options);
	supervisor_block_signals();
	site = command_load(options);
	if (!site)
		return EX_NOINPUT;
	status = listener_open(&listener, options->listen);
	if (status) {
		site_free(site);
		return status;
	}
	status = supervisor_run(options, &listener, site);
	listener_close(&listener);
	return status;
}
