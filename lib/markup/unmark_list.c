/* SPDX-License-Identifier: MIT */
/*
 * Lists as Markdown, tight where their items are.
 */
#include "markup/unmark_parts.h"

#include <string.h>

#include "base/str.h"

void unmark_lines(struct buf *out, const char *text, const char *first,
		  const char *rest)
{
	bool is_first = true;

	do {
		size_t len = strcspn(text, "\n");
		const char *prefix = is_first ? first : rest;

		if (len || is_first)
			buf_str(out, prefix);
		else			/* no blanks at the end of a line */
			buf_add(out, prefix, *prefix == '>');
		buf_add(out, text, len);
		text += len;
		if (*text)
			buf_char(out, *text++);
		is_first = false;
	} while (*text);
}

static bool is_list(const struct dom_node *node)
{
	return dom_is(node, "ul") || dom_is(node, "ol");
}

/* Nothing in it but words, and lists behind them. */
static bool is_tight(const struct dom_node *item)
{
	const struct dom_node *node;

	for (node = item->first; node; node = node->next)
		if (!unmark_is_inline(node) && !is_list(node))
			return false;
	return true;
}

static bool are_tight(const struct dom_node *list)
{
	const struct dom_node *item;

	for (item = list->first; item; item = item->next)
		if (item->tag && !is_tight(item))
			return false;
	return true;
}

static bool begins_with_list(const struct dom_node *item)
{
	const struct dom_node *node = item->first;

	while (node && node->text && str_is_blank(node->text))
		node = node->next;
	return is_list(node);
}

/* "[x] " in place of the sign that stands first. */
static void add_task(struct buf *out, const struct dom_node *item,
		     const char **text)
{
	const char *class = dom_attr(item, "class");

	if (!class || !strstr(class, "task-item"))
		return;
	if (str_starts(*text, "\xe2\x98\x91"))
		buf_str(out, "[x]");
	else if (str_starts(*text, "\xe2\x98\x90"))
		buf_str(out, "[ ]");
	else
		return;
	*text += 3;
}

static void add_item(struct unmark_sheet *sheet, const struct dom_node *item,
		     const char *marker)
{
	struct unmark_sheet inside = { .u = sheet->u };
	struct buf text = BUF_INIT, blanks = BUF_INIT;
	const char *words;

	inside.is_tight = is_tight(item);
	buf_init(&inside.out);
	unmark_children(&inside, item);
	words = inside.out.data;
	add_task(&text, item, &words);
	buf_str(&text, words);
	for (size_t i = 0; i <= strlen(marker); i++)
		buf_char(&blanks, ' ');
	buf_str(&sheet->out, marker);
	if (!text.len)
		;
	else if (begins_with_list(item)) {
		buf_char(&sheet->out, '\n');
		unmark_lines(&sheet->out, text.data, blanks.data, blanks.data);
	} else {
		unmark_lines(&sheet->out, text.data, " ", blanks.data);
	}
	buf_release(&text);
	buf_release(&blanks);
	buf_release(&inside.out);
}

static long first_number(const struct dom_node *list)
{
	const char *start = dom_attr(list, "start");
	long number;

	if (!start || !str_to_long(&number, start) || number < 0 ||
	    number > 99999999)
		return 1;
	return number;
}

/* Two lists in a row would be one, but for their delimiters. */
static char delimiter(const struct unmark_sheet *sheet, bool is_ordered)
{
	if (is_ordered)
		return sheet->list == '.' ? ')' : '.';
	return sheet->list == '-' ? '*' : '-';
}

void unmark_list(struct unmark_sheet *sheet, const struct dom_node *list)
{
	bool is_ordered = dom_is(list, "ol"), tight = are_tight(list);
	long number = first_number(list);
	const struct dom_node *item;
	char sign = delimiter(sheet, is_ordered);
	bool is_first = true;

	/* Only one that begins at 1 goes on from a line of words. */
	if (sheet->is_tight && is_ordered && number != 1 && sheet->out.len)
		buf_char(&sheet->out, '\n');
	for (item = list->first; item; item = item->next) {
		if (!item->tag)
			continue;
		if (is_first)
			unmark_begin(sheet);
		else
			buf_str(&sheet->out, tight ? "\n" : "\n\n");
		is_first = false;
		add_item(sheet, item, is_ordered ?
			 arena_printf(sheet->u->arena, "%ld%c", number++,
				      sign) :
			 arena_printf(sheet->u->arena, "%c", sign));
	}
	if (!is_first)
		sheet->list = sign;
}

/* The next term or its words; groups of them may stand in a <div>. */
static const struct dom_node *next_term(const struct dom_node *node,
					const struct dom_node *list)
{
	bool is_inside = node == list || dom_is(node, "div");

	node = is_inside ? dom_next(node, list) : dom_skip(node, list);
	while (node && !dom_is(node, "dt") && !dom_is(node, "dd"))
		node = dom_is(node, "div") ? dom_next(node, list) :
					     dom_skip(node, list);
	return node;
}

static bool are_short(const struct dom_node *list)
{
	const struct dom_node *node = list;

	while ((node = next_term(node, list)) != NULL)
		for (const struct dom_node *in = node->first; in;
		     in = in->next)
			if (!unmark_is_inline(in))
				return false;
	return true;
}

static void add_term(struct buf *out, const char *words)
{
	const char *mark = strchr(words, '*') ? "" : "**";

	buf_str(out, mark);
	buf_str(out, words);
	buf_str(out, str_ends(words, ":") ? "" : ":");
	buf_str(out, mark);
}

/* "- **Term:** words, more words" */
static void add_short_terms(struct unmark_sheet *sheet,
			    const struct dom_node *list)
{
	const struct dom_node *node = list;
	const char *between = "";

	while ((node = next_term(node, list)) != NULL) {
		struct buf words = BUF_INIT;
		bool is_term = dom_is(node, "dt");

		unmark_run(&words, sheet->u, node->first, NULL, true);
		if (words.len && is_term) {
			buf_str(&sheet->out, sheet->list ? "\n- " : "- ");
			add_term(&sheet->out, words.data);
			sheet->list = '-';
			between = " ";
		} else if (words.len) {
			buf_str(&sheet->out, between);
			buf_buf(&sheet->out, &words);
			between = ", ";
		}
		buf_release(&words);
	}
}

void unmark_terms(struct unmark_sheet *sheet, const struct dom_node *list)
{
	const struct dom_node *first = next_term(list, list);
	char sign = sheet->list;

	if (!dom_is(first, "dt") || !are_short(list) || sign == '-') {
		unmark_children(sheet, list);
		return;
	}
	unmark_begin(sheet);
	add_short_terms(sheet, list);
}
