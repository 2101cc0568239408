/* SPDX-License-Identifier: MIT */
/*
 * The URLs that the server makes itself (product.md), as one table.  A
 * course or an alias wins over any of them.  A new page is one file
 * page/page_NAME.c and one row.
 */
#ifndef SITE_ROUTE_H
#define SITE_ROUTE_H

#include "page/page.h"
#include "site/reply.h"

typedef void route_fn(struct reply *, const struct page_env *);

struct route {
	const char *path;		/* canonical */
	const char *type;		/* media type */
	enum reply_cache cache;
	bool has_validators;		/* ETag and Last-Modified */
	route_fn *make;			/* fills the body */
};

extern const struct route routes[];	/* ends with a NULL path */

/*
 * The row of a decoded path; NULL if none.  *is_exact is false when only
 * slash, case or index.html differ: then the answer is a redirect.
 */
const struct route *route_find(const char *path, bool *is_exact);

#endif
