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

/* Where the values of a facet stand; LENGTH and WHEN are none of these. */
enum { FACET_SOURCES = 5 };
struct facet_source {
	enum facet_id facet;
	enum course_key field;
};
extern const struct facet_source facet_sources[FACET_SOURCES];

/* What spellings of a value have in common, marked so that it is no key:
   "=productowner". */
void facet_fold(struct buf *, const char *text);

#endif
