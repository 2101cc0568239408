/* SPDX-License-Identifier: MIT */
/*
 * What in a block is for people; blocks as Markdown; and which of them are
 * fields of a course.
 */
#include <string.h>

#include "base/str.h"
#include "content/block_part.h"
#include "content/blocks.h"
#include "content/keys.h"

bool block_is_image(const char *text)
{
	static const char *const ends[] = { ".png", ".jpg", ".jpeg", ".webp",
					    ".svg", ".gif", ".avif" };
	size_t len = strlen(text), i;

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		size_t tail = strlen(ends[i]);

		if (len > tail && str_eq_nocase(text + len - tail, ends[i]))
			return !strchr(text, '\n');
	}
	return false;
}

bool block_has_words(const char *text)
{
	struct view word = str_trim(text, strlen(text));
	bool is_path = strchr(text, '/') != NULL;
	size_t i;

	if (block_is_image(text))
		return false;
	for (i = 0; i < word.len; i++) {
		char c = word.at[i];

		if (str_is_space(c) || strchr("*[]`!", c))
			return true;
		if (!is_path && (unsigned char)c >= 0x80)
			return true;	/* not every script has spaces */
	}
	return false;
}

/* schema.md 4.5, at its end. */
static const struct {
	const char *folded, *field;
} known_ids[] = {
	{ "whatimproves", "outcomes" },
	{ "coursecontent", "outcomes" },
	{ "whothisisfor", "audience" },
	{ "certification", "certification" },
	{ "prerequisites", "prerequisites" },
	{ "formatoptions", "format" },
	{ "roadmap", "roadmap" },
};

const char *blocks_field(const struct value *block)
{
	const char *anchor = value_text(value_get(block, "anchor"));
	size_t i;

	for (i = 0; anchor && i < sizeof(known_ids) / sizeof(known_ids[0]);
	     i++)
		if (key_same(known_ids[i].folded, anchor))
			return known_ids[i].field;
	return NULL;
}

/* Every line but the first behind the prefix, blank ones behind `blank`. */
static void add_lines(struct buf *out, const char *text, const char *prefix,
		      const char *blank)
{
	for (; *text; text++) {
		buf_char(out, *text);
		if (*text == '\n')
			buf_str(out, text[1] == '\n' ? blank : prefix);
	}
}

/* Brackets of a link's words are not its ends. */
static void add_label(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '[' || *text == ']')
			buf_char(out, '\\');
		buf_char(out, *text);
	}
}

void block_write_link(struct buf *out, const char *text, const char *href)
{
	buf_char(out, '[');
	add_label(out, text);
	buf_printf(out, "](<%s>)", href);
}

static void add_title(struct buf *out, const char *title, const char *href,
		      bool has_text)
{
	/* Its own emphasis would end ours. */
	const char *mark = has_text && !strpbrk(title, "*_`") ? "**" : "";

	buf_str(out, mark);
	if (href)
		block_write_link(out, title, href);
	else
		buf_str(out, title);
	buf_str(out, mark);
}

void block_write_item(struct buf *out, const struct value *item)
{
	const char *title = value_text(value_get(item, "title"));
	const char *text = value_text(value_get(item, "text"));
	const char *href = value_text(value_get(item, "href"));

	buf_str(out, "- ");
	if (!title && href)
		title = href;
	if (title)
		add_title(out, title, href, text != NULL);
	if (title && text)
		buf_str(out, "\n\n  ");
	if (text)
		add_lines(out, text, "  ", "");
}

/* Is it something that one could not put behind "- "? */
static bool is_laid_out(const char *text)
{
	size_t digits = strspn(text, "0123456789");

	if (strchr(text, '\n') || strchr("#>|`<", text[0]))
		return true;
	if (strchr("-*+", text[0]) && text[1] == ' ')
		return true;
	return digits && (text[digits] == '.' || text[digits] == ')') &&
	       text[digits + 1] == ' ';
}

/* The text of an item that is nothing but text, and best shown as it is. */
static const char *plain_text(const struct value *items, size_t i)
{
	const struct value *item = value_item(items, i);
	const char *text = value_text(value_get(item, "text"));

	if (!text || value_get(item, "title") || value_get(item, "href"))
		return NULL;
	return value_len(items) == 1 || is_laid_out(text) ? text : NULL;
}

static void part(struct buf *out)
{
	if (out->len)
		buf_str(out, "\n\n");
}

static void add_items(struct buf *out, const struct value *items)
{
	bool was_line = false;
	size_t i;

	for (i = 0; i < value_len(items); i++) {
		const char *text = plain_text(items, i);
		struct buf item = BUF_INIT;
		bool is_line;

		if (text)
			buf_str(&item, text);
		else
			block_write_item(&item, value_item(items, i));
		is_line = !text && !strchr(item.data, '\n');
		if (is_line && was_line)
			buf_char(out, '\n');
		else
			part(out);
		was_line = is_line;
		buf_buf(out, &item);
		buf_release(&item);
	}
}

const char *blocks_text(struct arena *arena, const struct value *block)
{
	const char *text = value_text(value_get(block, "text"));
	const char *quote = value_text(value_get(block, "quote"));
	const struct value *button = value_get(block, "button");
	struct buf out = BUF_INIT;

	if (text)
		buf_str(&out, text);
	if (quote) {
		part(&out);
		buf_str(&out, "> ");
		add_lines(&out, quote, "> ", ">");
	}
	add_items(&out, value_get(block, "items"));
	if (button) {
		part(&out);
		block_write_link(&out, value_text(value_get(button, "text")),
				 value_text(value_get(button, "href")));
	}
	return arena_take(arena, &out);
}
