/* SPDX-License-Identifier: MIT */
/*
 * The query of a request, "?topic=scrum&page=2", decoded: what forms send by
 * GET (application/x-www-form-urlencoded, WHATWG URL 5.1).  Nothing in it is
 * to be believed, and no query is an error here: an escape that is none stands
 * for itself, bytes that are no UTF-8 become U+FFFD, pairs over
 * LIMIT_QUERY_PAIRS are left out.
 */
#ifndef PAGE_QUERY_H
#define PAGE_QUERY_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/str.h"

struct query_pair {
	const char *key, *value;	/* never NULL; arena's */
};

struct query {
	struct query_pair pairs[LIMIT_QUERY_PAIRS];
	size_t len;
};

/* `raw` is without '?'.  Strings live in the arena. */
void query_read(struct query *, struct arena *, struct view raw);

/* The value of the i-th pair with that key, from 0; NULL if none. */
const char *query_get(const struct query *, const char *key, size_t i);

/* Appends "key=value", encoded, after '?' or '&' as the text before it asks
   for. */
void query_add(struct buf *, const char *key, const char *value);

#endif
