/* SPDX-License-Identifier: MIT */
/*
 * What facets.c and facets_make.c share.
 */
#ifndef INDEX_FACETS_DATA_H
#define INDEX_FACETS_DATA_H

#include "index/facets.h"

/* A course that is no draft and not unlisted, and when it is shown. */
struct shown {
	uint32_t order;
	bool is_sole;			/* of struct entry */
	int64_t from, until;		/* both included */
};

/* What spellings of a value have in common, marked so that it is no key:
   "=productowner". */
void facet_fold(struct buf *, const char *text);

#endif
