/* SPDX-License-Identifier: MIT */
/*
 * A sorted list of moments, searched by halves.
 */
#include <stdlib.h>

#include "base/instant.h"
#include "base/mem.h"
#include "index/epoch.h"

static void add(struct epoch *epoch, int64_t moment)
{
	epoch->moments = mem_grow(epoch->moments, epoch->len, &epoch->cap,
				  sizeof(*epoch->moments));
	epoch->moments[epoch->len++] = moment;
}

void epoch_add(struct epoch *epoch, const struct course *course)
{
	if (course->is_draft)
		return;
	if (course->publish != INSTANT_NONE)
		add(epoch, course->publish);
	if (course->expiry != INSTANT_NONE && course->expiry < INT64_MAX)
		add(epoch, course->expiry + 1);
}

static int compare(const void *left, const void *right)
{
	const int64_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

void epoch_finish(struct epoch *epoch)
{
	if (epoch->len)
		qsort(epoch->moments, epoch->len, sizeof(*epoch->moments),
		      compare);
}

void epoch_release(struct epoch *epoch)
{
	free(epoch->moments);
	*epoch = (struct epoch)EPOCH_INIT;
}

size_t epoch_at(const struct epoch *epoch, int64_t now, int64_t *since)
{
	size_t low = 0, high = epoch->len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (epoch->moments[middle] <= now)
			low = middle + 1;
		else
			high = middle;
	}
	*since = low ? epoch->moments[low - 1] : INSTANT_NONE;
	return low;
}
