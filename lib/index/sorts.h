/* SPDX-License-Identifier: MIT */
/*
 * The orders in which a visitor may have the courses, other than that of the
 * catalogue: worked out once, but for that by dates, which a clock changes.
 */
#ifndef INDEX_SORTS_H
#define INDEX_SORTS_H

#include "base/bits.h"
#include "index/catalogue.h"

enum sort_id {
	SORT_TITLE,		/* of the language of the site */
	SORT_DATE,		/* of the next class; none last */
	SORT_LENGTH,		/* the shortest first; unknown last */
	SORT_NEWEST,		/* front matter's date; none last */
	SORT_N
};

/* "title", "date", ...: the values of `sort` in a query. */
extern const char *const sort_names[SORT_N];

struct sorts {
	uint32_t *orders[SORT_N];	/* of all entries; NULL for DATE */
	size_t len;
};

void sorts_make(struct sorts *, const struct entry *, size_t len,
		const char *language);
void sorts_release(struct sorts *);

/*
 * Puts the entries of a set, bits by their order, into the order asked for.
 * Returns how many; `out` has room for them.
 */
size_t sorts_apply(const struct entry **out, struct arena *,
		   const struct catalogue *, enum sort_id,
		   const struct bits *, int64_t now);

#endif
