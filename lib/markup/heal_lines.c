/* SPDX-License-Identifier: MIT */
/*
 * What each line of a Markdown text is: words, HTML, code or nothing.  The
 * block structure of CommonMark 0.30 (chapters 4 and 5), as far as it takes
 * to leave code alone.  Parses no inline.
 */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "markup/heal_rules.h"

enum container_kind { QUOTE, ITEM, NOTE, DEFINITION };

struct container {
	enum container_kind kind;
	size_t column;		/* but of a quotation: where content begins */
};

struct scan {
	struct container open[LIMIT_MARK_DEPTH];
	size_t depth;
	bool in_paragraph;
	size_t term_depth;	/* of the paragraph that was the last block; a
				   definition can follow it */
	bool after_definition;	/* the line before is in one, this is not */
	char fence;		/* its character; 0: none is open */
	size_t fence_len;
	bool in_html;
	const char *html_end;	/* NULL: a blank line ends it */
};

enum { NO_DEPTH = LIMIT_MARK_DEPTH + 1 };

/* Where in a line the scan is. */
struct cursor {
	const char *text;
	size_t at, column;
};

static size_t indent(const struct cursor *c)
{
	size_t column = c->column;
	size_t i;

	for (i = c->at; c->text[i] == ' ' || c->text[i] == '\t'; i++)
		column += c->text[i] == '\t' ? 4 - column % 4 : 1;
	return column - c->column;
}

/* Over white space, to a column at most. */
static void advance(struct cursor *c, size_t column)
{
	while (c->column < column &&
	       (c->text[c->at] == ' ' || c->text[c->at] == '\t')) {
		c->column += c->text[c->at] == '\t' ? 4 - c->column % 4 : 1;
		c->at++;
	}
}

static void skip_space(struct cursor *c)
{
	advance(c, c->column + indent(c));
}

static bool is_end(const struct cursor *c)
{
	const char *rest = c->text + c->at;

	return rest[strspn(rest, " \t\v\f\r")] == '\0';
}

static bool take_quote(struct cursor *c)
{
	struct cursor ahead = *c;

	if (indent(c) > 3)
		return false;
	skip_space(&ahead);
	if (ahead.text[ahead.at] != '>')
		return false;
	ahead.at++;
	ahead.column++;
	advance(&ahead, ahead.column + 1);
	*c = ahead;
	return true;
}

/* How many of the open containers go on in this line. */
static size_t match(const struct scan *s, struct cursor *c)
{
	size_t i;

	for (i = 0; i < s->depth; i++) {
		const struct container *open = &s->open[i];

		if (open->kind == QUOTE) {
			if (!take_quote(c))
				break;
		} else if (is_end(c)) {
			continue;
		} else {
			if (c->column + indent(c) < open->column)
				break;
			advance(c, open->column);
		}
	}
	return i;
}

static bool is_rule(const char *text)
{
	char mark = *text;
	size_t marks = 0;

	if (mark != '-' && mark != '*' && mark != '_')
		return false;
	for (; *text; text++) {
		if (*text == mark)
			marks++;
		else if (!str_is_space(*text))
			return false;
	}
	return marks >= 3;
}

/* Bytes of the list marker at `text`; 0: there is none. */
static size_t marker(const char *text, bool in_paragraph)
{
	size_t len = 0;
	bool is_one = str_starts(text, "1") && !str_is_digit(text[1]);

	while (len < 9 && str_is_digit(text[len]))
		len++;
	if (len > 0 ? text[len] != '.' && text[len] != ')' :
		      !*text || !strchr("-+*", *text))
		return 0;
	len++;
	if (text[len] && text[len] != ' ' && text[len] != '\t')
		return 0;
	/* Few lists may interrupt a paragraph (5.2). */
	if (in_paragraph && (str_is_blank(text + len) ||
			     (str_is_digit(*text) && !is_one)))
		return 0;
	return len;
}

static void push(struct scan *s, enum container_kind kind, size_t column)
{
	s->open[s->depth].kind = kind;
	s->open[s->depth].column = column;
	s->depth++;
}

