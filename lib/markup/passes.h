/* SPDX-License-Identifier: MIT */
/*
 * The steps between Markdown and HTML, in the order of markup.h; each in the
 * file that bears its name.
 */
#ifndef MARKUP_PASSES_H
#define MARKUP_PASSES_H

#include "markup/dom.h"
#include "markup/markup.h"

/* NULL, or in words which limit is broken: "square brackets..." */
const char *bounds_size(const char *text);	/* as the author wrote it */
const char *bounds_check(const char *text);	/* as cmark gets it */
const char *bounds_elements(const char *html);	/* as the parser gets it */

/*
 * A text through all steps up to `sanitise`; one that breaks a limit as plain
 * paragraphs, and *is_plain says so.
 */
struct dom_node *markup_tree(struct markup *, const char *text,
			     struct place at, bool *is_plain);
/* The one paragraph that all of the words are in, or NULL. */
struct dom_node *markup_only_paragraph(const struct dom_node *root);

/* CommonMark with smart punctuation; raw HTML passes.  cmark.h's only user. */
void markdown_html(struct buf *out, const char *text);

/*
 * Only allowed elements and attributes stay; of an element that is not
 * allowed the words stay, but for those of script, style and their like,
 * which nobody saw.  Returns how many things were dropped.  Its output
 * sanitises to itself.
 */
size_t sanitise(struct arena *, struct dom_node *root);

void headings(struct markup *, struct dom_node *root, int top,
	      struct place at);
void linkify(struct arena *, struct dom_node *root);
/* Frames of allowed hosts become components; others a plain link. */
void embeds(struct markup *, struct dom_node *root, struct place at);
/* May pages of that host be framed?  Else tell the author how to allow it. */
bool embeds_allow(const struct markup *, const char *host);
void embeds_refuse(struct markup *, const char *host, struct place at);

/* Leaves of the places for components those that the page fills. */
void components(struct markup *, struct dom_node *root);
/* HTML as written, which is taken, with the page's own in these places. */
void components_fill(struct buf *out, const struct markup *,
		     struct buf *written);

/* Links that lead nowhere become words (schema.md B-17); of that text. */
void placeholders(struct markup *, struct dom_node *root, const char *text,
		  struct place at);

#endif
