/* SPDX-License-Identifier: MIT */
/*
 * Maps with unique keys, for yamldoc.c.
 */
#include <string.h>

#include "content/yamlmap.h"

enum { FEW_KEYS = 32, FIRST_CAP = 8 };

bool yamlmap_has(struct table *keys, const struct value *map,
		 const char *key)
{
	size_t i;

	if (map->map.len < FEW_KEYS)
		return value_get(map, key) != NULL;
	if (!keys->len) {
		table_init(keys);
		for (i = 0; i < map->map.len; i++)
			table_set(keys, map->map.pairs[i].key, keys);
	}
	if (table_find(keys, key))
		return true;
	table_set(keys, key, keys);
	return false;
}

void yamlmap_append(struct arena *arena, struct value *map,
		    const struct value_pair *pair)
{
	struct value_pair *pairs;
	uint32_t cap;

	if (map->map.len == map->map.cap) {
		cap = map->map.cap ? map->map.cap * 2 : FIRST_CAP;
		pairs = arena_alloc(arena, cap * sizeof(*pairs));
		if (map->map.len)
			memcpy(pairs, map->map.pairs,
			       map->map.len * sizeof(*pairs));
		map->map.pairs = pairs;
		map->map.cap = cap;
	}
	map->map.pairs[map->map.len++] = *pair;
}
