/* SPDX-License-Identifier: MIT */
/*
 * Telling links from words.  In doubt they are words: those are shown and
 * warned of, a link that leads nowhere would not be.
 */
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "content/link.h"

enum { EXTENSION = 5 };		/* letters at most: ".pdf", ".xhtml" */

static bool has_host(const char *rest)
{
	return str_starts(rest, "//") &&
	       (str_is_alnum(rest[2]) || (unsigned char)rest[2] >= 0x80);
}

static bool has_rest(const char *rest)
{
	return *rest && !strchr(rest, ' ');
}

static const struct scheme {
	const char *prefix;
	bool (*is_sane)(const char *rest);
} schemes[] = {
	{ "http:", has_host },
	{ "https:", has_host },
	{ "mailto:", has_rest },
	{ "tel:", has_rest },
};

static bool has_scheme(const char *text)
{
	size_t i;

	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		const struct scheme *scheme = &schemes[i];

		if (str_starts_nocase(text, scheme->prefix))
			return scheme->is_sane(text + strlen(scheme->prefix));
	}
	return false;
}

static bool has_any(const char *text, const char *chars)
{
	return text[strcspn(text, chars)] != '\0';
}

/* What no link has; Markdown, HTML and shortcodes do. */
static bool has_foreign(const char *text)
{
	for (; *text; text++) {
		if ((unsigned char)*text < 0x20 || *text == 0x7f ||
		    strchr("<>\"`{}\\", *text))
			return true;
	}
	return false;
}

/* "x/My guide.pdf" */
static bool ends_as_file(const char *text)
{
	const char *dot = strrchr(text, '.');
	size_t len = 0;

	if (!dot || dot == text || dot[-1] == ' ')
		return false;
	while (str_is_alnum(dot[len + 1]))
		len++;
	return len > 0 && len <= EXTENSION && !dot[len + 1];
}

static bool is_rooted(const char *text)
{
	return (text[0] == '/' && text[1] != '/') || str_starts(text, "./") ||
	       str_starts(text, "../");
}

/* "technical-stuff/", "guide.pdf", but neither "TBD" nor "e.g." */
static bool is_loose_path(const char *text)
{
	size_t len = strlen(text);

	if (has_any(text, " :[]()*,;") || text[len - 1] == '.')
		return false;
	return strchr(text, '/') || strchr(text, '.');
}

static bool is_link(const char *text)
{
	if (has_foreign(text))
		return false;
	if (has_scheme(text) || is_rooted(text))
		return !strchr(text, ' ') || ends_as_file(text);
	if (text[0] == '#' || text[0] == '?')
		return !strchr(text, ' ');
	return text[0] != '/' && is_loose_path(text);
}

/* "a@b.example" */
static bool is_mail(const char *text)
{
	const char *at = strchr(text, '@');

	if (!at || at == text || has_any(text, " /:()[],;"))
		return false;
	return str_is_alnum(at[1]) && !strchr(at + 1, '@') &&
	       strchr(at, '.') && text[strlen(text) - 1] != '.';
}

static const char *missing_scheme(const char *text)
{
	if (is_mail(text))
		return "mailto:";
	if (strchr(text, ' '))
		return NULL;
	if (has_host(text))
		return "https:";
	return str_starts_nocase(text, "www.") && str_is_alnum(text[4]) ?
		       "https://" : NULL;
}

/* Runs of white space become one `gap`, those at the ends nothing. */
static const char *squeeze(struct arena *arena, const char *text,
			   const char *gap)
{
	struct buf out = BUF_INIT;
	bool is_pending = false;

	for (; *text; text++) {
		if (str_is_space(*text)) {
			is_pending = out.len > 0;
			continue;
		}
		if (is_pending)
			buf_str(&out, gap);
		is_pending = false;
		buf_char(&out, *text);
	}
	return arena_take(arena, &out);
}

enum link_kind link_read(const char **href, struct arena *arena,
			 const char *written)
{
	const char *text = squeeze(arena, written, " ");
	const char *scheme;

	*href = NULL;
	if (str_is_blank(text) || str_eq(text, "#"))
		return LINK_NONE;
	scheme = has_foreign(text) ? NULL : missing_scheme(text);
	if (scheme) {
		*href = arena_printf(arena, "%s%s", scheme, text);
		return LINK_MENDED;
	}
	if (!is_link(text))
		return LINK_WORDS;
	*href = squeeze(arena, text, "%20");
	return LINK_PLAIN;
}
