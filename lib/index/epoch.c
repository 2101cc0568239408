/* SPDX-License-Identifier: MIT */
/*
 * A sorted list of moments, searched by halves.
 */
#include <stdlib.h>

#include "base/instant.h"
#include "base/mem.h"
#include "content/event_when.h"
#include "index/epoch.h"

static void add(struct epoch *epoch, int64_t moment)
{
	epoch->moments = mem_grow(epoch->moments, epoch->len, &epoch->cap,
				  sizeof(*epoch->moments));
	epoch->moments[epoch->len++] = moment;
}

/* Its page says what is to come, what is running and what is past. */
static void add_events(struct epoch *epoch, const struct course *course)
{
	const struct value *events = course_list(course, COURSE_EVENTS);
	struct event_when when;
	size_t i;

	for (i = 0; i < value_len(events); i++) {
		event_when(&when, value_item(events, i));
		if (when.begins != INSTANT_NONE)
			add(epoch, when.begins);
		if (when.over != INSTANT_NONE)
			add(epoch, when.over);
	}
}

void epoch_add(struct epoch *epoch, const struct course *course)
{
	if (course->is_draft)
		return;
	if (course->publish != INSTANT_NONE)
		add(epoch, course->publish);
	if (course->expiry != INSTANT_NONE && course->expiry < INT64_MAX)
		add(epoch, course->expiry + 1);
	add_events(epoch, course);
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

/* How many moments are not after now. */
static size_t count_until(const struct epoch *epoch, int64_t now)
{
	size_t low = 0, high = epoch->len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (epoch->moments[middle] <= now)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t epoch_at(const struct epoch *epoch, int64_t now, int64_t *since)
{
	size_t len = count_until(epoch, now);

	*since = len ? epoch->moments[len - 1] : INSTANT_NONE;
	return len;
}

int64_t epoch_next(const struct epoch *epoch, int64_t now)
{
	size_t len = count_until(epoch, now);

	return len < epoch->len ? epoch->moments[len] : INSTANT_NONE;
}
