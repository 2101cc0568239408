/* SPDX-License-Identifier: MIT */
/*
 * Which courses are like another: Hugo's algorithm (hugo.md 4.4), over
 * courses alone.  An index is a key of front matter with a weight.  Two
 * courses that have a keyword of it in common match; what counts is the sum
 * of the weights of all matches, if their average is high enough.
 *
 * `related` of site.yaml says indices and weights, as in Hugo.  Without it,
 * terms count as the site's lists have them (terms.h), newer courses too.
 *
 * All keywords are turned into lists of courses once; asking walks those of
 * one course, and keeps the best without sorting the rest.
 */
#ifndef INDEX_RELATED_H
#define INDEX_RELATED_H

#include "index/catalogue.h"

struct related_index;

/* The courses that have a keyword. */
struct posting {
	const struct related_index *index;
	long weight;			/* 0: says nothing */
	uint32_t *orders;		/* rising */
	uint32_t len;
	uint32_t last;			/* order + 1 of the last, while made */
};

struct related {
	struct arena *arena;
	const struct library *library;
	const struct entry *entries;	/* by order */
	size_t n_entries;
	struct related_index *indices;
	size_t n_indices;
	long threshold, low, high;	/* the last two: of weights */
	bool includes_newer;
	size_t n_courses;
	struct posting **postings;	/* of all courses, in order */
	size_t len, cap;
	uint32_t *first;		/* in postings, of each order and one
					   more */
};

/* For catalogue.c: arena, library, entries and n_entries are set. */
void related_fill(struct related *);
void related_release(struct related *);
size_t related_find(const struct entry *out[], const struct catalogue *,
		    const struct related_quest *);

#endif
