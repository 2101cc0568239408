/* SPDX-License-Identifier: MIT */
/*
 * Files beside a page's index.md: they answer below the page's own URL,
 * wherever `url` has put it (hugo.md section 9, bundles).
 */
#ifndef INDEX_BUNDLES_H
#define INDEX_BUNDLES_H

#include "base/table.h"
#include "index/claims.h"

struct bundles {
	struct arena *arena;
	const struct library *library;
	struct table by_url;		/* "/a/b/" to a chain of bundles */
};

void bundles_init(struct bundles *, struct arena *, const struct library *);
void bundles_release(struct bundles *);

/* Adds an entry, if it is a bundle, before those added earlier. */
void bundles_add(struct bundles *, const struct entry *);

/* The file that a decoded path means, and whose it is; NULL if none.  Only
   pages that hold their URL now have files. */
const char *bundles_find(const struct bundles *, const struct claims *,
			 const char *path, int64_t now,
			 const struct entry **owner);

/* The path of a bundle's file inside the content folder, or NULL. */
const char *bundles_file(const struct bundles *, const struct entry *,
			 const char *name);

#endif
