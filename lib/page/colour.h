/* SPDX-License-Identifier: MIT */
/*
 * Contrast: what can be read on a colour, and what of it can be read.  Colours
 * are "#rgb" or "#rrggbb".
 */
#ifndef PAGE_COLOUR_H
#define PAGE_COLOUR_H

#include <stdbool.h>

struct colour {
	int rgb[3];			/* 0..255 */
};

/* WCAG 2.2, 1.4.3: text needs this much. */
#define COLOUR_CONTRAST 4.5

bool colour_read(struct colour *, const char *text);
void colour_write(char text[8], const struct colour *);

/* Of the two, 1 to 21, as WCAG 2.2 defines it. */
double colour_contrast(const struct colour *, const struct colour *);
/* Sixteenths of `b` in `a`: 0 is `a`, 16 is `b`. */
struct colour colour_mix(const struct colour *a, const struct colour *b,
			 int sixteenths);
/*
 * The colour itself if it can be read on a ground; else the nearest on its
 * way to black or to white, whichever the ground is farther from.
 */
struct colour colour_readable(const struct colour *,
			      const struct colour *ground);

/*
 * Is white on it easier to read than black?  The better of the two has a
 * contrast of 4.58 at least.
 */
bool colour_is_dark(const char *colour);

#endif
