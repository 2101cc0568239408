/* SPDX-License-Identifier: MIT */
/*
 * The front matter of one file, by path and in whatever spelling: each key,
 * down to KEY_DEPTH, is an entry under its folded path "delivery.brand.vendor".
 * What `params` holds is found as if it stood at the top (hugo.md 1.2), after
 * what really does.
 */
#ifndef CONTENT_LOOKUP_H
#define CONTENT_LOOKUP_H

#include "base/arena.h"
#include "base/table.h"
#include "base/value.h"

struct lookup_entry {
	const char *folded;		/* path, see keys.h */
	const char *spelled;		/* path as the author wrote it */
	const struct value_pair *pair;
	struct lookup_entry *parent;	/* NULL at the top */
	struct lookup_entry *next;	/* other spelling, same folded path */
	bool is_source;			/* a field is made from it */
	bool is_container;		/* fields are made from keys below it */
};

struct lookup {
	struct arena *arena;
	struct table table;		/* folded path to first entry */
	struct lookup_entry **items;	/* in the order of the file */
	size_t len, cap;
	const char *root;		/* "params" while that is read */
};

/* All lives in the arena, but for what lookup_release() frees. */
void lookup_init(struct lookup *, struct arena *, const struct value *map);
void lookup_release(struct lookup *);

/* A source as in keys.h, up to its selector; NULL if the file has none. */
struct lookup_entry *lookup_find(const struct lookup *, const char *source);
/* What the entry has for that source, its selector applied; or NULL. */
const struct value *lookup_value(struct lookup *, const char *source,
				 const struct lookup_entry *);

#endif
