/* SPDX-License-Identifier: MIT */
/*
 * A course as data for other programs: its canonical record (content/
 * course.h), but only the fields that the table in record.c allows, since the
 * rest is of no use to others, or not for them.  Texts are Markdown without
 * residue, addresses are absolute (without baseURL: from the root on), times
 * are instants with their zone, and what no file says is not there.
 * lib/page/theme/openapi.yaml describes each key.
 */
#ifndef PAGE_RECORD_H
#define PAGE_RECORD_H

#include "markup/unmark.h"
#include "page/making.h"

/* All of it. */
struct value *record_whole(const struct page_env *, const struct entry *);
/* What a list says of it: names, facts, the date to come. */
struct value *record_brief(const struct page_env *, const struct entry *);

/* An address of a page, for somebody elsewhere; NULL for NULL. */
const char *record_link(const struct page_env *, const char *href);
/* Sets up for texts of the page; `p` must live as long.  The links in a text
   count from its page. */
void record_unmark(struct unmark *, struct making *p);

/* For record.c: fields that hold maps; NULL when there is nothing. */
struct value *record_items(struct making *, enum course_key);
struct value *record_dates(struct making *);
/* The date of next_date.h, or NULL. */
struct value *record_next_date(struct making *);

/* Sets a key, unless there is nothing to say. */
void record_set(struct making *, struct value *map, const char *key,
		const char *text);
void record_put(struct making *, struct value *map, const char *key,
		struct value *);

#endif
