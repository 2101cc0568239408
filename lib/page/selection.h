/* SPDX-License-Identifier: MIT */
/*
 * The courses that a query asks for: /courses/ and whatever has its
 * parameters (product.md): q, topic, vendor, level, audience, experience,
 * length, when, sort, page.  Unknown keys are nobody's; a value that nothing
 * has selects nothing; a `sort` or `page` that is none is an error.
 */
#ifndef PAGE_SELECTION_H
#define PAGE_SELECTION_H

#include "page/page.h"

struct selection {
	const struct entry **entries;	/* listed now, in the order asked for;
					   all pages of them; arena's */
	size_t len;
	const char *words;		/* q, or NULL */
	const char *corrected;		/* what q was taken for, or NULL */
	size_t page;			/* from 1 */
	bool is_filtered;		/* does the query say anything? */
};

/* From env->query.  0, or the status of a refusal (400). */
int selection_make(struct selection *, const struct page_env *);

#endif
