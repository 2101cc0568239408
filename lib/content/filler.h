/* SPDX-License-Identifier: MIT */
/*
 * What the parts of course_parse() share while they fill one course: the
 * fields by the key table (fields.c), then what follows from several fields
 * (derive.c).
 */
#ifndef CONTENT_FILLER_H
#define CONTENT_FILLER_H

#include "content/clean.h"
#include "content/lookup.h"

struct filler {
	struct course *course;
	struct cleaner cleaner;
	struct lookup lookup;
	struct place at;	/* of the front matter */
};

/* Every row of the key table, and course->unknown. */
void fields_fill(struct filler *);
/* Kind, generation, dates, draft, short title, and what is missing. */
void derive_fill(struct filler *);

#endif
