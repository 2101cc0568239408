/* SPDX-License-Identifier: MIT */
/*
 * Finding the pattern of a page: sections by path, taxonomies by name, the
 * list form by globs.
 */
#include <string.h>

#include "base/glob.h"
#include "base/str.h"
#include "content/keys.h"
#include "index/pattern.h"

/* The path of a page as Hugo normalises it: "/posts/sub/d". */
static const char *normal_path(const struct permalink *page)
{
	struct buf path = BUF_INIT;

	parts_add_folder(&path, page->library, page->parts.folder, false);
	if (*page->parts.name || !path.len)
		buf_char(&path, '/');
	parts_add_name(&path, page->parts.name);
	return arena_take(page->arena, &path);
}

/* Is the page in the tree of a section?  "" and "/" are the root's pages. */
static bool is_in_section(const struct permalink *page, const char *key)
{
	const char *path = normal_path(page);
	struct view name = str_trim(key, strlen(key));
	struct buf prefix = BUF_INIT;
	bool is_in;

	while (name.len && name.at[0] == '/') {
		name.at++;
		name.len--;
	}
	while (name.len && name.at[name.len - 1] == '/')
		name.len--;
	if (!name.len)
		return !strchr(path + 1, '/');
	parts_add_folder(&prefix, page->library,
			 arena_strndup(page->arena, name.at, name.len), false);
	is_in = str_starts(path, prefix.data) &&
		(!path[prefix.len] || path[prefix.len] == '/');
	buf_release(&prefix);
	return is_in;
}

/* The first pattern of a map {section: pattern} that fits the page. */
static const struct value *section_pattern(const struct permalink *page,
					   const struct value *map)
{
	size_t i;

	if (!map || map->type != VALUE_MAP)
		return NULL;
	for (i = 0; i < map->map.len; i++) {
		const struct value_pair *pair = &map->map.pairs[i];

		if (value_text(pair->value) &&
		    (page->plural ? key_same(page->plural, pair->key) :
				    is_in_section(page, pair->key)))
			return pair->value;
	}
	return NULL;
}

static const struct value *map_pattern(const struct permalink *page,
				       const struct value *map)
{
	const struct value *found;
	size_t i;

	for (i = 0; i < map->map.len; i++) {
		if (!str_eq_nocase(map->map.pairs[i].key, page->kind))
			continue;
		found = section_pattern(page, map->map.pairs[i].value);
		if (found)
			return found;
	}
	if (!str_eq(page->kind, "page") && !str_eq(page->kind, "term"))
		return NULL;
	return section_pattern(page, map);
}

/* Does a target say so?  One that says nothing of it means all. */
static bool is_meant(const struct value *target, const char *key,
		     const char *text)
{
	const char *glob = value_text(value_get(target, key));

	return !glob || glob_matches(glob, text);
}

static const struct value *list_pattern(const struct permalink *page,
					const struct value *list)
{
	const char *language = page->library->config.language;
	const struct value *item, *target, *pattern;
	size_t i;

	for (i = 0; i < value_len(list); i++) {
		item = value_item(list, i);
		target = value_get(item, "target");
		pattern = value_get(item, "pattern");
		if (value_text(pattern) &&
		    is_meant(target, "kind", page->kind) &&
		    is_meant(target, "path", normal_path(page)) &&
		    is_meant(target, "lang", language) &&
		    is_meant(target, "environment", "production"))
			return pattern;
	}
	return NULL;
}

const struct value *pattern_find(const struct permalink *page)
{
	const struct value *given = page->library->config.permalinks;

	if (given && given->type == VALUE_MAP)
		return map_pattern(page, given);
	return list_pattern(page, given);
}
