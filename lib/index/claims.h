/* SPDX-License-Identifier: MIT */
/*
 * Who claims which address, and who has it now (product.md, rules 2 to 6).
 * Claims that meet under one key form a chain in the fixed order: pages
 * before aliases, then the order in which they were added from last to first.
 * So asking is walking a chain to the first claimant who is visible.
 */
#ifndef INDEX_CLAIMS_H
#define INDEX_CLAIMS_H

#include "base/table.h"
#include "index/catalogue.h"

struct claim {
	const struct entry *entry;
	const char *url;		/* decoded; a page's: its entry's */
	struct place at;
	bool is_alias;
	bool has_rival_page;		/* after claims_report() */
	struct claim *next_tidy;	/* the same but for slashes */
	struct claim *next_folded;	/* the same but for letter case too */
};

struct claims {
	struct arena *arena;
	struct claim **items;		/* in the order of adding */
	size_t len, cap;
	struct table tidy;		/* by url_tidy() */
	struct table folded;		/* by url_fold() */
};

/* Claims and their keys live in the arena. */
void claims_init(struct claims *, struct arena *);
void claims_release(struct claims *);

/* Before all that were added earlier; add all aliases, then all pages. */
void claims_add(struct claims *, const struct claim *);

/* One error for each claim that can never be had while another has it. */
void claims_report(const struct claims *, struct report *);

/* What a path means. */
struct finding {
	const struct claim *claim;	/* NULL: nobody's */
	bool is_exact;			/* a page, at its very URL */
	bool was_expired;		/* NULL claim, but an expired page had
					   it */
};

void claims_find(struct finding *, const struct claims *, const char *path,
		 int64_t now);

/* The page that is shown at the URL of an entry now, or NULL. */
const struct entry *claims_holder(const struct claims *,
				  const struct entry *, int64_t now);

#endif
