/* SPDX-License-Identifier: MIT */
/*
 * Titles in the order of readers: keys that compare, byte by byte, nearly as
 * the Unicode Collation Algorithm does with its default table and nothing
 * ignored, which is Hugo's order (hugo.md 4.1, F10).
 */
#ifndef INDEX_COLLATE_H
#define INDEX_COLLATE_H

#include "base/buf.h"

/*
 * Appends the key of a text in a language ("en", "sv-SE").  It holds NULs:
 * compare with collate_compare().
 */
void collate_add(struct buf *key, const char *text, const char *language);

int collate_compare(const struct buf *a, const struct buf *b);

#endif
