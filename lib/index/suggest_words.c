/* SPDX-License-Identifier: MIT */
/*
 * Filling the index of words, which are folded runs of letters and digits.
 * Asking it is suggest.c's.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "index/suggest.h"

enum {
	FIRST_SLOTS = 1024,
	MAX_TEXTS = 1 << 30	/* bytes of all words; numbers have 32 bits */
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

struct view suggest_next_word(const char *text, size_t len)
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

/* Quick where it is easy. */
void suggest_fold(struct buf *out, const char *text)
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
	suggest_fold(folded, text);
	for (;;) {
		word = suggest_next_word(folded->data + at, folded->len - at);
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
