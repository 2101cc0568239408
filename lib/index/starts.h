/* SPDX-License-Identifier: MIT */
/*
 * When classes of courses begin: the dates of events.h as numbers, so that a
 * list of ten thousand courses can be cut and sorted by them in no time.
 */
#ifndef INDEX_STARTS_H
#define INDEX_STARTS_H

#include "base/zone.h"
#include "index/catalogue.h"

struct start {
	int64_t begins, over;		/* content/event_when.h */
	uint32_t order;			/* of the entry */
	uint32_t month;			/* in the site's zone: 2025 * 12 + 6 is
					   July 2025 */
};

struct starts {
	struct start *items;		/* by month, then by entry */
	size_t len, cap;
};

/* Those of an entry; when all are added, they are put in order. */
void starts_add(struct starts *, const struct entry *, const struct zone *);
void starts_finish(struct starts *);
void starts_release(struct starts *);

/* Can a visitor still come, or be in it? */
bool start_counts(const struct start *, int64_t now);

/*
 * When the next class of each entry begins, by its order: to come, else the
 * one that is on; INSTANT_NONE where there is none.  `len` entries; arena's.
 */
int64_t *starts_next(const struct starts *, struct arena *, size_t len,
		     int64_t now);

#endif
