/* SPDX-License-Identifier: MIT */
/*
 * Moving what stays of a course into one block of exactly the size it needs:
 * a catalogue holds many thousand courses.
 */
#ifndef CONTENT_PACK_H
#define CONTENT_PACK_H

#include "content/course.h"

/*
 * Copies all values of the course, and its body, into its arena.  Their places
 * then name files by strings of the course's own: other courses and libraries
 * may be gone before it.
 */
void course_pack(struct course *);

#endif
