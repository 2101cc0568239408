/* SPDX-License-Identifier: MIT */
/*
 * The whole chain: any text gives a harmless page, the same one every time,
 * and a text without markup keeps its every letter.
 */
#include <stdint.h>

#include "base/limits.h"
#include "markup/markup.h"

#include "../unit/lossless.h"
#include "harmless.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *render(struct arena *arena, const char *text)
{
	struct place at = { "fuzz.md", 1, 1 };
	struct value *embeds = value_list(arena);
	struct markup m;
	const char *html;

	value_push(arena, embeds, value_string(arena, "video.example"));
	markup_init(&m, arena);
	m.embeds = embeds;
	html = markup_block(&m, text, 2, at);
	markup_release(&m);
	return html;
}

static bool is_plain(const char *text)
{
	for (; *text; text++)
		if (!strchr(" \n,;", *text) &&
		    (!str_is_alnum(*text) || str_is_digit(*text)))
			return false;
	return true;
}

static void check(struct arena *arena, const char *text)
{
	const char *html = render(arena, text);
	const char *words = html_words(arena, html, strlen(html));
	const char *where;

	harmless_check(arena, html);
	harmless_must(str_eq(html, render(arena, text)),
		      "the same text gives the same page", html);
	if (is_plain(text))
		harmless_must(lossless_same(text, words, &where),
			      "no word is lost", text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT;

	buf_add(&text, data, size);
	if (size <= LIMIT_BODY)
		check(&arena, text.data);
	buf_release(&text);
	arena_release(&arena);
	return 0;
}
