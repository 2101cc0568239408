/* SPDX-License-Identifier: MIT */
/*
 * Words, links and emphasis of one paragraph as Markdown.  Where a delimiter
 * would not be read as one (CommonMark 6.2), it is left out: the words count.
 */
#include "markup/unmark_parts.h"

#include <string.h>

#include "base/percent.h"
#include "base/str.h"
#include "base/utf8.h"
#include "markup/html.h"

enum { SPACE = ' ' };

static bool is_wordy(int32_t c)
{
	return utf8_is_letter(c) || utf8_is_digit(c) || utf8_is_mark(c);
}

static bool is_gap(int32_t c)
{
	return c == SPACE || c == '\n' || c == 0xa0 || c == 0;
}

/* The last character of a text; a space where there is none. */
static int32_t last_code(const struct buf *text)
{
	size_t at = text->len, used;

	while (at > 0 && ((unsigned char)text->data[at - 1] & 0xc0) == 0x80)
		at--;
	if (at == 0)
		return SPACE;
	return utf8_decode(text->data + at - 1, text->len - at + 1, &used);
}

static int32_t first_code(const char *text)
{
	size_t used;

	return *text ? utf8_decode(text, strlen(text), &used) : SPACE;
}

/* Does the sign at text[i] have to be told from markup, wherever it is? */
static bool is_sign(const char *text, size_t i)
{
	bool before = i > 0 && str_is_alnum(text[i - 1]);

	switch (text[i]) {
	case '\\':
	case '`':
	case '*':
	case '[':
	case ']':
	case '<':
	case '|':
	case '~':
	case '{':
		return true;
	case '_':
		return !before || !str_is_alnum(text[i + 1]);
	case '&':
		return str_is_alnum(text[i + 1]) || text[i + 1] == '#';
	default:
		return false;
	}
}

/* U+2060: keeps words on one line of a page, and is none itself. */
#define JOINER "\xe2\x81\xa0"

static void add_words(struct unmark_run *run, const char *text)
{
	struct buf *out = run->out;

	for (size_t i = 0; text[i]; i++) {
		if (str_starts(text + i, JOINER)) {
			i += strlen(JOINER) - 1;
			continue;
		}
		if (str_is_space(text[i])) {
			if (!out->len || (out->data[out->len - 1] != ' ' &&
					  out->data[out->len - 1] != '\n'))
				buf_char(out, ' ');
			continue;
		}
		if (is_sign(text, i) || (run->is_single && text[i] == '#'))
			buf_char(out, '\\');
		buf_char(out, text[i]);
	}
}

bool unmark_is_inline(const struct dom_node *node)
{
	return node->text || html_is_inline(node->tag) ||
	       dom_is(node, "br") || dom_is(node, "img") ||
	       dom_is(node, "iframe");
}

/* What the reader sees behind a node, in the same paragraph. */
static int32_t code_after(const struct dom_node *node)
{
	while (node && !node->next && node->parent &&
	       unmark_is_inline(node->parent))
		node = node->parent;
	node = node ? node->next : NULL;
	while (node && !node->text && node->first && unmark_is_inline(node))
		node = node->first;
	return node && node->text ? first_code(node->text) : SPACE;
}

/* The longest run of a sign. */
static size_t longest(const char *text, char sign)
{
	size_t most = 0, n = 0;

	for (; *text; text++) {
		n = *text == sign ? n + 1 : 0;
		most = n > most ? n : most;
	}
	return most;
}

static void repeat(struct buf *out, char sign, size_t n)
{
	while (n--)
		buf_char(out, sign);
}

