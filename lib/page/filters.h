/* SPDX-License-Identifier: MIT */
/*
 * What a visitor sees of a selection: the form to choose by, what is chosen,
 * and what to let go of where nothing suits.
 */
#ifndef PAGE_FILTERS_H
#define PAGE_FILTERS_H

#include "page/making.h"
#include "page/selection.h"

/* {action, words, sorts, facets, chosen, is_open}: see docs/THEME.md. */
struct value *filters_form(struct making *, const struct selection *);
/* LIST of {words, label, href}: q and each choice, with the address without
   it. */
struct value *filters_chips(struct making *, const struct selection *);
/* The same, with `count`: how many courses there would be; only where some. */
struct value *filters_ways_out(struct making *, const struct selection *);
/* What is asked for, in a few words: "“rope”, Beginner"; NULL: nothing. */
const char *filters_words(struct making *, const struct selection *);

/* A value as people read it. */
const char *filters_name(struct making *, enum facet_id,
			 const struct facet_value *);

/* The catalogue with that one filter. */
const char *filters_href(const struct page_env *, enum facet_id,
			 const struct facet_value *);

#endif
