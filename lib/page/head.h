/* SPDX-License-Identifier: MIT */
/*
 * What a page's <head> says to machines: previews (Open Graph, Twitter),
 * other forms of the page, structured data.  docs/THEME.md lists the keys of
 * the view's `head`.
 */
#ifndef PAGE_HEAD_H
#define PAGE_HEAD_H

#include "page/making.h"

/* The picture that is drawn where a course has none that previews take. */
#define HEAD_COVER "cover.png"
enum { HEAD_COVER_WIDTH = 1200, HEAD_COVER_HEIGHT = 630 };

/* Of the page of an entry, after view_describe() and part_cover(). */
void head_course(struct making *);

/* Completes the view of any page: `head` and `jsonld`; view_render() does. */
void head_fill(const struct page_env *, const char *name,
	       struct value *view);

/* Where the entry's page has other forms: "/a/b/index.json"; NULL if its
   address is no folder. */
const char *head_face(const struct page_env *, const struct entry *,
		      const char *face);

/* The page in a sentence: its summary, else how its texts begin; NULL where
   there are none.  After making_fill(). */
const char *head_description(struct making *);

/* Whole words, at most `most` bytes of them. */
const char *head_shorten(struct arena *, const char *words, size_t most);

#endif
