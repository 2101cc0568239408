/* SPDX-License-Identifier: MIT */
/*
 * Documents for machines.  Each function writes one and returns 200, or the
 * status of a refusal, 400 for a query that means nothing and 404 for what is
 * not there, with words on it or nothing.  Feeds, sitemaps, exchange formats
 * name only absolute addresses, so without baseURL they are not there.
 */
#ifndef PAGE_MACHINES_H
#define PAGE_MACHINES_H

#include "page/page.h"

/* Calendars: of all that a query selects; of a course, or with ?class=ID of
   one class. */
int page_calendar(struct buf *, const struct page_env *);
int page_course_calendar(struct buf *, const struct page_env *,
			 const struct entry *);

#endif
