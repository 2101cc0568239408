/* SPDX-License-Identifier: MIT */
/*
 * What authors write where a place is asked for, and that is none.
 */
#ifndef PAGE_PLACE_H
#define PAGE_PLACE_H

enum place_kind {
	PLACE_UNKNOWN,		/* nothing, or "TBC", "in person" */
	PLACE_ONLINE,		/* "Virtual", "Live online" */
	PLACE_NAMED		/* "The sail loft, Halifax" */
};

/* NULL is fine. */
enum place_kind place_kind(const char *words);

#endif
