/* SPDX-License-Identifier: MIT */
/*
 * Answers the request in the environment.
 */
#include "plaincgi.h"

#include <stdlib.h>
#include <unistd.h>

#include "command.h"
#include "params.h"

bool plaincgi_is_asked(void)
{
	return getenv("REQUEST_METHOD") || getenv("GATEWAY_INTERFACE");
}

/* The web server still deserves an answer that is one. */
static int answer_without_site(void)
{
	static const char words[] = "The catalogue cannot be read.\n";
	struct reply reply;
	struct buf out = BUF_INIT;

	reply_init(&reply);
	reply.type = "text/plain; charset=utf-8";
	reply.csp = "default-src 'none'";
	buf_str(&reply.body, words);
	reply_head(&out, &reply);
	buf_buf(&out, &reply.body);
	command_print(&out);
	buf_release(&out);
	reply_release(&reply);
	return EX_NOINPUT;
}

int plaincgi_run(const struct options *options)
{
	struct site *site = command_load(options);
	struct arena scratch = ARENA_INIT;
	struct buf out = BUF_INIT;
	struct request request;
	struct reply reply;
	int status;

	if (!site)
		return answer_without_site();
	params_read(&request, environ, &scratch);
	reply_init(&reply);
	site_answer(&reply, site, &request, options_now(options), &scratch);
	reply_head(&out, &reply);
	if (!reply.is_head)
		buf_buf(&out, &reply.body);
	status = command_print(&out);
	buf_release(&out);
	reply_release(&reply);
	arena_release(&scratch);
	site_free(site);
	return status;
}
