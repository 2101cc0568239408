/* SPDX-License-Identifier: MIT */
/*
 * Full-text search over all courses (SQLite's FTS5, BM25).  The words of a
 * query are words, never syntax: quotes, operators and column names mean
 * nothing.  A word is found in any letter case, with or without diacritics,
 * as the beginning of a longer one; a word that nobody wrote is taken for the
 * nearest that somebody did; synonyms of site.yaml are found too.  A course
 * whose code is the query comes first.  Words that some thousand courses have
 * tell nothing: then titles come first, and all is as in the catalogue.
 *
 * A `struct search` costs nothing until it is asked.  Then it makes an index
 * in memory (a command that ends after one answer), or reads the newest whole
 * one of those that another process makes (a worker): a connection of SQLite
 * never crosses a fork().
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
	bool is_partial;		/* no course has all of the words:
					   these have some */
};

/* Over a catalogue, which must outlive it.  Caller frees. */
struct search *search_new(const struct catalogue *);
void search_free(struct search *);

/*
 * At most LIMIT_SEARCH_WORDS words of `query` count, and LIMIT_SEARCH_HITS
 * courses are found.  Entries are those of the catalogue given: a course that
 * is in the index alone is left out.  Everything lives in the arena.  Without
 * an index (NULL, none is whole yet, SQLite fails) titles and codes are
 * looked through.
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

/*
 * Indexes as files (search_file.h).  search_write() makes that of a catalogue
 * in the file `fd`, from the one in `before` (-1: none) if that saves time.
 * 0; or -1, and why in `error`.
 */
enum { SEARCH_FILES = 3, SEARCH_ERROR = 200 };
int search_write(int fd, int before, const struct catalogue *,
		 char error[SEARCH_ERROR]);
/*
 * From now on the first of these files that is whole is asked: that of the
 * search's own catalogue, then older ones; -1 is none.  They stay the
 * caller's, and open.
 */
void search_attach(struct search *, const int fds[SEARCH_FILES]);
/* Will another answer to the same query be the same?  Not while an older
   index answers, or none.  NULL is fine. */
bool search_is_settled(struct search *);

#endif
