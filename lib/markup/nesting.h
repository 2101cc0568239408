/* SPDX-License-Identifier: MIT */
/*
 * What the two halves of the content models share; others call nesting() of
 * sanitise.h.
 */
#ifndef MARKUP_NESTING_H
#define MARKUP_NESTING_H

#include "markup/dom.h"

/* A <div>, without the attributes that a <div> may not have. */
void nesting_make_div(struct dom_node *);

/* Cells that span, of a table that is sound but for them. */
void nesting_spans(struct arena *, struct dom_node *table);
/* Parents and children; the other half is about blocks and inlines. */
void nesting_structure(struct arena *, struct dom_node *root);

#endif
