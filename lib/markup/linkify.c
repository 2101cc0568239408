/* SPDX-License-Identifier: MIT */
/*
 * Bare addresses in words become links, as Hugo's linkify does (hugo.md 5.1):
 * http://, https://, www. (as https) and e-mail addresses.  The sentence's
 * own punctuation behind an address is not part of it (schema.md B-9).
 */
#include <string.h>

#include "base/str.h"
#include "markup/html.h"
#include "markup/passes.h"
#include "markup/sanitise.h"

/* Part of a text that is an address. */
struct found {
	size_t from, len;
	const char *prefix;	/* of its href */
};

enum { MAX_LOCAL = 64, MAX_HOST = 253 };	/* RFC 5321, RFC 1035 */

static bool is_word(char c)
{
	return str_is_alnum(c) || (unsigned char)c >= 0x80;
}

static bool is_host(char c)
{
	return str_is_alnum(c) || c == '-' || c == '.' || c == '_';
}

static bool is_local(char c)
{
	return str_is_alnum(c) || (c && strchr(".!#$%&'*+/=?^_{|}~-", c));
}

static size_t span(const char *text, bool (*is_part)(char))
{
	size_t len = 0;

	while (text[len] && is_part(text[len]))
		len++;
	return len;
}

/* The length of a host name with a dot and a last label of letters; or 0. */
static size_t host_len(const char *text)
{
	size_t len = 0;
	size_t label;

	while (len <= MAX_HOST && is_host(text[len]) &&
	       (text[len] != '.' || text[len + 1] != '.'))
		len++;
	while (len > 0 && !str_is_alnum(text[len - 1]))
		len--;
	if (len == 0 || len > MAX_HOST || !str_is_alnum(text[0]))
		return 0;
	for (label = len; label > 0 && text[label - 1] != '.'; label--)
		if (str_is_digit(text[label - 1]))
			return 0;
	return label > 0 && len - label >= 2 ? len : 0;
}

/* Every byte of UTF-8 but those of curly quotes and dashes (U+20xx). */
static bool is_path(const char *at)
{
	if (*at == '\xe2' && at[1] == '\x80')
		return false;
	if (*at == '\xc2' && (at[1] == '\xa0' || at[1] == '\xab' ||
			      at[1] == '\xbb'))
		return false;
	return (unsigned char)*at > ' ' && *at != '<' && *at != '"' &&
	       *at != 0x7f;
}

/* Has the address more such closers than openers? */
static bool is_unbalanced(const char *text, size_t len, char close)
{
	char open = close == ')' ? '(' : '[';
	long balance = 0;
	size_t i;

	for (i = 0; i < len; i++)
		balance += (text[i] == close) - (text[i] == open);
	return balance > 0;
}

/* How much of it is left without the sentence's punctuation. */
static size_t trim_end(const char *text, size_t len)
{
	enum { MAX_CLOSERS = 100 };
	int closers = 0;

	while (len > 0) {
		char c = text[len - 1];
		bool is_closer = c == ')' || c == ']';

		if (is_closer && (++closers > MAX_CLOSERS ||
				  !is_unbalanced(text, len, c)))
			break;
		if (!is_closer && !strchr("?!.,:;*_~'\"|\\", c))
			break;
		len--;
	}
	return len;
}

static size_t url_len(const char *text)
{
	size_t len = host_len(text);
	size_t digits;

	if (len == 0)
		return 0;
	if (text[len] == ':') {
		digits = span(text + len + 1, str_is_digit);
		if (digits > 0 && digits <= 5)
			len += 1 + digits;
	}
	if (text[len] && strchr("/?#", text[len]))
		while (text[len] && is_path(text + len))
			len++;
	return trim_end(text, len);
}

static bool at_url(struct found *found, const char *text, size_t at)
{
	static const struct {
		const char *start;
		const char *prefix;
		size_t skip;		/* to where the host begins */
	} starts[] = {
		{ "https://", "", 8 },
		{ "http://", "", 7 },
		{ "www.", "https://", 0 },
	};
	size_t i;

	if (at > 0 && (is_word(text[at - 1]) || text[at - 1] == '/'))
		return false;
	for (i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		size_t len;

		if (!str_starts_nocase(text + at, starts[i].start))
			continue;
		len = url_len(text + at + starts[i].skip);
		if (len == 0 || len <= strlen("www.") * !starts[i].skip)
			return false;
		found->from = at;
		found->len = starts[i].skip + len;
		found->prefix = starts[i].prefix;
		return true;
	}
	return false;
}

/* An e-mail address round the '@' at `at`, beginning not before `least`. */
static bool at_mail(struct found *found, const char *text, size_t at,
		    size_t least)
{
	size_t from = at;
	size_t len;

	while (from > least && is_local(text[from - 1]) &&
	       at - from <= MAX_LOCAL)
		from--;
	while (from < at && !str_is_alnum(text[from]))
		from++;
	len = host_len(text + at + 1);
	if (from == at || at - from > MAX_LOCAL || text[at - 1] == '.' ||
	    len == 0 || (from > 0 && is_word(text[from - 1])))
		return false;
	found->from = from;
	found->len = at - from + 1 + len;
	found->prefix = "mailto:";
	return true;
}

/* The next address from `at` on. */
static bool find(struct found *found, const char *text, size_t at)
{
	size_t least = at;

	while (text[at += strcspn(text + at, "hHwW@")]) {
		if (text[at] == '@' ? at_mail(found, text, at, least) :
				      at_url(found, text, at))
			return true;
		at++;
	}
	return false;
}

static struct dom_node *make_link(struct arena *arena,
				  const struct found *found, const char *text)
{
	const char *words = arena_strndup(arena, text + found->from,
					  found->len);
	const char *href = arena_printf(arena, "%s%s", found->prefix, words);
	struct dom_node *link;

	href = sanitise_link(arena, href);
	if (!href)
		return dom_text(arena, words);
	link = dom_element(arena, "a");
	dom_set_attr(arena, link, "href", href);
	dom_append(link, dom_text(arena, words));
	return link;
}

static void insert_words(struct arena *arena, struct dom_node *at,
			 const char *text, size_t len)
{
	if (len > 0)
		dom_insert_before(at, dom_text(arena, arena_strndup(arena,
								    text,
								    len)));
}

static void link_text(struct arena *arena, struct dom_node *node)
{
	const char *text = node->text;
	struct found found;
	size_t done = 0;

	while (find(&found, text, done)) {
		insert_words(arena, node, text + done, found.from - done);
		dom_insert_before(node, make_link(arena, &found, text));
		done = found.from + found.len;
	}
	node->text = text + done;
}

static bool is_closed_to_links(const struct dom_node *node)
{
	return dom_is_any(node, " a code pre kbd samp iframe ");
}

void linkify(struct arena *arena, struct dom_node *root)
{
	struct dom_node *node = root->first;

	while (node) {
		struct dom_node *next = is_closed_to_links(node) ?
					dom_skip(node, root) :
					dom_next(node, root);

		if (node->text)
			link_text(arena, node);
		node = next;
	}
}
