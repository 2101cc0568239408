/* SPDX-License-Identifier: MIT */
/*
 * Bare addresses (B-9) are linked after Markdown was parsed; until then their
 * characters must come through: "a--b" not as a dash, "_x_" not as emphasis.
 * So those characters get a backslash, which every reader of Markdown takes
 * off again.
 */
#include <string.h>

#include "base/str.h"
#include "markup/heal_rules.h"

static bool is_address(const char *text)
{
	return str_starts_nocase(text, "http://") ||
	       str_starts_nocase(text, "https://") ||
	       str_starts_nocase(text, "www.");
}

static size_t address_len(const char *text)
{
	size_t len = strcspn(text, " \t\n<>\"`()[]{}\\");

	/* The sentence's own characters, and the emphasis around it. */
	while (len > 0 && strchr("?!.,:;*_~'|-", text[len - 1]))
		len--;
	return len;
}

/* Would smart punctuation or emphasis take text[i]? */
static bool is_at_risk(const char *text, size_t i)
{
	char c = text[i];
	char before = text[i - 1], after = text[i + 1];

	if (c == '-' || c == '.')
		return before == c || after == c;
	if (c == '_')
		return !str_is_alnum(before) || !str_is_alnum(after);
	return c == '*' || c == '\'';
}

static void add_address(struct buf *out, const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (i > 0 && is_at_risk(text, i))
			buf_char(out, '\\');
		buf_char(out, text[i]);
	}
}

/* Inside <...>, ](...) and the like an address is no bare one. */
static bool is_bare(const char *text, const char *at)
{
	return at == text || strchr(" \t\n*_~", at[-1]) ||
	       (at[-1] == '(' && (at - 1 == text || at[-2] != ']'));
}

/* "[label]: address" is no prose. */
static bool is_definition(const char *words)
{
	return *words == '[' && strstr(words, "]:");
}

static void escape(struct healing *h, const struct segment *part)
{
	const char *text = part->text;
	struct buf out = BUF_INIT;
	size_t at = 0, done = 0;

	while (at < part->len) {
		if (text[at] == '`') {
			at = heal_skip_code(text, part->len, at);
		} else if (text[at] == '<') {
			at = heal_skip_tag(text, part->len, at);
		} else if (is_address(text + at) && is_bare(text, text + at)) {
			buf_add(&out, text + done, at - done);
			done = at + address_len(text + at);
			add_address(&out, text + at, done - at);
			at = done > at ? done : at + 1;
		} else {
			at++;
		}
	}
	buf_add(&out, text + done, part->len - done);
	heal_segment_set(h, part, out.data);
	buf_release(&out);
}

void heal_addresses(struct healing *h)
{
	struct segment part;
	size_t i;

	for (i = 0; heal_segment(h, i, &part); i = part.first + part.count)
		if (!part.is_html && !is_definition(part.text) &&
		    (strstr(part.text, "://") || strcasestr(part.text, "www.")))
			escape(h, &part);
}
