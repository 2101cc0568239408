/* SPDX-License-Identifier: MIT */
/*
 * Words are folded runs of letters and digits.  A rare word says more than a
 * common one, one of the last segment more than one before.  A word that
 * nobody has stands for the one that begins most like it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "index/suggest.h"

enum {
	MAX_WORDS = 16,		/* of a path; the rarest count */
	MAX_LOOKED_AT = 1024,	/* entries scored for one path */
	MIN_PREFIX = 4		/* bytes that a likely word shares */
};

struct posting {
	const char *word;
	uint32_t *orders;	/* rising, after suggest_finish() */
	size_t len, cap;
};

struct term {
	const struct posting *posting;
	unsigned int weight;
};

struct query {
	struct term terms[MAX_WORDS];	/* rarest first */
	size_t len;
};

struct scored {
	uint32_t order;
	unsigned int score;
};

struct ranking {
	struct scored best[LIMIT_SUGGESTIONS];
	size_t len;
	const struct suggest_filter *filter;
};

void suggest_init(struct suggest *suggest, struct arena *arena)
{
	*suggest = (struct suggest){ .arena = arena };
	table_init(&suggest->words);
}

void suggest_release(struct suggest *suggest)
{
	size_t i;

	for (i = 0; i < suggest->words.cap; i++) {
		struct posting *posting = suggest->words.entries[i].value;

		if (posting)
			free(posting->orders);
	}
	table_release(&suggest->words);
	free(suggest->sorted);
}

/* The next word of folded text, and where it ends; empty at the end. */
static struct view next_word(const char *text, size_t len)
{
	struct view word = { text, 0 };
	size_t used, at;

	for (at = 0; at < len; at += used) {
		int32_t code = utf8_decode(text + at, len - at, &used);
		bool is_part = code >= 0 && (utf8_is_letter(code) ||
					     utf8_is_digit(code));

		if (is_part && !word.len)
			word.at = text + at;
		if (is_part)
			word.len = (size_t)(text + at - word.at) + used;
		else if (word.len)
			break;
	}
	return word;
}

static void add_word(struct suggest *suggest, const char *word, size_t order)
{
	struct posting *posting = table_find(&suggest->words, word);

	if (!posting) {
		posting = arena_alloc(suggest->arena, sizeof(*posting));
		posting->word = arena_strdup(suggest->arena, word);
		table_set(&suggest->words, posting->word, posting);
	}
	if (posting->len && posting->orders[posting->len - 1] == order)
		return;
	posting->orders = mem_grow(posting->orders, posting->len,
				   &posting->cap, sizeof(*posting->orders));
	posting->orders[posting->len++] = (uint32_t)order;
}

/* Folding, quick where it is easy. */
static void add_folded(struct buf *out, const char *text)
{
	const char *at;

	for (at = text; *at && (unsigned char)*at < 0x80; at++)
		;
	if (*at) {
		utf8_add_fold(out, text, strlen(text));
		return;
	}
	buf_add(out, text, (size_t)(at - text));
	for (at = text; *at; at++)
		out->data[at - text] = str_lower(*at);
}

void suggest_add(struct suggest *suggest, const char *text, size_t order)
{
	struct buf folded = BUF_INIT, key = BUF_INIT;
	struct view word;
	size_t at = 0;

	add_folded(&folded, text);
	for (;;) {
		word = next_word(folded.data + at, folded.len - at);
		if (!word.len)
			break;
		at = (size_t)(word.at - folded.data) + word.len;
		buf_reset(&key);
		buf_add(&key, word.at, word.len);
		if (word.len > 1)
			add_word(suggest, key.data, order);
	}
	buf_release(&folded);
	buf_release(&key);
}

static int compare_orders(const void *left, const void *right)
{
	const uint32_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* Rising, each once. */
static void sort_orders(struct posting *posting)
{
	size_t i, len = 0;

	qsort(posting->orders, posting->len, sizeof(*posting->orders),
	      compare_orders);
	for (i = 0; i < posting->len; i++) {
		if (!len || posting->orders[len - 1] != posting->orders[i])
			posting->orders[len++] = posting->orders[i];
	}
	posting->len = len;
}

static int compare_words(const void *left, const void *right)
{
	const struct posting *const *a = left, *const *b = right;

	return strcmp((*a)->word, (*b)->word);
}

void suggest_finish(struct suggest *suggest, size_t n_entries)
{
	size_t i;

	suggest->n_entries = n_entries;
	suggest->sorted = mem_alloc(suggest->words.len *
				    sizeof(struct posting *));
	for (i = 0; i < suggest->words.cap; i++) {
		struct posting *posting = suggest->words.entries[i].value;

		if (!posting)
			continue;
		sort_orders(posting);
		suggest->sorted[suggest->len++] = posting;
	}
	if (suggest->len)
		qsort(suggest->sorted, suggest->len, sizeof(struct posting *),
		      compare_words);
}

static size_t common_len(const char *a, const char *b)
{
	size_t len = 0;

	while (a[len] && a[len] == b[len])
		len++;
	return len;
}

/* Of the two neighbours in the sorted words the one that shares more. */
static const struct posting *find_alike(const struct suggest *suggest,
					const char *word)
{
	size_t low = 0, high = suggest->len, before = 0, after = 0;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(suggest->sorted[middle]->word, word) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low > 0)
		before = common_len(word, suggest->sorted[low - 1]->word);
	if (low < suggest->len)
		after = common_len(word, suggest->sorted[low]->word);
	if (before < MIN_PREFIX && after < MIN_PREFIX)
		return NULL;
	return suggest->sorted[after >= before ? low : low - 1];
}

