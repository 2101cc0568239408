/* SPDX-License-Identifier: MIT */
/*
 * One pass over HTML text by the tokenizer rules of the HTML standard
 * (13.2.5), with a count of what is open.
 */
#include "markup/tagsoup.h"

#include <stdbool.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"

enum tag_kind {
	TAG_OTHER,	/* open until its end tag */
	TAG_LOOSE,	/* closed by what follows it: not counted */
	TAG_FORMAT,	/* repeated in later blocks while open */
	TAG_RAW,	/* its text is not HTML */
	TAG_VOID,	/* never open */
	TAG_IGNORED	/* means nothing inside a <div>; svg and math: their
			   parser rules are not worth their risks, and of
			   their words none is lost */
};

static const struct {
	const char *name;
	enum tag_kind kind;
} kinds[] = {
	{ "p", TAG_LOOSE },	{ "li", TAG_LOOSE },
	{ "dd", TAG_LOOSE },	{ "dt", TAG_LOOSE },
	{ "tr", TAG_LOOSE },	{ "td", TAG_LOOSE },
	{ "th", TAG_LOOSE },	{ "thead", TAG_LOOSE },
	{ "tbody", TAG_LOOSE },	{ "tfoot", TAG_LOOSE },
	{ "option", TAG_LOOSE },
	{ "a", TAG_FORMAT },	{ "b", TAG_FORMAT },
	{ "big", TAG_FORMAT },	{ "code", TAG_FORMAT },
	{ "em", TAG_FORMAT },	{ "font", TAG_FORMAT },
	{ "i", TAG_FORMAT },	{ "nobr", TAG_FORMAT },
	{ "s", TAG_FORMAT },	{ "small", TAG_FORMAT },
	{ "strike", TAG_FORMAT }, { "strong", TAG_FORMAT },
	{ "tt", TAG_FORMAT },	{ "u", TAG_FORMAT },
	{ "script", TAG_RAW },	{ "style", TAG_RAW },
	{ "iframe", TAG_RAW },	{ "title", TAG_RAW },
	{ "textarea", TAG_RAW }, { "xmp", TAG_RAW },
	{ "noembed", TAG_RAW },	{ "noframes", TAG_RAW },
	{ "area", TAG_VOID },	{ "base", TAG_VOID },
	{ "br", TAG_VOID },	{ "col", TAG_VOID },
	{ "embed", TAG_VOID },	{ "hr", TAG_VOID },
	{ "img", TAG_VOID },	{ "image", TAG_VOID },
	{ "input", TAG_VOID },	{ "keygen", TAG_VOID },
	{ "link", TAG_VOID },	{ "meta", TAG_VOID },
	{ "param", TAG_VOID },	{ "source", TAG_VOID },
	{ "track", TAG_VOID },	{ "wbr", TAG_VOID },
	{ "html", TAG_IGNORED }, { "head", TAG_IGNORED },
	{ "body", TAG_IGNORED }, { "frameset", TAG_IGNORED },
	{ "frame", TAG_IGNORED }, { "plaintext", TAG_IGNORED },
	{ "isindex", TAG_IGNORED },
	{ "svg", TAG_IGNORED },	{ "math", TAG_IGNORED },
};

enum { N_KINDS = sizeof(kinds) / sizeof(kinds[0]) };

struct tag {
	const char *from, *end;		/* '<' and behind '>' */
	struct view name;
	size_t row;			/* of kinds; N_KINDS: none */
	enum tag_kind kind;
	size_t n_attrs;
	bool is_end;
	bool is_closed;			/* "/>" */
};

struct soup {
	struct buf *out;
	const char *at, *end;
	const char *last_close;		/* no '>' behind this */
	struct tag open[LIMIT_DOM_DEPTH];
	size_t n_open, n_formats;
	size_t copies;			/* formatting repeated so far */
	size_t failures;		/* tags begun and never ended */
	bool is_endless;		/* no more "-->" */
	bool has_no_end[N_KINDS];	/* no more "</name" of a raw element */
};

static size_t find_kind(struct view name)
{
	size_t i;

	for (i = 0; i < N_KINDS; i++)
		if (view_is_nocase(name, kinds[i].name))
			break;
	return i;
}

static bool is_letter(char c)
{
	return str_is_alnum(c) && !str_is_digit(c);
}

static const char *skip_space(const char *at, const char *end)
{
	while (at < end && str_is_space(*at))
		at++;
	return at;
}

