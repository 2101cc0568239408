/* SPDX-License-Identifier: MIT */
/*
 * A picture for a course that has none: its code on its colour, over one of a
 * few calm patterns (schema.md E-6).  The same course always has the same one.
 * It is no content: screen readers do not hear of it.
 */
#ifndef PAGE_COVER_H
#define PAGE_COVER_H

#include "content/course.h"

/*
 * {fill, ink, text, size, shapes}: colours, the letters and their size in a
 * drawing of 320 by 180, and {d, width, dash, opacity} of each shape of the
 * pattern; without a width it is filled.  `title` are words, for a course
 * without a code; `colour` is for one without a colour.
 */
struct value *cover_make(struct arena *, const struct course *,
			 const char *title, const char *colour);

#endif
