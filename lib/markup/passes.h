/* SPDX-License-Identifier: MIT */
/*
 * The steps between Markdown and HTML, in the order of markup.h; each in the
 * file that bears its name.
 */
#ifndef MARKUP_PASSES_H
#define MARKUP_PASSES_H

#include "markup/dom.h"
#include "markup/markup.h"

/* NULL, or in a word which limit the text breaks: "containers"... */
const char *bounds_check(const char *text);

/* CommonMark with smart punctuation; raw HTML passes.  cmark.h's only user. */
void markdown_html(struct buf *out, const char *text);

/*
 * Only allowed elements and attributes stay; of an element that is not
 * allowed the words stay, but for those of script, style and their like,
 * which nobody saw.  Returns how many things were dropped.  Its output
 * sanitises to itself.
 */
size_t sanitise(struct arena *, struct dom_node *root);

void headings(struct markup *, struct dom_node *root, int top);
void linkify(struct arena *, struct dom_node *root);
/* Frames of allowed hosts become components; others a plain link. */
void embeds(struct markup *, struct dom_node *root, struct place at);

#endif
