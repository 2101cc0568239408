/* SPDX-License-Identifier: MIT */
/*
 * A course in a few words without any mark-up, for calendars, feeds and
 * exchange formats.
 */
#ifndef PAGE_BRIEF_H
#define PAGE_BRIEF_H

#include "base/table.h"
#include "page/classes.h"
#include "page/view.h"

struct brief {
	const char *title;
	const char *summary;		/* or NULL */
	const char *url;		/* absolute; NULL: the site has none */
};

/* Each course is looked at once. */
struct briefs {
	const struct page_env *env;
	struct table table;
};

void briefs_init(struct briefs *, const struct page_env *);
void briefs_release(struct briefs *);
const struct brief *briefs_get(struct briefs *, const struct entry *);

/* Markdown of an entry's file as words; NULL for none. */
const char *brief_words(const struct page_env *, const struct entry *,
			const struct value *text, bool is_block);

/* "Knots: for beginners", what a class is called; with what has become of it
   where it does not take place: "Cancelled: Knots". */
const char *brief_class(struct briefs *, const struct course_class *);

/* "before: behind" */
const char *brief_join(const struct page_env *, const char *before,
		       const char *behind);

#endif
