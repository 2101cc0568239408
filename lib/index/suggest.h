/* SPDX-License-Identifier: MIT */
/*
 * Which courses an address that nobody has may have meant: an inverted index
 * from words to entries.  An answer costs at most so many words and entries,
 * however many courses there are.
 *
 * There are as many words as addresses, so numbers take the place of pointers
 * and all of a kind lies in one array.
 */
#ifndef INDEX_SUGGEST_H
#define INDEX_SUGGEST_H

#include "base/buf.h"
#include "base/hash.h"
#include "base/limits.h"
#include "index/claims.h"

struct suggest_word {
	uint32_t text;			/* where it begins in `texts` */
	uint32_t hash;
	uint32_t first, len;		/* cells while adding, then orders */
};

struct suggest_cell {
	uint32_t order, next;		/* 0: the last */
};

struct suggest {
	struct hash_seed seed;
	struct buf texts;		/* NUL-ended words */
	struct suggest_word *words;	/* by text after suggest_finish() */
	size_t len, cap;
	uint32_t *slots;		/* n_slots numbers of words + 1 */
	size_t n_slots;			/* a power of two, or 0 */
	struct suggest_cell *cells;	/* the first is not used */
	size_t n_cells, cap_cells;
	uint32_t *orders;		/* after suggest_finish(); rising for
					   each word */
	size_t n_entries;
	struct buf folded;		/* while adding */
};

void suggest_init(struct suggest *);
void suggest_release(struct suggest *);

/* Adds the words of a text for the entry of that order. */
void suggest_add(struct suggest *, const char *text, size_t order);
void suggest_finish(struct suggest *, size_t n_entries);

/* The text as words are compared: folded. */
void suggest_fold(struct buf *, const char *text);
/* The first word of folded text; empty when there is none. */
struct view suggest_next_word(const char *text, size_t len);

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
