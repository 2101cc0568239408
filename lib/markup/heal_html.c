/* SPDX-License-Identifier: MIT */
/*
 * HTML of old exports whose indent, behind an empty line, would make code of
 * it (schema.md B-8): "<ul>", an empty line, " \t<li>".  What it opened
 * before the empty line must still be open; or the whole text is HTML.
 */
#include <string.h>

#include "base/str.h"
#include "markup/heal_rules.h"

/* Elements that hold blocks, and are closed by hand. */
static const char *const holders[] = {
	"ul", "ol", "dl", "table", "thead", "tbody", "tr", "div", "section",
	"article", "blockquote", "figure"
};

static bool is_holder(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(holders) / sizeof(holders[0]); i++) {
		size_t len = strlen(holders[i]);

		if (str_starts_nocase(name, holders[i]) &&
		    !str_is_alnum(name[len]))
			return true;
	}
	return false;
}

/* How many more of them are open behind the line than before. */
static long count(const char *text)
{
	long n = 0;

	while ((text = strchr(text, '<')) != NULL) {
		bool is_end = *++text == '/';

		if (is_holder(text + is_end))
			n += is_end ? -1 : 1;
	}
	return n;
}

static bool is_block(const char *text)
{
	const char *end;

	text += strspn(text, " \t");
	return *text == '<' && text[1] != '!' && text[1] != '?' &&
	       heal_opens_html(text, true, &end);
}

/* From its first tag to its last, with no line of Markdown between. */
static bool is_all_html(const struct healing *h)
{
	bool was_blank = true;
	const char *last = "";
	size_t i, len;

	for (i = 0; i < h->len; i++) {
		const char *text = h->lines[i].text;

		if (str_is_blank(text)) {
			was_blank = true;
			continue;
		}
		if (was_blank && !is_block(text))
			return false;
		was_blank = false;
		last = text;
	}
	len = str_trim(last, strlen(last)).len;
	return len > 0 && strchr(last, '>') &&
	       str_trim(last, strlen(last)).at[len - 1] == '>';
}

static void unindent(struct healing *h, size_t i)
{
	const struct heal_line *line = &h->lines[i];
	const char *words = line->text + line->base;

	words += strspn(words, " \t");
	heal_set(h, i, arena_printf(h->arena, "%.*s%s", (int)line->base,
				    line->text, words));
	heal_tell(h, i);
}

void heal_html(struct healing *h)
{
	bool is_all = is_all_html(h);
	bool was_blank = true, was_html = is_all;
	long open = 0;
	size_t i;

	for (i = 0; i < h->len; i++) {
		const struct heal_line *line = &h->lines[i];
		bool is_code = line->kind == LINE_CODE && !line->is_fenced;

		if (line->kind == LINE_BLANK) {
			was_blank = true;
			continue;
		}
		if (is_code && was_blank && was_html &&
		    (is_all || open > 0) &&
		    is_block(line->text + line->base))
			unindent(h, i);
		else if (was_blank || !is_code)
			was_html = line->kind == LINE_HTML;
		if (was_html)
			open += count(line->text);
		else
			open = 0;
		was_blank = false;
	}
}
