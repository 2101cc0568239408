/* SPDX-License-Identifier: MIT */
/*
 * The guard before libfcgi: takes one request's records as a peer sends them
 * (FastCGI 1.0), in any pieces, within bounds, and gives back a stream that
 * holds that request and nothing else.  libfcgi only ever reads the latter,
 * so what its own reader does with management records, huge lengths or
 * endless parameters (security.md 0.7 to 0.9, 2.2) is out of reach.
 *
 * Knows bytes, not sockets.
 */
#ifndef INTAKE_H
#define INTAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum intake_state {
	INTAKE_MORE,		/* the request is not whole yet */
	INTAKE_READY,		/* whole, its body dropped */
	INTAKE_OVER,		/* parameters over LIMIT_PARAMS, or with NUL:
				   deserves a 400 and no more reading */
	INTAKE_CLOSE		/* not a request that we answer: send what is
				   in replies and close */
};

struct intake {
	enum intake_state state;
	bool has_params;		/* all of them: it can be answered */
	bool is_whole;			/* the end of its body was seen */
	size_t taken;			/* all bytes so far */
	struct buf replies;		/* records to send to the peer */

	/* Private. */
	unsigned char header[8];
	size_t header_len;		/* bytes of it so far */
	unsigned char begin[8];		/* body of BEGIN_REQUEST */
	size_t begin_len;
	unsigned type;			/* of the record being read */
	unsigned record_id;
	unsigned id;			/* of our request; 0: none yet */
	size_t content, padding;	/* bytes of the record still to come */
	size_t body;			/* bytes of stdin dropped */
	struct buf params;		/* as sent: lengths, names, values */
};

void intake_init(struct intake *);
void intake_release(struct intake *);
void intake_reset(struct intake *);	/* for the next request */

/* Takes bytes while state is INTAKE_MORE; returns the state after them. */
enum intake_state intake_take(struct intake *, const void *bytes, size_t len);

/*
 * The stream for libfcgi: role, the parameters that are well formed, no body.
 * Without parameters when there were too many.
 */
void intake_stream(struct buf *out, const struct intake *);

#endif
