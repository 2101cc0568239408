/* SPDX-License-Identifier: MIT */
/*
 * Roads of courses, by `next` and `previous`: those that lead back to a
 * course are reported.  Problem code, a warning: roadmap-cycle.
 */
#ifndef INDEX_ROADS_H
#define INDEX_ROADS_H

#include "index/refs.h"

void roads_check(const struct refs *, struct report *);

#endif
