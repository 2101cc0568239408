/* SPDX-License-Identifier: MIT */
/*
 * What a catalogue is made of, for the files of lib/index alone.
 */
#ifndef INDEX_CATALOGUE_DATA_H
#define INDEX_CATALOGUE_DATA_H

#include "index/bundles.h"
#include "index/catalogue.h"
#include "index/claims.h"
#include "index/epoch.h"
#include "index/facets.h"
#include "index/names.h"
#include "index/refs.h"
#include "index/related.h"
#include "index/roads.h"
#include "index/section.h"
#include "index/sorts.h"
#include "index/starts.h"
#include "index/suggest.h"
#include "index/taxonomy.h"
#include "index/trainers.h"

struct catalogue {
	struct arena arena;
	const struct library *library;
	struct entry *entries;		/* in catalogue order */
	const struct entry **by_file;	/* in byte order of course->file */
	size_t len;			/* of both */
	struct taxonomies taxonomies;
	struct sections sections;
	struct claims claims;
	struct refs refs;
	struct trainers trainers;
	struct related related;
	struct roads roads;
	struct names names;
	struct bundles bundles;
	struct suggest suggest;
	struct epoch epoch;
	struct facets facets;
	struct starts starts;
	struct sorts sorts;
};

/* By course->file; NULL if none. */
const struct entry *entry_find(const struct entry *const *by_file, size_t len,
			       const struct course *);
/* Sets url, which must live as long, and href. */
void entry_place(struct entry *, struct arena *, const struct config *,
		 const char *url);

#endif
