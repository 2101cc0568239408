/* SPDX-License-Identifier: MIT */
/*
 * Finds the headings that stand in nothing else, by counting tags: markup
 * closes every element that it opens.
 */
#include <string.h>

#include "page/outline.h"

struct splitter {
	struct arena *arena;
	const char *at;
	int depth;
	struct outline_part *parts;
	size_t len, cap;
};

static bool is_void(const char *tag, size_t len)
{
	static const char *const names[] = {
		"area", "br", "col", "embed", "hr", "img", "input", "link",
		"meta", "source", "track", "wbr",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i]) == len && !memcmp(names[i], tag, len))
			return true;
	return false;
}

static struct outline_part *add_part(struct splitter *s, const char *start)
{
	struct outline_part *part, *grown;

	if (s->len == s->cap) {
		s->cap = s->cap ? 2 * s->cap : 8;
		grown = arena_alloc(s->arena, s->cap * sizeof(*grown));
		if (s->len)
			memcpy(grown, s->parts, s->len * sizeof(*grown));
		s->parts = grown;
	}
	part = &s->parts[s->len++];
	part->whole.at = part->text.at = start;
	return part;
}

static void end_part(struct splitter *s)
{
	struct outline_part *part = &s->parts[s->len - 1];

	part->whole.len = (size_t)(s->at - part->whole.at);
	part->text.len = (size_t)(s->at - part->text.at);
}

static struct view find_id(const char *tag, size_t len)
{
	struct view id = { NULL, 0 };
	const char *at = memmem(tag, len, " id=\"", 5);

	if (at) {
		id.at = at + 5;
		id.len = strcspn(id.at, "\"");
	}
	return id;
}

/* At "<hN ...>" outside all elements; goes on after "</hN>". */
static void add_heading(struct splitter *s, size_t tag_len)
{
	const char *inside = s->at + tag_len, *end;
	struct outline_part *part;

	end_part(s);
	part = add_part(s, s->at);
	part->level = s->at[2] - '0';
	part->id = find_id(s->at, tag_len);
	end = strstr(inside, "</h");
	if (!end)
		end = inside + strlen(inside);
	part->heading.at = inside;
	part->heading.len = (size_t)(end - inside);
	s->at = end + strcspn(end, ">");
	s->at += *s->at == '>';
	part->text.at = s->at;
}

static void take_tag(struct splitter *s)
{
	size_t len = strcspn(s->at, ">"), name;

	len += s->at[len] == '>';
	name = strcspn(s->at + 1, " >");
	if (s->depth == 0 && name == 2 && s->at[1] == 'h' &&
	    str_is_digit(s->at[2])) {
		add_heading(s, len);
		return;
	}
	if (s->at[1] == '/')
		s->depth--;
	else if (!is_void(s->at + 1, name))
		s->depth++;
	s->at += len;
}

struct outline_part *outline_split(size_t *n, struct arena *arena,
				   const char *html)
{
	struct splitter s = { .arena = arena, .at = html };

	add_part(&s, html);
	while (*s.at) {
		if (*s.at == '<')
			take_tag(&s);
		else
			s.at++;
	}
	end_part(&s);
	*n = s.len;
	return s.parts;
}
