/* SPDX-License-Identifier: MIT */
/*
 * Which courses an address that nobody has may have meant: an inverted index
 * from words to entries.  An answer costs at most so many words and entries,
 * however many courses there are.
 */
#ifndef INDEX_SUGGEST_H
#define INDEX_SUGGEST_H

#include "base/limits.h"
#include "base/table.h"
#include "index/claims.h"

struct posting;

struct suggest {
	struct arena *arena;
	struct table words;		/* to struct posting */
	struct posting **sorted;	/* by word; after suggest_finish() */
	size_t len;
	size_t n_entries;
};

void suggest_init(struct suggest *, struct arena *);
void suggest_release(struct suggest *);

/* Adds the words of a text for the entry of that order. */
void suggest_add(struct suggest *, const char *text, size_t order);
void suggest_finish(struct suggest *, size_t n_entries);

/* What decides whether an entry may be named. */
struct suggest_filter {
	const struct entry *entries;	/* by order */
	const struct claims *claims;
	int64_t now;
};

size_t suggest_find(const struct entry *out[LIMIT_SUGGESTIONS],
		    const struct suggest *, const char *path,
		    const struct suggest_filter *);

#endif
