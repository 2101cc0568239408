/* SPDX-License-Identifier: MIT */
/*
 * One request of one FastCGI connection, over libfcgi (fcgi.c is its only
 * includer) with intake.h before it.  Every connection carries one request,
 * whatever the web server asks (security.md 0.1 to 0.5).  An answer goes out
 * in one piece, so a worker that dies has answered or it has not: nginx can
 * ask another.
 */
#ifndef FCGI_H
#define FCGI_H

#include "base/arena.h"
#include "base/buf.h"
#include "site/request.h"

struct fcgi;

/* Caller frees.  NULL, with errno set, when the system does not let us.
   SIGPIPE must be blocked. */
struct fcgi *fcgi_new(void);
void fcgi_free(struct fcgi *);

enum fcgi_got {
	FCGI_GOT_REQUEST,
	FCGI_GOT_BAD,		/* answer 400 */
	FCGI_GOT_NOTHING	/* there is nobody to answer */
};

/*
 * Takes over the connection `fd` and reads one request from it, waiting
 * LIMIT_PEER_MS in all; then it is dropped, and the log says so.  The
 * request's strings live until fcgi_finish() or in the arena.
 */
enum fcgi_got fcgi_receive(struct fcgi *, int fd, struct request *,
			   struct arena *);

/* Adds to the answer.  Nothing is sent before fcgi_finish(). */
void fcgi_add(struct fcgi *, const struct buf *);

/*
 * Sends the answer, if there was a request, and closes the connection.  A
 * peer that takes nothing for LIMIT_PEER_MS does not get the rest, and the log
 * says so.
 */
void fcgi_finish(struct fcgi *);

#endif
