/* SPDX-License-Identifier: MIT */
/*
 * Escaping, which links are safe, and what an HTML text says to a reader.
 * Knows no Markdown and no policy on elements.
 */
#include "markup/html.h"

#include <string.h>

#include "base/percent.h"
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
	return c > 0 && (str_is_alnum((char)c) || strchr("-._~", (int)c));
}

/* "[::1]" */
static bool is_address(struct view host)
{
	size_t i;

	if (host.len < 4 || host.at[host.len - 1] != ']')
		return false;
	for (i = 1; i < host.len - 1; i++)
		if (str_hex(host.at[i]) < 0 && !strchr(":.", host.at[i]))
			return false;
	return true;
}

/* Appends the host with "%C3%BC" decoded. */
static void add_decoded(struct buf *out, struct view host)
{
	size_t i;

	for (i = 0; i < host.len; i++) {
		int byte = percent_byte(host.at + i, host.len - i);

		if (byte < 0) {
			buf_char(out, host.at[i]);
			continue;
		}
		buf_char(out, (char)byte);
		i += PERCENT_LEN - 1;
	}
}

/* Letters of any script, as they are or percent-encoded. */
static bool is_host(struct view host)
{
	struct buf name = BUF_INIT;
	size_t i, used;
	bool good;

	if (host.len > 0 && *host.at == '[')
		return is_address(host);
	add_decoded(&name, host);
	good = name.len > 0 && *name.data != '-' && *name.data != '.';
	for (i = 0; i < name.len && good; i += used)
		good = is_host_char(utf8_decode(name.data + i, name.len - i,
						&used));
	buf_release(&name);
	return good;
}

/* Takes ":8080" off its end; false: there is no port behind the colon. */
static bool take_port(struct view *host)
{
	size_t i = host->len;

	while (i > 0 && str_is_digit(host->at[i - 1]))
		i--;
	if (i == 0 || host->at[i - 1] != ':')
		return true;
	if (host->len - i < 1 || host->len - i > 5)
		return false;
	host->len = i - 1;
	return true;
}

/* "https:" needs two slashes and a host; browsers take less, so we refuse. */
static bool has_host(const char *rest)
{
	struct view host = { rest + 2, 0 };
	const char *user;

	if (!str_starts(rest, "//"))
		return false;
	host.len = strcspn(host.at, "/?#\\");
	user = memrchr(host.at, '@', host.len);
	if (user) {
		host.len -= (size_t)(user + 1 - host.at);
		host.at = user + 1;
	}
	return take_port(&host) && is_host(host);
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

/* Words that are gathered, and what stands between two blocks of them. */
struct gathered {
	struct buf out;
	char parting;			/* ' ' or '\n' */
};

static bool ends_in_space(const struct buf *out)
{
	return out->len == 0 || out->data[out->len - 1] == ' ' ||
	       out->data[out->len - 1] == '\n';
}

static void add_words(struct gathered *words, const char *text)
{
	for (; *text; text++) {
		if (!str_is_space(*text))
			buf_char(&words->out, *text);
		else if (!ends_in_space(&words->out))
			buf_char(&words->out, ' ');
	}
}

static void part(struct gathered *words)
{
	struct buf *out = &words->out;

	if (out->len > 0 && out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
	if (!ends_in_space(out))
		buf_char(out, words->parting);
}

/* Ends the words of every block element that is left on the way on. */
static const struct dom_node *next_outside(struct gathered *words,
					   const struct dom_node *node,
					   const struct dom_node *root)
{
	while (node != root) {
		if (node->tag && !html_is_inline(node->tag))
			part(words);
		if (node->next)
			return node->next;
		node = node->parent;
	}
	return NULL;
}

static const char *gather(struct arena *arena, const struct dom_node *root,
			  char parting)
{
	struct gathered words = { BUF_INIT, parting };
	const struct dom_node *node = root->first;
	struct view trimmed;
	const char *copy;

	while (node) {
		if (node->text)
			add_words(&words, node->text);
		else if (!html_is_inline(node->tag))
			part(&words);
		if (node->first && !html_is_unseen(node->tag))
			node = node->first;
		else
			node = next_outside(&words, node, root);
	}
	trimmed = str_trim(words.out.data, words.out.len);
	copy = arena_strndup(arena, trimmed.at, trimmed.len);
	buf_release(&words.out);
	return copy;
}

const char *html_words_in(struct arena *arena, const struct dom_node *root)
{
	return gather(arena, root, ' ');
}

const char *html_words(struct arena *arena, const char *html, size_t len)
{
	return gather(arena, htmlparse(arena, html, len), ' ');
}

const char *html_lines_in(struct arena *arena, const struct dom_node *root)
{
	return gather(arena, root, '\n');
}
