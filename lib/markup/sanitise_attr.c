/* SPDX-License-Identifier: MIT */
/*
 * Which values an attribute may have: one row an attribute, one function a
 * kind of value.
 */
#include <stdlib.h>
#include <string.h>

#include "base/percent.h"
#include "base/str.h"
#include "base/utf8.h"
#include "markup/html.h"
#include "markup/sanitise.h"

/* The value to write, or NULL to leave the attribute out. */
typedef const char *judge_fn(struct arena *, const char *value);

static const char *lower(struct arena *arena, const char *value)
{
	char *copy = arena_strdup(arena, value);
	char *c;

	for (c = copy; *c; c++)
		*c = str_lower(*c);
	return copy;
}

static const char *keyword(struct arena *arena, const char *value,
			   const char *list)
{
	const char *word = lower(arena, value);

	return str_is_listed(word, list) ? word : NULL;
}

static const char *judge_any(struct arena *arena, const char *value)
{
	return sanitise_text(arena, value);
}

static const char *judge_words(struct arena *arena, const char *value)
{
	return str_is_blank(value) ? NULL : sanitise_text(arena, value);
}

static const char *judge_flag(struct arena *arena, const char *value)
{
	(void)arena;
	(void)value;
	return "";
}

static const char *judge_dir(struct arena *arena, const char *value)
{
	return keyword(arena, value, " ltr rtl auto ");
}

static const char *judge_loading(struct arena *arena, const char *value)
{
	return keyword(arena, value, " lazy eager ");
}

static const char *judge_scope(struct arena *arena, const char *value)
{
	return keyword(arena, value, " row col rowgroup colgroup ");
}

/* The one attribute whose letter case counts. */
static const char *judge_type(struct arena *arena, const char *value)
{
	(void)arena;
	return str_is_listed(value, " 1 a A i I ") ? value : NULL;
}

/* Those of our own footnotes. */
static const char *judge_role(struct arena *arena, const char *value)
{
	return keyword(arena, value, " doc-noteref doc-backlink doc-endnotes ");
}

/* Names that markup.h lets pages fill. */
static const char *judge_component(struct arena *arena, const char *value)
{
	return keyword(arena, value, " events syllabus ");
}

static const char *number(struct arena *arena, const char *value, long min,
			  long max)
{
	long n;

	if (!str_to_long(&n, value) || n < min || n > max)
		return NULL;
	return arena_printf(arena, "%ld", n);
}

static const char *judge_integer(struct arena *arena, const char *value)
{
	return number(arena, value, -100000, 100000);
}

static const char *judge_pixels(struct arena *arena, const char *value)
{
	return number(arena, value, 1, 100000);
}

static const char *judge_span(struct arena *arena, const char *value)
{
	return number(arena, value, 2, 100);
}

/* Letters first, so that it can be a fragment and a CSS name as it is. */
static const char *judge_id(struct arena *arena, const char *value)
{
	size_t len = strspn(value, "abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:");

	(void)arena;
	if (value[len] || len == 0 || len > 100 || !str_is_alnum(*value))
		return NULL;
	return value;
}

/* BCP 47, as far as it goes without its registry. */
static const char *judge_lang(struct arena *arena, const char *value)
{
	size_t i, run = 0, parts = 0;

	(void)arena;
	for (i = 0; value[i]; i++) {
		if (value[i] == '-' && run > 0) {
			run = 0;
			parts++;
			continue;
		}
		if (!str_is_alnum(value[i]) || ++run > (parts ? 8 : 3) ||
		    (parts == 0 && str_is_digit(value[i])))
			return NULL;
	}
	return run >= 2 ? value : NULL;
}

static const char *known_words(struct arena *arena, const char *value,
			       const char *known)
{
	struct buf out = BUF_INIT;
	const char *words = lower(arena, value);
	const char *copy = NULL;

	while (*(words += strspn(words, " \t\n\f\r"))) {
		size_t len = strcspn(words, " \t\n\f\r");
		const char *word = arena_strndup(arena, words, len);

		words += len;
		if (!str_is_listed(word, known) ||
		    (out.len && strstr(out.data, word)))
			continue;
		if (out.len)
			buf_char(&out, ' ');
		buf_str(&out, word);
	}
	if (out.len)
		copy = arena_strndup(arena, out.data, out.len);
	buf_release(&out);
	return copy;
}

/* Where brackets may stand as they are: an IPv6 address. */
static size_t authority_end(const char *url)
{
	const char *host = strstr(url, "://");

	if (!host || strcspn(url, "/?#") < (size_t)(host - url))
		return 0;
	return (size_t)(host - url) + 3 + strcspn(host + 3, "/?#");
}

