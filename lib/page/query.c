/* SPDX-License-Identifier: MIT */
/*
 * Takes a query apart into pairs, and writes pairs of a new one.
 */
#include "page/query.h"

#include <string.h>

#include "base/percent.h"
#include "base/utf8.h"

#define REPLACEMENT "\xef\xbf\xbd"	/* U+FFFD */

static void add_unescaped(struct buf *out, struct view raw)
{
	for (size_t i = 0; i < raw.len; i++) {
		int byte = percent_byte(raw.at + i, raw.len - i);

		if (byte >= 0) {
			buf_char(out, (char)byte);
			i += PERCENT_LEN - 1;
		} else if (raw.at[i] == '+') {
			buf_char(out, ' ');
		} else {
			buf_char(out, raw.at[i]);
		}
	}
}

/* Valid UTF-8 that a page can say again, whatever was sent. */
static const char *decode(struct arena *arena, struct view raw)
{
	struct buf bytes = BUF_INIT, text = BUF_INIT;
	size_t used;

	add_unescaped(&bytes, raw);
	for (size_t i = 0; i < bytes.len; i += used) {
		int32_t c = utf8_decode(bytes.data + i, bytes.len - i, &used);

		if (c < 0)
			buf_str(&text, REPLACEMENT);
		else
			utf8_add(&text, c < 0x20 || utf8_is_forbidden(c) ?
						' ' : c);
	}
	buf_release(&bytes);
	return arena_take(arena, &text);
}

static void add_pair(struct query *query, struct arena *arena,
		     struct view pair)
{
	const char *equals = memchr(pair.at, '=', pair.len);
	size_t key = equals ? (size_t)(equals - pair.at) : pair.len;
	size_t value = equals ? key + 1 : key;

	if (!pair.len || query->len == LIMIT_QUERY_PAIRS)
		return;
	query->pairs[query->len++] = (struct query_pair){
		decode(arena, (struct view){ pair.at, key }),
		decode(arena, (struct view){ pair.at + value,
					     pair.len - value }),
	};
}

void query_read(struct query *query, struct arena *arena, struct view raw)
{
	size_t start = 0;

	query->len = 0;
	for (size_t i = 0; i <= raw.len; i++) {
		if (i < raw.len && raw.at[i] != '&')
			continue;
		add_pair(query, arena, (struct view){ raw.at + start,
						      i - start });
		start = i + 1;
	}
}

const char *query_get(const struct query *query, const char *key, size_t i)
{
	for (size_t k = 0; query && k < query->len; k++)
		if (str_eq(query->pairs[k].key, key) && i-- == 0)
			return query->pairs[k].value;
	return NULL;
}

/* As forms write it: a space is a plus. */
static void add_escaped(struct buf *out, const char *text)
{
	const char *word;

	for (;;) {
		word = text;
		text += strcspn(word, " ");
		percent_encode(out, word, (size_t)(text - word),
			       PERCENT_VALUE);
		if (!*text++)
			return;
		buf_char(out, '+');
	}
}

void query_add(struct buf *out, const char *key, const char *value)
{
	buf_char(out, strchr(out->data, '?') ? '&' : '?');
	add_escaped(out, key);
	buf_char(out, '=');
	add_escaped(out, value);
}
