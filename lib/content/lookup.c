/* SPDX-License-Identifier: MIT */
/*
 * Flattening front matter into paths, and following selectors.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "content/clean.h"
#include "content/lookup.h"

static void add_map(struct lookup *, const struct value *map,
		    struct lookup_entry *parent);

static const char *join(struct lookup *lookup, const char *parent,
			const char *key)
{
	if (!parent)
		return key;
	return arena_printf(lookup->arena, "%s.%s", parent, key);
}

static const char *fold(struct lookup *lookup,
			const struct lookup_entry *parent, const char *key)
{
	struct buf folded = BUF_INIT;

	if (parent) {
		buf_str(&folded, parent->folded);
		buf_char(&folded, '.');
	}
	key_fold(&folded, key);
	return arena_take(lookup->arena, &folded);
}

/*
 * Fields of Hugo's own: there the top beats `params`.  Any other key is a
 * param, and `params` beats the top (hugo.md 1.2).
 */
static bool is_hugo_field(const char *folded)
{
	static const char *const names[] = {
		"title", "linktitle", "summary", "description", "slug", "url",
		"type", "keywords", "headless", "outputs", "draft", "layout",
		"weight", "aliases", "sitemap", "resources", "markup",
		"cascade", "build", "date", "publishdate", "pubdate",
		"published", "lastmod", "modified", "expirydate",
		"unpublishdate",
	};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (str_eq(names[i], folded))
			return true;
	}
	return false;
}

static void enter(struct lookup *lookup, struct lookup_entry *entry)
{
	struct lookup_entry **end;

	lookup->items = mem_grow(lookup->items, lookup->len, &lookup->cap,
				 sizeof(struct lookup_entry *));
	lookup->items[lookup->len++] = entry;
	if (!entry->slot)
		return;
	end = &lookup->first[entry->slot->number];
	if (lookup->root && *end && !is_hugo_field(entry->folded)) {
		entry->next = *end;
		*end = entry;
		return;
	}
	while (*end)
		end = &(*end)->next;
	*end = entry;
}

static void add_pair(struct lookup *lookup, const struct value_pair *pair,
		     struct lookup_entry *parent)
{
	struct lookup_entry *entry =
		arena_alloc(lookup->arena, sizeof(*entry));

	entry->pair = pair;
	entry->parent = parent;
	entry->folded = fold(lookup, parent, pair->key);
	entry->slot = key_index_find(lookup->keys, entry->folded);
	entry->spelled = join(lookup, parent ? parent->spelled : lookup->root,
			      pair->key);
	enter(lookup, entry);
	if (entry->slot && entry->slot->is_container)
		add_map(lookup, pair->value, entry);
}

static void add_map(struct lookup *lookup, const struct value *map,
		    struct lookup_entry *parent)
{
	size_t i;

	if (map->type != VALUE_MAP)
		return;
	for (i = 0; i < map->map.len; i++)
		add_pair(lookup, &map->map.pairs[i], parent);
}

struct lookup_entry *lookup_find(const struct lookup *lookup,
				 const char *path)
{
	const struct key_slot *slot = key_index_find(lookup->keys, path);
	struct buf folded = BUF_INIT;

	if (!slot) {
		key_fold(&folded, path);
		slot = key_index_find(lookup->keys, folded.data);
		buf_release(&folded);
	}
	return slot ? lookup->first[slot->number] : NULL;
}

void lookup_init(struct lookup *lookup, struct arena *arena,
		 const struct key_index *keys, const struct value *map)
{
	struct lookup_entry *params;

	memset(lookup, 0, sizeof(*lookup));
	lookup->arena = arena;
	lookup->keys = keys;
	lookup->first = arena_alloc(arena, keys->len *
					   sizeof(struct lookup_entry *));
	add_map(lookup, map, NULL);
	params = lookup_find(lookup, "params");
	if (params) {
		lookup->root = params->spelled;
		add_map(lookup, params->pair->value, NULL);
	}
}

void lookup_release(struct lookup *lookup)
{
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
