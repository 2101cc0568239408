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

struct container {
	bool is_quote;
	size_t column;		/* of a list item: where its content begins */
};

struct scan {
	struct container open[LIMIT_MARK_DEPTH];
	size_t depth;
	bool in_paragraph;
	char fence;		/* its character; 0: none is open */
	size_t fence_len;
	bool in_html;
	const char *html_end;	/* NULL: a blank line ends it */
};

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

		if (open->is_quote) {
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
	s->open[s->depth].is_quote = false;
	s->open[s->depth].column = ahead.column + space;
	s->depth++;
	advance(&ahead, ahead.column + space);
	*c = ahead;
	return true;
}

/* Opens quotations and items; true when one of them was an item. */
static bool open_containers(struct scan *s, struct cursor *c)
{
	bool is_marked = false;

	while (s->depth < LIMIT_MARK_DEPTH && indent(c) < 4) {
		if (take_quote(c)) {
			s->open[s->depth++].is_quote = true;
		} else if (open_item(s, c)) {
			is_marked = true;
		} else {
			break;
		}
		s->in_paragraph = false;
	}
	return is_marked;
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

/* Block-level tags (4.6, start condition 6), and those that hold raw text. */
static const char blocks[] =
	" address article aside base basefont blockquote body caption center "
	"col colgroup dd details dialog dir div dl dt fieldset figcaption "
	"figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr "
	"html iframe legend li link main menu menuitem nav noframes ol "
	"optgroup option p param section source summary table tbody td tfoot "
	"th thead title tr track ul ";

static const struct {
	const char *start, *end;
} raws[] = {
	{ "<script", "</script>" },	{ "<pre", "</pre>" },
	{ "<style", "</style>" },	{ "<textarea", "</textarea>" },
	{ "<!--", "-->" },		{ "<?", "?>" },
	{ "<![CDATA[", "]]>" },		{ "<!", ">" },
};

static bool is_block_tag(const char *name)
{
	char word[16] = " ";
	size_t len = 0;

	while (len < sizeof(word) - 3 && str_is_alnum(name[len])) {
		word[len + 1] = str_lower(name[len]);
		len++;
	}
	word[len + 1] = ' ';
	word[len + 2] = '\0';
	return len > 0 && strstr(blocks, word) &&
	       (!name[len] || str_is_space(name[len]) || name[len] == '>' ||
		str_starts(name + len, "/>"));
}

/* Condition 7: one whole tag, and nothing else. */
static bool is_lone_tag(const char *text)
{
	const char *end = strchr(text, '>');

	return end && str_is_blank(end + 1) &&
	       str_is_alnum(text[1 + (text[1] == '/')]);
}

static bool opens_html(struct scan *s, const char *text)
{
	size_t i;

	if (*text != '<')
		return false;
	for (i = 0; i < sizeof(raws) / sizeof(raws[0]); i++) {
		size_t len = strlen(raws[i].start);

		if (!str_starts_nocase(text, raws[i].start) ||
		    (i < 4 && str_is_alnum(text[len])))
			continue;
		s->html_end = raws[i].end;
		return true;
	}
	s->html_end = NULL;
	return is_block_tag(text + 1 + (text[1] == '/')) ||
	       (!s->in_paragraph && is_lone_tag(text));
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
	if (opens_html(s, text)) {
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
static bool is_lazy(struct scan *s, struct cursor c)
{
	struct scan ahead = *s;

	if (!s->in_paragraph || is_end(&c))
		return false;
	if (indent(&c) >= 4)
		return true;
	open_containers(&ahead, &c);
	if (!ahead.in_paragraph)
		return false;
	skip_space(&c);
	return !fence_run(c.text + c.at) && !is_rule(c.text + c.at) &&
	       !is_heading(c.text + c.at) && !opens_html(&ahead, c.text + c.at);
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

	line->is_marked = open_containers(s, c);
	line->base = c->at;
	line->kind = kind_of_block(s, c);
	words = c->text + c->at;
	line->goes_on = s->in_paragraph && line->kind == LINE_WORDS &&
			!is_heading(words) && !is_underline(words);
	s->in_paragraph = line->kind == LINE_WORDS && !is_heading(words) &&
			  !is_rule(words) &&
			  !(s->in_paragraph && is_underline(words));
}

static void look_at(struct scan *s, struct heal_line *line)
{
	struct cursor c = { line->text, 0, 0 };
	size_t matched = match(s, &c);

	if (matched < s->depth && !is_lazy(s, c))
		close_unmatched(s, matched);
	line->base = c.at;
	line->is_marked = false;
	line->goes_on = s->in_html;
	line->kind = kind_inside(s, &c);
	if (line->kind == LINE_WORDS)
		look_at_block(s, &c, line);
	else
		s->in_paragraph = false;
	if (line->kind == LINE_HTML)
		skip_space(&c);
	line->content = c.at;
}

void heal_scan(struct healing *h)
{
	struct scan s = { 0 };
	size_t i;

	for (i = 0; i < h->len; i++)
		look_at(&s, &h->lines[i]);
}
