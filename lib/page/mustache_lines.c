/* SPDX-License-Identifier: MIT */
/*
 * The lines of a template: which texts begin one, which tags stand alone on
 * one, and what white space goes with them.  Knows no tag by its sigil.
 */
#include <string.h>

#include "page/mustache_scan.h"

static bool is_pad(char c)
{
	return c == ' ' || c == '\t';
}

size_t scan_line_end(const struct scanner *s, size_t at)
{
	const char *t = s->text.at;

	while (at < s->text.len && is_pad(t[at]))
		at++;
	if (at == s->text.len)
		return at;
	if (t[at] == '\r' && at + 1 < s->text.len && t[at + 1] == '\n')
		at++;
	return t[at] == '\n' ? at + 1 : 0;
}

struct view scan_padding(const struct scanner *s, size_t at)
{
	size_t from = at;

	while (from > 0 && is_pad(s->text.at[from - 1]))
		from--;
	return (struct view){ s->text.at + from, at - from };
}

bool scan_indent(struct view *out, const struct scanner *s, size_t at,
		 size_t end)
{
	size_t next = scan_line_end(s, at), i;

	for (; next > at && next <= end; next = scan_line_end(s, at))
		at = next;		/* blank lines have none */
	for (i = at; i < end && is_pad(s->text.at[i]); i++)
		;
	*out = (struct view){ s->text.at + at, i - at };
	return i < end;
}

struct node *scan_add(struct scanner *s, enum node_kind kind)
{
	struct node *n = arena_alloc(s->arena, sizeof(*n));

	n->kind = kind;
	n->parent = s->into;
	if (s->into->last)
		s->into->last->next = n;
	else
		s->into->first = n;
	s->into->last = n;
	return n;
}

static void add_text(struct scanner *s, struct view text, bool begins_line)
{
	struct node *n;

	if (s->into->kind == NODE_PARENT)	/* only its blocks count */
		return;
	n = scan_add(s, NODE_TEXT);
	n->text = text;
	n->begins_line = begins_line;
}

void scan_text(struct scanner *s, size_t end)
{
	struct view text = { s->text.at + s->pos, end - s->pos };
	const char *newline = memrchr(text.at, '\n', text.len);
	size_t i = newline ? (size_t)(newline - text.at) + 1 : 0;

	s->pos = end;
	if (text.len == 0)
		return;
	add_text(s, text, s->at_line);
	s->at_line = i == text.len;
	if (newline)
		s->is_blank = true;
	for (; i < text.len; i++)
		s->is_blank = s->is_blank && is_pad(text.at[i]);
}

struct node *scan_pad(struct scanner *s)
{
	if (s->at_line) {
		add_text(s, (struct view){ s->text.at + s->pos, 0 }, true);
		s->at_line = false;
	}
	if (!s->is_blank || !s->into->last ||
	    s->into->last->kind != NODE_TEXT)
		return NULL;
	return s->into->last;
}

void scan_trim(struct node *pad)
{
	if (!pad)
		return;
	while (pad->text.len && is_pad(pad->text.at[pad->text.len - 1]))
		pad->text.len--;
	if (pad->text.len == 0)
		pad->begins_line = false;
}

void scan_eat_line(struct scanner *s, struct node *pad, size_t next)
{
	scan_trim(pad);
	s->pos = next;
	s->at_line = true;
	s->is_blank = true;
}

bool scan_is_alone(const struct scanner *s, size_t end)
{
	return s->is_blank && scan_line_end(s, end) != 0;
}

void scan_go_on(struct scanner *s, size_t end)
{
	s->pos = end;
	s->is_blank = false;
}

void scan_pass(struct scanner *s, const struct tag *tag)
{
	struct node *pad = scan_pad(s);

	if (scan_is_alone(s, tag->end)) {
		scan_eat_line(s, pad, scan_line_end(s, tag->end));
		return;
	}
	scan_go_on(s, tag->end);
}
