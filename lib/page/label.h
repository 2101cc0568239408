/* SPDX-License-Identifier: MIT */
/*
 * Words for people, from names that were made for machines.
 */
#ifndef PAGE_LABEL_H
#define PAGE_LABEL_H

#include "base/arena.h"

/* "keyTakeaways", "key_takeaways", "key-takeaways" to "Key takeaways" */
const char *label_of_key(struct arena *, const char *key);
/* "/people/ada-l/index.md" to "Ada L"; words, and addresses of other sites,
   as they are. */
const char *label_of_path(struct arena *, const char *path);
/* "90 minutes", "1 hour 30 minutes", "14 hours" */
const char *label_of_minutes(struct arena *, long minutes);
/* An author's category of a resource, "file-pdf" to "PDF"; or the word. */
const char *label_of_type(struct arena *, const char *type);

#endif
