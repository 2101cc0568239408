/* SPDX-License-Identifier: MIT */
/*
 * What the pages' views have in common: the site, the menu, the list item of
 * a course.  A view is a MAP that a template is rendered over; docs/DESIGN.md
 * lists its keys.
 */
#ifndef PAGE_VIEW_H
#define PAGE_VIEW_H

#include "markup/markup.h"
#include "page/page.h"

/* {site: {...}, menu: [...], page: {title, description, canonical}, ...} */
struct value *view_page(const struct page_env *, const char *title,
			const char *description, const char *href);
/* The list item of a course: title, href, code, summary, level, hours, ... */
struct value *view_card(const struct page_env *, const struct entry *);
/* All visible courses, in catalogue order, grouped by first topic. */
struct value *view_courses(const struct page_env *);
/* Markup state for a page about `entry` (NULL: the site's own texts). */
void view_markup(struct markup *, const struct page_env *,
		 const struct entry *);

#endif
