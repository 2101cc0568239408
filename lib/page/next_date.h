/* SPDX-License-Identifier: MIT */
/*
 * The date of a course that somebody who looks now may come to.  Cheap: no
 * Markdown, and no time zone but for texts that need one.
 */
#ifndef PAGE_NEXT_DATE_H
#define PAGE_NEXT_DATE_H

#include "page/page.h"

/*
 * Of the list of events.h the first to come that can be joined, else the
 * first to come that is full, else the last that has begun; never one that is
 * off, or of which no time is known.  NULL: none.
 */
const struct value *next_date_find(const struct value *events, int64_t now);

/*
 * The same in words, for cards; NULL: none.  A MAP:
 *
 *	iso	STRING, its first day
 *	words	STRING: "7–9 November 2027"
 *	status	STRING: "Fully booked"; NULL where nothing is said
 *	is_on	BOOL, it has begun
 */
struct value *next_date_view(const struct page_env *, const struct course *);

#endif
