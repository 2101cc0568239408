/* SPDX-License-Identifier: MIT */
/*
 * Words begin at the start and after white space, "-", "/" and "&".
 */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "index/titlecase.h"

static const char *const small_words[] = {
	"a", "an", "and", "as", "at", "but", "by", "en", "for", "if", "in",
	"nor", "of", "on", "or", "per", "the", "to", "vs", "via",
};

static bool is_break(int32_t code)
{
	return utf8_is_space(code) || code == '-' || code == '/' ||
	       code == '&';
}

/* Bytes up to the next white space. */
static size_t word_len(const char *text)
{
	size_t len = 0;

	while (text[len] && !str_is_space(text[len]))
		len++;
	return len;
}

/* Neither first nor last, and alone. */
static bool is_small(const char *start, const char *at)
{
	size_t i, len = word_len(at);

	if (at == start || at[-1] != ' ' || str_is_blank(at + len))
		return false;
	for (i = 0; i < sizeof(small_words) / sizeof(small_words[0]); i++) {
		if (strlen(small_words[i]) == len &&
		    str_starts(at, small_words[i]))
			return true;
	}
	return false;
}

static void add(struct buf *out, const char *text)
{
	size_t left = strlen(text), used;
	const char *at = text;
	bool is_first = true;

	for (; left; at += used, left -= used) {
		int32_t code = utf8_decode(at, left, &used);

		if (code < 0 || !is_first || is_small(text, at))
			buf_add(out, at, used);
		else
			utf8_add(out, utf8_upper(code));
		is_first = code >= 0 && is_break(code);
	}
}

const char *titlecase(struct arena *arena, const char *text, bool is_name)
{
	char *words = arena_strdup(arena, text), *at;
	struct buf title = BUF_INIT;

	for (at = words; is_name && *at; at++) {
		if (*at == '-' || *at == '_')
			*at = ' ';
	}
	add(&title, words);
	return arena_take(arena, &title);
}
