/* SPDX-License-Identifier: MIT */
/*
 * Maps inside front matter (a session, a resource, an event), read by a table
 * of the spellings that each of their keys has.  The readers of syllabus and
 * events are made of this; the keys at the top of front matter are keys.h's.
 *
 * A table says which slot a key belongs to; rows of one slot stand in order
 * of precedence.  Key spellings are folded (schema.md Y-11).  Keys that no
 * row knows are noted and kept (Y-13); so is what a known key cannot mean.
 */
#ifndef CONTENT_NESTED_H
#define CONTENT_NESTED_H

#include "content/clean.h"
#include "content/prose.h"

enum { NESTED_ROWS = 48, NESTED_QUIET = -1 };

struct nested_key {
	const char *folded;	/* as key_fold() writes it */
	int slot;		/* or NESTED_QUIET: known, not needed */
};

struct nested {
	const struct cleaner *cleaner;
	const struct nested_key *keys;
	const struct value_pair *found[NESTED_ROWS];	/* of each row */
	struct value *unknown;		/* MAP, its values borrowed */
	struct place at;
};

/* The table ends with folded NULL and has at most NESTED_ROWS rows. */
void nested_read(struct nested *, const struct cleaner *,
		 const struct nested_key *keys, const struct value *map);

/* What the slot says, or NULL.  Says it several things, that is a problem. */
const struct value_pair *nested_find(const struct nested *, int slot);
/* The same, cleaned. */
struct value *nested_clean(const struct nested *, int slot, enum key_type);
/* An id or code: a STRING, which numbers may be without a problem. */
struct value *nested_id(const struct nested *, int slot);
bool nested_is_true(const struct nested *, int slot);

/* All that the rows of the slot say, in their order. */
void nested_prose(const struct nested *, int slot, struct prose *);
/*
 * A link.  What is none is a problem, and goes to the prose, so that no word
 * is lost.
 */
struct value *nested_link(const struct nested *, int slot, struct prose *);
/* Minutes, an INT over 0.  What is no length goes to the prose likewise. */
struct value *nested_minutes(const struct nested *, int slot, struct prose *);

/* Sets the key unless value is NULL. */
void nested_put(struct arena *, struct value *map, const char *key,
		struct value *);
/* Sets "unknown" if there is anything in it. */
void nested_put_unknown(const struct nested *, struct value *map);
/* A map at the same place. */
struct value *nested_map(const struct cleaner *, const struct value *from);
/*
 * Words where a map is expected: one with `title`, or with `text` where there
 * are several lines or a list; a problem that names the `thing`.  NULL when
 * they say nothing.
 */
struct value *nested_wrap(const struct cleaner *, const struct value *from,
			  const char *thing);

#endif
