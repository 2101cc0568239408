/* SPDX-License-Identifier: MIT */
/*
 * The dates of courses one by one (each a class that people go to), for
 * calendars, feeds and exchange formats.
 */
#ifndef PAGE_CLASSES_H
#define PAGE_CLASSES_H

#include "content/event_when.h"
#include "content/moment.h"
#include "page/page.h"

struct course_class {
	const struct entry *entry;
	const struct value *event;	/* content/events.h */
	struct event_when when;
	/*
	 * The author's id; else the first day, "2031-05-12", of further ones
	 * on that day "2031-05-12-2"; else "undated", "undated-2".  No two of
	 * a course have the same.  Letters, digits and "._-" only.
	 */
	const char *id;
};

struct classes {
	struct course_class *items;		/* arena's */
	size_t len, cap;
};

/* Adds those of a course: all, or only those that are not over.  Of many
   courses, each zone is read once, if `zones` is the same. */
void classes_add(struct classes *, const struct page_env *, struct zones *,
		 const struct entry *, bool with_past);
/* Of all courses. */
void classes_add_all(struct classes *, const struct page_env *,
		     const struct entry *const *, size_t len);
/* By when they begin; those of which nobody knows last. */
void classes_sort(struct classes *);
int classes_compare(const void *left, const void *right); /* for qsort */

/* The class of a course with that id, past or not; false if none. */
bool classes_find(struct course_class *, const struct page_env *,
		  struct zones *, const struct entry *, const char *id);

#endif
