/* SPDX-License-Identifier: MIT */
/*
 * Taxonomies and their terms: which pages have which (hugo.md 4.3).  A
 * taxonomy is a row of `taxonomies` in site.yaml; its plural is the key in
 * front matter, in any of its spellings (schema.md Y-11).
 *
 * Spellings of one term are one: those that Hugo holds for one ("Hello World",
 * "HELLO-WORLD") and those that differ in nothing but punctuation ("Scrum.org"
 * and "scrum-org", S-2; content/terms.h).  A term is called what its _index.md
 * says while visitors may see that, else what `names` of site.yaml says, else
 * the best of its spellings, and lives at that address; the addresses that
 * Hugo would make of the other spellings redirect there.
 *
 * An _index.md is a term's or taxonomy's own when it lies in the folder of
 * that name ("tags/scrum/_index.md") or has its address by `url`.
 */
#ifndef INDEX_TAXONOMY_H
#define INDEX_TAXONOMY_H

#include "base/table.h"
#include "content/terms.h"
#include "index/catalogue.h"

struct spelling {
	const char *text;
	struct place at;		/* first in byte order of files */
	struct term *term;
	struct spelling *next;		/* of the same term */
};

struct membership {
	const struct entry *entry;
	long weight;			/* taxonomic: "tags_weight"; 0 first */
};

struct term {
	struct taxonomy *taxonomy;
	const char *name;		/* "product-owner", for lists: that of
					   a file, shown or not, counts */
	const char *title;		/* "Product-Owner", for headings */
	const char *plain;		/* what it is called without a file */
	const struct entry *entry;	/* its page, which need not be shown:
					   ask catalogue_shows() */
	const struct entry *page;	/* of the tree, that is shown in place
					   of `entry` while it is listed: see
					   trainers.h; or NULL */
	/* By taxonomic weight, then in catalogue order; hidden ones too. */
	const struct entry **members;
	size_t len;
	/* While it is made. */
	struct spelling *spellings;	/* last first */
	struct membership *rows;	/* NULL when all is in order */
	size_t cap;
};

struct taxonomy {
	const char *singular, *plural;
	const char *title;		/* where its file says none */
	const struct entry *entry;
	struct term **terms;		/* by weight of their pages, name */
	size_t len;
	bool is_implicit;		/* site.yaml does not ask for it: there
					   only while it has something */
	/* While it is made. */
	const struct key *key;		/* whose field holds it, or NULL */
	const char *folded;		/* the plural, as key_fold() has it */
	const char *weight_key;		/* the same and "weight" */
	struct table by_spelling;	/* as written: struct spelling */
	struct table by_fold;		/* struct term */
	size_t cap;
};

/* The term that a spelling means; NULL if no page and no file has it. */
const struct term *taxonomy_find(const struct taxonomy *,
				 const char *spelling);

/* What it is called now: a page that nobody may see names nothing. */
const char *term_name(const struct term *, int64_t now);

/* How many members are listed now; catalogue_lists() tells which. */
size_t taxonomy_count(const struct catalogue *, const struct term *,
		      int64_t now);

/*
 * The term whose page a path means by a spelling that no file has any more:
 * the last part folds to the term, what is before it is that of the term's
 * own address.  NULL if none.
 */
struct taxonomies;
const struct term *taxonomies_guess(const struct taxonomies *,
				    const char *path);

/* For catalogue.c: all of them. */
struct taxonomies {
	struct arena *arena;
	const struct library *library;
	struct report *report;
	struct taxonomy *items;
	size_t len;			/* with the implicit one, the last */
	struct taxonomy *trainers;	/* trainers_fill() makes its terms */
	struct term_names names;
	struct table by_url;		/* terms that had no file */
};

void taxonomies_init(struct taxonomies *, struct arena *,
		     const struct library *, struct report *);
void taxonomies_release(struct taxonomies *);

/*
 * In this order, each for all entries: sections that lie in the folder of a
 * taxonomy become the pages of their terms (in byte order of files); pages
 * are put under their terms (in catalogue order); terms without a file get
 * pages; sections that have the address of one take its place; all is put in
 * order.
 */
void taxonomies_own(struct taxonomies *, struct entry *);
void taxonomies_add(struct taxonomies *, const struct entry *);
void taxonomies_make(struct taxonomies *);
void taxonomies_adopt(struct taxonomies *, struct entry *);
void taxonomies_finish(struct taxonomies *);

/* Their parts, as long as they are made. */
struct term *taxonomy_term(const struct taxonomy *, const char *name);
struct term *taxonomies_new(struct taxonomies *, struct taxonomy *);
struct term *taxonomies_need(struct taxonomies *, struct taxonomy *,
			     const char *name);
struct spelling *taxonomies_spell(struct taxonomies *, struct term *,
				  const char *name, struct place at);
void term_add(struct term *, const struct entry *, long weight);
/* Members and terms in their order. */
void taxonomies_settle(struct taxonomies *, struct taxonomy *);

/* The address of an entry that taxonomies_own() took. */
const char *taxonomies_url(const struct taxonomies *, const struct entry *);
/* The address that Hugo would make of a spelling, or NULL. */
const char *taxonomies_spelling_url(const struct taxonomies *,
				    const struct spelling *);

#endif
