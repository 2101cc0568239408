/* SPDX-License-Identifier: MIT */
/*
 * What a visitor gets.  The body is whole before the first byte is sent, so
 * its length is known and a failure half-way is a clean 500 (style R2).
 * reply_head() is the only place where headers are written: no value from a
 * request or from content reaches one but Location, X-Accel-Redirect and Link,
 * which are made of index targets, and it refuses control bytes (security.md
 * R6).
 */
#ifndef SITE_REPLY_H
#define SITE_REPLY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/hash.h"

enum { REPLY_ETAG_SIZE = 2 * HASH_DIGEST + 3 };

enum reply_cache {
	REPLY_NO_STORE,			/* errors */
	REPLY_SHORT,			/* pages: ask each time */
	REPLY_MINUTES,			/* for machines: LIMIT_MAX_AGE */
	REPLY_DAY,			/* redirects: mistakes heal */
	REPLY_FOREVER			/* addresses that hold a digest */
};

struct reply {
	int status;
	const char *type;		/* media type; NULL: no body */
	const char *location;		/* arena's, or NULL */
	const char *accel;		/* X-Accel-Redirect, or NULL */
	const char *csp;		/* of the site; NULL only on no site */
	enum reply_cache cache;
	int64_t now;			/* when it is made */
	int64_t valid_until;		/* it changes by itself then, and no
					   cache keeps it so long;
					   INSTANT_NONE: never */
	char etag[REPLY_ETAG_SIZE];	/* with quotes; "" for none */
	int64_t modified;		/* INSTANT_NONE: unknown */
	bool allow;			/* Allow: GET, HEAD, OPTIONS */
	bool is_noindex;		/* not for search engines */
	const char *canonical;		/* the page that this is a form of;
					   absolute, or NULL */
	bool is_head;			/* send no body, but its length */
	struct buf body;
};

void reply_init(struct reply *);
void reply_release(struct reply *);
void reply_reset(struct reply *); /* for the next request; keeps the
					   memory of a small body only */

/* "Status: 200 OK\r\n...\r\n\r\n", as CGI wants it (RFC 3875). */
void reply_head(struct buf *, const struct reply *);
const char *reply_status_text(int status);

#endif
