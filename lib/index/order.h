/* SPDX-License-Identifier: MIT */
/*
 * Hugo's default order of pages (hugo.md 4.1).
 */
#ifndef INDEX_ORDER_H
#define INDEX_ORDER_H

#include "content/library.h"

/*
 * Sorts courses by weight (none last), date (newest first, none last), the
 * title in the language's order, path.
 */
void order_sort(const struct course **courses, size_t len,
		const char *language);

#endif
