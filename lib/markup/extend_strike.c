/* SPDX-License-Identifier: MIT */
/*
 * ~~words~~ and ~words~ struck out.  A run of one or two tildes opens and
 * closes by CommonMark's rule for asterisks, and is closed by as many, in
 * the same element.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "markup/extend_marks.h"
#include "markup/html.h"

struct run {
	struct dom_node *node;		/* a text of nothing else */
	size_t from;			/* in the text it was part of */
	size_t len;			/* 1 or 2 */
	bool opens, closes;
};

struct runs {
	struct run *items;
	size_t len, cap;
};

/* What a neighbour is to the rule. */
enum side { SIDE_SPACE, SIDE_PUNCTUATION, SIDE_WORD };

static enum side side_of_char(const char *c)
{
	if (!*c || str_is_space(*c) || str_starts(c, "\xc2\xa0"))
		return SIDE_SPACE;
	if ((unsigned char)*c < 0x80)
		return str_is_alnum(*c) ? SIDE_WORD : SIDE_PUNCTUATION;
	if (str_starts(c, "\xe2\x80") || str_starts(c, "\xef\xa3"))
		return SIDE_PUNCTUATION;
	return SIDE_WORD;
}

/* Elements were punctuation in the text; but line breaks were white space. */
static enum side side_of_node(const struct dom_node *node,
			      const struct dom_node *parent)
{
	if (node)
		return dom_is(node, "br") ? SIDE_SPACE : SIDE_PUNCTUATION;
	return html_is_inline(parent->tag) ? SIDE_PUNCTUATION : SIDE_SPACE;
}

static enum side side_before(const struct dom_node *node, const char *at)
{
	const char *c = at;

	if (at == node->text)
		return side_of_node(node->prev, node->parent);
	do {
		c--;
	} while (c > node->text && ((unsigned char)*c & 0xc0) == 0x80);
	return side_of_char(c);
}

static enum side side_after(const struct dom_node *node, const char *at)
{
	return *at ? side_of_char(at) : side_of_node(node->next, node->parent);
}

static void add_run(struct runs *runs, const struct dom_node *node,
		    const char *at, size_t len)
{
	enum side before = side_before(node, at);
	enum side after = side_after(node, at + len);
	struct run *run;

	runs->items = mem_grow(runs->items, runs->len, &runs->cap,
			       sizeof(*runs->items));
	run = &runs->items[runs->len];
	run->len = len;
	run->from = (size_t)(at - node->text);
	run->opens = after == SIDE_WORD ||
		     (after == SIDE_PUNCTUATION && before != SIDE_WORD);
	run->closes = before == SIDE_WORD ||
		      (before == SIDE_PUNCTUATION && after != SIDE_WORD);
	if (len <= 2 && (run->opens || run->closes))
		runs->len++;
}

/* A text that points into somebody's copy. */
static void insert(struct arena *arena, struct dom_node *at, const char *text)
{
	struct dom_node *node;

	if (!*text)
		return;
	node = dom_element(arena, NULL);
	node->text = text;
	dom_insert_before(at, node);
}

/* Not as characters, which would be read again in what they are in. */
static const char *tildes(struct arena *arena, size_t len)
{
	struct buf marks = BUF_INIT;

	for (; len > 0; len--)
		extend_add_mark(&marks, MARK_TILDE_HTML, 0);
	return arena_take(arena, &marks);
}

/* Parts the text at its runs, each of which gets a node of its own. */
static void split(struct arena *arena, struct runs *runs,
		  struct dom_node *node)
{
	size_t i = runs->len;
	const char *at = node->text;
	char *text;
	size_t done = 0;

	while ((at = strchr(at, '~')) != NULL) {
		size_t len = strspn(at, "~");

		add_run(runs, node, at, len);
		at += len;
	}
	if (i == runs->len)
		return;
	text = arena_strdup(arena, node->text);
	for (; i < runs->len; i++) {
		struct run *run = &runs->items[i];

		text[run->from] = '\0';
		insert(arena, node, text + done);
		insert(arena, node, tildes(arena, run->len));
		run->node = node->prev;
		done = run->from + run->len;
	}
	node->text = text + done;
}

static void strike_out(struct arena *arena, struct dom_node *from,
		       struct dom_node *to)
{
	struct dom_node *del = dom_element(arena, "del");
	struct dom_node *node;

	dom_insert_before(from, del);
	while ((node = from->next) != to) {
		dom_detach(node);
		dom_append(del, node);
	}
	dom_detach(from);
	dom_detach(to);
}

/* The nearest open run as long as this one, from 1; 0: there is none. */
static size_t find_opener(const struct runs *open, const struct run *run,
			  size_t least)
{
	size_t i = open->len;

	while (i > least && open->items[i - 1].len != run->len)
		i--;
	return i > least ? i : 0;
}

static void match(struct arena *arena, const struct runs *runs)
{
	struct runs open = { NULL, 0, 0 };
	size_t least[3] = { 0, 0, 0 };	/* no opener of that length below */
	size_t i, k;

	for (i = 0; i < runs->len; i++) {
		const struct run *run = &runs->items[i];
		size_t opener = 0;

		if (least[run->len] > open.len)
			least[run->len] = open.len;
		if (run->closes)
			opener = find_opener(&open, run, least[run->len]);
		if (opener > 0 && open.items) {
			strike_out(arena, open.items[opener - 1].node,
				   run->node);
			open.len = opener - 1;
			continue;
		}
		if (run->closes)
			least[run->len] = open.len;
		if (!run->opens)
			continue;
		open.items = mem_grow(open.items, open.len, &open.cap,
				      sizeof(*open.items));
		k = open.len++;
		open.items[k] = *run;
	}
	free(open.items);
}

/* The words directly in an element. */
static void strike_in(struct arena *arena, struct dom_node *parent)
{
	struct runs runs = { NULL, 0, 0 };
	struct dom_node *node, *next;

	for (node = parent->first; node; node = next) {
		next = node->next;
		if (node->text && strchr(node->text, '~'))
			split(arena, &runs, node);
	}
	match(arena, &runs);
	free(runs.items);
}

static bool has_tilde(const struct dom_node *parent)
{
	const struct dom_node *node = parent->first;

	while (node && (!node->text || !strchr(node->text, '~')))
		node = node->next;
	return node != NULL;
}

void extend_strike(struct arena *arena, struct dom_node *root)
{
	struct dom_node *node = root;

	while (node) {
		bool is_code = dom_is(node, "code") || dom_is(node, "pre");

		if (!node->text && !is_code && has_tilde(node))
			strike_in(arena, node);
		node = is_code ? dom_skip(node, root) : dom_next(node, root);
	}
}
