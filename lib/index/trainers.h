/* SPDX-License-Identifier: MIT */
/*
 * Who holds courses, as a taxonomy: `trainers` of courses names pages
 * (schema.md R-2), and each of those is a list of courses.  A trainer with
 * a page in the tree lives there, and /trainers/NAME/ leads to it; one without
 * gets a made page at that address, called by the words of the reference.  So
 * does one whose page is not listed now, for as long.
 *
 * A site that has `trainers` among its taxonomies has the same: there an
 * _index.md in trainers/NAME/ is a trainer's page too.
 */
#ifndef INDEX_TRAINERS_H
#define INDEX_TRAINERS_H

#include "index/taxonomy.h"

/* By order of an entry; NULL where no course names anybody. */
struct trainers {
	struct term **by_page;		/* whose page it is */
	struct term ***named;		/* those of a course, as it has them;
					   NULL: none */
};

/* Of a catalogue whose references are resolved; claims addresses for them. */
void trainers_fill(struct catalogue *);

#endif
