/* SPDX-License-Identifier: MIT */
/*
 * Finding `draft` in a map that no table of keys has read.
 */
#include "content/clean.h"
#include "content/draft.h"
#include "content/keys.h"

bool draft_is(const struct value *map, struct report *report)
{
	struct arena arena = ARENA_INIT;
	const struct cleaner cleaner = { &arena, report, &zone_utc };
	const struct value *draft = NULL;
	bool is_draft;

	for (size_t i = 0; map->type == VALUE_MAP && i < map->map.len &&
			   !draft; i++) {
		const struct value_pair *pair = &map->map.pairs[i];

		if (key_same(pair->key, "draft"))
			draft = clean_value(&cleaner, KEY_BOOL, pair->value,
					    pair->key);
	}
	is_draft = draft && draft->truth;
	arena_release(&arena);
	return is_draft;
}
