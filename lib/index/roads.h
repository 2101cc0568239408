/* SPDX-License-Identifier: MIT */
/*
 * The roads of courses, both ways: what comes after a course is what its own
 * `next` says, and who has it as `previous`.  The piece of that map around one
 * course is catalogue_roadmap()'s.
 */
#ifndef INDEX_ROADS_H
#define INDEX_ROADS_H

#include "index/refs.h"

/* Neighbours, by order: those of i are heads[first[i]] to first[i + 1],
   rising. */
struct road_side {
	uint32_t *heads;
	uint32_t *first;
};

struct roads {
	struct road_side next, previous;	/* NULL: nobody has a road */
};

/* Of a catalogue whose references are resolved. */
void roads_fill(struct catalogue *);
void roads_release(struct roads *);

#endif
