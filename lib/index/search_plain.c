/* SPDX-License-Identifier: MIT */
/*
 * One walk over the text.  What begins something that never ends is taken for
 * words; looking for an end goes only so far, so no text takes long.
 */
#include <string.h>

#include "base/str.h"
#include "index/search_plain.h"

enum { REACH = 2000 };		/* bytes from a sign to the one that ends it */

struct scan {
	const char *at;
	struct buf *out;
	size_t start;		/* in `out`: of this text */
	bool is_line_start;	/* but for white space and marks of blocks */
	bool is_blank_line;	/* the line before was; or a heading */
};

static char last(const struct scan *scan)
{
	if (scan->out->len == scan->start)
		return '\n';
	return scan->out->data[scan->out->len - 1];
}

static void put_space(const struct scan *scan)
{
	if (last(scan) != ' ' && last(scan) != '\n')
		buf_char(scan->out, ' ');
}

static void put_break(const struct scan *scan)
{
	while (scan->out->len > scan->start && last(scan) == ' ')
		buf_truncate(scan->out, scan->out->len - 1);
	if (last(scan) != '\n')
		buf_char(scan->out, '\n');
}

/* Behind the next `end`, if that is near; else NULL. */
static const char *behind(const char *at, const char *end)
{
	const char *found = memmem(at, strnlen(at, REACH), end, strlen(end));

	return found ? found + strlen(end) : NULL;
}

/* {{< name >}}, {{% name %}}, {#id .class} */
static const char *skip_brace(const struct scan *scan)
{
	if (str_starts(scan->at, "{{<") || str_starts(scan->at, "{{%"))
		return behind(scan->at, "}}");
	if (scan->at[1] == '#' || scan->at[1] == '.')
		return behind(scan->at, "}");
	return NULL;
}

/* Tags that end a line of words, by how they begin. */
static bool is_block_tag(const char *at)
{
	static const char *const names[] = {
		"li", "p", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6",
		"tr", "ul", "ol", "dt", "dd", "blockquote", "section",
	};
	size_t i, len = 0;

	at += *at == '/';
	while (str_is_alnum(at[len]))
		len++;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (len == strlen(names[i]) &&
		    str_starts_nocase(at, names[i]))
			return true;
	}
	return false;
}

/* <b>, </b>, <!-- -->, <https://...> */
static const char *skip_angle(const struct scan *scan)
{
	char next = scan->at[1];

	if (str_starts(scan->at, "<!--"))
		return behind(scan->at, "-->");
	if (next != '/' && next != '!' &&
	    (!str_is_alnum(next) || str_is_digit(next)))
		return NULL;
	if (is_block_tag(scan->at + 1))
		put_break(scan);
	return behind(scan->at, ">");
}

/* [wpv-post-link item="1"]: words that stand elsewhere, so an ellipsis. */
static const char *skip_bracket(const struct scan *scan)
{
	if (str_starts(scan->at, "[wpv-post-"))
		buf_str(scan->out, "\xe2\x80\xa6");
	if (str_starts(scan->at, "[wpv-") || str_starts(scan->at, "[/wpv-"))
		return behind(scan->at, "]");
	return scan->at + 1;
}

/* ](address "title"), ][name], ] */
static const char *skip_target(const struct scan *scan)
{
	const char *end = NULL;

	if (scan->at[1] == '(')
		end = behind(scan->at, ")");
	else if (scan->at[1] == '[')
		end = behind(scan->at + 1, "]");
	return end ? end : scan->at + 1;
}

/* The few that authors write; any other is a space. */
static const struct {
	const char *name, *text;
} entities[] = {
	{ "&amp;", "&" }, { "&#39;", "'" }, { "&#039;", "'" },
	{ "&apos;", "'" }, { "&rsquo;", "\xe2\x80\x99" },
	{ "&#8217;", "\xe2\x80\x99" }, { "&lsquo;", "\xe2\x80\x98" },
	{ "&quot;", "\"" }, { "&shy;", "" }, { "&trade;", "" },
	{ "&reg;", "" }, { "&eacute;", "\xc3\xa9" },
	{ "&egrave;", "\xc3\xa8" }, { "&auml;", "\xc3\xa4" },
	{ "&ouml;", "\xc3\xb6" }, { "&uuml;", "\xc3\xbc" },
	{ "&szlig;", "\xc3\x9f" },
};

static const char *skip_entity(const struct scan *scan)
{
	const char *at = scan->at + 1;
	size_t i;

	for (i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
		if (!str_starts(scan->at, entities[i].name))
			continue;
		buf_str(scan->out, entities[i].text);
		return scan->at + strlen(entities[i].name);
	}
	at += *at == '#';
	while (str_is_alnum(*at) && at - scan->at < 32)
		at++;
	if (*at != ';' || at == scan->at + 1)
		return NULL;
	put_space(scan);
	return at + 1;
}