static bool open_item(struct scan *s, struct cursor *c)
{
	struct cursor ahead = *c;
	size_t len, space;

	skip_space(&ahead);
	len = marker(ahead.text + ahead.at, s->in_paragraph);
	if (len == 0 || is_rule(ahead.text + ahead.at))
		return false;
	ahead.at += len;
	ahead.column += len;
	space = indent(&ahead);
	if (space == 0 || space > 4 || is_end(&ahead))
		space = 1;
	push(s, ITEM, ahead.column + space);
	advance(&ahead, ahead.column + space);
	*c = ahead;
	return true;
}

/* Hugo's footnotes go on by four columns, whatever their label. */
static bool open_note(struct scan *s, struct cursor *c,
		      struct heal_line *line)
{
	struct cursor ahead = *c;
	const char *label;
	size_t len;

	skip_space(&ahead);
	label = ahead.text + ahead.at + 2;
	if (line->special || !str_starts(label - 2, "[^"))
		return false;
	len = strcspn(label, "[]");
	if (len == 0 || !str_starts(label + len, "]:") ||
	    label[strspn(label, " \t")] == ']')
		return false;
	line->special = LINE_NOTE;
	line->special_base = c->at;
	line->special_at = ahead.at;
	line->special_depth = s->depth;
	push(s, NOTE, c->column + 4);
	ahead.at += len + 4;
	ahead.column += len + 4;
	skip_space(&ahead);
	line->special_words = ahead.at;
	*c = ahead;
	return true;
}

/* ": words" directly in the container of the term before it. */
static bool open_definition(struct scan *s, struct cursor *c,
			    struct heal_line *line)
{
	struct cursor ahead = *c;
	size_t space;

	if (line->special || c->text[c->at] != ':' ||
	    (s->term_depth != s->depth && !s->after_definition))
		return false;
	ahead.at++;
	ahead.column++;
	space = indent(&ahead);
	if (space == 0 || is_end(&ahead))
		return false;
	if (space >= 8)
		space = 5;
	line->special = LINE_DEFINITION;
	line->special_base = line->special_at = c->at;
	line->special_width = 1 + space;
	line->special_depth = s->depth;
	push(s, DEFINITION, ahead.column + space);
	advance(&ahead, ahead.column + space);
	line->special_words = ahead.at;
	*c = ahead;
	return true;
}

/* Opens quotations and items of all kinds, and notes that in the line. */
static void open_containers(struct scan *s, struct cursor *c,
			    struct heal_line *line)
{
	while (s->depth < LIMIT_MARK_DEPTH && indent(c) < 4) {
		if (take_quote(c)) {
			push(s, QUOTE, 0);
			line->is_item = false;
		} else if (open_item(s, c)) {
			line->is_marked = line->is_item = true;
		} else if (open_note(s, c, line) ||
			   open_definition(s, c, line)) {
			line->is_marked = true;
			line->is_item = false;
		} else {
			break;
		}
		s->in_paragraph = s->after_definition = false;
		s->term_depth = NO_DEPTH;
	}
}

static size_t fence_run(const char *text)
{
	size_t len = 0;

	while (text[len] && text[len] == text[0])
		len++;
	if ((text[0] != '`' && text[0] != '~') || len < 3)
		return 0;
	return text[0] == '`' && strchr(text + len, '`') ? 0 : len;
}

static bool ends_fence(const struct scan *s, const struct cursor *c)
{
	const char *text = c->text + c->at;
	size_t len = 0;

	text += strspn(text, " ");
	while (text[len] == s->fence)
		len++;
	return indent(c) < 4 && len >= s->fence_len &&
	       str_is_blank(text + len);
}

static bool has_html_end(const struct scan *s, const char *text)
{
	return s->html_end && strcasestr(text, s->html_end);
}

/* Code or HTML that goes on, or LINE_WORDS. */
static enum line_kind kind_inside(struct scan *s, const struct cursor *c)
{
	if (s->fence) {
		if (ends_fence(s, c))
			s->fence = 0;
		return LINE_CODE;
	}
	if (s->in_html && (s->html_end || !is_end(c))) {
		s->in_html = !has_html_end(s, c->text + c->at);
		return LINE_HTML;
	}
	s->in_html = false;
	if (is_end(c))
		return LINE_BLANK;
	return LINE_WORDS;
}

