/* SPDX-License-Identifier: MIT */
/*
 * The options of the built-in theme, `theme` of site.yaml.  One that is not
 * right is left out with the warning bad-theme-option.  Others than these
 * stay, for a site's own templates, with the note theme-option.
 */
#include <string.h>

#include "base/str.h"
#include "content/config_parts.h"

static bool is_one_of(const char *const *words, const char *text)
{
	while (*words && !str_eq(*words, text))
		words++;
	return *words;
}

static bool is_address(const char *text)
{
	return (text[0] == '/' && text[1] != '/') ||
	       str_starts_nocase(text, "https://");
}

static bool is_colour(const char *text)
{
	size_t i, len = strlen(text);

	for (i = 1; i < len; i++)
		if (str_hex(text[i]) < 0)
			return false;
	return text[0] == '#' && (len == 4 || len == 7);
}

static bool is_fonts(const char *text)
{
	static const char *const names[] = { "book", "sans", "serif", NULL };

	return is_one_of(names, text);
}

static bool is_cards(const char *text)
{
	static const char *const names[] = { "pictures", "words", NULL };

	return is_one_of(names, text);
}

static const struct option {
	const char *name, *spelling;
	bool (*is_good)(const char *text);
	const char *remedy;
} options[] = {
	{ "logo", NULL, is_address,
	  "the address of a picture: write one as /logo.svg, for a file in "
	  "static/" },
	{ "colour", "color", is_colour,
	  "a colour: write \"#rgb\" or \"#rrggbb\", in quotes" },
	{ "fonts", NULL, is_fonts,
	  "a choice of fonts: write book, sans or serif" },
	{ "cards", NULL, is_cards,
	  "a kind of cards: write pictures or words" },
};

static const struct option *find_option(const char *key)
{
	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
		if (str_eq_nocase(options[i].name, key) ||
		    (options[i].spelling &&
		     str_eq_nocase(options[i].spelling, key)))
			return &options[i];
	return NULL;
}

static void add_option(struct config_reader *reader, struct value *theme,
		       const struct value_pair *pair)
{
	const struct option *option = find_option(pair->key);
	const char *text = value_text(pair->value);

	if (pair->value->type == VALUE_NULL)
		return;
	if (!option) {
		report_add(reader->report, SEVERITY_NOTE, pair->at,
			   "theme-option", "\"%s\" is no option of the "
			   "built-in theme: for templates of your own only",
			   pair->key);
		value_set(reader->arena, theme, pair->key, pair->value);
		return;
	}
	if (text && option->is_good(text))
		value_set(reader->arena, theme, option->name, pair->value);
	else
		report_add(reader->report, SEVERITY_WARNING, pair->value->at,
			   "bad-theme-option", "\"%s\" is not %s", pair->key,
			   option->remedy);
}

void config_apply_theme(struct config_reader *reader,
			const struct value *value)
{
	struct value *theme = value_map(reader->arena);

	theme->at = value->at;
	for (size_t i = 0; i < value->map.len; i++)
		add_option(reader, theme, &value->map.pairs[i]);
	reader->config->theme = theme;
}
