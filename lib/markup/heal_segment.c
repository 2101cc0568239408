/* SPDX-License-Identifier: MIT */
/*
 * Paragraphs as one text and back, and the two things in them that rules
 * pass over: code spans and tags.
 */
#include <string.h>

#include "base/str.h"
#include "markup/heal_rules.h"

static bool is_readable(const struct heal_line *line)
{
	return line->kind == LINE_WORDS || line->kind == LINE_HTML;
}

/* Code points, as editors count columns. */
static int columns(const char *text, size_t len)
{
	int n = 0;
	size_t i;

	for (i = 0; i < len; i++)
		n += ((unsigned char)text[i] & 0xc0) != 0x80;
	return n;
}

bool heal_segment(struct healing *h, size_t i, struct segment *part)
{
	struct buf text = BUF_INIT;

	while (i < h->len && !is_readable(&h->lines[i]))
		i++;
	if (i == h->len)
		return false;
	memset(part, 0, sizeof(*part));
	part->first = i;
	part->told.line = i;
	part->told.col = columns(h->lines[i].text, h->lines[i].content);
	part->is_html = h->lines[i].kind == LINE_HTML;
	do {
		if (i > part->first)
			buf_char(&text, '\n');
		buf_str(&text, h->lines[i].text + h->lines[i].content);
		i++;
	} while (i < h->len && h->lines[i].goes_on &&
		 h->lines[i].kind == h->lines[part->first].kind);
	part->count = i - part->first;
	part->text = arena_strndup(h->arena, text.data, text.len);
	part->len = text.len;
	buf_release(&text);
	return true;
}

struct place heal_segment_place(const struct healing *h, struct segment *part,
				size_t byte)
{
	const struct heal_line *line = &h->lines[part->told.line];
	struct place at = h->at;

	for (; part->told.byte < byte; part->told.byte++) {
		const char *c = part->text + part->told.byte;

		part->told.col += columns(c, 1);
		if (*c != '\n')
			continue;
		line++;
		part->told.line++;
		part->told.col = columns(line->text, line->content);
	}
	if (at.line > 0)
		at.line += line->number;
	at.col = (at.col > 0 ? at.col : 1) + part->told.col;
	return at;
}

static bool is_gap(char c)
{
	return !c || c == ' ' || c == '\t';
}

/*
 * Words that have come to stand at the start of a line must not open a block
 * there: how far in a backslash prevents it, from 1; 0: there is no risk.
 */
static size_t risk(const char *words)
{
	size_t digits = strspn(words, "0123456789");

	if (digits > 0)
		return (words[digits] == '.' || words[digits] == ')') &&
		       is_gap(words[digits + 1]) ? digits + 1 : 0;
	if (*words == '>' || *words == '#')
		return 1;
	if (str_starts(words, "```") || str_starts(words, "~~~"))
		return 1;
	if (*words && strchr("-+*", *words) && is_gap(words[1]))
		return 1;
	return *words && !words[strspn(words, "-*_= \t")] ? 1 : 0;
}

static const char *put_line(struct healing *h, size_t i, struct view words)
{
	const struct heal_line *line = &h->lines[i];
	const char *before = line->text + line->content;
	struct buf text = BUF_INIT;
	const char *now = arena_strndup(h->arena, words.at, words.len);
	size_t at = *now == *before || line->kind == LINE_HTML ? 0 : risk(now);

	buf_add(&text, line->text, line->content);
	if (at > 0) {
		buf_add(&text, now, at - 1);
		buf_char(&text, '\\');
		now += at - 1;
	}
	buf_str(&text, now);
	return arena_take(h->arena, &text);
}

void heal_segment_set(struct healing *h, const struct segment *part,
		      const char *text)
{
	size_t i = part->first;
	size_t end = part->first + part->count;

	if (str_eq(text, part->text))
		return;
	while (i < end && *text) {
		struct view words = { text, strcspn(text, "\n") };

		text += words.len + (text[words.len] == '\n');
		if (str_trim(words.at, words.len).len == 0)
			continue;
		heal_set(h, i, put_line(h, i, words));
		i++;
	}
	for (; i < end; i++)
		heal_remove(h, i);
}

size_t heal_skip_code(const char *text, size_t len, size_t at)
{
	size_t run = 0;
	size_t end;

	while (at + run < len && text[at + run] == '`')
		run++;
	for (end = at + run; end < len; end++) {
		size_t closing = 0;

		while (end < len && text[end] == '`') {
			closing++;
			end++;
		}
		if (closing == run)
			return end;
	}
	return at + run;
}

size_t heal_skip_tag(const char *text, size_t len, size_t at)
{
	size_t name = at + 1 + (text[at + 1] == '/');
	const char *end;

	if (name >= len || !str_is_alnum(text[name]) ||
	    str_is_digit(text[name]))
		return at + 1;
	/* Tags end soon: a bound keeps "<a<a<a..." from being quadratic. */
	end = memchr(text + name, '>', len - name < 4096 ? len - name : 4096);
	return end ? (size_t)(end - text) + 1 : at + 1;
}
