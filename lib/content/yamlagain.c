/* SPDX-License-Identifier: MIT */
/*
 * A list of what was said again, with the path to each.
 */
#include "base/buf.h"
#include "content/draft.h"
#include "content/yamlagain.h"
#include "content/yamlmap.h"

void yamlagain_add(struct arena *arena, struct value *again,
		   const char *const *keys, size_t n,
		   const struct value_pair *pair)
{
	struct value_pair said = *pair;
	struct buf path = BUF_INIT;
	struct value *map = value_map(arena);

	for (size_t i = 0; i < n; i++)
		buf_printf(&path, "%s%s", i ? "." : "", keys[i]);
	said.key = arena_strdup(arena, path.data);
	map->at = pair->at;
	yamlmap_append(arena, map, &said);
	value_push(arena, again, map);
	buf_release(&path);
}

void yamlagain_close(struct value *again, size_t n, const struct value *map)
{
	if (again->list.len > n && draft_is(map, NULL))
		again->list.len = (uint32_t)n;
}
