/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the sanitiser ask of each other; others call sanitise()
 * of passes.h.
 */
#ifndef MARKUP_SANITISE_H
#define MARKUP_SANITISE_H

#include <stddef.h>

#include "markup/dom.h"

/* Without the code points that HTML forbids; a copy only where needed. */
const char *sanitise_text(struct arena *, const char *text);

/*
 * Leaves the global attributes and those of `allowed` (" href rel ", or
 * NULL), each with a value that is right for it.  Returns how many of the
 * others could have run or loaded something.
 */
size_t sanitise_attrs(struct arena *, struct dom_node *, const char *allowed);

/* An address fit for an attribute, percent-encoded; NULL if it is unsafe. */
const char *sanitise_link(struct arena *, const char *href);

/*
 * Makes the tree obey the content models of the HTML standard, so that it is
 * valid and a parser makes the same tree of it: blocks in paragraphs, links
 * in links, stray list items and table cells, over-deep nesting.
 */
void nesting(struct arena *, struct dom_node *root);

#endif