/* Behind the value of an attribute, `at` standing behind its '='. */
static const char *skip_value(const char *at, const char *end)
{
	const char *quote;

	at = skip_space(at, end);
	if (at < end && (*at == '"' || *at == '\'')) {
		quote = memchr(at + 1, *at, (size_t)(end - at - 1));
		return quote ? quote + 1 : end;
	}
	while (at < end && !str_is_space(*at) && *at != '>')
		at++;
	return at;
}

static const char *skip_attr(const char *at, const char *end)
{
	if (*at == '=')
		at++;		/* a name may begin with it */
	while (at < end && !str_is_space(*at) && *at != '/' && *at != '>' &&
	       *at != '=')
		at++;
	at = skip_space(at, end);
	return at < end && *at == '=' ? skip_value(at + 1, end) : at;
}

/* Reads the tag at '<'; false when its '>' never comes. */
static bool read_tag(struct tag *tag, const char *from, const char *end)
{
	const char *at = from + 1;

	memset(tag, 0, sizeof(*tag));
	tag->from = from;
	tag->is_end = *at == '/';
	at += tag->is_end;
	tag->name.at = at;
	while (at < end && !str_is_space(*at) && *at != '/' && *at != '>')
		at++;
	tag->name.len = (size_t)(at - tag->name.at);
	while (at < end && *at != '>') {
		tag->is_closed = *at == '/';
		if (*at == '/' || str_is_space(*at)) {
			at++;
			continue;
		}
		tag->n_attrs++;
		at = skip_attr(at, end);
	}
	if (at >= end)
		return false;
	tag->end = at + 1;
	tag->row = find_kind(tag->name);
	tag->kind = tag->row < N_KINDS ? kinds[tag->row].kind : TAG_OTHER;
	return true;
}

static void copy(struct soup *soup, const char *to)
{
	buf_add(soup->out, soup->at, (size_t)(to - soup->at));
	soup->at = to;
}

/* The '<' at hand opens nothing. */
static void copy_as_text(struct soup *soup)
{
	buf_str(soup->out, "&lt;");
	soup->at++;
}

static bool is_same_name(struct view a, struct view b)
{
	return a.len == b.len && strncasecmp(a.at, b.at, a.len) == 0;
}

/* Where the nearest open tag of that name is, from 1; 0: none is open. */
static size_t find_open(const struct soup *soup, struct view name)
{
	size_t i = soup->n_open;

	while (i > 0 && !is_same_name(soup->open[i - 1].name, name))
		i--;
	return i;
}

static void close_open(struct soup *soup, size_t i)
{
	soup->n_formats -= soup->open[i - 1].kind == TAG_FORMAT;
	memmove(&soup->open[i - 1], &soup->open[i],
		(soup->n_open - i) * sizeof(soup->open[0]));
	soup->n_open--;
}

/* May one more such element be open?  Then it is. */
static bool open_tag(struct soup *soup, const struct tag *tag)
{
	bool is_format = tag->kind == TAG_FORMAT;

	if (tag->name.len == 1 && str_lower(*tag->name.at) == 'a' &&
	    find_open(soup, tag->name))
		return true;	/* the parser ends the one before */
	if (soup->n_open == LIMIT_DOM_DEPTH)
		return false;
	if (is_format && soup->n_formats == LIMIT_DOM_FORMATS)
		return false;
	soup->open[soup->n_open++] = *tag;
	soup->n_formats += is_format;
	return true;
}

static void take_end_tag(struct soup *soup, const struct tag *tag)
{
	size_t i;

	if (tag->kind == TAG_LOOSE || tag->kind == TAG_VOID) {
		copy(soup, tag->end);
		return;
	}
	i = find_open(soup, tag->name);
	if (i > 0) {
		close_open(soup, i);
		copy(soup, tag->end);
	}
	soup->at = tag->end;
}

static void add_end_tag(struct soup *soup, const struct tag *tag)
{
	buf_str(soup->out, "</");
	buf_add(soup->out, tag->name.at, tag->name.len);
	buf_char(soup->out, '>');
}

