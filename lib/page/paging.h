/* SPDX-License-Identifier: MIT */
/*
 * Long lists in pages of PAGING_CARDS, at addresses that say ?page=2; the
 * first page has none.
 */
#ifndef PAGE_PAGING_H
#define PAGE_PAGING_H

#include "page/making.h"

enum { PAGING_CARDS = 24 };		/* divides by two, three and four */

struct paging {
	size_t page;			/* from 1 */
	size_t n_pages;			/* 1 at least */
	size_t first, len;		/* of the items, those of the page */
};

/* `page` of the query: 0, or 400 when it is no number from 1 on. */
int paging_read(size_t *page, const struct query *);
/* 0, or 404 when there are not so many pages. */
int paging_cut(struct paging *, size_t page, size_t n_items);

/*
 * {paging: {here, previous, next, pages}}, null of a single page.  `query` is
 * the rest of the address, "" or "?q=rope".
 */
void paging_show(const struct paging *, const struct page_env *,
		 struct value *view, const char *path, const char *query);
/* The title of one of several pages. */
const char *paging_title(const struct paging *, const struct page_env *,
			 const char *title);

/*
 * The page of an entry that lists others: what a file says about the list,
 * and the cards of those members that are listed now.  200, or the status of
 * a refusal, whose page it is then.
 */
int paging_list(struct buf *, const struct page_env *, const struct entry *,
		const struct entry *const *members, size_t len);

#endif
