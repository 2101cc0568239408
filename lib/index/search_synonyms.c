/* SPDX-License-Identifier: MIT */
/*
 * Some hundred short texts, compared one after the other.
 */
#include <string.h>

#include "index/search_synonyms.h"
#include "index/search_words.h"

static void add_text(struct search_meaning *meaning, struct arena *arena,
		     const char *text)
{
	const struct view all = { text, strlen(text) };
	struct search_phrase *phrase = &meaning->texts[meaning->len];
	struct search_word word;
	size_t at = 0;

	while (phrase->len < LIMIT_SEARCH_WORDS &&
	       search_word_next(&word, all, &at))
		phrase->words[phrase->len++] =
			arena_strndup(arena, word.folded, word.len);
	meaning->len += phrase->len > 0;
}

void search_synonyms_init(struct search_synonyms *synonyms,
			  struct arena *arena, const struct value *config)
{
	const struct value *row;
	struct search_meaning *meaning;
	size_t i, j;

	synonyms->len = value_len(config);
	synonyms->rows = arena_alloc(arena, synonyms->len *
						    sizeof(*synonyms->rows));
	for (i = 0; i < synonyms->len; i++) {
		row = value_item(config, i);
		meaning = &synonyms->rows[i];
		meaning->texts = arena_alloc(arena, value_len(row) *
						    sizeof(*meaning->texts));
		for (j = 0; j < value_len(row); j++)
			add_text(meaning, arena,
				 value_text(value_item(row, j)));
	}
}

static bool begins(const struct search_phrase *phrase,
		   const char *const *words, size_t n)
{
	size_t i;

	for (i = 0; i < phrase->len; i++) {
		if (i == n || !str_eq(phrase->words[i], words[i]))
			return false;
	}
	return true;
}

size_t search_synonyms_match(const struct search_synonyms *synonyms,
			     const char *const *words, size_t n)
{
	size_t i, j, longest = 0;

	for (i = 0; i < synonyms->len; i++) {
		const struct search_meaning *meaning = &synonyms->rows[i];

		for (j = 0; j < meaning->len; j++) {
			if (meaning->texts[j].len > longest &&
			    begins(&meaning->texts[j], words, n))
				longest = meaning->texts[j].len;
		}
	}
	return longest;
}

static bool is_in(const struct search_meaning *meaning,
		  const char *const *words, size_t n)
{
	size_t i;

	for (i = 0; i < meaning->len; i++) {
		if (meaning->texts[i].len == n &&
		    begins(&meaning->texts[i], words, n))
			return true;
	}
	return false;
}

size_t search_synonyms_get(const struct search_phrase *out[], size_t max,
			   const struct search_synonyms *synonyms,
			   const char *const *words, size_t n)
{
	size_t i, j, len = 0;

	for (i = 0; i < synonyms->len; i++) {
		const struct search_meaning *meaning = &synonyms->rows[i];

		if (!is_in(meaning, words, n))
			continue;
		for (j = 0; j < meaning->len && len < max; j++) {
			if (meaning->texts[j].len != n ||
			    !begins(&meaning->texts[j], words, n))
				out[len++] = &meaning->texts[j];
		}
	}
	return len;
}
