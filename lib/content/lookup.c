/* SPDX-License-Identifier: MIT */
/*
 * Flattening front matter into paths, and following selectors.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "content/clean.h"
#include "content/course.h"
#include "content/keys.h"
#include "content/lookup.h"

static void add_map(struct lookup *, const struct value *map,
		    struct lookup_entry *parent, int depth);

static const char *join(struct lookup *lookup, const char *parent,
			const char *key)
{
	if (!parent)
		return arena_strdup(lookup->arena, key);
	return arena_printf(lookup->arena, "%s.%s", parent, key);
}

static const char *fold(struct lookup *lookup,
			const struct lookup_entry *parent, const char *key)
{
	struct buf folded = BUF_INIT;
	const char *path;

	key_fold(&folded, key);
	path = join(lookup, parent ? parent->folded : NULL, folded.data);
	buf_release(&folded);
	return path;
}

/* Other spellings of a key queue up behind the first. */
static void enter(struct lookup *lookup, struct lookup_entry *entry)
{
	struct lookup_entry *first =
		table_add(&lookup->table, entry->folded, entry);

	lookup->items = mem_grow(lookup->items, lookup->len, &lookup->cap,
				 sizeof(struct lookup_entry *));
	lookup->items[lookup->len++] = entry;
	if (first == entry)
		return;
	entry->next = first->next;
	first->next = entry;
}

static void add_pair(struct lookup *lookup, const struct value_pair *pair,
		     struct lookup_entry *parent, int depth)
{
	struct lookup_entry *entry =
		arena_alloc(lookup->arena, sizeof(*entry));

	entry->pair = pair;
	entry->parent = parent;
	entry->folded = fold(lookup, parent, pair->key);
	entry->spelled = join(lookup, parent ? parent->spelled : lookup->root,
			      pair->key);
	enter(lookup, entry);
	if (depth < KEY_DEPTH)
		add_map(lookup, pair->value, entry, depth + 1);
}

static void add_map(struct lookup *lookup, const struct value *map,
		    struct lookup_entry *parent, int depth)
{
	size_t i;

	if (map->type != VALUE_MAP)
		return;
	for (i = 0; i < map->map.len; i++)
		add_pair(lookup, &map->map.pairs[i], parent, depth);
}

/* "carousel[type=image].link" is found as "carousel". */
static void fold_source(struct buf *out, const char *source)
{
	char *bracket;

	key_fold(out, source);
	bracket = strchr(out->data, '[');
	if (bracket)
		buf_truncate(out, (size_t)(bracket - out->data));
}

struct lookup_entry *lookup_find(const struct lookup *lookup,
				 const char *source)
{
	struct buf folded = BUF_INIT;
	struct lookup_entry *entry;

	fold_source(&folded, source);
	entry = table_find(&lookup->table, folded.data);
	buf_release(&folded);
	return entry;
}

static void mark_container(struct lookup *lookup, struct buf *folded)
{
	struct lookup_entry *entry;
	char *dot = strrchr(folded->data, '.');

	while (dot) {
		buf_truncate(folded, (size_t)(dot - folded->data));
		entry = table_find(&lookup->table, folded->data);
		for (; entry; entry = entry->next)
			entry->is_container = true;
		dot = strrchr(folded->data, '.');
	}
}

static void mark_source(struct lookup *lookup, const char *source)
{
	struct buf folded = BUF_INIT;
	struct lookup_entry *entry;

	fold_source(&folded, source);
	entry = table_find(&lookup->table, folded.data);
	for (; entry; entry = entry->next)
		entry->is_source = true;
	mark_container(lookup, &folded);
	buf_release(&folded);
}

static void mark_sources(struct lookup *lookup)
{
	size_t row, i;

	for (row = 0; row < COURSE_N_KEYS; row++) {
		const char *const *sources = course_keys[row].sources;

		for (i = 0; i < KEY_MAX_SOURCES && sources[i]; i++)
			mark_source(lookup, sources[i]);
	}
}

void lookup_init(struct lookup *lookup, struct arena *arena,
		 const struct value *map)
{
	struct lookup_entry *params;

	memset(lookup, 0, sizeof(*lookup));
	lookup->arena = arena;
	table_init(&lookup->table);
	add_map(lookup, map, NULL, 1);
	params = table_find(&lookup->table, "params");
	if (params) {
		lookup->root = params->spelled;
		add_map(lookup, params->pair->value, NULL, 1);
	}
	mark_sources(lookup);
}

void lookup_release(struct lookup *lookup)
{
	table_release(&lookup->table);
	free(lookup->items);
	lookup->items = NULL;
	lookup->len = lookup->cap = 0;
}

/* "[]": the first item that says something. */
static const struct value *first_item(const struct value *list)
{
	size_t i;

	for (i = 0; i < value_len(list); i++) {
		const struct value *item = value_item(list, i);

		if (item && !clean_is_empty(item))
			return item;
	}
	return NULL;
}

/* "[type=image].link" */
static const struct value *find_item(struct lookup *lookup,
				     const struct value *list,
				     const char *selector)
{
	size_t key_len = strcspn(selector, "=]");
	const char *wanted = selector + key_len + 1;
	size_t wanted_len = strcspn(wanted, "]");
	const char *rest = wanted + wanted_len + 2;
	const char *key = arena_strndup(lookup->arena, selector, key_len);
	size_t i;

	for (i = 0; i < value_len(list); i++) {
		const struct value *item = value_item(list, i);
		const char *text = value_text(value_get(item, key));

		if (text && strlen(text) == wanted_len &&
		    strncmp(text, wanted, wanted_len) == 0)
			return value_path(item, rest);
	}
	return NULL;
}

const struct value *lookup_value(struct lookup *lookup, const char *source,
				 const struct lookup_entry *entry)
{
	const struct value *value = entry->pair->value;
	const char *selector = strchr(source, '[');

	if (!selector)
		return value;
	selector++;
	if (value->type != VALUE_LIST)
		return *selector == ']' ? value : NULL;
	if (*selector == ']')
		return first_item(value);
	return find_item(lookup, value, selector);
}
