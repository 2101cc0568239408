/* SPDX-License-Identifier: MIT */
/*
 * A hash table from strings to pointers, seeded against chosen keys.  Keys
 * and values are borrowed: they live at least as long as the table.  Nothing
 * is ever removed.
 */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"

struct table_entry {
	const char *key;	/* NULL: free */
	void *value;
	uint64_t hash;
};

struct table {
	struct table_entry *entries;	/* cap of them, a power of two or 0 */
	size_t len;
	size_t cap;
	struct hash_seed seed;		/* once cap is not 0 */
};

void table_init(struct table *);
void table_release(struct table *);

/* Stores value unless the key is there already; returns what is stored. */
void *table_add(struct table *, const char *key, void *value);
void table_set(struct table *, const char *key, void *value);
void *table_find(const struct table *, const char *key);	/* or NULL */

#endif
