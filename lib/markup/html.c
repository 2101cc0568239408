/* SPDX-License-Identifier: MIT */
/*
 * Escaping, which links are safe, and what an HTML text says to a reader.
 * Knows no Markdown and no policy on elements.
 */
#include "markup/html.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "markup/dom.h"
#include "markup/htmlparse.h"

static const char *entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void html_escape(struct buf *out, const char *text, size_t len)
{
	size_t from = 0;
	size_t i;

	for (i = 0; i < len; i++) {
		const char *name = entity(text[i]);

		if (!name)
			continue;
		buf_add(out, text + from, i - from);
		buf_str(out, name);
		from = i + 1;
	}
	buf_add(out, text + from, len - from);
}

void html_text(struct buf *out, const char *text)
{
	html_escape(out, text, strlen(text));
}

static bool has_controls(const char *href)
{
	for (; *href; href++)
		if ((unsigned char)*href < 0x20 || *href == 0x7f)
			return true;
	return false;
}

static bool is_host_char(int32_t c)
{
	if (c >= 0x80)
		return utf8_is_letter(c) || utf8_is_digit(c) ||
		       utf8_is_mark(c);
	return c > 0 && (str_is_alnum((char)c) || strchr("-._~%[]:@", (int)c));
}

/* ":8080", or nothing, at the end of what stands before the path. */
static bool has_sane_port(struct view authority)
{
	size_t i = authority.len;

	while (i > 0 && str_is_digit(authority.at[i - 1]))
		i--;
	if (i > 0 && authority.at[i - 1] == ':')
		return authority.len - i >= 1 && authority.len - i <= 5;
	return !memchr(authority.at, ':', authority.len) ||
	       authority.at[authority.len - 1] == ']' ||
	       memchr(authority.at, '@', authority.len);
}

/* "https:" needs two slashes and a host; browsers take less, so we refuse. */
static bool has_host(const char *rest)
{
	struct view authority = { rest + 2, 0 };
	size_t used, left;
	const char *at;

	if (!str_starts(rest, "//"))
		return false;
	authority.len = strcspn(authority.at, "/?#\\");
	if (authority.len == 0 || !has_sane_port(authority) ||
	    (!str_is_alnum(*authority.at) && *authority.at != '[' &&
	     (unsigned char)*authority.at < 0x80))
		return false;
	at = authority.at;
	for (left = authority.len; left > 0; at += used, left -= used)
		if (!is_host_char(utf8_decode(at, left, &used)))
			return false;
	return true;
}

static bool has_rest(const char *rest)
{
	return *rest != '\0' && !str_is_space(*rest);
}

static const struct scheme {
	const char *prefix;
	bool (*is_sane)(const char *rest);
	bool shows_images;
} schemes[] = {
	{ "http:", has_host, true },
	{ "https:", has_host, true },
	{ "mailto:", has_rest, false },
	{ "tel:", has_rest, false },
};

static bool has_allowed_scheme(const char *href, bool is_image)
{
	size_t i;

	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		const struct scheme *scheme = &schemes[i];

		if (str_starts_nocase(href, scheme->prefix))
			return (scheme->shows_images || !is_image) &&
			       scheme->is_sane(href + strlen(scheme->prefix));
	}
	return false;
}

/*
 * RFC 3986 4.2: a relative reference has no colon in its first segment.  A
 * back slash is a slash to browsers, so "/\host" is another site.
 */
static bool is_safe(const char *href, bool is_image)
{
	size_t first;

	if (!href || !*href || has_controls(href))
		return false;
	first = strcspn(href, "/?#\\");
	if (memchr(href, ':', first))
		return has_allowed_scheme(href, is_image);
	if (href[0] == '\\' || str_is_space(href[0]))
		return false;
	return href[0] != '/' || (href[1] != '/' && href[1] != '\\');
}

bool html_is_safe_link(const char *href)
{
	return is_safe(href, false);
}

bool html_is_safe_image(const char *src)
{
	return is_safe(src, true);
}

/* Elements that do not part the words around them. */
static const char *const inlines[] = {
	"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del",
	"dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp",
	"small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
	"var", "wbr", NULL
};

static const char *const unseen[] = {
	"head", "iframe", "noembed", "noframes", "script", "style",
	"template", "title", "svg:desc", "svg:metadata", "svg:script",
	"svg:style", "svg:title", "math:annotation", "math:annotation-xml",
	NULL
};

static bool is_in(const char *const *names, const char *tag)
{
	while (*names && strcmp(*names, tag) != 0)
		names++;
	return *names != NULL;
}

bool html_is_inline(const char *tag)
{
	return is_in(inlines, tag);
}

bool html_is_unseen(const char *tag)
{
	return is_in(unseen, tag);
}

static void add_words(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (!str_is_space(*text))
			buf_char(out, *text);
		else if (out->len > 0 && out->data[out->len - 1] != ' ')
			buf_char(out, ' ');
	}
}

/* Ends the words of every block element that is left on the way on. */
static const struct dom_node *next_outside(struct buf *out,
					   const struct dom_node *node,
					   const struct dom_node *root)
{
	while (node != root) {
		if (node->tag && !html_is_inline(node->tag))
			add_words(out, " ");
		if (node->next)
			return node->next;
		node = node->parent;
	}
	return NULL;
}

const char *html_words(struct arena *arena, const char *html, size_t len)
{
	const struct dom_node *root = htmlparse(arena, html, len);
	const struct dom_node *node = root->first;
	struct buf out = BUF_INIT;
	struct view words;
	const char *copy;

	while (node) {
		if (node->text)
			add_words(&out, node->text);
		else if (!html_is_inline(node->tag))
			add_words(&out, " ");
		if (node->first && !html_is_unseen(node->tag))
			node = node->first;
		else
			node = next_outside(&out, node, root);
	}
	words = str_trim(out.data, out.len);
	copy = arena_strndup(arena, words.at, words.len);
	buf_release(&out);
	return copy;
}
