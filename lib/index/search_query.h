/* SPDX-License-Identifier: MIT */
/*
 * What somebody looks for: words, what they may stand for, and how SQLite is
 * asked.  Whatever the text holds, only its folded words, which are letters
 * and digits, reach SQLite, each in quotes.
 */
#ifndef INDEX_SEARCH_QUERY_H
#define INDEX_SEARCH_QUERY_H

#include "base/arena.h"
#include "base/limits.h"
#include "index/search_db.h"
#include "index/search_synonyms.h"

enum {
	SEARCH_ALTERNATIVES = 16,
	SEARCH_SHORT = 3	/* letters from which a word is also the
				   beginning of longer ones */
};

/* Some words of the query that are looked for together, mostly one. */
struct search_part {
	struct search_phrase own;
	const struct search_phrase *others[SEARCH_ALTERNATIVES];
	size_t n_others;
	bool is_exact[LIMIT_SEARCH_WORDS];	/* no beginning of a longer
						   word; of own.words */
	int64_t courses;		/* that have it, about */
};

struct search_query {
	struct search_part parts[LIMIT_SEARCH_WORDS];
	size_t len;
	const char *code;		/* all of it, squeezed */
	const char *corrected;		/* as it was taken, or NULL */
};

/* What a query is read with; both may be NULL. */
struct search_lore {
	struct search_db *db;		/* the words that there are */
	const struct search_synonyms *synonyms;
};

/* All lives in the arena.  0, or -1 when the database fails. */
int search_query_read(struct search_query *, struct arena *,
		      const struct search_lore *, const char *text);

/* All parts, as bits. */
unsigned search_query_all(const struct search_query *);
/*
 * The parts by which courses are put in order.  BM25 gives a word that more
 * than half of all courses have no weight, but it costs most; and the rarest
 * few say enough.
 */
unsigned search_query_ranking(const struct search_query *, int64_t courses);
/* Those of them that say something alone: not a lone letter, as that of
   "PSM-A". */
unsigned search_query_telling(const struct search_query *, int64_t courses);

/* Have so many courses all of its words that to weigh them takes long? */
bool search_query_is_common(const struct search_query *);

/* What FTS5 is asked: courses that have all of those parts, or any. */
void search_query_write(struct buf *out, const struct search_query *,
			unsigned parts, bool any);

/* Which parts a folded word belongs to: a bit for each.  To be shown, a word
   of up to three letters is no beginning: "the" is not in "them". */
unsigned search_query_match(const struct search_query *, const char *folded,
			    bool to_show);

#endif
