/* SPDX-License-Identifier: MIT */
/*
 * One request of one FastCGI connection, over libfcgi (fcgi.c is its only
 * includer) with intake.h before it.  Every connection carries one request,
 * whatever the web server asks (security.md 0.1 to 0.5).  Signals must be
 * blocked and SIGPIPE with them: libfcgi never retries a write (0.3).
 */
#ifndef FCGI_H
#define FCGI_H

#include "base/arena.h"
#include "base/buf.h"
#include "site/request.h"

struct fcgi;

/* Caller frees.  NULL, with errno set, when the system does not let us. */
struct fcgi *fcgi_new(void);
void fcgi_free(struct fcgi *);

enum fcgi_got {
	FCGI_GOT_REQUEST,
	FCGI_GOT_BAD,		/* answer 400 */
	FCGI_GOT_NOTHING	/* there is nobody to answer */
};

/*
 * Takes over the connection `fd` (blocking) and reads one request from it,
 * within LIMIT_PEER_MS.  The request's strings live until fcgi_finish() or in
 * the arena.
 */
enum fcgi_got fcgi_receive(struct fcgi *, int fd, struct request *,
			   struct arena *);

/* 0, or -1 when the peer does not take it: then say nothing more. */
int fcgi_send(struct fcgi *, const struct buf *);

/* Ends the answer, unless sending failed, and closes the connection. */
void fcgi_finish(struct fcgi *);

#endif
