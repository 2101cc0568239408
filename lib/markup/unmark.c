/* SPDX-License-Identifier: MIT */
/*
 * Blocks of a tree as Markdown: paragraphs, headings, lists, quotations,
 * code, footnotes.  Words inside them are unmark_run.c's, tables
 * unmark_table.c's.  Recursion is as deep as LIMIT_DOM_DEPTH lets it be.
 */
#include "markup/unmark_parts.h"

#include <string.h>

#include "base/str.h"
#include "markup/htmlparse.h"

static bool is_mark_end(const char *text)
{
	return *text == ' ' || *text == '\n' || *text == '\0';
}

/* A line that would begin a block of another kind (CommonMark 4, 5). */
static bool begins_block(const char *line, size_t *at)
{
	size_t n = strspn(line, "#"), digits = strspn(line, "0123456789");

	*at = 0;
	if (n >= 1 && n <= 6 && is_mark_end(line + n))
		return true;
	if (strchr(">=", *line) && *line)
		return true;
	if (strchr("-+:", *line) && *line && is_mark_end(line + 1))
		return true;
	if (*line == '-' && strspn(line, "- ") == strcspn(line, "\n"))
		return true;
	*at = digits;
	return digits >= 1 && digits <= 9 &&
	       (line[digits] == '.' || line[digits] == ')') &&
	       is_mark_end(line + digits + 1);
}

static void add_guarded(struct buf *out, const char *text)
{
	while (*text) {
		size_t len = strcspn(text, "\n"), at = 0;

		len += text[len] == '\n';
		if (begins_block(text, &at)) {
			buf_add(out, text, at);
			buf_char(out, '\\');
			buf_add(out, text + at, len - at);
		} else {
			buf_add(out, text, len);
		}
		text += len;
	}
}

void unmark_run(struct buf *out, const struct unmark *u,
		const struct dom_node *first, const struct dom_node *end,
		bool is_single)
{
	struct buf words = BUF_INIT, copy = BUF_INIT;
	struct unmark_run run = { .u = u, .out = &words,
				  .is_single = is_single };
	struct view trimmed;

	unmark_nodes(&run, first, end);
	while (words.len >= 2 && memcmp(words.data + words.len - 2, "\\\n",
					2) == 0)
		buf_truncate(&words, words.len - 2);
	trimmed = str_trim(words.data, words.len);
	buf_add(&copy, trimmed.at, trimmed.len);
	if (is_single)
		buf_buf(out, &copy);
	else
		add_guarded(out, copy.data);
	buf_release(&words);
	buf_release(&copy);
}

/* Before a block: what parts it from the one above. */
void unmark_begin(struct unmark_sheet *sheet)
{
	if (sheet->out.len)
		buf_str(&sheet->out, sheet->is_tight ? "\n" : "\n\n");
	sheet->list = 0;
}

static void add_paragraph(struct unmark_sheet *sheet,
			  const struct dom_node *first,
			  const struct dom_node *end)
{
	struct buf words = BUF_INIT;

	unmark_run(&words, sheet->u, first, end, false);
	if (words.len) {
		unmark_begin(sheet);
		buf_buf(&sheet->out, &words);
	}
	buf_release(&words);
}

static void add_heading(struct unmark_sheet *sheet, const struct dom_node *node)
{
	struct buf words = BUF_INIT;

	unmark_run(&words, sheet->u, node->first, NULL, true);
	if (words.len) {
		unmark_begin(sheet);
		buf_add(&sheet->out, "######", (size_t)(node->tag[1] - '0'));
		buf_char(&sheet->out, ' ');
		buf_buf(&sheet->out, &words);
	}
	buf_release(&words);
}

/* The blocks of an element, by themselves. */
static void read_inside(struct unmark_sheet *inside,
			const struct unmark_sheet *sheet,
			const struct dom_node *node)
{
	*inside = (struct unmark_sheet){ .u = sheet->u };
	buf_init(&inside->out);
	unmark_children(inside, node);
}

static void add_quotation(struct unmark_sheet *sheet,
			  const struct dom_node *node)
{
	struct unmark_sheet inside;

	read_inside(&inside, sheet, node);
	if (inside.out.len) {
		unmark_begin(sheet);
		unmark_lines(&sheet->out, inside.out.data, "> ", "> ");
	}
	buf_release(&inside.out);
}

