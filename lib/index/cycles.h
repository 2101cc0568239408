/* SPDX-License-Identifier: MIT */
/*
 * Roads of courses, by `next` and `previous`, that lead back to where they
 * began.  Problem code, a warning: roadmap-cycle.
 */
#ifndef INDEX_CYCLES_H
#define INDEX_CYCLES_H

#include "index/refs.h"

void cycles_report(const struct refs *, struct report *);

#endif
