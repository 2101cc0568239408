/* SPDX-License-Identifier: MIT */
/*
 * Full-text search over all courses (SQLite's FTS5, BM25).  The words of a
 * query are words, never syntax: quotes, operators and column names mean
 * nothing.  A word is found in any letter case, with or without diacritics,
 * as the beginning of a longer one; a word that nobody wrote is taken for the
 * nearest that somebody did; synonyms of site.yaml are found too.  A course
 * whose code is the query comes first.
 */
#ifndef INDEX_SEARCH_H
#define INDEX_SEARCH_H

#include "index/catalogue.h"

struct search;

/* What a query found: shown or not is for the caller (visibility, filters). */
struct search_result {
	const struct entry **entries;	/* best first */
	size_t len;
	const char *corrected;		/* the query as it was taken, where
					   that is not what was asked; or
					   NULL */
};

/* All in memory, from a catalogue.  Caller frees; NULL when SQLite fails. */
struct search *search_build(const struct catalogue *);
void search_free(struct search *);

/*
 * At most LIMIT_SEARCH_WORDS words of `query` count.  Entries are those of the
 * catalogue given.  Everything lives in the arena.
 */
void search_find(struct search_result *, struct arena *, struct search *,
		 const struct catalogue *, const char *query);

/*
 * Where in a course it was found: its words around, each found one between
 * SEARCH_ON and SEARCH_OFF; NULL if nothing is worth showing.  arena's.
 */
#define SEARCH_ON '\x02'
#define SEARCH_OFF '\x03'
const char *search_snippet(struct arena *, struct search *, const char *query,
			   const struct entry *);

#endif
