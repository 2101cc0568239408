/* SPDX-License-Identifier: MIT */
/*
 * Compares a file of words with the English one.
 */
#include "page/words_check.h"

#include <string.h>

#include "base/str.h"

/* Sites add values and lists of their own to these. */
static const char *const open_maps[] = { "levels", "kinds", "types", "lists" };

static const char *const categories[] = {
	"zero", "one", "two", "few", "many", "other"
};

static bool has(const char *const *names, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(names[i], name))
			return true;
	return false;
}

static const char *shape_of(const struct value *value)
{
	if (value->type == VALUE_MAP)
		return value_get(value, "other") ?
		       "a map of plural forms (one, other)" : "a map";
	return value->type == VALUE_LIST ? "a list" : "a text";
}

static void report_misfit(const struct value_pair *pair,
			  const struct value *english, struct report *report)
{
	if (english->type == VALUE_LIST)
		report_add(report, SEVERITY_WARNING, pair->value->at,
			   "words-misfit", "not used: \"%s\" is a list of %zu "
			   "texts", pair->key, value_len(english));
	else
		report_add(report, SEVERITY_WARNING, pair->value->at,
			   "words-misfit", "not used: \"%s\" is %s%s",
			   pair->key, shape_of(english),
			   english->type == VALUE_STRING ?
			   "; put it into quotes" : "");
}

/* "{n}", "{title}": a name in braces. */
static size_t place_len(const char *text)
{
	size_t len;

	if (*text != '{')
		return 0;
	for (len = 1; str_is_alnum(text[len]) || text[len] == '_'; len++)
		;
	return len > 1 && text[len] == '}' ? len + 1 : 0;
}

/* Each place of a text that the English one does not fill. */
static void check_places(const struct value_pair *pair,
			 const struct value *english, struct report *report)
{
	const char *text = pair->value->text;

	for (; *text; text++) {
		size_t len = place_len(text);

		if (len && !memmem(english->text, strlen(english->text), text,
				   len))
			report_add(report, SEVERITY_WARNING, pair->value->at,
				   "words-place", "nothing fills %.*s here: "
				   "\"%s\" is \"%s\" in English", (int)len,
				   text, pair->key, english->text);
	}
}

static void report_unknown(const struct value_pair *pair,
			   struct report *report)
{
	report_add(report, SEVERITY_NOTE, pair->value->at, "words-unknown",
		   "no built-in template asks for \"%s\" here; is it "
		   "misspelt?", pair->key);
}

/* The English value for a key; of a plural form, "other" for all. */
static const struct value *english_of(const struct value *english,
				      const char *key)
{
	const struct value *found = value_get(english, key);

	if (!found && has(categories, sizeof(categories) /
			  sizeof(categories[0]), key))
		found = value_get(english, "other");
	return found;
}

static void check_map(const struct value *english, const struct value *map,
		      bool is_open, struct report *report)
{
	for (size_t i = 0; i < value_len(map); i++) {
		const struct value_pair *pair = &map->map.pairs[i];
		const struct value *known = english_of(english, pair->key);

		if (!known && !is_open)
			report_unknown(pair, report);
		else if (known && !words_fit(known, pair->value))
			report_misfit(pair, known, report);
		else if (known && known->type == VALUE_STRING)
			check_places(pair, known, report);
		else if (known && known->type == VALUE_MAP)
			check_map(known, pair->value, false, report);
	}
}

void words_check(const struct value *english, const struct value *map,
		 struct report *report)
{
	for (size_t i = 0; i < value_len(map); i++) {
		const struct value_pair *pair = &map->map.pairs[i];
		const struct value *known = value_get(english, pair->key);

		/* A part of the site's own, for its own templates. */
		if (!known)
			continue;
		if (!words_fit(known, pair->value))
			report_misfit(pair, known, report);
		else
			check_map(known, pair->value,
				  has(open_maps, sizeof(open_maps) /
				      sizeof(open_maps[0]), pair->key),
				  report);
	}
}

struct count {
	size_t missing, all;
	const char *first;		/* its path */
};

/* A list or a text that counts is one. */
static void count_missing(struct count *count, struct arena *arena,
			  const struct value *english,
			  const struct value *map, const char *path)
{
	for (size_t i = 0; i < value_len(english); i++) {
		const struct value_pair *pair = &english->map.pairs[i];
		const struct value *said = value_get(map, pair->key);
		const char *here = arena_printf(arena, "%s%s%s", path,
						*path ? "." : "", pair->key);

		if (pair->value->type == VALUE_MAP &&
		    !value_get(pair->value, "other")) {
			count_missing(count, arena, pair->value, said, here);
			continue;
		}
		count->all++;
		count->missing += !said;
		if (!said && !count->first)
			count->first = here;
	}
}

void words_report_missing(struct arena *arena, const struct value *english,
			  const struct words *words, struct report *report)
{
	struct count count = { 0, 0, NULL };
	const struct place at = {
		.file = arena_printf(arena, "theme/words.%s.yaml",
				     words->language),
	};

	count_missing(&count, arena, english, words->map, "");
	if (count.missing == count.all)
		report_add(report, SEVERITY_NOTE, at, "words-missing",
			   "there is no such file, so the program's own words "
			   "are English; write them in it, or choose another "
			   "languageCode");
	else if (count.missing)
		report_add(report, SEVERITY_NOTE, at, "words-missing",
			   "%zu of %zu texts are not there, and said in "
			   "English: add %s%s", count.missing, count.all,
			   count.first, count.missing > 1 ? " and others" : "");
}
