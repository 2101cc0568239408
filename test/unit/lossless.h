/* SPDX-License-Identifier: MIT */
/*
 * Is a text's every word still there?  Letters and digits are compared, in
 * order; punctuation and white space are the typesetter's.
 */
#ifndef UNIT_LOSSLESS_H
#define UNIT_LOSSLESS_H

#include <stdbool.h>
#include <string.h>

#include "base/str.h"

/* The bytes of a character that is no letter: ASCII, NBSP, U+2000 to 206F. */
static inline size_t lossless_gap(const char *text)
{
	if (str_starts(text, "\xc2\xa0"))
		return 2;
	if (str_starts(text, "\xe2\x80") || str_starts(text, "\xe2\x81"))
		return text[2] ? 3 : 2;
	return (unsigned char)*text < 0x80 && !str_is_alnum(*text);
}

/* To the next letter of the text, or to its end. */
static inline const char *lossless_next(const char *text)
{
	while (*text && lossless_gap(text) > 0)
		text += lossless_gap(text);
	return text;
}

/*
 * Have both texts the same letters?  On false *at is where, in `before`, the
 * difference begins.
 */
static inline bool lossless_same(const char *before, const char *after,
				 const char **at)
{
	for (;;) {
		before = lossless_next(before);
		after = lossless_next(after);
		*at = before;
		if (*before != *after)
			return false;
		if (!*before)
			return true;
		before++;
		after++;
	}
}

/* Are all letters of `after` in `before`, in order?  (Some may be gone.) */
static inline bool lossless_subset(const char *before, const char *after)
{
	for (after = lossless_next(after); *after;
	     after = lossless_next(after + 1)) {
		before = lossless_next(before);
		while (*before && *before != *after)
			before = lossless_next(before + 1);
		if (!*before)
			return false;
		before++;
	}
	return true;
}

#endif
