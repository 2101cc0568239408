/* SPDX-License-Identifier: MIT */
/*
 * The courses that a query asks for: /courses/ and whatever has its
 * parameters (product.md): q, topic, vendor, level, audience, experience,
 * length, when, sort, page.  Unknown keys are nobody's; a value that nothing
 * has selects nothing; a `sort` or `page` that is none, and more than
 * LIMIT_FILTERS values, are an error.
 *
 * A key may come several times: any of its values will do.  A course must
 * suit every key.
 */
#ifndef PAGE_SELECTION_H
#define PAGE_SELECTION_H

#include "base/limits.h"
#include "index/facets.h"
#include "page/page.h"

/* One filter of the query. */
struct choice {
	enum facet_id facet;
	const char *said;
	const struct facet_value *value;	/* NULL: nothing has it */
};

struct selection {
	const struct entry **entries;	/* listed now, in the order asked for;
					   all pages of them; arena's */
	size_t len;
	const char *words;		/* q, or NULL */
	const char *corrected;		/* what q was taken for, or NULL */
	bool is_partial;		/* none has all words of q, some have
					   some */
	size_t page;			/* from 1 */
	bool is_filtered;		/* q, or any filter? */

	/* For the page that lets people choose. */
	const char *sort;		/* "title"; NULL: best first with q,
					   else the catalogue's order */
	struct choice choices[LIMIT_FILTERS];	/* no two the same */
	size_t n_choices;
	struct facet facets[FACET_N];
	struct bits listed;		/* now */
	struct bits found;		/* of those, what q finds */
	struct bits asked[FACET_N];	/* what each facet's choices allow;
					   no words: everything */
};

/* From env->query.  0, or the status of a refusal (400). */
int selection_make(struct selection *, const struct page_env *);

/*
 * How many courses each value of a facet would give, in their order, with what
 * q and the other facets ask for; arena's.
 */
const size_t *selection_counts(const struct selection *, struct arena *,
			       enum facet_id);
/* How many q and the other facets give, whatever they have of this one. */
size_t selection_count_all(const struct selection *, struct arena *,
			   enum facet_id);
bool selection_has(const struct selection *, enum facet_id,
		   const struct facet_value *);

/* How many courses there would be without a choice; at n_choices, without
   q. */
size_t selection_without(const struct selection *, const struct page_env *,
			 size_t but);

/*
 * Appends the query of a selection, "?topic=sails&sort=title", without its
 * page, and without the choice `but` (n_choices: with all).
 */
void selection_query(struct buf *, const struct selection *, size_t but);

#endif
