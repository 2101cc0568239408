/* SPDX-License-Identifier: MIT */
/*
 * The supervisor: owns the listening socket, the site and the watch on the
 * content, and never touches a request.  A change makes a new generation of
 * site and workers; what cannot be read leaves the old one serving.
 */
#ifndef SUPERVISOR_H
#define SUPERVISOR_H

#include <signal.h>

#include "listener.h"
#include "options.h"
#include "site/site.h"

/* All signals but those of a crash and of a terminal's job control. */
void supervisor_block_signals(void);

/* Serves until SIGTERM or SIGINT; takes over the site.  The exit status. */
int supervisor_run(const struct options *, const struct listener *,
		   struct site *);

#endif
