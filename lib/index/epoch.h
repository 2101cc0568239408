/* SPDX-License-Identifier: MIT */
/*
 * The moments at which pages change by themselves: publish dates, the seconds
 * after expiry dates, beginnings and ends of dates of a course.
 */
#ifndef INDEX_EPOCH_H
#define INDEX_EPOCH_H

#include <stddef.h>
#include <stdint.h>

#include "content/course.h"

struct epoch {
	int64_t *moments;	/* rising after epoch_finish() */
	size_t len, cap;
};

#define EPOCH_INIT { 0 }

void epoch_add(struct epoch *, const struct course *);
void epoch_finish(struct epoch *);
void epoch_release(struct epoch *);

/* How many moments there were until now; *since is the last of them. */
size_t epoch_at(const struct epoch *, int64_t now, int64_t *since);
/* The first moment after now; INSTANT_NONE when there is none. */
int64_t epoch_next(const struct epoch *, int64_t now);

#endif
