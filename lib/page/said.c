/* SPDX-License-Identifier: MIT */
/*
 * Remembers texts as runs of folded words, and searches them.  The HTML is
 * markup's, where "<" begins a tag and nothing else.
 */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "markup/html.h"
#include "page/said.h"

void said_init(struct said *said)
{
	buf_init(&said->words);
}

void said_release(struct said *said)
{
	buf_release(&said->words);
}

static void add_gap(struct buf *out)
{
	if (!out->len || out->data[out->len - 1] != ' ')
		buf_char(out, ' ');
}

/* Not ASCII: folded by Unicode's rules, then told apart. */
static void add_foreign(struct buf *out, const char *text, size_t len)
{
	struct buf folded = BUF_INIT;
	size_t used;

	utf8_add_fold(&folded, text, len);
	for (size_t i = 0; i < folded.len; i += used) {
		int32_t c = utf8_decode(folded.data + i, folded.len - i,
					&used);

		if (utf8_is_letter(c) || utf8_is_digit(c) || utf8_is_mark(c))
			buf_add(out, folded.data + i, used);
		else
			add_gap(out);
	}
	buf_release(&folded);
}

/* A run of text between tags, with its letters and digits only. */
static size_t add_run(struct buf *out, const char *text, const char *end)
{
	size_t len = 0, max = (size_t)(end - text);

	if ((unsigned char)*text < 0x80) {
		if (str_is_alnum(*text))
			buf_char(out, str_lower(*text));
		else
			add_gap(out);
		return 1;
	}
	while (len < max && (unsigned char)text[len] >= 0x80)
		len++;
	add_foreign(out, text, len);
	return len;
}

/* The tag at "<": how long it is, and whether words flow on through it. */
static size_t read_tag(const char *at, bool *is_inline)
{
	char name[16];
	size_t i = at[1] == '/' ? 2 : 1, n = 0;

	while (str_is_alnum(at[i]) && n + 1 < sizeof(name))
		name[n++] = at[i++];
	name[n] = '\0';
	*is_inline = html_is_inline(name);
	n = strcspn(at, ">");
	return at[n] ? n + 1 : n;
}

static size_t read_entity(const char *at)
{
	size_t n = strcspn(at, ";");

	return at[n] ? n + 1 : n;
}

/* " one two three " of the text up to `end`: a space before, between and
   after. */
static void add_text(struct buf *out, const char *html, const char *end)
{
	bool is_inline;

	buf_reserve(out, (size_t)(end - html) + 2);
	buf_char(out, ' ');
	while (html < end) {
		if (*html == '<') {
			html += read_tag(html, &is_inline);
			if (!is_inline)
				add_gap(out);
		} else if (*html == '&') {
			html += read_entity(html);
			add_gap(out);
		} else {
			html += add_run(out, html, end);
		}
	}
	add_gap(out);
}

static void add_html(struct buf *out, const char *html)
{
	add_text(out, html, html + strlen(html));
}

void said_add(struct said *said, const char *html)
{
	buf_char(&said->words, '\n');
	add_html(&said->words, html);
	buf_char(&said->words, '\n');
}

void said_words(struct buf *out, const char *html, size_t len)
{
	struct buf text = BUF_INIT;
	struct view words;

	add_text(&text, html, html + len);
	words = str_trim(text.data, text.len);
	buf_add(out, words.at, words.len);
	buf_release(&text);
}

bool said_whole(const struct said *said, const char *html)
{
	struct buf text = BUF_INIT;
	bool found;

	buf_char(&text, '\n');
	add_html(&text, html);
	buf_char(&text, '\n');
	found = text.len > strlen("\n \n") &&
		strstr(said->words.data, text.data);
	buf_release(&text);
	return found;
}

static bool within(const struct said *said, const char *html, const char *end)
{
	struct buf text = BUF_INIT;
	bool found;

	add_text(&text, html, end);
	found = text.len == 1 || strstr(said->words.data, text.data);
	buf_release(&text);
	return found;
}

bool said_within(const struct said *said, const char *html)
{
	return within(said, html, html + strlen(html));
}

bool said_pieces(const struct said *said, const char *html, size_t len)
{
	const char *piece = html, *end = html + len;
	bool is_inline;

	while (html < end) {
		const char *tag = html;

		if (*html != '<') {
			html++;
			continue;
		}
		html += read_tag(html, &is_inline);
		if (is_inline)
			continue;
		if (!within(said, piece, tag))
			return false;
		piece = html;
	}
	return within(said, piece, end);
}