static void add_code(struct unmark_run *run, const struct dom_node *node)
{
	struct buf text = BUF_INIT;
	size_t ticks;
	bool is_padded;

	dom_add_text(&text, node);
	ticks = longest(text.data, '`') + 1;
	is_padded = text.len && (text.data[0] == '`' || text.data[0] == ' ' ||
				 text.data[text.len - 1] == '`');
	if (str_is_blank(text.data)) {
		add_words(run, text.data);
		buf_release(&text);
		return;
	}
	repeat(run->out, '`', ticks);
	repeat(run->out, ' ', is_padded);
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '|' && run->is_single)
			buf_char(run->out, '\\');
		if (str_is_space(text.data[i]))
			buf_char(run->out, ' ');
		else
			buf_char(run->out, text.data[i]);
	}
	repeat(run->out, ' ', is_padded);
	repeat(run->out, '`', ticks);
	buf_release(&text);
}

/* Do delimiters around the words open and close here? */
static bool can_mark(const struct unmark_run *run, const char *words,
		     size_t len, const struct dom_node *node)
{
	struct buf copy = BUF_INIT;
	int32_t before = last_code(run->out), after = code_after(node);
	int32_t first, last;

	buf_add(&copy, words, len);
	first = first_code(copy.data);
	last = last_code(&copy);
	buf_release(&copy);
	if (before == '*' || before == '~' || utf8_is_space(first) ||
	    utf8_is_space(last))
		return false;
	return (is_wordy(first) || is_gap(before) || !is_wordy(before)) &&
	       (is_wordy(last) || is_gap(after) || !is_wordy(after));
}

/* Words between delimiters, with the space around them left outside. */
static void add_marked(struct unmark_run *run, const struct dom_node *node,
		       struct unmark_run *inner, const char *mark)
{
	struct view words = str_trim(inner->out->data, inner->out->len);
	bool is_marked = words.len && can_mark(run, words.at, words.len, node);

	if (inner->out->len && str_is_space(inner->out->data[0]))
		add_words(run, " ");
	if (is_marked)
		buf_str(run->out, mark);
	buf_add(run->out, words.at, words.len);
	if (is_marked)
		buf_str(run->out, mark);
	if (words.len && words.at + words.len <
	    inner->out->data + inner->out->len)
		add_words(run, " ");
}

static void add_delimited(struct unmark_run *run, const struct dom_node *node,
			  const char *mark, bool is_marked)
{
	struct buf words = BUF_INIT;
	struct unmark_run inner = *run;

	if (!is_marked) {
		unmark_nodes(run, node->first, NULL);
		return;
	}
	inner.out = &words;
	inner.is_strong |= mark[0] == '*' && mark[1] == '*';
	inner.is_em |= mark[0] == '*' && mark[1] == '\0';
	unmark_nodes(&inner, node->first, NULL);
	add_marked(run, node, &inner, mark);
	buf_release(&words);
}

/* "!" before a bracket would make a picture of a link. */
static void open_bracket(struct buf *out)
{
	if (out->len && out->data[out->len - 1] == '!') {
		buf_truncate(out, out->len - 1);
		buf_str(out, "\\!");
	}
	buf_char(out, '[');
}

/* An address between pointed brackets, or bare where that is enough. */
static void add_address(struct buf *out, const char *href)
{
	bool is_bare = !strpbrk(href, " ()<>");

	if (!is_bare)
		buf_char(out, '<');
	for (; *href; href++) {
		if (strchr("<>\n\\", *href))
			percent_add(out, *href);
		else
			buf_char(out, *href);
	}
	if (!is_bare)
		buf_char(out, '>');
}

static const char *address_of(const struct unmark_run *run, const char *href)
{
	if (!href || !*href)
		return NULL;
	return run->u->href ? run->u->href(run->u->data, href) : href;
}

/* "https://x.example/" linked to itself. */
static bool is_own_name(const struct dom_node *node, const char *href)
{
	struct buf text = BUF_INIT;
	bool is_own;

	dom_add_text(&text, node);
	is_own = str_eq(text.data, href) && !strpbrk(href, " <>\\") &&
		 (str_starts(href, "https://") || str_starts(href, "http://"));
	buf_release(&text);
	return is_own;
}

