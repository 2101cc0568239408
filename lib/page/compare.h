/* SPDX-License-Identifier: MIT */
/*
 * Courses side by side, for page_compare.c: what a course is called in
 * /compare/?c=, and the table of what is compared.
 */
#ifndef PAGE_COMPARE_H
#define PAGE_COMPARE_H

#include "page/making.h"

enum { COMPARE_MIN = 2, COMPARE_MAX = 4 };

/* Its code, where that leads to it, else its address: "/a/b/".  Every course
   has one. */
const char *compare_key(const struct page_env *, const struct entry *);
/* The shown course that a key means, in any letter case; NULL if none. */
const struct entry *compare_find(const struct page_env *, const char *key);

/*
 * {differ, has_differ, same, has_same}: LISTs of {name, cells}, a cell
 * {html, items, is_empty}, one for each course.  A row that no course has
 * anything for is left out.
 */
void compare_rows(struct making *, struct value *view,
		  const struct entry *const *entries, size_t len);

#endif