static enum line_kind kind_of_block(struct scan *s, struct cursor *c)
{
	const char *text;

	if (indent(c) >= 4 && !s->in_paragraph && !is_end(c))
		return LINE_CODE;
	skip_space(c);
	text = c->text + c->at;
	s->fence_len = fence_run(text);
	s->fence = '\0';
	if (s->fence_len > 0)
		s->fence = *text;
	if (s->fence)
		return LINE_CODE;
	if (heal_opens_html(text, s->in_paragraph, &s->html_end)) {
		s->in_html = !has_html_end(s, text);
		return LINE_HTML;
	}
	return is_end(c) ? LINE_BLANK : LINE_WORDS;
}

static bool is_heading(const char *text)
{
	size_t len = strspn(text, "#");

	return len > 0 && len < 7 &&
	       (!text[len] || text[len] == ' ' || text[len] == '\t');
}

/* A line that only goes on with a paragraph needs no markers (5.1). */
static bool is_lazy(const struct scan *s, struct cursor c, size_t matched)
{
	struct scan ahead = *s;
	struct heal_line line = { 0 };
	const char *end;

	if (!s->in_paragraph || is_end(&c))
		return false;
	if (indent(&c) >= 4)
		return true;
	ahead.depth = matched;
	ahead.in_paragraph = false;
	open_containers(&ahead, &c, &line);
	if (ahead.depth > matched)
		return false;
	skip_space(&c);
	return !fence_run(c.text + c.at) && !is_rule(c.text + c.at) &&
	       !is_heading(c.text + c.at) &&
	       !heal_opens_html(c.text + c.at, true, &end);
}

static void close_unmatched(struct scan *s, size_t matched)
{
	if (matched == s->depth)
		return;
	s->depth = matched;
	s->in_paragraph = s->in_html = false;
	s->fence = 0;
}

/* "===" under a heading: the end of its paragraph. */
static bool is_underline(const char *text)
{
	return *text == '=' && str_is_blank(text + strspn(text, "="));
}

/* A line outside of code and HTML that were open before it. */
static void look_at_block(struct scan *s, struct cursor *c,
			  struct heal_line *line)
{
	const char *words;

	open_containers(s, c, line);
	line->base = c->at;
	line->kind = kind_of_block(s, c);
	words = c->text + c->at;
	line->goes_on = s->in_paragraph && line->kind == LINE_WORDS &&
			!is_heading(words) && !is_underline(words) &&
			!is_rule(words);
	s->in_paragraph = line->kind == LINE_WORDS && !is_heading(words) &&
			  !is_rule(words) &&
			  !(s->in_paragraph && is_underline(words));
}

static void look_at(struct scan *s, struct heal_line *line)
{
	struct cursor c = { line->text, 0, 0 };
	size_t matched = match(s, &c);

	s->after_definition = matched < s->depth &&
			      s->open[matched].kind == DEFINITION;
	if (matched < s->depth && !is_lazy(s, c, matched))
		close_unmatched(s, matched);
	else if (matched < s->depth)
		s->term_depth = NO_DEPTH;	/* nothing opens in it */
	s->after_definition = s->after_definition && s->depth == matched;
	line->matched = matched;
	line->outer = c.at;
	line->is_fenced = s->fence != 0;
	line->base = c.at;
	line->is_marked = line->is_item = false;
	line->special = LINE_PLAIN;
	line->goes_on = s->in_html;
	line->kind = kind_inside(s, &c);
	if (line->kind == LINE_WORDS)
		look_at_block(s, &c, line);
	else
		s->in_paragraph = false;
	if (line->kind == LINE_HTML)
		skip_space(&c);
	if (line->kind != LINE_BLANK)
		s->term_depth = s->in_paragraph ? s->depth : NO_DEPTH;
	line->is_fenced = line->is_fenced || s->fence;
	line->depth = s->depth;
	line->content = c.at;
}

void heal_scan(struct healing *h)
{
	struct scan s = { .term_depth = NO_DEPTH };
	size_t i;

	for (i = 0; i < h->len; i++)
		look_at(&s, &h->lines[i]);
}
