/* SPDX-License-Identifier: MIT */
/*
 * What WordPress's block editor leaves in Markdown (schema.md B-1): comments
 * that make a block of HTML of the line they stand on, and list markers
 * written twice, since the export and its author each wrote one.
 */
#include <string.h>

#include "base/str.h"
#include "markup/heal_rules.h"

/* "<!-- wp:name {...} -->" or "<!-- /wp:name -->" at `text`; 0: it is none. */
static size_t comment_len(const char *text)
{
	const char *at = text;
	const char *end;

	if (!str_starts(at, "<!--"))
		return 0;
	at += 4;
	at += strspn(at, " \t");
	at += *at == '/';
	if (!str_starts(at, "wp:"))
		return 0;
	end = strstr(at, "-->");
	return end ? (size_t)(end + 3 - text) : 0;
}

static const char *find_comment(const char *text)
{
	while ((text = strstr(text, "<!--")) != NULL && !comment_len(text))
		text++;
	return text;
}

static bool is_bullet(const char *words)
{
	return *words && strchr("-+*", *words) &&
	       (!words[1] || words[1] == ' ' || words[1] == '\t');
}

/* Words between two comments are a block of their own. */
struct pieces {
	struct healing *h;
	size_t line;
	const char *prefix;	/* of lines that follow */
	const char *sibling;	/* of list items that follow */
	bool was_bullet;
	size_t n;
};

/* A bullet of the piece's own is one too many behind the line's. */
static const char *without_bullet(const char *words)
{
	while (is_bullet(words)) {
		words++;
		words += strspn(words, " \t");
	}
	return words;
}

static void add_piece(struct pieces *p, const char *at, size_t len)
{
	struct healing *h = p->h;
	const struct heal_line *line = &h->lines[p->line];
	struct view trimmed = str_trim(at, len);
	const char *words = arena_strndup(h->arena, trimmed.at, trimmed.len);
	bool bullet;

	if (line->is_item && p->n == 0)
		words = without_bullet(words);
	bullet = is_bullet(words);
	if (!*words)
		return;
	if (p->n++ == 0) {
		const char *lead = arena_strndup(h->arena, line->text,
						 line->kind == LINE_CODE ?
						 line->base : line->content);

		heal_set(h, p->line, arena_printf(h->arena, "%s%s", lead,
						  words));
	} else {
		bool is_sibling = bullet && p->was_bullet;

		if (!is_sibling)
			heal_add(h, p->line, "");
		heal_add(h, p->line,
			 arena_printf(h->arena, "%s%s", is_sibling ?
				      p->sibling : p->prefix, words));
	}
	p->was_bullet = bullet || (line->is_item && p->n == 1);
}

/* A line of nothing but comments parts blocks, but not items of a list. */
static void clear_line(struct healing *h, size_t i)
{
	const struct heal_line *line = &h->lines[i];
	const struct heal_line *next = line + 1;
	bool is_last = i + 1 == h->len;

	if (line->is_item || line->goes_on ||
	    (!is_last && strstr(line->text, "wp:list-item") &&
	     (next->is_item || next->kind == LINE_BLANK)))
		heal_remove(h, i);
	else
		heal_set(h, i, arena_strndup(h->arena, line->text,
					     line->base));
}

/* What stands before the line's own list marker. */
static const char *sibling_prefix(struct healing *h, size_t i)
{
	const struct heal_line *line = &h->lines[i];
	size_t end = line->content;

	if (!line->is_item)
		return heal_prefix(h, i);
	while (end > 0 && str_is_space(line->text[end - 1]))
		end--;
	while (end > 0 && !str_is_space(line->text[end - 1]) &&
	       line->text[end - 1] != '>')
		end--;
	return heal_blank_prefix(h, i, end);
}

static void strip(struct healing *h, size_t i)
{
	const struct heal_line *line = &h->lines[i];
	struct pieces p = { .h = h, .line = i, .prefix = heal_prefix(h, i),
			    .sibling = sibling_prefix(h, i) };
	const char *at = line->text +
			 (line->kind == LINE_CODE ? line->base :
						    line->content);
	const char *comment;

	while ((comment = find_comment(at)) != NULL) {
		add_piece(&p, at, (size_t)(comment - at));
		at = comment + comment_len(comment);
		heal_tell(h, i);
	}
	add_piece(&p, at, strlen(at));
	if (p.n == 0)
		clear_line(h, i);
}

void heal_wordpress(struct healing *h)
{
	size_t i;

	for (i = 0; i < h->len; i++)
		if (!h->lines[i].is_fenced && find_comment(h->lines[i].text))
			strip(h, i);
}

/* Where the second of two bullets ends, which alone open a line; or 0. */
static size_t second_bullet(const struct heal_line *line, size_t *second)
{
	size_t at = strspn(line->text, " \t>");

	if (!is_bullet(line->text + at))
		return 0;
	at++;
	*second = at + strspn(line->text + at, " \t");
	if (*second >= line->content || !is_bullet(line->text + *second))
		return 0;
	at = *second + 1;
	at += strspn(line->text + at, " \t");
	return at == line->content ? at : 0;
}

/* Does something else stand in the list between the two bullets? */
static bool is_shared(const struct healing *h, size_t i)
{
	size_t next = i + 1;

	while (next < h->len && h->lines[next].kind == LINE_BLANK)
		next++;
	return next < h->len && !h->lines[next].goes_on &&
	       h->lines[next].matched > h->lines[i].matched;
}

/* "- - words" is one item, and an empty list around it says nothing. */
void heal_bullets(struct healing *h)
{
	size_t i, end, second;

	for (i = 0; i < h->len; i++) {
		const struct heal_line *line = &h->lines[i];

		if (line->kind != LINE_WORDS || !line->is_item ||
		    line->depth != line->matched + 2)
			continue;
		end = second_bullet(line, &second);
		if (end == 0 || is_shared(h, i))
			continue;
		heal_set(h, i, arena_printf(h->arena, "%.*s%s", (int)second,
					    line->text, line->text + end));
		heal_tell(h, i);
	}
}
