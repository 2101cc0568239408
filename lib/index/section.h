/* SPDX-License-Identifier: MIT */
/*
 * Folders that list their pages (hugo.md 1.6, 4.2): those with an _index.md,
 * and those at the top whatever they hold.
 */
#ifndef INDEX_SECTION_H
#define INDEX_SECTION_H

#include "base/table.h"
#include "index/catalogue.h"

struct section {
	const char *folder;		/* "" for the home page */
	const char *title;		/* where its file says none */
	const struct entry *entry;	/* NULL: the root without a file */
	const struct section *parent;	/* NULL for the root */
	/* Its pages, those of folders that are no sections too, and the
	   sections one below, in catalogue order, hidden ones too; sections
	   without a file come last. */
	const struct entry **members;
	size_t len, cap;
};

struct sections {
	struct arena *arena;
	const struct library *library;
	struct table by_folder;		/* every folder: its struct section */
	struct section *home;
	struct section **made;		/* without a file */
	size_t n_made, made_cap;
};

/* For catalogue.c.  All entries with a file are added, in catalogue order,
   before sections_finish(), which makes the entries of those without. */
void sections_init(struct sections *, struct arena *, const struct library *);
void sections_release(struct sections *);
void sections_add(struct sections *, struct entry *);
void sections_finish(struct sections *);

/* The section that a file's page is listed in. */
const struct section *sections_of(const struct sections *,
				  const struct entry *);

#endif
