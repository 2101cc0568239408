/* SPDX-License-Identifier: MIT */
/*
 * Words that make no field are kept with those of keys that nobody knows: what
 * keys say that are there twice (schema.md Y-7), and what the files of a
 * programme say beside it.
 */
#include <string.h>

#include "base/str.h"
#include "content/filler.h"
#include "content/keys.h"
#include "content/yamlmap.h"

static bool has_words(enum key_type type)
{
	return type == KEY_LINE || type == KEY_TEXT || type == KEY_TERMS ||
	       (type >= KEY_BUTTONS && type != KEY_PREPARATION &&
		type != KEY_SYLLABUS && type != KEY_EVENTS);
}

/* Of keys that make no field, the value itself must tell. */
static bool is_wanted(const char *key)
{
	bool is_known = false;

	for (enum course_key i = 0; i < COURSE_N_KEYS; i++) {
		if (!key_is_source(&course_keys[i], key))
			continue;
		if (has_words(course_keys[i].type))
			return true;
		is_known = true;
	}
	return !is_known;
}

/* Beside what is under the key already. */
static void keep(struct arena *arena, struct value *unknown,
		 const struct value_pair *pair)
{
	const struct value *first = value_get(unknown, pair->key);
	struct value *list;

	if (!first) {
		yamlmap_append(arena, unknown, pair);
		return;
	}
	list = value_list(arena);
	list->at = first->at;
	value_push(arena, list, value_copy(arena, first));
	value_push(arena, list, pair->value);
	value_set(arena, unknown, pair->key, list);
}

void filler_keep_words(struct filler *filler, const struct value *said)
{
	struct arena *arena = filler->cleaner.arena;
	struct value *unknown;

	if (!value_len(said))
		return;
	unknown = value_copy(arena, filler->course->unknown);
	for (size_t i = 0; i < value_len(said); i++) {
		const struct value_pair *pair =
			&value_item(said, i)->map.pairs[0];
		const char *key = str_starts(pair->key, "params.") ?
				  pair->key + strlen("params.") : pair->key;

		if (is_wanted(key))
			keep(arena, unknown, pair);
	}
	filler->course->unknown = unknown;
}
