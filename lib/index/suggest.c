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
	MIN_PREFIX = 4,		/* bytes that a likely word shares */
	FIRST_SLOTS = 1024,
	MAX_TEXTS = 1 << 30	/* bytes of all words; numbers have 32 bits */
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

void suggest_init(struct suggest *suggest)
{
	*suggest = (struct suggest){ .n_cells = 0 };
	buf_init(&suggest->texts);
	buf_init(&suggest->folded);
	hash_seed_fill(&suggest->seed);
}

void suggest_release(struct suggest *suggest)
{
	buf_release(&suggest->texts);
	buf_release(&suggest->folded);
	free(suggest->words);
	free(suggest->slots);
	free(suggest->cells);
	free(suggest->orders);
}

static bool is_part(const char *text, size_t len, size_t *used)
{
	int32_t code;

	*used = 1;
	if ((unsigned char)*text < 0x80)
		return str_is_alnum(*text);
	code = utf8_decode(text, len, used);
	return code >= 0 && (utf8_is_letter(code) || utf8_is_digit(code));
}

/* The next word of folded text, and where it ends; empty at the end. */
static struct view next_word(const char *text, size_t len)
{
	struct view word = { text, 0 };
	size_t used, at;

	for (at = 0; at < len; at += used) {
		bool is_in = is_part(text + at, len - at, &used);

		if (is_in && !word.len)
			word.at = text + at;
		if (is_in)
			word.len = (size_t)(text + at - word.at) + used;
		else if (word.len)
			break;
	}
	return word;
}

static bool is_word(const struct suggest *suggest,
		    const struct suggest_word *word, struct view text)
{
	const char *known = suggest->texts.data + word->text;

	return strncmp(known, text.at, text.len) == 0 && !known[text.len];
}

/* The slot of a word, or the free one where it belongs. */
static uint32_t *seek(const struct suggest *suggest, uint32_t hash,
		      struct view text)
{
	size_t i = hash & (suggest->n_slots - 1);

	for (;; i = (i + 1) & (suggest->n_slots - 1)) {
		const struct suggest_word *word;

		if (!suggest->slots[i])
			return &suggest->slots[i];
		word = &suggest->words[suggest->slots[i] - 1];
		if (word->hash == hash && is_word(suggest, word, text))
			return &suggest->slots[i];
	}
}

/* At most 70% full, so that a search always meets a free slot. */
static void make_room(struct suggest *suggest)
{
	size_t i, j;

	if ((suggest->len + 1) * 10 <= suggest->n_slots * 7)
		return;
	suggest->n_slots = suggest->n_slots ? 2 * suggest->n_slots :
					      FIRST_SLOTS;
	free(suggest->slots);
	suggest->slots = mem_alloc(suggest->n_slots *
				   sizeof(*suggest->slots));
	for (i = 0; i < suggest->len; i++) {
		j = suggest->words[i].hash & (suggest->n_slots - 1);
		while (suggest->slots[j])
			j = (j + 1) & (suggest->n_slots - 1);
		suggest->slots[j] = (uint32_t)i + 1;
	}
}

static struct suggest_word *need_word(struct suggest *suggest,
				      struct view text)
{
	uint32_t hash = (uint32_t)hash_key(&suggest->seed, text.at, text.len);
	struct suggest_word *word;
	uint32_t *slot;

	make_room(suggest);
	slot = seek(suggest, hash, text);
	if (*slot)
		return &suggest->words[*slot - 1];
	suggest->words = mem_grow(suggest->words, suggest->len, &suggest->cap,
				  sizeof(*suggest->words));
	word = &suggest->words[suggest->len++];
	*word = (struct suggest_word){
		.text = (uint32_t)suggest->texts.len, .hash = hash,
	};
	buf_add(&suggest->texts, text.at, text.len);
	buf_add(&suggest->texts, "", 1);
	*slot = (uint32_t)suggest->len;
	return word;
}

static void add_word(struct suggest *suggest, struct view text, size_t order)
{
	struct suggest_word *word = need_word(suggest, text);
	struct suggest_cell *cell;

	if (word->first && suggest->cells[word->first].order == order)
		return;
	if (!suggest->n_cells)
		suggest->n_cells = 1;	/* 0 means none */
	suggest->cells = mem_grow(suggest->cells, suggest->n_cells,
				  &suggest->cap_cells,
				  sizeof(*suggest->cells));
	cell = &suggest->cells[suggest->n_cells];
	cell->order = (uint32_t)order;
	cell->next = word->first;
	word->first = (uint32_t)suggest->n_cells++;
	word->len++;
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
	struct buf *folded = &suggest->folded;
	struct view word;
	size_t at = 0;

	buf_reset(folded);
	add_folded(folded, text);
	for (;;) {
		word = next_word(folded->data + at, folded->len - at);
		if (!word.len)
			return;
		at = (size_t)(word.at - folded->data) + word.len;
		if (word.len > 1 && suggest->texts.len < MAX_TEXTS)
			add_word(suggest, word, order);
	}
}

static int compare_orders(const void *left, const void *right)
{
	const uint32_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* Moves the orders of a word out of its cells: rising, each once. */
static void gather(struct suggest *suggest, struct suggest_word *word,
		   size_t start)
{
	uint32_t *orders = suggest->orders + start;
	uint32_t cell, i, n = 0, len = 0;

	for (cell = word->first; cell; cell = suggest->cells[cell].next)
		orders[n++] = suggest->cells[cell].order;
	qsort(orders, n, sizeof(*orders), compare_orders);
	for (i = 0; i < n; i++) {
		if (!len || orders[len - 1] != orders[i])
			orders[len++] = orders[i];
	}
	word->first = (uint32_t)start;
	word->len = len;
}

static int compare_words(const void *left, const void *right, void *texts)
{
	const struct suggest_word *a = left, *b = right;
	const char *text = texts;

	return strcmp(text + a->text, text + b->text);
}

void suggest_finish(struct suggest *suggest, size_t n_entries)
{
	size_t i, start = 0;

	suggest->n_entries = n_entries;
	free(suggest->slots);
	suggest->slots = NULL;
	suggest->orders = mem_alloc(suggest->n_cells *
				    sizeof(*suggest->orders));
	for (i = 0; i < suggest->len; i++) {
		gather(suggest, &suggest->words[i], start);
		start += suggest->words[i].len;
	}
	free(suggest->cells);
	suggest->cells = NULL;
	buf_release(&suggest->folded);
	suggest->words = mem_resize(suggest->words, suggest->len + 1,
				    sizeof(*suggest->words));
	if (suggest->len)
		qsort_r(suggest->words, suggest->len, sizeof(*suggest->words),
			compare_words, suggest->texts.data);
}

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
