/* SPDX-License-Identifier: MIT */
/*
 * Structured data (schema.org as JSON-LD), one graph a page.  It says what
 * the page says and nothing else: a property that no file states is left out,
 * and so is a thing that lacks what Google requires of it (name, description
 * and provider of a Course; name, start and place of an event; three items of
 * a list, two of a trail).  Addresses are absolute, so without baseURL there
 * is no graph.
 */
#ifndef PAGE_JSONLD_H
#define PAGE_JSONLD_H

#include "page/making.h"

enum { JSONLD_DATES = 20 };	/* of a course; the page has all of them */

/* Puts the Course, with its dates to come, into the view's `graph`.  After
   all parts, view_describe() and head_course(). */
void jsonld_course(struct making *);

/*
 * The text for <script type="application/ld+json"> of the page that template
 * `name` makes of the view: its `graph`, what the way to it and the list on
 * it say, and on the home page who we are.  NULL for none.
 */
const char *jsonld_write(const struct page_env *, const char *name,
			 const struct value *view);

#endif
