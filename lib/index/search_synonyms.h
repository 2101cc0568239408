/* SPDX-License-Identifier: MIT */
/*
 * The synonyms of site.yaml, in folded words.  All texts of a row mean the
 * same: whoever asks for one gets those that have any of them.  Rows are not
 * chained.
 */
#ifndef INDEX_SEARCH_SYNONYMS_H
#define INDEX_SEARCH_SYNONYMS_H

#include "base/arena.h"
#include "base/limits.h"
#include "base/value.h"

struct search_phrase {
	const char *words[LIMIT_SEARCH_WORDS];
	size_t len;
};

struct search_synonyms {
	struct search_meaning {
		struct search_phrase *texts;
		size_t len;
	} *rows;
	size_t len;
};

/* From config->synonyms; NULL means none.  All lives in the arena. */
void search_synonyms_init(struct search_synonyms *, struct arena *,
			  const struct value *config);

/* How many of the words, from the first on, are the longest text of a row;
   0 if they begin none. */
size_t search_synonyms_match(const struct search_synonyms *,
			     const char *const *words, size_t n);
/* What else the n words mean: `max` texts at most.  Returns how many. */
size_t search_synonyms_get(const struct search_phrase *out[], size_t max,
			   const struct search_synonyms *,
			   const char *const *words, size_t n);

#endif
