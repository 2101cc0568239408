/* SPDX-License-Identifier: MIT */
/*
 * What a search is made of, for the files of lib/index alone.
 */
#ifndef INDEX_SEARCH_DATA_H
#define INDEX_SEARCH_DATA_H

#include "index/search.h"
#include "index/search_db.h"
#include "index/search_query.h"
#include "index/search_synonyms.h"

struct search {
	const struct catalogue *catalogue;
	struct arena arena;
	bool has_synonyms;
	struct search_synonyms synonyms;

	/* Where the index is. */
	bool is_attached;
	int fds[SEARCH_FILES];		/* -1: none, or of no use */
	int open;			/* which of them; SEARCH_FILES: none */
	bool has_failed;		/* to make one in memory */

	/* The index, or NULL. */
	struct search_db *db;
	struct view bytes;		/* of the file, mapped; or empty */
	struct search_stmt *rows, *members, *codes;
	const struct entry **entries;	/* by id in the index */
	size_t n_entries;
	const struct catalogue *mapped;	/* whose entries they are */

	/* What was asked last: for snippets of what was found. */
	struct arena last_arena;
	const char *last;		/* NULL: nothing */
	struct search_query query;
};

/* Opens what is best now.  false: there is no index. */
bool search_open(struct search *);

/* The query, as it is understood with the index that is open; NULL when the
   database fails. */
const struct search_query *search_understand(struct search *,
					     const char *text);

#endif
