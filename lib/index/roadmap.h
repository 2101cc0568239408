/* SPDX-License-Identifier: MIT */
/*
 * The roads of courses, both ways: what comes after a course is what its own
 * `next` says, and who has it as `previous`.  From them, the piece of the map
 * around one course: all courses on a road to it or from it, in columns.
 */
#ifndef INDEX_ROADMAP_H
#define INDEX_ROADMAP_H

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
void roadmap_fill(struct catalogue *);
void roadmap_release(struct roads *);

#endif