/* How much a word tells: the fewer have it, the more. */
static unsigned int rarity(const struct suggest *suggest,
			   const struct posting *posting)
{
	size_t share = suggest->n_entries / (posting->len ? posting->len : 1);
	unsigned int weight = 1;

	for (; share > 1; share /= 2)
		weight++;
	return weight;
}

/* Puts a term where its rarity says; a full query drops its commonest. */
static void add_term(struct query *query, struct term term)
{
	size_t i, at;

	for (i = 0; i < query->len; i++) {
		if (query->terms[i].posting != term.posting)
			continue;
		if (query->terms[i].weight < term.weight)
			query->terms[i].weight = term.weight;
		return;
	}
	if (query->len == MAX_WORDS &&
	    term.posting->len >= query->terms[MAX_WORDS - 1].posting->len)
		return;
	if (query->len < MAX_WORDS)
		query->len++;
	for (at = query->len - 1;
	     at && query->terms[at - 1].posting->len > term.posting->len; at--)
		query->terms[at] = query->terms[at - 1];
	query->terms[at] = term;
}

static void add_path_word(struct query *query, const struct suggest *suggest,
			  const char *word, bool is_last)
{
	struct term term = { table_find(&suggest->words, word), 4 };

	if (!term.posting) {
		term.posting = find_alike(suggest, word);
		term.weight = 1;
	}
	if (!term.posting)
		return;
	term.weight *= rarity(suggest, term.posting) * (is_last ? 2 : 1);
	add_term(query, term);
}

static void read_query(struct query *query, const struct suggest *suggest,
		       const char *path)
{
	struct buf folded = BUF_INIT, key = BUF_INIT;
	const char *last;
	struct view word;
	size_t at = 0;

	query->len = 0;
	add_folded(&folded, path);
	last = strrchr(folded.data, '/');
	for (;;) {
		word = next_word(folded.data + at, folded.len - at);
		if (!word.len)
			break;
		at = (size_t)(word.at - folded.data) + word.len;
		buf_reset(&key);
		buf_add(&key, word.at, word.len);
		add_path_word(query, suggest, key.data, word.at > last);
	}
	buf_release(&folded);
	buf_release(&key);
}

static bool has_order(const struct posting *posting, uint32_t order)
{
	size_t low = 0, high = posting->len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (posting->orders[middle] < order)
			low = middle + 1;
		else
			high = middle;
	}
	return low < posting->len && posting->orders[low] == order;
}

static unsigned int score_of(const struct query *query, uint32_t order)
{
	unsigned int score = 0;
	size_t i;

	for (i = 0; i < query->len; i++) {
		if (has_order(query->terms[i].posting, order))
			score += query->terms[i].weight;
	}
	return score;
}

static bool is_before(struct scored a, struct scored b)
{
	return a.score > b.score || (a.score == b.score && a.order < b.order);
}

/* Keeps the entry if it is among the best that may be named. */
static void rank(struct ranking *ranking, struct scored scored)
{
	const struct suggest_filter *filter = ranking->filter;
	const struct entry *entry = &filter->entries[scored.order];
	size_t i;

	if (ranking->len == LIMIT_SUGGESTIONS &&
	    !is_before(scored, ranking->best[ranking->len - 1]))
		return;
	for (i = 0; i < ranking->len; i++) {
		if (ranking->best[i].order == scored.order)
			return;
	}
	if (claims_holder(filter->claims, entry, filter->now) != entry)
		return;
	if (ranking->len < LIMIT_SUGGESTIONS)
		ranking->len++;
	for (i = ranking->len - 1;
	     i && is_before(scored, ranking->best[i - 1]); i--)
		ranking->best[i] = ranking->best[i - 1];
	ranking->best[i] = scored;
}

size_t suggest_find(const struct entry *out[LIMIT_SUGGESTIONS],
		    const struct suggest *suggest, const char *path,
		    const struct suggest_filter *filter)
{
	struct ranking ranking = { .filter = filter };
	size_t i, j, left = MAX_LOOKED_AT;
	struct query query;

	read_query(&query, suggest, path);
	for (i = 0; i < query.len; i++) {
		const struct posting *posting = query.terms[i].posting;

		for (j = 0; j < posting->len && left; j++, left--)
			rank(&ranking,
			     (struct scored){ posting->orders[j],
					      score_of(&query,
						       posting->orders[j]) });
	}
	for (i = 0; i < ranking.len; i++)
		out[i] = &filter->entries[ranking.best[i].order];
	return ranking.len;
}
