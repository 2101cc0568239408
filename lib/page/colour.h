/* SPDX-License-Identifier: MIT */
/*
 * What can be read on a colour.
 */
#ifndef PAGE_COLOUR_H
#define PAGE_COLOUR_H

#include <stdbool.h>

/*
 * Of "#rgb" or "#rrggbb": is white on it easier to read than black?  The
 * better of the two has a contrast of 4.58 at least (WCAG 2.2, 1.4.3).
 */
bool colour_is_dark(const char *colour);

#endif
