/* SPDX-License-Identifier: MIT */
/*
 * Folding what a value says to bare words.
 */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "content/same.h"

/* "Rope & Wire: 2nd part" to " rope wire 2nd part" */
static void add_text(struct buf *out, const char *text)
{
	struct buf folded = BUF_INIT;
	size_t i = 0, used;
	bool in_word = false;

	utf8_add_fold(&folded, text, strlen(text));
	while (i < folded.len) {
		int32_t code = utf8_decode(folded.data + i, folded.len - i,
					   &used);
		bool is_word = code >= 0 && (utf8_is_letter(code) ||
					     utf8_is_digit(code));

		if (is_word && !in_word)
			buf_char(out, ' ');
		if (is_word)
			buf_add(out, folded.data + i, used);
		in_word = is_word;
		i += used;
	}
	buf_release(&folded);
}

static void add_value(struct buf *out, const struct value *value)
{
	size_t i;

	if (value->type == VALUE_STRING)
		add_text(out, value->text);
	else if (value->type == VALUE_INT)
		buf_printf(out, " %ld", value->number);
	else if (value->type == VALUE_BOOL)
		buf_str(out, value->truth ? " true" : " false");
	for (i = 0; value->type == VALUE_LIST && i < value->list.len; i++)
		add_value(out, value->list.items[i]);
	for (i = 0; value->type == VALUE_MAP && i < value->map.len; i++)
		add_value(out, value->map.pairs[i].value);
}

bool same_words(const struct value *a, const struct value *b)
{
	struct buf words_a = BUF_INIT, words_b = BUF_INIT;
	bool same;

	add_value(&words_a, a);
	add_value(&words_b, b);
	same = str_eq(words_a.data, words_b.data);
	buf_release(&words_a);
	buf_release(&words_b);
	return same;
}
