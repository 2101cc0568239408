/* SPDX-License-Identifier: MIT */
/*
 * The pages.  Each is one file page_NAME.c, one function here and one row: in
 * site/route.c, or, for a kind of entry, in page_entry.c.  Data in, HTML out,
 * no request object, no clock, no globals.
 */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "index/catalogue.h"
#include "index/search.h"
#include "page/query.h"
#include "page/theme.h"

/* What a page is made from. */
struct page_env {
	const struct library *library;
	const struct catalogue *catalogue;
	const struct theme *theme;
	struct search *search;		/* NULL: none is ready */
	const struct query *query;	/* of the request; may be NULL */
	long number;			/* in its path; 0: none */
	int64_t now;
	struct arena *arena;		/* of this request */
	struct report *report;		/* problems of rendering; may be NULL */
};

void page_home(struct buf *, const struct page_env *);
void page_course(struct buf *, const struct page_env *, const struct entry *);
void page_taxonomy(struct buf *, const struct page_env *,
		   const struct entry *);
/*
 * Those whose page depends on the query return the status, and make an error's
 * page where that is not 200.
 */
int page_courses(struct buf *, const struct page_env *);
int page_compare(struct buf *, const struct page_env *);
int page_term(struct buf *, const struct page_env *, const struct entry *);
int page_section(struct buf *, const struct page_env *, const struct entry *);
/* One of the pages above, whichever the entry's kind asks for. */
int page_entry(struct buf *, const struct page_env *, const struct entry *);
/* `path` is the decoded request path, or NULL when it could not be. */
void page_error(struct buf *, const struct page_env *, int status,
		const char *path);
/* The same in a sentence, without a page. */
const char *page_error_words(const struct page_env *, int status);

#endif