/* "#fn:1" is "1", "#t2-fn:1" is "t2-1". */
static void add_note(struct unmark_run *run, const char *href)
{
	const char *mark = strstr(href, "fn:");

	if (!mark)
		return;
	open_bracket(run->out);
	buf_char(run->out, '^');
	buf_add(run->out, href + 1, (size_t)(mark - href - 1));
	buf_str(run->out, mark + strlen("fn:"));
	buf_char(run->out, ']');
}

static void add_named_link(struct unmark_run *run, const struct dom_node *node,
			   const char *href)
{
	struct unmark_run inner = *run;
	struct buf words = BUF_INIT;
	struct view trimmed;

	inner.out = &words;
	inner.is_link = true;
	unmark_nodes(&inner, node->first, NULL);
	trimmed = str_trim(words.data, words.len);
	if (words.len && str_is_space(words.data[0]))
		add_words(run, " ");
	if (trimmed.len) {
		open_bracket(run->out);
		buf_add(run->out, trimmed.at, trimmed.len);
		buf_str(run->out, "](");
		add_address(run->out, href);
		buf_char(run->out, ')');
	}
	if (trimmed.len && trimmed.at + trimmed.len < words.data + words.len)
		add_words(run, " ");
	buf_release(&words);
}

static void drop_gap(struct buf *out)
{
	while (out->len >= 2 &&
	       memcmp(out->data + out->len - 2, "\xc2\xa0", 2) == 0)
		buf_truncate(out, out->len - 2);
}

static void add_link(struct unmark_run *run, const struct dom_node *node)
{
	const char *own = dom_attr(node, "href"), *role = dom_attr(node,
								   "role");
	const char *href = address_of(run, own);

	if (role && own && str_eq(role, "doc-noteref")) {
		add_note(run, own);
	} else if (role && str_eq(role, "doc-backlink")) {
		drop_gap(run->out);
	} else if (!href || run->is_link) {
		unmark_nodes(run, node->first, NULL);
	} else if (is_own_name(node, href)) {
		buf_char(run->out, '<');
		buf_str(run->out, href);
		buf_char(run->out, '>');
	} else {
		add_named_link(run, node, href);
	}
}

static void add_image(struct unmark_run *run, const struct dom_node *node)
{
	const char *src = address_of(run, dom_attr(node, "src"));
	const char *alt = dom_attr(node, "alt");

	if (!src && alt)
		add_words(run, alt);
	if (!src)
		return;
	buf_str(run->out, "![");
	if (alt)
		add_words(run, alt);
	buf_str(run->out, "](");
	add_address(run->out, src);
	buf_char(run->out, ')');
}

static void add_break(struct unmark_run *run)
{
	if (run->is_single)
		add_words(run, " ");
	else
		buf_str(run->out, "\\\n");
}

static void add_element(struct unmark_run *run, const struct dom_node *node)
{
	if (dom_is_any(node, " strong b "))
		add_delimited(run, node, "**", !run->is_strong);
	else if (dom_is_any(node, " em i cite var dfn "))
		add_delimited(run, node, "*", !run->is_em);
	else if (dom_is_any(node, " del s strike "))
		add_delimited(run, node, "~~", true);
	else if (dom_is_any(node, " code kbd samp tt "))
		add_code(run, node);
	else if (dom_is(node, "a"))
		add_link(run, node);
	else if (dom_is(node, "img"))
		add_image(run, node);
	else if (dom_is(node, "br"))
		add_break(run);
	else if (!dom_is(node, "iframe"))	/* a link stands beside it */
		unmark_nodes(run, node->first, NULL);
}

void unmark_nodes(struct unmark_run *run, const struct dom_node *first,
		  const struct dom_node *end)
{
	for (; first && first != end; first = first->next) {
		bool is_block = !unmark_is_inline(first);

		if (is_block)
			add_words(run, " ");
		if (first->text)
			add_words(run, first->text);
		else
			add_element(run, first);
		if (is_block)
			add_words(run, " ");
	}
}
