/* SPDX-License-Identifier: MIT */
/*
 * Reading `cascade` and choosing what of it a page gets.
 */
#include <string.h>

#include "base/glob.h"
#include "base/str.h"
#include "content/cascade.h"
#include "content/keys.h"
#include "content/paths.h"

static void add(struct arena *arena, struct value *list, struct value *item,
		struct report *report)
{
	if (item->type == VALUE_MAP)
		value_push(arena, list, item);
	else if (item->type != VALUE_NULL)
		report_add(report, SEVERITY_WARNING, item->at, "bad-cascade",
			   "what pages inherit is a map of keys: write "
			   "\"cascade:\" and \"key: value\" lines below it");
}

struct value *cascade_read(struct arena *arena, const struct value *from,
			   struct report *report)
{
	struct value *list = value_list(arena), *copy;
	size_t i;

	if (!from)
		return NULL;
	list->at = from->at;
	if (from->type != VALUE_LIST) {
		copy = value_null(arena);
		*copy = *from;
		add(arena, list, copy, report);
	}
	for (i = 0; i < value_len(from) && from->type == VALUE_LIST; i++)
		add(arena, list, value_item(from, i), report);
	return value_len(list) ? list : NULL;
}

/* By its folded key: target, _target, Path. */
static const struct value *find(const struct value *map, const char *folded)
{
	size_t i;

	for (i = 0; map && map->type == VALUE_MAP && i < map->map.len; i++) {
		const struct value_pair *pair = &map->map.pairs[i];
		if (key_same(pair->key, folded))
			return pair->value;
	}
	return NULL;
}

/* "/rope/long-splice" of "rope/Long Splice.md" and of its index file. */
static const char *page_path(struct arena *arena, const char *file)
{
	const char *base = path_base(file);
	const char *dot = strrchr(base, '.');
	size_t len = dot ? (size_t)(dot - file) : strlen(file);
	char *path, *at;

	if (path_is_leaf(file) || path_is_branch(file))
		len = base > file ? (size_t)(base - file) - 1 : 0;
	path = arena_printf(arena, "/%.*s", (int)len, file);
	for (at = path; *at; at++)
		*at = str_lower(*at);
	while ((at = strchr(path, ' ')))
		*at = '-';
	return path;
}

static const char *page_kind(const char *file)
{
	if (!path_is_branch(file))
		return "page";
	return path_base(file) == file ? "home" : "section";
}

/* What a target does not ask for, it does not mind. */
static bool is_wanted(const struct value *target, const char *key,
		      const char *text)
{
	const char *glob = value_text(find(target, key));

	return !glob || glob_matches(glob, text);
}

static bool is_target(const struct value *target, const char *path,
		      const char *kind)
{
	return is_wanted(target, "path", path) &&
	       is_wanted(target, "kind", kind) &&
	       is_wanted(target, "environment", "production");
}

void cascade_select(struct arena *arena, struct value *layers,
		    const struct value *cascade, const char *file)
{
	const char *path = page_path(arena, file), *kind = page_kind(file);
	size_t i;

	for (i = 0; i < value_len(cascade); i++) {
		struct value *map = value_item(cascade, i);

		if (is_target(find(map, "target"), path, kind))
			value_push(arena, layers, map);
	}
}
