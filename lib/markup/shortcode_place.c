/* SPDX-License-Identifier: MIT */
/*
 * Pieces into the tree, in the place of their tokens.  A piece may hold the
 * tokens of pieces made before it, and of no others.
 */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "markup/html.h"
#include "markup/htmlparse.h"
#include "markup/shortcode.h"

struct found {
	size_t from, end;	/* of the token, in its text */
	size_t index;
};

/* A token in `text` from `at` on. */
static bool find(const struct shortcodes *s, const char *text, size_t at,
		 struct found *found)
{
	size_t len = strlen(s->token);
	const char *token, *digits;
	char *end;

	while ((token = strstr(text + at, s->token)) != NULL) {
		found->from = (size_t)(token - text);
		digits = token + len;
		at = found->from + len;
		if (!str_is_digit(*digits) || strlen(digits) < 2)
			continue;
		found->index = strtoul(digits, &end, 10);
		found->end = (size_t)(end - text) + 1;
		if (*end == 'z' && found->index < s->len)
			return true;
	}
	return false;
}

/* In an attribute only words can stand. */
static const char *fill(const struct shortcodes *s, struct arena *arena,
			const char *value)
{
	struct buf out = BUF_INIT;
	struct found found;
	size_t at = 0;

	while (find(s, value, at, &found)) {
		const char *text = s->pieces[found.index].text;

		buf_add(&out, value + at, found.from - at);
		buf_str(&out, text ? text : "");
		at = found.end;
	}
	buf_str(&out, value + at);
	return arena_take(arena, &out);
}

static void fill_attrs(const struct shortcodes *s, struct arena *arena,
		       struct dom_node *node)
{
	struct dom_attr *attr;

	for (attr = node->attrs; attr; attr = attr->next)
		if (strstr(attr->value, s->token))
			attr->value = fill(s, arena, attr->value);
}

/* Has it an element that is not for the middle of a sentence? */
static bool is_block(const struct dom_node *root)
{
	const struct dom_node *node;

	for (node = root->first; node; node = node->next)
		if (node->tag && !html_is_inline(node->tag))
			return true;
	return false;
}

/* A paragraph of nothing but this token gives way to a block. */
static struct dom_node *spot(struct dom_node *node, const struct found *found,
			     const struct dom_node *piece)
{
	bool is_alone = !node->prev && !node->next &&
			str_trim(node->text, found->from).len == 0 &&
			str_is_blank(node->text + found->end);

	return is_alone && dom_is(node->parent, "p") && is_block(piece) ?
	       node->parent : node;
}

static void place(const struct shortcodes *s, struct arena *arena,
		  struct dom_node *root, size_t limit);

static void flush(struct arena *arena, struct dom_node *at, struct buf *words)
{
	if (words->len > 0)
		dom_insert_before(at, dom_text(arena, words->data));
	buf_reset(words);
}

/* The piece's nodes before the text that had its token. */
static void put(const struct shortcodes *s, struct arena *arena,
		struct dom_node *node, const struct found *found,
		struct buf *words)
{
	const char *html = s->pieces[found->index].html;
	struct dom_node *fragment = htmlparse(arena, html, strlen(html));
	struct dom_node *at = spot(node, found, fragment);

	place(s, arena, fragment, found->index);
	flush(arena, node, words);
	while (fragment->first) {
		struct dom_node *child = fragment->first;

		dom_detach(child);
		dom_insert_before(at, child);
	}
	if (at != node)
		dom_detach(at);
}

static void place_text(const struct shortcodes *s, struct arena *arena,
		       struct dom_node *node, size_t limit)
{
	const char *text = node->text;
	struct buf words = BUF_INIT;
	struct found found;
	size_t at = 0;

	while (find(s, text, at, &found)) {
		const struct shortcode_piece *piece = &s->pieces[found.index];

		buf_add(&words, text + at, found.from - at);
		at = found.end;
		if (piece->text)
			buf_str(&words, piece->text);
		else if (found.index < limit)
			put(s, arena, node, &found, &words);
	}
	buf_str(&words, text + at);
	node->text = arena_take(arena, &words);
}

/* Pieces before number `limit`: so no piece can come to hold itself. */
static void place(const struct shortcodes *s, struct arena *arena,
		  struct dom_node *root, size_t limit)
{
	struct dom_node *node = root->first;

	while (node) {
		struct dom_node *next = dom_next(node, root);

		if (!node->text)
			fill_attrs(s, arena, node);
		else if (strstr(node->text, s->token))
			place_text(s, arena, node, limit);
		node = next;
	}
}

void shortcodes_place(const struct shortcodes *s, struct arena *arena,
		      struct dom_node *root)
{
	if (s->len > 0)
		place(s, arena, root, s->len);
}
