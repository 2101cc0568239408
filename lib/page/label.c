/* SPDX-License-Identifier: MIT */
/*
 * Words from keys, numbers and icon names.
 */
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "page/label.h"

const char *label_capital(struct arena *arena, const char *text)
{
	struct buf out = BUF_INIT;

	utf8_add_capital(&out, text, strlen(text));
	return arena_take(arena, &out);
}

const char *label_of_key(struct arena *arena, const char *key)
{
	struct buf words = BUF_INIT, out = BUF_INIT;

	for (const char *at = key; *at; at++) {
		bool begins = str_is_upper(*at) && at > key &&
			      !str_is_upper(at[-1]) && str_is_alnum(at[-1]);

		if (*at == '-' || *at == '_' || *at == '.') {
			buf_char(&words, ' ');
			continue;
		}
		if (begins)
			buf_char(&words, ' ');
		if (begins && !str_is_upper(at[1]))	/* an acronym stays */
			buf_char(&words, str_lower(*at));
		else
			buf_char(&words, *at);
	}
	utf8_add_capital(&out, words.data, words.len);
	buf_release(&words);
	return arena_take(arena, &out);
}

/* Up to two hours in minutes, as timetables have it. */
const char *label_of_minutes(struct arena *arena, const struct words *words,
			     long minutes)
{
	long hours = minutes % 60 && minutes < 120 ? 0 : minutes / 60;
	struct words_place places[] = {
		{ "hours", NULL }, { "minutes", NULL }, { NULL, NULL },
	};

	minutes -= 60 * hours;
	if (hours)
		places[0].text = words_count(arena, words, "count.hours",
					     hours);
	if (minutes)
		places[1].text = words_count(arena, words, "count.minutes",
					     minutes);
	if (hours && minutes)
		return words_fill(arena, words, "length.hours_and_minutes",
				  places);
	return hours ? places[0].text : minutes ? places[1].text : "";
}

const char *label_of_value(struct arena *arena, const struct words *words,
			   const char *list, const char *value)
{
	const char *name = words_name(words, list, value);

	return name ? name : label_of_key(arena, value);
}