/* An underscore inside a word is part of a name. */
static const char *skip_underscore(const struct scan *scan)
{
	bool is_inside = str_is_alnum(last(scan)) &&
			 str_is_alnum(scan->at[1]);

	return is_inside ? NULL : scan->at + 1;
}

static const char *skip_one(const struct scan *scan)
{
	return scan->at + 1;
}

static const char *skip_image(const struct scan *scan)
{
	return scan->at[1] == '[' ? scan->at + 1 : NULL;
}

static const char *skip_tildes(const struct scan *scan)
{
	return scan->at[1] == '~' ? scan->at + 2 : NULL;
}

static const char *skip_url(const struct scan *scan)
{
	if (!str_starts(scan->at, "http://") &&
	    !str_starts(scan->at, "https://"))
		return NULL;
	return scan->at + strcspn(scan->at, " \t\r\n<>()[]\"'|");
}

static const char *skip_no_break(const struct scan *scan)
{
	return scan->at[1] == '\xa0' ? scan->at + 2 : NULL;
}

static const struct {
	char sign;
	bool parts;		/* is what it skips a space? */
	const char *(*skip)(const struct scan *);	/* NULL: words */
} signs[] = {
	{ '{', true, skip_brace },
	{ '<', true, skip_angle },
	{ '[', false, skip_bracket },
	{ ']', false, skip_target },
	{ '&', false, skip_entity },
	{ '|', true, skip_one },
	{ '*', false, skip_one },
	{ '`', false, skip_one },
	{ '_', false, skip_underscore },
	{ '!', false, skip_image },
	{ '~', false, skip_tildes },
	{ 'h', false, skip_url },
	{ '\xc2', true, skip_no_break },
};

/* Is the sign where we stand none of the words?  Then we stand behind it. */
static bool skip_sign(struct scan *scan)
{
	const char *end;
	size_t i;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (signs[i].sign != *scan->at)
			continue;
		end = signs[i].skip(scan);
		if (!end)
			return false;
		if (signs[i].parts)
			put_space(scan);
		scan->at = end;
		return true;
	}
	return false;
}

/* "# ", "> ", "- ", "12. "; ": " of a definition */
static size_t block_mark(const char *at)
{
	size_t len = strspn(at, "#>");

	if (!len && *at && strchr("-+*:", *at))
		len = 1;
	if (!len) {
		len = strspn(at, "0123456789");
		len = len && len < 10 && (at[len] == '.' || at[len] == ')') ?
			      len + 1 : 0;
	}
	return len && strchr(" \t\r\n", at[len]) ? len : 0;
}

/* "---", "===", "| --- | :-: |": lines of nothing but signs; U+00A0, too */
static bool is_rule(const char *at)
{
	return strchr("\r\n", at[strspn(at, "-=|:+*_~` \t\xc2\xa0")]);
}

static void start_line(struct scan *scan)
{
	size_t len;
	bool is_row = *scan->at == '|', is_heading = *scan->at == '#';

	while ((len = block_mark(scan->at))) {
		put_break(scan);
		scan->at += len;
		scan->at += strspn(scan->at, " \t");
	}
	if (scan->is_blank_line || is_row)
		put_break(scan);
	scan->is_blank_line = is_heading || is_rule(scan->at);
	if (scan->is_blank_line && !is_heading)
		scan->at += strcspn(scan->at, "\n");
	scan->is_line_start = false;
}

static void put_sign(struct scan *scan)
{
	const char *at = scan->at;

	if (*at == '\\' && at[1] > ' ' && at[1] < 0x7f &&
	    !str_is_alnum(at[1]))
		at = ++scan->at;
	if ((unsigned char)*at <= ' ' || *at == 0x7f)
		put_space(scan);
	else
		buf_char(scan->out, *at);
	scan->is_line_start = *at == '\n';
	scan->at++;
}

void search_plain_add(struct buf *out, const char *markdown)
{
	struct scan scan = {
		.at = markdown,
		.out = out,
		.start = out->len,
		.is_line_start = true,
	};

	while (*scan.at) {
		if (scan.is_line_start) {
			scan.at += strspn(scan.at, " \t");
			start_line(&scan);
			continue;
		}
		if (!skip_sign(&scan))
			put_sign(&scan);
	}
	if (out->len > scan.start)
		put_break(&scan);
	if (out->len == scan.start + 1 && last(&scan) == '\n')
		buf_truncate(out, scan.start);
}
