/* SPDX-License-Identifier: MIT */
/*
 * Hugo's globs for paths and kinds: "*" but for slashes, "**" anything, "?"
 * one character, "{a,b}" either.
 */
#ifndef BASE_GLOB_H
#define BASE_GLOB_H

#include <stdbool.h>

/* Letter case does not count.  A glob that takes too many steps to try
   matches nothing. */
bool glob_matches(const char *glob, const char *text);

#endif
