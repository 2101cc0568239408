/* SPDX-License-Identifier: MIT */
/*
 * Words for people, from names that were made for machines.
 */
#ifndef PAGE_LABEL_H
#define PAGE_LABEL_H

#include "page/words.h"

/* "Beginner" of "beginner" */
const char *label_capital(struct arena *, const char *text);
/* "keyTakeaways", "key_takeaways", "key-takeaways" to "Key takeaways" */
const char *label_of_key(struct arena *, const char *key);
/* "90 minutes", "1 hour 30 minutes", "14 hours" */
const char *label_of_minutes(struct arena *, const struct words *,
			     long minutes);
/* What words.*.yaml calls an author's value, of its list: of "types",
   "file-pdf" to "PDF"; else as a key. */
const char *label_of_value(struct arena *, const struct words *,
			   const char *list, const char *value);

#endif
