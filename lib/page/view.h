/* SPDX-License-Identifier: MIT */
/*
 * What the pages' views have in common: the site, the menu, the list item of
 * a course.  A view is a MAP that a template is rendered over; docs/THEME.md
 * lists its keys.
 */
#ifndef PAGE_VIEW_H
#define PAGE_VIEW_H

#include "markup/markup.h"
#include "page/page.h"

/* {site: {...}, menu: [...], page: {title, description, canonical}, ...} */
struct value *view_page(const struct page_env *, const char *title,
			const char *description, const char *href);
/* The same, into a view that has other keys already. */
void view_describe(const struct page_env *, struct value *view,
		   const char *title, const char *description,
		   const char *href);
/* What is around every page: the keys "site", "menu", "footer".  `href` is
   that of the page, or NULL. */
void view_add_site(const struct page_env *, struct value *view,
		   const char *href);
/* The pages' keys that say how the colour, "#rgb", "#rrggbb" or NULL, is
   brought into a page: see paint.h.  After view_describe(). */
void view_paint(const struct page_env *, struct value *view,
		const char *colour);
/* An option of the theme, or NULL. */
const char *view_option(const struct page_env *, const char *name);
/* What an entry is called, in words. */
const char *view_name(struct markup *, const struct entry *);
/* The shortest text that says what a course is, in words; NULL for none. */
const char *view_summary(struct markup *, const struct course *);
/* The list item of a course: title, href, code, summary, level, hours, ... */
struct value *view_card(const struct page_env *, const struct entry *);
/* Home and what lies between it and the entry: LIST of {name, href}. */
struct value *view_trail(const struct page_env *, const struct entry *);
/* {courses, has_courses}: cards of those that are listed now. */
void view_cards(const struct page_env *, struct value *view,
		const struct entry *const *entries, size_t len);
/* All listed courses, in catalogue order, grouped by first topic where
   that makes groups; their ids are taken from the page's markup. */
struct value *view_courses(const struct page_env *, struct markup *);
/* Markup state for a page about `entry` (NULL: the site's own texts). */
void view_markup(struct markup *, const struct page_env *,
		 const struct entry *);

/* The text at a path of words.*.yaml, in the site's language. */
const char *view_word(const struct page_env *, const char *path);
/* The same with its places filled, with one place filled, with a number
   (words.h). */
const char *view_fill(const struct page_env *, const char *path,
		      const struct words_place *places);
const char *view_say(const struct page_env *, const char *path,
		     const char *name, const char *text);
const char *view_count(const struct page_env *, const char *path, size_t n);
/* "16 hours in 8 sessions", or NULL when the course says neither. */
const char *view_length(const struct page_env *, const struct course *);
/* {iso, words} of a day in the site's zone. */
struct value *view_day(const struct page_env *, int64_t instant);
/* A link of site.yaml or front matter, "/x" with the base path before it;
   NULL when it is none that a page may have. */
const char *view_href(const struct page_env *, const char *href);
/* Our own address below the site's root, with the base path: "/courses/". */
const char *view_rooted(const struct page_env *, const char *path);
/* Sets a STRING; nothing of a blank one, or of NULL. */
void view_set(const struct page_env *, struct value *map, const char *key,
	      const char *text);
/* An href of ours as an absolute URL; NULL when the site has no host. */
const char *view_absolute(const struct page_env *, const char *href);
/* The address of an image of the course's bundle, of the site or elsewhere;
   NULL, and a problem, when there is none. */
const char *view_image(const struct page_env *, const struct entry *,
		       enum course_key);
/* The same of a STRING that names one. */
const char *view_image_named(const struct page_env *, const struct entry *,
			     const struct value *name);
/* Appends {words, href} for each term of a TERMS field: as the site calls it,
   with its page, if it has one. */
void view_terms(struct value *list, const struct page_env *,
		const struct course *, enum course_key);

/* Is there anything to see?  Not of "<!-- x -->", nor of zero-width signs. */
bool view_is_visible(const char *words);

/* Renders a template, over the view completed by head.h.  What is over its
   limits, and a page that is empty, is made by the built-in templates, and
   reported; what those make is cut. */
void view_render(struct buf *, const struct page_env *, const char *name,
		 struct value *view);
/* The same of a part of a page, which has no head. */
void view_render_part(struct buf *, const struct page_env *, const char *name,
		      const struct value *view);

#endif
