/* SPDX-License-Identifier: MIT */
/*
 * Things to read, watch or do: a session's learning resources, the
 * preparation for a course (schema.md 4.6: learningResources, P1, P2).
 *
 * An item is a MAP of those that are said: title STRING, inline Markdown;
 * href STRING, see link.h; minutes INT; type STRING, the author's category;
 * text STRING, block Markdown; resources LIST of items (P2); unknown MAP.
 */
#ifndef CONTENT_ITEM_H
#define CONTENT_ITEM_H

#include "content/clean.h"

struct item_reader {
	struct cleaner cleaner;
	size_t left;			/* items that may yet be read */
	bool is_cut;			/* the limit is reported */
};

/*
 * A LIST of items in the order of their weights, those without one last, else
 * as written; drafts are left out.  NULL when nothing is said.
 */
struct value *items_read(struct item_reader *, const struct value *from);

#endif
