/* SPDX-License-Identifier: MIT */
/*
 * A rare word says more than a common one, one of the last segment more than
 * one before.  A word that nobody has stands for the one that begins most
 * like it.  The index is filled by suggest_words.c.
 */
#include <string.h>

#include "base/str.h"
#include "index/suggest.h"

enum {
	MAX_WORDS = 16,		/* of a path; the rarest count */
	MAX_LOOKED_AT = 1024,	/* entries scored for one path */
	MIN_PREFIX = 4		/* bytes that a likely word shares */
};

struct term {
	const struct suggest_word *word;
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

static const char *text_of(const struct suggest *suggest, size_t i)
{
	return suggest->texts.data + suggest->words[i].text;
}

/* The first word that is not before this one. */
static size_t find_word(const struct suggest *suggest, const char *word)
{
	size_t low = 0, high = suggest->len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(text_of(suggest, middle), word) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t common_len(const char *a, const char *b)
{
	size_t len = 0;

	while (a[len] && a[len] == b[len])
		len++;
	return len;
}

/* Of the neighbours of a place in the sorted words the one that shares
   more. */
static const struct suggest_word *find_alike(const struct suggest *suggest,
					     const char *word, size_t at)
{
	size_t before = 0, after = 0;

	if (at > 0)
		before = common_len(word, text_of(suggest, at - 1));
	if (at < suggest->len)
		after = common_len(word, text_of(suggest, at));
	if (before < MIN_PREFIX && after < MIN_PREFIX)
		return NULL;
	return &suggest->words[after >= before ? at : at - 1];
}

/* How much a word tells: the fewer have it, the more. */
static unsigned int rarity(const struct suggest *suggest,
			   const struct suggest_word *word)
{
	size_t share = suggest->n_entries / (word->len ? word->len : 1);
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
		if (query->terms[i].word != term.word)
			continue;
		if (query->terms[i].weight < term.weight)
			query->terms[i].weight = term.weight;
		return;
	}
	if (query->len == MAX_WORDS &&
	    term.word->len >= query->terms[MAX_WORDS - 1].word->len)
		return;
	if (query->len < MAX_WORDS)
		query->len++;
	for (at = query->len - 1;
	     at && query->terms[at - 1].word->len > term.word->len; at--)
		query->terms[at] = query->terms[at - 1];
	query->terms[at] = term;
}

static void add_path_word(struct query *query, const struct suggest *suggest,
			  const char *word, bool is_last)
{
	size_t at = find_word(suggest, word);
	struct term term = { NULL, 4 };

	if (at < suggest->len && str_eq(text_of(suggest, at), word)) {
		term.word = &suggest->words[at];
	} else {
		term.word = find_alike(suggest, word, at);
		term.weight = 1;
	}
	if (!term.word)
		return;
	term.weight *= rarity(suggest, term.word) * (is_last ? 2 : 1);
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
	suggest_fold(&folded, path);
	last = strrchr(folded.data, '/');
	for (;;) {
		word = suggest_next_word(folded.data + at, folded.len - at);
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

static bool has_order(const struct suggest *suggest,
		      const struct suggest_word *word, uint32_t order)
{
	const uint32_t *orders = suggest->orders + word->first;
	size_t low = 0, high = word->len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (orders[middle] < order)
			low = middle + 1;
		else
			high = middle;
	}
	return low < word->len && orders[low] == order;
}

static unsigned int score_of(const struct suggest *suggest,
			     const struct query *query, uint32_t order)
{
	unsigned int score = 0;
	size_t i;

	for (i = 0; i < query->len; i++) {
		if (has_order(suggest, query->terms[i].word, order))
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
		const struct suggest_word *word = query.terms[i].word;
		const uint32_t *orders = suggest->orders + word->first;

		for (j = 0; j < word->len && left; j++, left--)
			rank(&ranking,
			     (struct scored){ orders[j],
					      score_of(suggest, &query,
						       orders[j]) });
	}
	for (i = 0; i < ranking.len; i++)
		out[i] = &filter->entries[ranking.best[i].order];
	return ranking.len;
}
