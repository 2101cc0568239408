/* SPDX-License-Identifier: MIT */
/*
 * Markdown without its signs, for search: addresses, tags, shortcodes and
 * marks of emphasis go, words stay.  A rough hand, on purpose: the index is
 * below lib/markup, and a sign too many is harmless here.
 */
#ifndef INDEX_SEARCH_PLAIN_H
#define INDEX_SEARCH_PLAIN_H

#include "base/buf.h"

/*
 * Appends the text and a newline; nothing where there are no words.  White
 * space is single spaces, but for one newline where a paragraph, item, row or
 * heading begins.  No control character stays.
 */
void search_plain_add(struct buf *out, const char *markdown);

#endif
