/* SPDX-License-Identifier: MIT */
/*
 * What the parts of course_read() share while they fill one course: the
 * fields by the key table (fields.c), those that other files may fill
 * (programme.c) or typed blocks (sections.c), then what follows from several
 * fields (derive.c, judge.c); rest.c keeps words that make no field.
 */
#ifndef CONTENT_FILLER_H
#define CONTENT_FILLER_H

#include "content/clean.h"
#include "content/lookup.h"

struct filler {
	struct course *course;
	struct field *fields;	/* the course's, of all keys */
	struct cleaner cleaner;
	const struct course_source *source;
	struct lookup *layers;	/* its own front matter, then what it
				   inherits, the closest section's first */
	size_t n_layers;	/* at least 1 */
	const struct value *again;	/* what keys say that are there twice:
					   see yamldoc.h */
	struct place at;	/* of the front matter */
};

/* What the first layer that says something says there, or NULL. */
const struct value *filler_value(const struct filler *, const char *path);
/* Keeps beside the field what else is said of it (struct field's `others`).
   False: these words are there already. */
bool filler_keep_other(struct filler *, enum course_key,
		       const struct value *);

/* Keeps words with course->unknown that make no field: a LIST of MAPs of one
   pair each, as yamldoc.h has them.  Not of programmes, see below. */
void filler_keep_words(struct filler *, const struct value *said);

/* Every row of the key table that one value makes, and course->unknown. */
void fields_fill(struct filler *);
/* Preparation, syllabus and events, from whichever file has them. */
void programme_fill(struct filler *);
/* Fields that blocks stand for. */
void sections_fill(struct filler *);
/* Kind, generation, dates, draft, short title, and what is missing. */
void derive_fill(struct filler *);
/* What contradicts itself, or should not be said; only reports. */
void judge_fill(struct filler *);

#endif
