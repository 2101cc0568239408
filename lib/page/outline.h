/* SPDX-License-Identifier: MIT */
/*
 * A text's HTML by its headings: what stands under each, up to the next one
 * of any level.  Headings inside lists or quotes part nothing.
 */
#ifndef PAGE_OUTLINE_H
#define PAGE_OUTLINE_H

#include "base/arena.h"
#include "base/str.h"

/* Views into the HTML. */
struct outline_part {
	int level;			/* 1..6; 0: before all headings */
	struct view whole;		/* with its heading */
	struct view heading;		/* inside <hN> */
	struct view id;			/* of the heading */
	struct view text;		/* after it */
};

/* In the arena; `html` is markup's. */
struct outline_part *outline_split(size_t *n, struct arena *,
				   const char *html);

#endif