/* The "</name" that ends a raw element, or NULL. */
static const char *find_raw_end(struct soup *soup, const struct tag *tag)
{
	const char *at = tag->end;
	size_t len = tag->name.len;

	if (soup->has_no_end[tag->row])
		return NULL;
	while ((at = memchr(at, '<', (size_t)(soup->end - at))) != NULL) {
		if ((size_t)(soup->end - at) > len + 2 && at[1] == '/' &&
		    strncasecmp(at + 2, tag->name.at, len) == 0 &&
		    !str_is_alnum(at[2 + len]))
			return at;
		at++;
	}
	soup->has_no_end[tag->row] = true;
	return NULL;
}

/* A frame that nothing closes is closed; any other such thing is words. */
static void take_raw(struct soup *soup, const struct tag *tag)
{
	const char *end = find_raw_end(soup, tag);
	struct tag close;

	if (end && read_tag(&close, end, soup->end)) {
		copy(soup, close.end);
		return;
	}
	if (!str_eq_nocase(kinds[tag->row].name, "iframe")) {
		copy_as_text(soup);
		return;
	}
	copy(soup, tag->end);
	add_end_tag(soup, tag);
}

static void take_start_tag(struct soup *soup, const struct tag *tag)
{
	bool is_kept = tag->n_attrs <= LIMIT_DOM_ATTRS &&
		       tag->kind != TAG_IGNORED;
	bool is_counted = tag->kind == TAG_OTHER || tag->kind == TAG_FORMAT;

	if (is_kept && tag->kind == TAG_RAW && !tag->is_closed) {
		take_raw(soup, tag);
		return;
	}
	if (is_kept && is_counted && !tag->is_closed)
		is_kept = open_tag(soup, tag);
	if (is_kept)
		copy(soup, tag->end);
	if (is_kept && tag->is_closed && tag->kind != TAG_VOID &&
	    tag->kind != TAG_LOOSE)
		add_end_tag(soup, tag);
	soup->at = tag->end;
}

static void take_tag(struct soup *soup)
{
	struct tag tag;

	if (soup->failures > LIMIT_DOM_FAILURES ||
	    !read_tag(&tag, soup->at, soup->end)) {
		soup->failures++;
		copy_as_text(soup);
		return;
	}
	if (tag.kind != TAG_FORMAT)
		soup->copies += soup->n_formats;
	if (soup->copies > LIMIT_DOM_COPIES)
		soup->at = tag.end;
	else if (tag.is_end)
		take_end_tag(soup, &tag);
	else
		take_start_tag(soup, &tag);
}

static void take_comment(struct soup *soup)
{
	size_t left = (size_t)(soup->end - soup->at) - 2;
	const char *end = NULL;

	if (!soup->is_endless)
		end = memmem(soup->at + 2, left, "-->", 3);
	soup->is_endless = end == NULL;
	if (end)
		copy(soup, end + 3);
	else
		copy_as_text(soup);
}

/* At '<', with a '>' somewhere behind it. */
static void take_markup(struct soup *soup)
{
	size_t left = (size_t)(soup->end - soup->at);
	const char *at = soup->at;

	if (left > 4 && memcmp(at, "<!--", 4) == 0)
		take_comment(soup);
	else if (is_letter(at[1]) || (at[1] == '/' && is_letter(at[2])))
		take_tag(soup);
	else if (at[1] == '!' || at[1] == '?' || at[1] == '/')
		copy(soup, (const char *)memchr(at, '>', left) + 1);
	else
		copy_as_text(soup);
}

static void tame(struct buf *out, const char *html, size_t len)
{
	struct soup soup = { .out = out, .at = html, .end = html + len };
	const char *next;

	soup.last_close = memrchr(html, '>', len);
	while (soup.at < soup.end) {
		next = memchr(soup.at, '<', (size_t)(soup.end - soup.at));
		copy(&soup, next ? next : soup.end);
		if (!next)
			break;
		if (!soup.last_close || next > soup.last_close)
			copy_as_text(&soup);
		else
			take_markup(&soup);
	}
}

/* gumbo takes "<img NUL>" for an unknown element that is called img. */
static void replace_nuls(struct buf *out, const char *html, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (html[i])
			buf_char(out, html[i]);
		else
			buf_str(out, "\xef\xbf\xbd");
	}
}

void tagsoup_tame(struct buf *out, const char *html, size_t len)
{
	struct buf clean = BUF_INIT;

	if (memchr(html, '\0', len)) {
		replace_nuls(&clean, html, len);
		tame(out, clean.data, clean.len);
	} else {
		tame(out, html, len);
	}
	buf_release(&clean);
}
