/* SPDX-License-Identifier: MIT */
/*
 * From what a file says to what a row of the key table promises: one type,
 * trimmed, checked; or nothing, with a problem that says why (schema.md Y-3,
 * Y-5; hugo.md 1.2).
 */
#ifndef CONTENT_CLEAN_H
#define CONTENT_CLEAN_H

#include "base/zone.h"
#include "content/course.h"

struct cleaner {
	struct arena *arena;
	struct report *report;
	const struct zone *zone;	/* of dates without an offset */
};

/*
 * Says the value nothing?  null, "", white space, None, n/a, Unknown, a list
 * of nothing but those, a map without keys.
 */
bool clean_is_empty(const struct value *);

/*
 * The value as a KEY_..., at the same place, in the cleaner's arena; NULL if
 * it cannot be that or says nothing.  `name` is for the words of problems.
 */
struct value *clean_value(const struct cleaner *, enum key_type,
			  const struct value *, const char *name);

/* Appends the items that are not yet in the list. */
void clean_join(const struct cleaner *, enum key_type, struct value *list,
		const struct value *more);

#endif
