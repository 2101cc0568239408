/* SPDX-License-Identifier: MIT */
/*
 * The moments at which pages come and go by themselves: publish dates, and
 * the seconds after expiry dates.
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

#endif
