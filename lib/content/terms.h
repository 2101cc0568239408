/* SPDX-License-Identifier: MIT */
/*
 * Names of makers, roles and topics, which authors spell in many ways
 * (schema.md S-2): "scrum-org", "Scrumorg" and "Scrum.org" are one.
 */
#ifndef CONTENT_TERMS_H
#define CONTENT_TERMS_H

#include <stdbool.h>

#include "base/table.h"
#include "base/value.h"

/*
 * Appends what all spellings of a term have in common: letters and digits
 * without case and accents, and the signs + and # (C, C++ and C# differ).
 */
void term_fold(struct buf *, const char *text);
/* Do both fold to the same? */
bool term_same(const char *, const char *);

/*
 * Of two spellings of one term, is `a` to be shown?  That with more capitals,
 * else punctuation, else spaces; else the first in byte order.  A strict
 * order, so the best of many does not depend on how they come.
 */
bool term_is_better(const char *a, const char *b);

/* The spellings that site.yaml asks for, under `names`. */
struct term_names {
	struct arena *arena;
	struct table table;	/* folded: the spelling, one line */
};

/* What is no map has no names. */
void term_names_init(struct term_names *, struct arena *,
		     const struct value *map);
void term_names_release(struct term_names *);	/* not the arena */
const char *term_names_find(const struct term_names *, const char *text);

/*
 * The STRING, or LIST of STRINGs, in the spelling that is asked for; `names`
 * may be NULL.  Two that become one stay two here.
 */
struct value *term_names_apply(const struct term_names *, struct arena *,
			       struct value *);

#endif
