/* SPDX-License-Identifier: MIT */
/*
 * Open addressing with linear probing, at most 70% full, so that a search
 * always meets a free entry.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/table.h"

enum { FIRST_CAP = 16, LOAD_PERCENT = 70 };

void table_init(struct table *table)
{
	table->entries = NULL;
	table->len = 0;
	table->cap = 0;
}

void table_release(struct table *table)
{
	free(table->entries);
	table->entries = NULL;
	table->len = 0;
	table->cap = 0;
}

/* The entry of the key, or the free one where it belongs. */
static struct table_entry *seek(const struct table *table, const char *key,
				uint64_t hash)
{
	size_t i = (size_t)hash & (table->cap - 1);

	for (;;) {
		struct table_entry *entry = &table->entries[i];

		if (!entry->key)
			return entry;
		if (entry->hash == hash && strcmp(entry->key, key) == 0)
			return entry;
		i = (i + 1) & (table->cap - 1);
	}
}

static void grow(struct table *table)
{
	struct table old = *table;
	size_t i;

	if (!old.cap)
		hash_seed_fill(&table->seed);
	table->cap = old.cap ? old.cap * 2 : FIRST_CAP;
	table->entries = mem_resize(NULL, table->cap, sizeof(*old.entries));
	memset(table->entries, 0, table->cap * sizeof(*old.entries));
	for (i = 0; i < old.cap; i++) {
		const struct table_entry *entry = &old.entries[i];

		if (entry->key)
			*seek(table, entry->key, entry->hash) = *entry;
	}
	free(old.entries);
}

static struct table_entry *put(struct table *table, const char *key)
{
	struct table_entry *entry;
	uint64_t hash;

	if ((table->len + 1) * 100 > table->cap * LOAD_PERCENT)
		grow(table);
	hash = hash_key(&table->seed, key, strlen(key));
	entry = seek(table, key, hash);
	if (!entry->key) {
		entry->key = key;
		entry->hash = hash;
		entry->value = NULL;
		table->len++;
		return entry;
	}
	return entry;
}

void *table_add(struct table *table, const char *key, void *value)
{
	size_t len = table->len;
	struct table_entry *entry = put(table, key);

	if (table->len > len)
		entry->value = value;
	return entry->value;
}

void table_set(struct table *table, const char *key, void *value)
{
	put(table, key)->value = value;
}

void *table_find(const struct table *table, const char *key)
{
	assert(key);
	if (!table->len)
		return NULL;
	return seek(table, key, hash_key(&table->seed, key, strlen(key)))
		->value;
}
