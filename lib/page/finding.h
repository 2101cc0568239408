/* SPDX-License-Identifier: MIT */
/*
 * Searching the courses: by the index (index/search.h), and where there is
 * none yet by reading what every course is called.
 */
#ifndef PAGE_FINDING_H
#define PAGE_FINDING_H

#include "page/page.h"

/* As search_find(). */
void finding_search(struct search_result *, const struct page_env *,
		    const char *query);
/* As search_snippet(). */
const char *finding_snippet(const struct page_env *, const char *query,
			    const struct entry *);

#endif
