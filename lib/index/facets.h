/* SPDX-License-Identifier: MIT */
/*
 * By what courses can be chosen: topic, vendor, level, audience, experience,
 * length, and the month in which a class begins.  Worked out when the
 * catalogue is built, so that a choice among ten thousand courses, with a
 * count at each value, is a few passes over numbers.
 *
 * Spellings of one term are one value (content/terms.h), called as the site
 * calls it; where site.yaml has a taxonomy of the field, as that does.  Only
 * courses count, no plain pages.  What is listed is asked for each moment.
 */
#ifndef INDEX_FACETS_H
#define INDEX_FACETS_H

#include "base/bits.h"
#include "base/table.h"
#include "index/catalogue.h"

/* In the order of the page. */
enum facet_id {
	FACET_TOPIC,
	FACET_LEVEL,
	FACET_LENGTH,
	FACET_WHEN,
	FACET_AUDIENCE,
	FACET_VENDOR,
	FACET_EXPERIENCE,
	FACET_N
};

/* "topic", ...: the keys of a query, and of the words that pages have. */
extern const char *const facet_names[FACET_N];

struct facet_value {
	const char *key;	/* in addresses: "product-owner"; of LENGTH
				   "half-day" "day" "two-days" "week" "longer",
				   of WHEN "2025-07".  It stays when a page
				   gives the term another title */
	const char *name;	/* as authors spell it; of LENGTH and WHEN the
				   key: the words are for pages */
	const struct term *term;	/* what it is called now, and its page
					   (taxonomy.h); or NULL */
	const uint32_t *members;	/* orders of courses, rising; hidden
					   ones too */
	size_t len;
};

struct facet {
	struct facet_value *values;	/* in the order in which to show them */
	size_t len;
	const struct table *by_key;	/* NULL: there are few */
};

/*
 * All facets as they are at a moment: only WHEN changes, to the months of
 * classes that are not over.  That lives in the arena, the rest as long as the
 * catalogue.
 */
void facets_at(struct facet out[FACET_N], struct arena *,
	       const struct catalogue *, int64_t now);

/* The value that a query means, by its key or any spelling; NULL if none. */
const struct facet_value *facet_find(const struct facet *, const char *said);

/*
 * A term of a field that is no taxonomy, in the spelling that all pages show:
 * the best of all courses' (S-2).  `said` where no facet is of that field.
 */
const char *facets_spelling(const struct catalogue *, enum course_key,
			    const char *said);

/* All courses that are listed now, by their order. */
void facets_listed(struct bits *, struct arena *, const struct catalogue *,
		   int64_t now);
/* Adds those that have the value. */
void facet_add(struct bits *, const struct facet_value *);
/* How many of the set have it? */
size_t facet_count(const struct facet_value *, const struct bits *);

/* For catalogue.c.  When taxonomies and claims are made. */
struct shown;

struct facets {
	struct facet items[FACET_N];	/* but WHEN */
	struct table tables[FACET_N];
	struct shown *shown;		/* courses that may ever be listed */
	size_t n_shown;
};

void facets_make(struct facets *, struct catalogue *);
void facets_release(struct facets *);

#endif
