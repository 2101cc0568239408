/* SPDX-License-Identifier: MIT */
/*
 * Shortcodes, tables, notes, tasks, definitions, strikethrough: any text gives
 * a harmless page without a trace of our own marks and without the opening of
 * a shortcode, and no letter of a text that has nothing to hide is lost.
 */
#include <stdint.h>

#include "base/limits.h"
#include "markup/markup.h"

#include "../unit/lossless.h"
#include "harmless.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool find_ref(struct markup_link *link, void *data, const char *path)
{
	(void)data;
	link->href = "/found/";
	link->title = "Found";
	return str_starts(path, "f");
}

static const char *find_param(void *data, const char *name)
{
	(void)data;
	return str_starts(name, "p") ? "<b>shortcode0x0z</b>" : NULL;
}

/* Over a limit a text is shown as it was typed. */
static bool is_refused(const struct report *report)
{
	size_t i;

	for (i = 0; i < report->len; i++)
		if (str_eq(report->items[i].code, "markdown-limit"))
			return true;
	return false;
}

static const char *render(struct arena *arena, const char *text,
			  bool *refused)
{
	struct markup_component components[] = {
		{ "events", "<p>dates</p>", false },
		{ "syllabus", "", false },
		{ NULL, NULL, false },
	};
	struct place at = { "fuzz.md", 1, 1 };
	struct value *embeds = value_list(arena);
	struct report report;
	struct markup m;
	const char *html;

	value_push(arena, embeds, value_string(arena, "www.youtube.com"));
	report_init(&report, arena);
	markup_init(&m, arena);
	m.embeds = embeds;
	m.ref = find_ref;
	m.param = find_param;
	m.components = components;
	m.report = &report;
	html = markup_block(&m, text, 2, at);
	*refused = is_refused(&report);
	harmless_must(!m.components[0].is_used || strstr(html, "<p>dates</p>"),
		      "what is used is shown", html);
	markup_release(&m);
	report_release(&report);
	return html;
}

/* Letters, and what makes tables, lists, quotations and definitions; no
   fence, behind which stands the name of a language. */
static bool is_plain(const char *text)
{
	if (strstr(text, "~~~"))
		return false;
	for (; *text; text++)
		if (!strchr(" \n|~:->+", *text) &&
		    (!str_is_alnum(*text) || str_is_digit(*text)))
			return false;
	return true;
}

static bool has_mark(const char *html)
{
	while ((html = strstr(html, "\xef\xa3")) != NULL) {
		unsigned char last = (unsigned char)html[2];

		if (last >= 0x90 && last <= 0x98)
			return true;
		html += 2;
	}
	return false;
}

/* Can Markdown or tags bring a "{{" and a "<" together that were apart? */
static bool can_join(const char *text)
{
	const char *at = text;

	if (strpbrk(text, "&\\*_~`[!") || strstr(text, "*/"))
		return true;
	while ((at = strchr(at, '<')) != NULL) {
		if (at < text + 2 || at[-1] != '{' || at[-2] != '{')
			return true;
		at++;
	}
	return false;
}

static void check(struct arena *arena, const char *text)
{
	bool refused;
	const char *html = render(arena, text, &refused);
	const char *words = html_words(arena, html, strlen(html));
	const char *where;

	harmless_check(arena, html);
	harmless_must(str_eq(html, render(arena, text, &refused)),
		      "the same text gives the same page", html);
	/* Marks can be typed as such, or as entities. */
	if (!strstr(text, "\xef\xa3") && !strchr(text, '&'))
		harmless_must(!has_mark(html), "no mark is left", html);
	if (!can_join(text) && !refused)
		harmless_must(!strstr(words, "{{<") && !strstr(words, "{{%"),
			      "no shortcode is left", html);
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
