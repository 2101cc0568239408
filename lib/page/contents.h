/* SPDX-License-Identifier: MIT */
/*
 * The table of contents of a page: its headings of the second level, wherever
 * they come from.
 */
#ifndef PAGE_CONTENTS_H
#define PAGE_CONTENTS_H

#include "base/arena.h"
#include "base/value.h"

/* LIST of {id, words} of each <h2> with an id, in their order; `html` is that
   of templates and markup. */
struct value *contents_list(struct arena *, const char *html);

#endif
