/* SPDX-License-Identifier: MIT */
/*
 * Where a block of HTML begins in Markdown, and what ends it (CommonMark
 * 0.30, chapter 4.6).
 */
#include <string.h>

#include "base/str.h"
#include "markup/heal_rules.h"

/* Block-level tags (4.6, start condition 6), and those that hold raw text. */
static const char blocks[] =
	" address article aside base basefont blockquote body caption center "
	"col colgroup dd details dialog dir div dl dt fieldset figcaption "
	"figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr "
	"html iframe legend li link main menu menuitem nav noframes ol "
	"optgroup option p param section source summary table tbody td tfoot "
	"th thead title tr track ul ";

static const struct {
	const char *start, *end;
} raws[] = {
	{ "<script", "</script>" },	{ "<pre", "</pre>" },
	{ "<style", "</style>" },	{ "<textarea", "</textarea>" },
	{ "<!--", "-->" },		{ "<?", "?>" },
	{ "<![CDATA[", "]]>" },		{ "<!", ">" },
};

static bool is_block_tag(const char *name)
{
	char word[16] = " ";
	size_t len = 0;

	while (len < sizeof(word) - 3 && str_is_alnum(name[len])) {
		word[len + 1] = str_lower(name[len]);
		len++;
	}
	word[len + 1] = ' ';
	word[len + 2] = '\0';
	return len > 0 && strstr(blocks, word) &&
	       (!name[len] || str_is_space(name[len]) || name[len] == '>' ||
		str_starts(name + len, "/>"));
}

/* Condition 7: one whole tag, and nothing else. */
static bool is_lone_tag(const char *text)
{
	const char *end = strchr(text, '>');

	return end && str_is_blank(end + 1) &&
	       str_is_alnum(text[1 + (text[1] == '/')]);
}

bool heal_opens_html(const char *text, bool in_paragraph, const char **end)
{
	size_t i;

	if (*text != '<')
		return false;
	for (i = 0; i < sizeof(raws) / sizeof(raws[0]); i++) {
		size_t len = strlen(raws[i].start);

		if (!str_starts_nocase(text, raws[i].start) ||
		    (i < 4 && str_is_alnum(text[len])))
			continue;
		*end = raws[i].end;
		return true;
	}
	*end = NULL;
	return is_block_tag(text + 1 + (text[1] == '/')) ||
	       (!in_paragraph && is_lone_tag(text));
}
