/* SPDX-License-Identifier: MIT */
/*
 * Courses by id and by code.  Of several with one name the first visible in
 * the fixed order is found (product.md rule 4).
 */
#ifndef INDEX_NAMES_H
#define INDEX_NAMES_H

#include "base/table.h"
#include "index/catalogue.h"

struct names {
	struct arena *arena;
	struct table ids;		/* as written: case matters */
	struct table folded_ids;
	struct table codes;		/* lower case */
};

void names_init(struct names *, struct arena *);
void names_release(struct names *);

/* Adds all names of an entry, before those of entries added earlier; warns of
   a code that one of those has. */
void names_add(struct names *, const struct entry *, struct report *);

const struct entry *names_find_id(const struct names *, const char *id,
				  int64_t now);
const struct entry *names_find_code(const struct names *, const char *code,
				    int64_t now);

/* Has the entry the name before all others, at any time?  Drafts are none of
   them, nor are other files of its address. */
bool names_own_id(const struct names *, const char *id, const struct entry *);
bool names_own_code(const struct names *, const char *code,
		    const struct entry *);

#endif
