/* SPDX-License-Identifier: MIT */
/*
 * Remembers texts as runs of folded words, and searches them.
 */
#include <string.h>

#include "base/utf8.h"
#include "markup/html.h"
#include "page/said.h"

void said_init(struct said *said, struct arena *arena)
{
	said->arena = arena;
	buf_init(&said->words);
}

void said_release(struct said *said)
{
	buf_release(&said->words);
}

/* " one two three ": a space before, between and after. */
static void add_words(struct buf *out, const struct buf *folded)
{
	size_t used;

	buf_char(out, ' ');
	for (size_t i = 0; i < folded->len; i += used) {
		int32_t c = utf8_decode(folded->data + i, folded->len - i,
					&used);

		if (utf8_is_letter(c) || utf8_is_digit(c) || utf8_is_mark(c))
			buf_add(out, folded->data + i, used);
		else if (out->data[out->len - 1] != ' ')
			buf_char(out, ' ');
	}
	if (out->data[out->len - 1] != ' ')
		buf_char(out, ' ');
}

static void add_html(const struct said *said, struct buf *out,
		     const char *html)
{
	const char *words = html_words(said->arena, html, strlen(html));
	struct buf folded = BUF_INIT;

	utf8_add_fold(&folded, words, strlen(words));
	add_words(out, &folded);
	buf_release(&folded);
}

void said_add(struct said *said, const char *html)
{
	buf_char(&said->words, '\n');
	add_html(said, &said->words, html);
	buf_char(&said->words, '\n');
}

bool said_whole(const struct said *said, const char *html)
{
	struct buf text = BUF_INIT;
	bool found;

	buf_char(&text, '\n');
	add_html(said, &text, html);
	buf_char(&text, '\n');
	found = text.len > strlen("\n \n") &&
		strstr(said->words.data, text.data);
	buf_release(&text);
	return found;
}

bool said_within(const struct said *said, const char *html)
{
	struct buf text = BUF_INIT;
	bool found;

	add_html(said, &text, html);
	found = text.len == 1 || strstr(said->words.data, text.data);
	buf_release(&text);
	return found;
}
