/* SPDX-License-Identifier: MIT */
/*
 * Building and asking loose data.  JSON is written in value_json.c.
 */
#include <assert.h>
#include <string.h>

#include "base/str.h"
#include "base/value.h"

enum { FIRST_CAP = 4 };

static const char *const type_names[] = {
	[VALUE_NULL] = "null",
	[VALUE_BOOL] = "bool",
	[VALUE_INT] = "int",
	[VALUE_STRING] = "string",
	[VALUE_LIST] = "list",
	[VALUE_MAP] = "map",
};
_Static_assert(sizeof(type_names) / sizeof(type_names[0]) == VALUE_MAP + 1,
	       "every type has its name");

static struct value *make(struct arena *arena, enum value_type type)
{
	struct value *value = arena_alloc(arena, sizeof(*value));

	value->type = type;
	return value;
}

struct value *value_null(struct arena *arena)
{
	return make(arena, VALUE_NULL);
}

struct value *value_bool(struct arena *arena, bool truth)
{
	struct value *value = make(arena, VALUE_BOOL);

	value->truth = truth;
	return value;
}

struct value *value_int(struct arena *arena, long number)
{
	struct value *value = make(arena, VALUE_INT);

	value->number = number;
	return value;
}

struct value *value_string(struct arena *arena, const char *text)
{
	return value_borrow(arena, arena_strdup(arena, text));
}

struct value *value_borrow(struct arena *arena, const char *text)
{
	struct value *value = make(arena, VALUE_STRING);

	assert(text);
	value->text = text;
	return value;
}

struct value *value_html(struct arena *arena, const char *text)
{
	struct value *value = value_borrow(arena, text);

	value->is_html = true;
	return value;
}

struct value *value_list(struct arena *arena)
{
	return make(arena, VALUE_LIST);
}

struct value *value_map(struct arena *arena)
{
	return make(arena, VALUE_MAP);
}

/* Arena memory does not move: a larger copy, and the old one stays. */
static void *grow(struct arena *arena, const void *items, size_t len,
		  uint32_t *cap, size_t size)
{
	void *larger;

	*cap = *cap ? *cap * 2 : FIRST_CAP;
	larger = arena_alloc(arena, *cap * size);
	if (len)
		memcpy(larger, items, len * size);
	return larger;
}

void value_push(struct arena *arena, struct value *list, struct value *item)
{
	assert(list->type == VALUE_LIST && item);
	if (list->list.len == list->list.cap)
		list->list.items = grow(arena, list->list.items,
					list->list.len, &list->list.cap,
					sizeof(struct value *));
	list->list.items[list->list.len++] = item;
}

static struct value_pair *find_pair(const struct value *map, const char *key)
{
	size_t i;

	for (i = 0; i < map->map.len; i++) {
		struct value_pair *pair = &map->map.pairs[i];

		if (pair->key[0] == key[0] && str_eq(pair->key, key))
			return pair;
	}
	return NULL;
}

void value_set(struct arena *arena, struct value *map, const char *key,
	       struct value *value)
{
	struct value_pair *pair;

	assert(map->type == VALUE_MAP && value);
	pair = find_pair(map, key);
	if (pair) {
		pair->value = value;
		return;
	}
	if (map->map.len == map->map.cap)
		map->map.pairs = grow(arena, map->map.pairs, map->map.len,
				      &map->map.cap,
				      sizeof(map->map.pairs[0]));
	pair = &map->map.pairs[map->map.len++];
	pair->key = arena_strdup(arena, key);
	pair->value = value;
}

static struct value *copy_list(struct arena *arena, const struct value *from)
{
	struct value *copy = value_list(arena);
	size_t i;

	for (i = 0; i < from->list.len; i++)
		value_push(arena, copy,
			   value_copy(arena, from->list.items[i]));
	return copy;
}

/* Keys are unique already, so this need not look for them. */
static struct value *copy_map(struct arena *arena, const struct value *from)
{
	struct value *copy = value_map(arena);
	size_t i, len = from->map.len;

	copy->map.pairs = arena_alloc(arena, len * sizeof(*copy->map.pairs));
	copy->map.len = from->map.len;
	copy->map.cap = from->map.len;
	for (i = 0; i < len; i++) {
		const struct value_pair *pair = &from->map.pairs[i];

		copy->map.pairs[i].key = arena_strdup(arena, pair->key);
		copy->map.pairs[i].at = pair->at;
		copy->map.pairs[i].value = value_copy(arena, pair->value);
	}
	return copy;
}

void value_set_text(struct arena *arena, struct value *map, const char *key,
		    const char *text)
{
	value_set(arena, map, key,
		  text && *text ? value_string(arena, text) :
				  value_null(arena));
}

struct value *value_copy(struct arena *arena, const struct value *from)
{
	struct value *copy;

	if (from->type == VALUE_LIST) {
		copy = copy_list(arena, from);
	} else if (from->type == VALUE_MAP) {
		copy = copy_map(arena, from);
	} else {
		copy = make(arena, from->type);
		*copy = *from;
		if (from->type == VALUE_STRING)
			copy->text = arena_strdup(arena, from->text);
	}
	copy->at = from->at;
	return copy;
}

struct value *value_get(const struct value *map, const char *key)
{
	struct value_pair *pair;

	if (!map || map->type != VALUE_MAP)
		return NULL;
	pair = find_pair(map, key);
	return pair ? pair->value : NULL;
}

/* The pair whose key is the len bytes at `key`. */
static struct value *get_part(const struct value *map, const char *key,
			      size_t len)
{
	size_t i;

	if (!map || map->type != VALUE_MAP)
		return NULL;
	for (i = 0; i < map->map.len; i++) {
		const char *have = map->map.pairs[i].key;

		if (strncmp(have, key, len) == 0 && !have[len])
			return map->map.pairs[i].value;
	}
	return NULL;
}

struct value *value_path(const struct value *map, const char *path)
{
	const char *dot = strchr(path, '.');

	while (dot && map) {
		map = get_part(map, path, (size_t)(dot - path));
		path = dot + 1;
		dot = strchr(path, '.');
	}
	return value_get(map, path);
}

size_t value_len(const struct value *value)
{
	if (value && value->type == VALUE_LIST)
		return value->list.len;
	if (value && value->type == VALUE_MAP)
		return value->map.len;
	return 0;
}

struct value *value_item(const struct value *list, size_t i)
{
	if (!list || list->type != VALUE_LIST || i >= list->list.len)
		return NULL;
	return list->list.items[i];
}

size_t value_count(const struct value *value)
{
	if (value && value->type == VALUE_LIST)
		return value->list.len;
	return value ? 1 : 0;
}

const struct value *value_each(const struct value *value, size_t i)
{
	if (value && value->type == VALUE_LIST)
		return value_item(value, i);
	return i ? NULL : value;
}

const char *value_text(const struct value *value)
{
	return value && value->type == VALUE_STRING ? value->text : NULL;
}

const char *value_text_at(const struct value *map, const char *key)
{
	return value_text(value_get(map, key));
}

bool value_truth(const struct value *value)
{
	return value && value->type == VALUE_BOOL && value->truth;
}

const char *value_type_name(enum value_type type)
{
	return type_names[type];
}
