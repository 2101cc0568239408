/* SPDX-License-Identifier: MIT */
/*
 * A line of Markdown that stands where no block may: a title, a name.
 */
#ifndef MARKUP_ONELINE_H
#define MARKUP_ONELINE_H

#include "base/arena.h"

/*
 * The text with a backslash in front of what would make a block of it: "1.
 * Knots", "# 5", "- and more", "[Draft]: Knots".  Itself where nothing would,
 * and where it is more than a line.
 */
const char *oneline(struct arena *, const char *text);

#endif
