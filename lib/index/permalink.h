/* SPDX-License-Identifier: MIT */
/*
 * The tokens of `url` and `permalinks` (hugo.md 2.4): ":sections/:slug".
 * What becomes of the expanded text is address.c's.
 */
#ifndef INDEX_PERMALINK_H
#define INDEX_PERMALINK_H

#include "content/library.h"
#include "index/parts.h"

/* The page whose values the tokens stand for. */
struct permalink {
	struct arena *arena;
	const struct library *library;
	const struct course *course;	/* NULL: no file makes the page */
	struct parts parts;
	const char *kind;		/* Hugo's: "page", "section", "term",
					   "taxonomy" */
	const char *plural;		/* of the taxonomy, or NULL */
	const char *title;		/* where no file says one, or NULL */
};

/* A page or section of a file. */
void permalink_init(struct permalink *, struct arena *,
		    const struct library *, const struct course *);

/*
 * The pattern with its tokens replaced and, as Hugo does then, unescaped as a
 * query is: "+" is a space, %XX a byte (hugo.md 2.3.10).  In the arena.  NULL
 * for an unknown token or a bad escape; *wrong then says which, in words.
 */
const char *permalink_expand(const struct permalink *, const char *pattern,
			     const char **wrong);

#endif
