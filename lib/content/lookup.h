/* SPDX-License-Identifier: MIT */
/*
 * The front matter of one file, by path and in whatever spelling: each key
 * that the key table knows, and each beside one, is an entry under its folded
 * path "delivery.brand.vendor".  What `params` holds is found as if it stood
 * at the top (hugo.md 1.2).
 */
#ifndef CONTENT_LOOKUP_H
#define CONTENT_LOOKUP_H

#include "base/value.h"
#include "content/keys.h"

struct lookup_entry {
	const char *folded;		/* path, see keys.h */
	const char *spelled;		/* path as the author wrote it */
	const struct value_pair *pair;
	const struct key_slot *slot;	/* NULL: the table does not know it */
	struct lookup_entry *parent;	/* NULL at the top */
	struct lookup_entry *next;	/* other spelling, same folded path */
	bool is_refused;		/* it cannot be what its key means */
};

struct lookup {
	struct arena *arena;
	const struct key_index *keys;
	struct lookup_entry **first;	/* by slot */
	struct lookup_entry **items;	/* in the order of the file */
	size_t len, cap;
	const char *root;		/* "params" while that is read */
};

/* All lives in the arena, but for what lookup_release() frees. */
void lookup_init(struct lookup *, struct arena *, const struct key_index *,
		 const struct value *map);
void lookup_release(struct lookup *);

/* By a path that the index has, folded or not; NULL if the file has none. */
struct lookup_entry *lookup_find(const struct lookup *, const char *path);
/* What the entry has for that source, its selector applied; or NULL. */
const struct value *lookup_value(struct lookup *, const char *source,
				 const struct lookup_entry *);

#endif
