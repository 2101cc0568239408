/* SPDX-License-Identifier: MIT */
/*
 * Reading the beginnings of classes, and asking which come next.  What the
 * months are called is for pages.
 */
#include "index/starts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "content/event_when.h"

static uint32_t month_of(const struct zone *zone, int64_t instant)
{
	struct date date;

	instant_to_date(&date, instant + zone_offset(zone, instant));
	if (date.year < 0)
		return 0;
	return (uint32_t)date.year * 12 + (uint32_t)date.month - 1;
}

void starts_add(struct starts *starts, const struct entry *entry,
		const struct zone *zone)
{
	const struct value *events =
		course_list(entry->course, COURSE_EVENTS);
	struct event_when when;

	for (size_t i = 0; i < value_len(events); i++) {
		event_when(&when, value_item(events, i));
		if (when.begins == INSTANT_NONE ||
		    event_is_off(value_item(events, i)))
			continue;
		starts->items = mem_grow(starts->items, starts->len,
					 &starts->cap, sizeof(struct start));
		starts->items[starts->len++] = (struct start){
			.begins = when.begins,
			.over = when.over,
			.order = (uint32_t)entry->order,
			.month = month_of(zone, when.begins),
		};
	}
}

static int compare(const void *left, const void *right)
{
	const struct start *a = left, *b = right;

	if (a->month != b->month)
		return a->month < b->month ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

void starts_finish(struct starts *starts)
{
	if (starts->len)
		qsort(starts->items, starts->len, sizeof(struct start),
		      compare);
}

void starts_release(struct starts *starts)
{
	free(starts->items);
	*starts = (struct starts){ 0 };
}

bool start_counts(const struct start *start, int64_t now)
{
	return start->over > now || start->begins > now;
}

/* One to come before one that is on, the sooner before the later. */
static bool is_better(int64_t a, int64_t b, int64_t now)
{
	if (b == INSTANT_NONE)
		return true;
	if ((a > now) != (b > now))
		return a > now;
	return a < b;
}

int64_t *starts_next(const struct starts *starts, struct arena *arena,
		     size_t len, int64_t now)
{
	int64_t *next = arena_alloc(arena, len * sizeof(*next));

	for (size_t i = 0; i < len; i++)
		next[i] = INSTANT_NONE;
	for (size_t i = 0; i < starts->len; i++) {
		const struct start *start = &starts->items[i];

		if (start_counts(start, now) &&
		    is_better(start->begins, next[start->order], now))
			next[start->order] = start->begins;
	}
	return next;
}