static void add_code(struct unmark_sheet *sheet, const struct dom_node *node)
{
	struct buf text = BUF_INIT;
	size_t ticks = 3;

	dom_add_text(&text, node);
	while (text.len && text.data[text.len - 1] == '\n')
		buf_truncate(&text, text.len - 1);
	for (const char *at = text.data; (at = strchr(at, '`')) != NULL;) {
		size_t n = strspn(at, "`");

		ticks = n >= ticks ? n + 1 : ticks;
		at += n;
	}
	if (text.len) {
		unmark_begin(sheet);
		for (size_t i = 0; i < ticks; i++)
			buf_char(&sheet->out, '`');
		buf_char(&sheet->out, '\n');
		buf_buf(&sheet->out, &text);
		buf_char(&sheet->out, '\n');
		for (size_t i = 0; i < ticks; i++)
			buf_char(&sheet->out, '`');
	}
	buf_release(&text);
}

static void add_rule(struct unmark_sheet *sheet, const struct dom_node *node)
{
	(void)node;
	unmark_begin(sheet);
	buf_str(&sheet->out, "***");
}

static void add_table(struct unmark_sheet *sheet, const struct dom_node *node)
{
	struct buf table = BUF_INIT;

	unmark_table(&table, sheet->u, node);
	if (table.len) {
		unmark_begin(sheet);
		buf_buf(&sheet->out, &table);
	}
	buf_release(&table);
}

/* What names the words below it: a term, what is folded out. */
static void add_name(struct unmark_sheet *sheet, const struct dom_node *node)
{
	struct buf words = BUF_INIT;

	unmark_run(&words, sheet->u, node->first, NULL, true);
	if (words.len) {
		bool is_plain = !strchr(words.data, '*');

		unmark_begin(sheet);
		buf_str(&sheet->out, is_plain ? "**" : "");
		buf_buf(&sheet->out, &words);
		buf_str(&sheet->out, is_plain ? "**" : "");
	}
	buf_release(&words);
}

/* "[^1]: words"; one that nothing refers to is a paragraph. */
static void add_note(struct unmark_sheet *sheet, const struct dom_node *item)
{
	const char *id = dom_attr(item, "id");
	const char *mark = id ? strstr(id, "fn:") : NULL;
	struct unmark_sheet inside;
	struct buf label = BUF_INIT;

	read_inside(&inside, sheet, item);
	if (mark)
		buf_printf(&label, "[^%.*s%s]: ", (int)(mark - id), id,
			   mark + strlen("fn:"));
	if (inside.out.len) {
		unmark_begin(sheet);
		unmark_lines(&sheet->out, inside.out.data, label.data,
			  mark ? "    " : "");
	}
	buf_release(&inside.out);
	buf_release(&label);
}

static void add_notes(struct unmark_sheet *sheet, const struct dom_node *box)
{
	const struct dom_node *list = box->first, *item;

	while (list && !dom_is(list, "ol"))
		list = list->next;
	for (item = list ? list->first : NULL; item; item = item->next)
		if (item->tag)
			add_note(sheet, item);
}

static void add_box(struct unmark_sheet *sheet, const struct dom_node *node)
{
	const char *role = dom_attr(node, "role");

	if (role && str_eq(role, "doc-endnotes"))
		add_notes(sheet, node);
	else
		unmark_children(sheet, node);
}

static void add_words(struct unmark_sheet *sheet, const struct dom_node *node)
{
	if (node->first)
		add_paragraph(sheet, node->first, NULL);
}

static const struct kind {
	const char *tag;
	void (*add)(struct unmark_sheet *, const struct dom_node *);
} kinds[] = {
	{ "p", add_words },
	{ "h1", add_heading },
	{ "h2", add_heading },
	{ "h3", add_heading },
	{ "h4", add_heading },
	{ "h5", add_heading },
	{ "h6", add_heading },
	{ "ul", unmark_list },
	{ "ol", unmark_list },
	{ "blockquote", add_quotation },
	{ "pre", add_code },
	{ "hr", add_rule },
	{ "table", add_table },
	{ "dl", unmark_terms },
	{ "dt", add_name },
	{ "summary", add_name },
	{ NULL, add_box },
};

static void add_block(struct unmark_sheet *sheet, const struct dom_node *node)
{
	const struct kind *kind = kinds;

	while (kind->tag && !dom_is(node, kind->tag))
		kind++;
	kind->add(sheet, node);
}

void unmark_children(struct unmark_sheet *sheet, const struct dom_node *parent)
{
	const struct dom_node *node = parent->first, *end;

	while (node) {
		if (!unmark_is_inline(node)) {
			add_block(sheet, node);
			node = node->next;
			continue;
		}
		end = node;
		while (end && unmark_is_inline(end))
			end = end->next;
		add_paragraph(sheet, node, end);
		node = end;
	}
}

const char *unmark_blocks(const struct unmark *u, const char *html)
{
	struct unmark_sheet sheet = { .u = u };

	if (str_is_blank(html))
		return "";
	buf_init(&sheet.out);
	unmark_children(&sheet, htmlparse(u->arena, html, strlen(html)));
	return arena_take(u->arena, &sheet.out);
}
