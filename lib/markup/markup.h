/* SPDX-License-Identifier: MIT */
/*
 * What an author wrote, as safe HTML; nothing else of markup/ is needed by
 * pages.  The way of a text (docs/DESIGN.md has the reasons):
 *
 *	shortcodes   Hugo's, expanded			   (shortcodes.c)
 *	heal	     residue mended in the Markdown text   (heal.c)
 *	bounds	     refused where cmark would be quadratic  (bounds.c)
 *	extend	     tables, notes and their like	   (extend.h)
 *	markdown     cmark, raw HTML let through	   (markdown.c)
 *	htmlparse    a real HTML5 parser, into a dom tree  (htmlparse.c)
 *	extend	     its marks become elements		   (extend_tree.c)
 *	shortcodes   what cannot be Markdown, put in	   (shortcode_place.c)
 *	placeholders links to nowhere become words	   (placeholders.c)
 *	sanitise     only what the allow-list has	   (sanitise.c)
 *	headings     levels and Hugo's ids		   (headings.c)
 *	linkify	     bare URLs				   (linkify.c)
 *	embeds	     frames only from allowed hosts	   (embeds.c)
 *	components   what the page itself fills		   (components.c)
 *	dom_write    escaped by construction		   (dom.c)
 *
 * No word is lost: what cannot be parsed within its limits is shown as
 * escaped plain text and reported as an error.
 */
#ifndef MARKUP_MARKUP_H
#define MARKUP_MARKUP_H

#include "base/buf.h"
#include "base/report.h"
#include "base/table.h"
#include "base/value.h"

/* Where a [wpv-post-link item="ID"] leads. */
struct markup_link {
	const char *href;		/* percent-encoded */
	const char *title;
};

/* false: nobody knows the id. */
typedef bool markup_link_fn(struct markup_link *, void *data, const char *id);

/* Words of {{< param NAME >}}; NULL: neither page nor site has it. */
typedef const char *markup_param_fn(void *data, const char *name);

/*
 * HTML that the page has ready for a place in its texts: "events" for
 * {{< events-schedule-single >}}, "syllabus" for {{< syllabus-single >}}.  A
 * table of them ends in a NULL name.  Each is shown once; is_used tells the
 * page that it need not show it elsewhere.
 */
struct markup_component {
	const char *name;
	const char *html;		/* "": there is nothing to show */
	bool is_used;
};

/* What markup says itself, for the page to put into its language. */
struct markup_words {
	const char *details;		/* to fold out what has no summary */
	const char *youtube, *vimeo;	/* a video without a title */
};

/* One page's state, shared by all of its texts: ids stay unique. */
struct markup {
	struct arena *arena;		/* scratch, of the request */
	const char *file;		/* whose words these are */
	const char *title;		/* a first heading that repeats it is
					   dropped (B-11); may be NULL */
	const char *host;		/* the site's own; its links are ours */
	const struct value *embeds;	/* LIST of hosts, or NULL */
	markup_link_fn *link;
	markup_link_fn *ref;		/* the page at a path, of ref and
					   relref; may be NULL */
	markup_param_fn *param;		/* may be NULL */
	void *link_data;		/* of all three */
	struct markup_component *components;	/* may be NULL */
	struct markup_words words;	/* English from markup_init() on */
	unsigned note_groups;		/* texts with footnotes so far */
	struct report *report;		/* may be NULL */
	struct table ids;		/* of this page */
};

void markup_init(struct markup *, struct arena *);
void markup_release(struct markup *);

/*
 * Block Markdown.  Headings come out at level `top` (2..6) and below without
 * jumps, their ids by hugo.md 5.2.  `at` is the place of the text's first
 * line, for problems.  Borrowed HTML in the arena; "" for a blank text.
 */
const char *markup_block(struct markup *, const char *text, int top,
			 struct place at);
/* Inline Markdown: of exactly one paragraph the <p> goes (hugo.md 5.5). */
const char *markup_inline(struct markup *, const char *text, struct place at);
/* The words alone, for <title>, descriptions and search; the text's own bytes
   where it has nothing else. */
const char *markup_plain(struct markup *, const char *text);
/* The same, with each block on a line of its own. */
const char *markup_lines(struct markup *, const char *text);

/* Takes an id for the page's own use; returns it, made unique. */
const char *markup_id(struct markup *, const char *wanted);

#endif
