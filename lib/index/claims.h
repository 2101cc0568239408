/* SPDX-License-Identifier: MIT */
/*
 * Who claims which address, and who has it now (product.md, rules 2 to 6).
 * Claims that meet under one key form a chain in the fixed order: kinds as
 * enum claim_kind has them, then the order in which they were added from last
 * to first.  So asking is walking a chain to the first claimant who is
 * visible.
 */
#ifndef INDEX_CLAIMS_H
#define INDEX_CLAIMS_H

#include "base/buf.h"
#include "base/hash.h"
#include "index/catalogue.h"

/*
 * A page of a file beats an alias, also one that lists others.  A list
 * that no file makes yields to both: nobody wrote it, and an author who wants
 * the address for it says so with an _index.md.
 */
enum claim_kind {
	CLAIM_PAGE,		/* a file's page */
	CLAIM_ALIAS,		/* leads to one */
	CLAIM_MADE,		/* a list without a file */
	CLAIM_SPELLING		/* a term's address by another spelling (S-2) */
};

struct claim {
	const struct entry *entry;
	const char *url;		/* decoded; a page's: its entry's */
	struct place at;		/* what in a file makes the claim */
	struct claim *next;		/* with the same url_fold() */
	uint32_t hash;			/* of that */
	uint8_t kind;			/* enum claim_kind; there are many */
	bool is_sole;			/* of the pages of its chain; after
					   claims_report() */
};

/*
 * A table of its own: it keeps no keys, for there are many addresses, and
 * what one folds to is soon made again.
 */
struct claims {
	struct arena *arena;
	struct hash_seed seed;
	struct claim **items;		/* in the order of adding */
	size_t len, cap;
	struct claim **chains;		/* n_chains of n_slots are in use */
	size_t n_chains, n_slots;	/* the latter a power of two, or 0 */
	struct buf key;			/* while adding */
};

/* Claims live in the arena. */
void claims_init(struct claims *, struct arena *);
void claims_release(struct claims *);

/* Before all that were added earlier; add the last of the kinds first. */
void claims_add(struct claims *, const struct claim *);

/* After all of its kind. */
void claims_yield(struct claims *, const struct claim *);

/* A problem for each claim that can never be had while another has it: an
   error, but for lists that no file makes. */
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

/* Whose it is when all are visible, by the same order; NULL: nobody's. */
const struct claim *claims_known(const struct claims *, const char *path);

/* The page that the URL of an entry shows or leads to now, or NULL. */
const struct entry *claims_holder(const struct claims *,
				  const struct entry *, int64_t now);

#endif
