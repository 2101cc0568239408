/* SPDX-License-Identifier: MIT */
/*
 * What keys say that are there again (schema.md Y-7): for yamldoc.c, whose
 * maps have each key once.
 */
#ifndef CONTENT_YAMLAGAIN_H
#define CONTENT_YAMLAGAIN_H

#include "base/value.h"

/* Appends {"KEY.KEY": value} to the list; the last key is the pair's. */
void yamlagain_add(struct arena *, struct value *again,
		   const char *const *keys, size_t n,
		   const struct value_pair *);
/* The map is complete.  If it is a draft, what came after the first `n` is
   forgotten. */
void yamlagain_close(struct value *again, size_t n, const struct value *map);

#endif
