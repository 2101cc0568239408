/* SPDX-License-Identifier: MIT */
/*
 * The URLs that the server makes itself (product.md), as one table.  A
 * course or an alias wins over any of them.
 */
#ifndef SITE_ROUTE_H
#define SITE_ROUTE_H

#include "page/page.h"
#include "site/reply.h"

/* What a row is besides a document. */
enum route_flag {
	ROUTE_TAKES_QUERY = 1,		/* env->query, and the tag holds it */
	ROUTE_UNLISTED = 2,		/* not for search engines: people find
					   the pages */
	ROUTE_CANONICAL = 4		/* of a face: it names its page */
};

/* Fills the body and returns the status.  Where that is no 200 and the type
   no HTML, a body holds words that say why. */
typedef int route_fn(struct buf *, const struct page_env *);

struct route {
	const char *path;		/* canonical; "#" in it stands for a
					   number: route_number() */
	const char *type;		/* media type */
	enum reply_cache cache;		/* NO_STORE: it has no tag either */
	unsigned flags;
	route_fn *make;
};

extern const struct route routes[];	/* ends with a NULL path */

typedef int face_fn(struct buf *, const struct page_env *,
		    const struct entry *);

/*
 * Another form of a page, at an address below it: "index.json".  Files of a
 * bundle come first.
 */
struct face {
	const char *name;
	const char *type;		/* media type */
	enum reply_cache cache;
	unsigned flags;
	/* NULL: of every page. */
	bool (*has)(const struct entry *);
	face_fn *make;
};

/* The row of a path's last part; *stem is the bytes before it. */
const struct face *face_find(const char *path, size_t *stem);

/*
 * The row of a decoded path; NULL if none.  *is_exact is false when only
 * slash, case or index.html differ: then the answer is a redirect.
 */
const struct route *route_find(const char *path, bool *is_exact);

/* The number in the path of a route that has one, from 1; else 0. */
long route_number(const struct route *, const char *path);

#endif
