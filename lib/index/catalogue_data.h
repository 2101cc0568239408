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
#include "index/names.h"
#include "index/suggest.h"

struct catalogue {
	struct arena arena;
	const struct library *library;
	struct entry *entries;		/* in catalogue order */
	const struct entry **by_file;	/* in byte order of course->file */
	const struct entry **ranked;	/* in the fixed order of rule 4 */
	size_t len;			/* of each of the three */
	struct claims claims;
	struct names names;
	struct bundles bundles;
	struct suggest suggest;
	struct epoch epoch;
};

#endif
