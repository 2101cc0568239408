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

/* Of what a query selects: at most LIMIT_FEED items. */
enum feed_about { FEED_COURSES, FEED_DATES };
enum feed_form { FEED_RSS, FEED_ATOM, FEED_JSON, FEED_N_FORMS };
int page_feed(struct buf *, const struct page_env *, enum feed_about,
	      enum feed_form);

/*
 * Everything that is listed, LIMIT_SITEMAP addresses a file; when there are
 * more, `number` 0 is the index of the files from 1.
 */
int page_sitemap(struct buf *, const struct page_env *, long number);
int page_robots(struct buf *, const struct page_env *);

/* XCRI-CAP 1.2: all courses and their classes. */
int page_xcri(struct buf *, const struct page_env *);

/* Has the site an address of its own?  Else false, and words that say so. */
bool machines_have_base(struct buf *, const struct page_env *);

/* A course: its record (record.h), and its words as Markdown. */
int page_course_json(struct buf *, const struct page_env *,
		     const struct entry *);
int page_course_markdown(struct buf *, const struct page_env *,
			 const struct entry *);

/* What a query selects, a page of /courses/ each; the whole catalogue; and
   what all of these addresses answer (OpenAPI 3.1). */
int page_catalogue_json(struct buf *, const struct page_env *);
int page_catalogue_csv(struct buf *, const struct page_env *);
int page_openapi(struct buf *, const struct page_env *);

#endif
