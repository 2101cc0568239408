/* SPDX-License-Identifier: MIT */
/*
 * Hugo's sanitiser of path parts (hugo.md 2.1, F1, F2): what a title, slug,
 * file or term name becomes in an address.  Not percent-encoded.
 */
#ifndef INDEX_SLUG_H
#define INDEX_SLUG_H

#include "base/buf.h"

/* For slugs and titles: sanitised, lower-cased; '/' kept. */
void slug_add(struct buf *out, const char *text);
/* For a slug key: leading and trailing '-' go first. */
void slug_add_trimmed(struct buf *out, const char *slug);
/* For file, folder and term names: lower-cased, each space a hyphen, and only
   then sanitised (the order trap of hugo.md 2.1). */
void slug_add_name(struct buf *out, const char *name);

#endif
