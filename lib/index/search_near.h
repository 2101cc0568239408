/* SPDX-License-Identifier: MIT */
/*
 * The word that a typing error most likely meant.
 */
#ifndef INDEX_SEARCH_NEAR_H
#define INDEX_SEARCH_NEAR_H

#include "base/arena.h"
#include "index/search_db.h"

struct search_near {
	const char *word;	/* folded: what was typed */
	const char *found;	/* the nearest word of the index, or NULL */
};

/*
 * Sets `found` of each: the word of least distance, which is 1 at most up to
 * five letters and 2 above; of equals one with the same first letter, the same
 * last one, then the one in most courses.  Words of one or two letters, and
 * those with digits, are what they are.  0, or -1 when the database fails.
 */
int search_near_find(struct search_near *, size_t n, struct arena *,
		     struct search_db *);

/*
 * How many letters must be put in, taken out, replaced, or swapped with their
 * neighbour (none is touched twice); `max` + 1 for any number over `max`.
 */
int search_near_distance(const char *a, const char *b, int max);

#endif
