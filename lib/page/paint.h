/* SPDX-License-Identifier: MIT */
/*
 * A colour's way into a page.  Inline styles are forbidden, so a page with a
 * colour of its own has a second, tiny style sheet, "colour/8a4b1f.css" of the
 * theme: the custom properties of style.css that follow from the colour, for
 * light and dark, each readable where it is used (colour.h).
 */
#ifndef PAGE_PAINT_H
#define PAGE_PAINT_H

#include "base/arena.h"
#include "page/theme.h"

/* The grounds that style.css has: --paper and --panel, light and dark. */
#define PAINT_PAPER "#ffffff"
#define PAINT_PANEL "#f5f4f1"
#define PAINT_DARK_PAPER "#171614"
#define PAINT_DARK_PANEL "#23211e"
/* Its --brand. */
#define PAINT_BRAND "#0f5c7a"

/* "/theme/colour/8a4b1f.css?v=..." of "#8a4b1f"; NULL of what is none, and of
   the theme's own colour, which style.css has. */
const char *paint_href(struct arena *, const char *colour);
/* The file of that name below theme/, or NULL. */
const struct theme_asset *paint_asset(struct arena *, const char *name);

#endif
