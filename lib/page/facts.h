/* SPDX-License-Identifier: MIT */
/*
 * The short facts of a course: code, level, length, who, when; a list of
 * {name, items: [{words, href}], days: [{iso, words}]} for a <dl>.  The rows
 * and their order are a table in facts.c.
 */
#ifndef PAGE_FACTS_H
#define PAGE_FACTS_H

#include "page/view.h"

enum facts_kind {
	FACTS_KEY,		/* what decides: code, level, length, form */
	FACTS_MARK		/* where it belongs, whose it is */
};

struct value *facts_list(const struct page_env *, struct markup *,
			 const struct course *, enum facts_kind);
/* "Intermediate", or NULL. */
const char *facts_level(const struct page_env *, const struct course *);

#endif