static bool needs_encoding(const char *at, bool in_authority)
{
	if ((unsigned char)*at >= 0x80)
		return !in_authority;	/* a host name says it otherwise */
	if (*at == '%')
		return percent_byte(at, PERCENT_LEN) < 0;
	if (*at == '[' || *at == ']')
		return !in_authority;
	return *at <= ' ' || strchr("\"<>\\^`{|}\x7f", *at) != NULL;
}

/* As a browser reads it: ends trimmed, tabs and line ends gone. */
static const char *clean_url(struct arena *arena, const char *value)
{
	struct view trimmed = str_trim(value, strlen(value));
	const char *url = arena_strndup(arena, trimmed.at, trimmed.len);
	size_t authority = authority_end(url);
	struct buf out = BUF_INIT;
	bool has_fragment = false;
	const char *at;

	for (at = url; *at; at++) {
		bool second_hash = *at == '#' && has_fragment;

		if (*at == '\t' || *at == '\n' || *at == '\r')
			continue;
		has_fragment = has_fragment || *at == '#';
		if (second_hash ||
		    needs_encoding(at, (size_t)(at - url) < authority))
			percent_add(&out, *at);
		else
			buf_char(&out, *at);
	}
	return sanitise_text(arena, arena_take(arena, &out));
}

const char *sanitise_link(struct arena *arena, const char *href)
{
	const char *url = clean_url(arena, href);

	return html_is_safe_link(url) ? url : NULL;
}

/* What is loaded into the page; "//host" is https. */
static const char *judge_src(struct arena *arena, const char *src)
{
	const char *url = clean_url(arena, src);

	if (str_starts(url, "//"))
		url = arena_printf(arena, "https:%s", url);
	return html_is_safe_image(url) ? url : NULL;
}

static const char *judge_rel(struct arena *arena, const char *value)
{
	return known_words(arena, value,
			   " external nofollow noopener noreferrer license "
			   "author next prev ");
}

/* What the theme lays out, by whomever it is asked for. */
static const char *judge_class(struct arena *arena, const char *value)
{
	return known_words(arena, value,
			   " align-left align-center align-right task-item "
			   "footnote-ref footnote-backref footnotes ");
}

static const struct attr_rule {
	const char *name;
	judge_fn *judge;
	bool is_global;
	const char *becomes;	/* NULL: as it is */
} rules[] = {
	{ "allowfullscreen", judge_flag, false, NULL },
	{ "alt", judge_any, false, NULL },
	{ "class", judge_class, true, NULL },
	{ "colspan", judge_span, false, NULL },
	{ "data-component", judge_component, false, NULL },
	{ "dir", judge_dir, true, NULL },
	{ "height", judge_pixels, false, NULL },
	{ "href", sanitise_link, false, NULL },
	{ "id", judge_id, true, NULL },
	{ "lang", judge_lang, true, NULL },
	{ "loading", judge_loading, false, NULL },
	{ "name", judge_id, false, "id" },	/* <a name>: HTML 4 */
	{ "open", judge_flag, false, NULL },
	{ "rel", judge_rel, false, NULL },
	{ "reversed", judge_flag, false, NULL },
	{ "role", judge_role, false, NULL },
	{ "rowspan", judge_span, false, NULL },
	{ "scope", judge_scope, false, NULL },
	{ "src", judge_src, false, NULL },
	{ "start", judge_integer, false, NULL },
	{ "title", judge_words, true, NULL },
	{ "type", judge_type, false, NULL },
	{ "value", judge_integer, false, NULL },
	{ "width", judge_pixels, false, NULL },
};

static const struct attr_rule *find_rule(const char *name,
					 const char *allowed)
{
	size_t i;

	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		if (strcmp(rules[i].name, name) != 0)
			continue;
		return rules[i].is_global || str_is_listed(name, allowed) ?
		       &rules[i] : NULL;
	}
	return NULL;
}

static bool is_active(const char *name)
{
	return str_starts(name, "on") ||
	       str_is_listed(name, " href src srcdoc action formaction "
			     "xlink:href background poster data ");
}

size_t sanitise_attrs(struct arena *arena, struct dom_node *node,
		      const char *allowed)
{
	struct dom_attr *attr = node->attrs;
	size_t dropped = 0;

	node->attrs = NULL;
	for (; attr; attr = attr->next) {
		const struct attr_rule *rule =
			find_rule(attr->name, allowed ? allowed : "");
		const char *value =
			rule ? rule->judge(arena, attr->value) : NULL;
		const char *name = attr->name;

		if (!value) {
			dropped += is_active(name) && *attr->value;
			continue;
		}
		if (rule->becomes)
			name = rule->becomes;
		if (!dom_attr(node, name))
			dom_set_attr(arena, node, name, value);
	}
	if (!dom_attr(node, "href"))
		dom_remove_attr(node, "rel");
	return dropped;
}
