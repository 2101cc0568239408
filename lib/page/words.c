/* SPDX-License-Identifier: MIT */
/*
 * Looks words up and fills their places.  Which files they come from is
 * theme.c's.
 */
#include "page/words.h"

#include <string.h>

#include "base/str.h"
#include "page/plural.h"

const char *words_get(const struct words *words, const char *path)
{
	const char *text = value_text(value_path(words->map, path));

	return text ? text : path;
}

static const char *place_text(const struct words_place *places,
			      const char *name, size_t len)
{
	for (; places->name; places++)
		if (strlen(places->name) == len &&
		    memcmp(places->name, name, len) == 0)
			return places->text ? places->text : "";
	return NULL;
}

static const char *fill(struct arena *arena, const char *text,
			const struct words_place *places)
{
	struct buf out = BUF_INIT;

	while (*text) {
		const char *end = *text == '{' ? strchr(text, '}') : NULL;
		const char *found = end ? place_text(places, text + 1,
					(size_t)(end - text - 1)) : NULL;

		if (found)
			buf_str(&out, found);
		else
			buf_char(&out, *text);
		text = found ? end + 1 : text + 1;
	}
	return arena_take(arena, &out);
}

const char *words_fill(struct arena *arena, const struct words *words,
		       const char *path, const struct words_place *places)
{
	return fill(arena, words_get(words, path), places);
}

const char *words_count(struct arena *arena, const struct words *words,
			const char *path, long n)
{
	const struct value *forms = value_path(words->map, path);
	const char *text = value_text(value_get(forms,
						plural_of(words->language,
							  n)));
	const struct words_place places[] = {
		{ "n", words_number(arena, words, n) },
		{ NULL, NULL },
	};

	if (!text)
		text = value_text(value_get(forms, "other"));
	if (!text)
		text = words_get(words, path);
	return fill(arena, text, places);
}

const char *words_item(const struct words *words, const char *path, size_t i)
{
	const char *text = value_text(value_item(value_path(words->map, path),
						 i));

	return text ? text : "";
}

/* Groups of three, from the right. */
const char *words_number(struct arena *arena, const struct words *words,
			 long n)
{
	const char *digits = arena_printf(arena, "%ld", n < 0 ? -n : n);
	const char *group = words_get(words, "number.group");
	size_t len = strlen(digits);
	struct buf out = BUF_INIT;

	if (n < 0)
		buf_str(&out, words_get(words, "number.minus"));
	for (size_t i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			buf_str(&out, group);
		buf_char(&out, digits[i]);
	}
	return arena_take(arena, &out);
}

const char *words_name(const struct words *words, const char *list,
		       const char *value)
{
	const struct value *names = value_get(words->map, list);

	for (size_t i = 0; i < value_len(names); i++)
		if (str_eq_nocase(names->map.pairs[i].key, value))
			return value_text(names->map.pairs[i].value);
	return NULL;
}

/* As many texts as there are months. */
static bool is_list_like(const struct value *under, const struct value *over)
{
	if (value_len(under) != value_len(over))
		return false;
	for (size_t i = 0; i < value_len(over); i++)
		if (!value_text(value_item(over, i)))
			return false;
	return true;
}

bool words_fit(const struct value *under, const struct value *over)
{
	if (under->type != over->type)
		return false;
	return under->type != VALUE_LIST || is_list_like(under, over);
}

static void lay(struct arena *arena, struct value *under,
		const struct value *over)
{
	for (size_t i = 0; i < value_len(over); i++) {
		const struct value_pair *pair = &over->map.pairs[i];
		struct value *old = value_get(under, pair->key);

		if (old && !words_fit(old, pair->value))
			continue;
		if (old && old->type == VALUE_MAP)
			lay(arena, old, pair->value);
		else
			value_set(arena, under, pair->key,
				  value_copy(arena, pair->value));
	}
}

void words_lay(struct words *words, struct arena *arena,
	       const struct value *map)
{
	if (!words->map)
		words->map = value_map(arena);
	if (map && map->type == VALUE_MAP)
		lay(arena, words->map, map);
}
