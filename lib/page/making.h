/* SPDX-License-Identifier: MIT */
/*
 * A file's words on their way to a page: what the parts share, one file
 * part_*.c each.  A part puts its keys into the view, and its words into
 * `said`.
 *
 * A map of a view always has all of its keys, null where there is nothing:
 * Mustache looks for a missing key in the maps around, and finds another's.
 */
#ifndef PAGE_MAKING_H
#define PAGE_MAKING_H

#include "content/moment.h"
#include "page/said.h"
#include "page/view.h"

struct making {
	const struct page_env *env;
	const struct entry *entry;
	const struct course *course;	/* NULL: no file has words for it */
	struct markup markup;
	struct said said;
	struct zones zones;
	struct table texts;		/* HTML of texts without ids, by level
					   and words: files repeat themselves */
	/* What a text may place where it wants it: `events`, `syllabus`. */
	struct markup_component components[3];
	const char *title;		/* words */
	const char *body;		/* HTML, of making_fill() */
	struct value *view;
};

/* A page about an entry, which may be NULL; an empty view. */
void making_open(struct making *, const struct page_env *,
		 const struct entry *);
/* The same for a page that the server makes itself: about the list at its
   path, if a file has words for it. */
void making_open_at(struct making *, const struct page_env *,
		    const char *path);
/* The same for a page that lists others, all but what it lists filled in. */
void making_open_list(struct making *, const struct page_env *,
		      const struct entry *);
void making_close(struct making *);
/* All that the file says; without one, the title. */
void making_fill(struct making *);

/* Set a key: to null for NULL and "". */
void making_text(struct making *, struct value *map, const char *key,
		 const char *text);
void making_html(struct making *, struct value *map, const char *key,
		 const char *html);
void making_flag(struct making *, struct value *map, const char *key,
		 bool truth);
/* The list, and "has_KEY". */
void making_list(struct making *, struct value *map, const char *key,
		 struct value *list);

/* A STRING as HTML: blocks with headings from `top` on, or a line.  "" for
   none. */
const char *making_block(struct making *, const struct value *, int top);
const char *making_line(struct making *, const struct value *);
/* Its words alone, or NULL. */
const char *making_words(struct making *, const struct value *);

/* The page says this; NULL and "" are fine. */
void making_say(struct making *, const char *html);
void making_say_words(struct making *, const char *words);
/* An id for the page's own use, from words. */
const char *making_id(struct making *, const char *words);

/* {words, href}: a link where there is an address. */
struct value *making_link(struct making *, const char *words,
			  const char *href);
/* The page that a path in the file means (schema.md ), or NULL. */
const struct entry *making_find(struct making *, const struct value *path);
/* Links of all pages of a REFS field; words where there is none. */
struct value *making_refs(struct making *, enum course_key);
/* The address of an item's or button's `href`, or NULL. */
const char *making_href(struct making *, const struct value *map);

/* The parts. */
void part_text(struct making *, const char *body);
void part_blocks(struct making *);	/* and cards, carousel */
/* Makes what a text asks for ready; false: no text asks for anything. */
bool part_inside(struct making *);
/* What a text has placed need not be shown elsewhere. */
void part_inside_end(struct making *);
void part_syllabus(struct making *);	/* and preparation */
/* Programmes that do not count, as another file has one; true: some. */
bool part_earlier(struct making *);
void part_dates(struct making *);
bool part_earlier_dates(struct making *);	/* likewise */
void part_related(struct making *);	/* trainers, roadmap, courses alike */
void part_path(struct making *, const struct roadmap *);
void part_teaches(struct making *);	/* on a trainer's page; a file's has it
					   from part_related() */
void part_cover(struct making *);
void part_more(struct making *);	/* last: what nothing else said */

/* LIST of {label, html}: keys that nobody knows, where they hold words. */
struct value *part_extras(struct making *, const struct value *unknown,
			  int top);

#endif
