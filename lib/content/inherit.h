/* SPDX-License-Identifier: MIT */
/*
 * Which sections of a tree hand something down to a page (see cascade.h).
 */
#ifndef CONTENT_INHERIT_H
#define CONTENT_INHERIT_H

#include "base/table.h"
#include "content/course.h"

struct inherit {
	struct arena *arena;
	struct table by_folder;		/* folder to its section's course */
};

void inherit_init(struct inherit *, struct arena *);
void inherit_release(struct inherit *);		/* not the arena */

/* Sections come in any order, but before their pages.  Borrowed. */
void inherit_add(struct inherit *, const struct course *section);

/* For course_source.cascade: of the sections above the file; or NULL. */
const struct value *inherit_find(const struct inherit *, const char *file);
/* Mixes in the state of those sections. */
void inherit_mix(struct digest *, const struct inherit *, const char *file);

#endif
