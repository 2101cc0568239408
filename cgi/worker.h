/* SPDX-License-Identifier: MIT */
/*
 * A worker process: one thread, one request at a time, one request a
 * connection (style 0.3).  It has its own copy of the site, which it never
 * changes, and tells the supervisor through a slot of shared memory what it
 * does.
 */
#ifndef WORKER_H
#define WORKER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/attr.h"
#include "site/site.h"

enum { SLOT_WHAT = 200 };

/* Shared: written by the worker, read by the supervisor. */
struct slot {
	_Atomic bool is_ready;		/* it has waited for requests */
	_Atomic int64_t busy_since;	/* monotonic ms; 0: no request */
	char what[SLOT_WHAT];		/* "GET /a/", for the log */
};

struct worker_env {
	pid_t supervisor;
	int listener;
	bool is_tcp;
	const struct site *site;
	int64_t now;			/* INSTANT_NONE: the system's clock */
	bool logs_requests;
	struct slot *slot;
	int indexes[SEARCH_FILES];	/* for search_attach() */
};

/*
 * Answers requests until SIGTERM, or the supervisor's death, and ends the
 * process.  All signals are blocked when it is called, and stay so.
 */
void worker_run(const struct worker_env *) ATTR_NORETURN;

#endif
