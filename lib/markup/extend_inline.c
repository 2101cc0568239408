/* SPDX-License-Identifier: MIT */
/*
 * Marks in the words of a tree: each becomes what it stands for, or, in code
 * and in attributes, the characters that the author typed.
 */
#include <string.h>

#include "base/percent.h"
#include "base/str.h"
#include "base/utf8.h"
#include "markup/extend_marks.h"

#define MARK_START "\xef\xa3"

struct reader {
	struct extension *ext;
	bool is_lost;		/* a mark that cannot be */
};

static bool has_mark(const char *text)
{
	return strstr(text, MARK_START) != NULL;
}

/* What was typed. */
static void add_typed(struct reader *r, struct buf *out,
		      const struct extend_mark *mark, bool in_code)
{
	const struct extension *ext = r->ext;

	switch (mark->kind) {
	case MARK_TILDE:
		buf_str(out, in_code ? "\\~" : "~");
		return;
	case MARK_TILDE_HTML:
		buf_char(out, '~');
		return;
	case MARK_TASK:
		buf_str(out, mark->number ? "[x]" : "[ ]");
		return;
	case MARK_REFERENCE:
		if (mark->number < ext->n_notes) {
			buf_printf(out, "[^%s]",
				   ext->notes[mark->number].label);
			return;
		}
		break;
	default:
		break;
	}
	r->is_lost = true;
}

static bool is_lost_mark(const char *text)
{
	unsigned char last = (unsigned char)text[2];

	return last >= 0x90 && last <= 0xaf;
}

/* Copies up to the next mark; false: there is none. */
static bool next_mark(struct reader *r, struct buf *out, const char **text,
		      struct extend_mark *mark)
{
	const char *found;

	while ((found = strstr(*text, MARK_START)) != NULL) {
		buf_add(out, *text, (size_t)(found - *text));
		*text = found;
		if (extend_read_mark(mark, found)) {
			*text += mark->len;
			return true;
		}
		r->is_lost = r->is_lost || is_lost_mark(found);
		buf_add(out, found, strlen(MARK_START));
		*text += strlen(MARK_START);
	}
	buf_str(out, *text);
	return false;
}

/* References stand between two '^' of ours (see extend_words.c). */
static void drop_caret(struct buf *out, const char **text,
		       const struct extend_mark *mark)
{
	if (mark->kind != MARK_REFERENCE)
		return;
	if (out->len > 0 && out->data[out->len - 1] == '^')
		buf_truncate(out, out->len - 1);
	*text += **text == '^';
}

static const char *typed(struct reader *r, const char *text, bool in_code)
{
	struct buf out = BUF_INIT;
	struct extend_mark mark;

	while (next_mark(r, &out, &text, &mark)) {
		drop_caret(&out, &text, &mark);
		add_typed(r, &out, &mark, in_code);
	}
	return arena_take(r->ext->arena, &out);
}

/* In addresses cmark has percent-encoded marks, and carets. */
static const char *without_percents(struct arena *arena, const char *value)
{
	struct buf out = BUF_INIT;

	for (; *value; value++) {
		if (str_starts(value, "%5E%EF%A3")) {
			buf_char(&out, '^');
			value += 2;
		} else if (str_starts(value, "%EF%A3") &&
			   percent_byte(value + 6, PERCENT_LEN) >= 0) {
			buf_str(&out, MARK_START);
			buf_char(&out, (char)percent_byte(value + 6,
							  PERCENT_LEN));
			value += 8;
			if (str_starts(value + 1, "%5E"))
				value += 3;
		} else {
			buf_char(&out, *value);
		}
	}
	return arena_take(arena, &out);
}

static void read_attrs(struct reader *r, struct dom_node *node)
{
	struct dom_attr *attr;

	for (attr = node->attrs; attr; attr = attr->next) {
		if (strstr(attr->value, "%EF%A3%"))
			attr->value = without_percents(r->ext->arena,
						       attr->value);
		if (has_mark(attr->value))
			attr->value = typed(r, attr->value, false);
	}
}

static void flush(struct arena *arena, struct dom_node *at, struct buf *words)
{
	if (words->len > 0)
		dom_insert_before(at, dom_text(arena, words->data));
	buf_reset(words);
}

/* The first words of a list item? */
static bool begins_item(const struct dom_node *node)
{
	const struct dom_node *above = node->parent;

	if (node->prev)
		return false;
	if (dom_is(above, "p")) {
		node = above;
		while (node->prev && node->prev->text &&
		       str_is_blank(node->prev->text))
			node = node->prev;
		above = above->parent;
	}
	return !node->prev && dom_is(above, "li");
}

static void make_task(struct reader *r, struct buf *words,
		      struct dom_node *node, bool is_done)
{
	struct dom_node *item = node->parent;

	if (!dom_is(item, "li"))
		item = item->parent;
	dom_set_attr(r->ext->arena, item, "class", "task-item");
	utf8_add(words, is_done ? 0x2611 : 0x2610);
}

static void read_words(struct reader *r, struct dom_node *node)
{
	const char *text = node->text;
	bool is_first = true;
	struct buf words = BUF_INIT;
	struct extend_mark mark;

	while (next_mark(r, &words, &text, &mark)) {
		drop_caret(&words, &text, &mark);
		if (mark.kind == MARK_REFERENCE &&
		    mark.number < r->ext->n_notes) {
			flush(r->ext->arena, node, &words);
			dom_insert_before(node, extend_reference(r->ext,
								 mark.number));
		} else if (mark.kind == MARK_TASK && is_first &&
			   words.len == 0 && begins_item(node)) {
			make_task(r, &words, node, mark.number > 0);
		} else {
			add_typed(r, &words, &mark, false);
		}
		is_first = false;
	}
	node->text = arena_take(r->ext->arena, &words);
}

bool extend_words_tree(struct extension *ext, struct dom_node *root)
{
	struct reader r = { ext, false };
	struct dom_node *node, *next;

	extend_strike(ext->arena, root);
	for (node = root; node; node = next) {
		next = dom_next(node, root);
		if (!node->text)
			read_attrs(&r, node);
		else if (!has_mark(node->text))
			continue;
		else if (dom_inside(node, "code") || dom_inside(node, "pre"))
			node->text = typed(&r, node->text, true);
		else
			read_words(&r, node);
	}
	return !r.is_lost;
}
