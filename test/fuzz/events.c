/* SPDX-License-Identifier: MIT */
/*
 * Any YAML as the dates of a course.
 */
#include "content/events.h"

#include "fixpoint.h"

static struct value *read(struct arena *arena, const struct value *from,
			  struct report *report)
{
	const struct zone *zone = zone_load(arena, "Europe/London");

	return events_read(arena, from, zone ? zone : &zone_utc, report);
}

static void check_session(const struct value *session)
{
	const struct value *start = value_get(session, "start_at");
	const struct value *end = value_get(session, "end_at");

	if (!start || !end)
		return;
	fixpoint_require(start->number < end->number,
			 "a session ends after it has begun");
	fixpoint_require(end->number - start->number <= 86400,
			 "a session takes no more than a day");
}

/* The dates are in order, and no session is impossible. */
static void check(struct arena *arena, const struct value *in,
		  const struct report *report)
{
	const struct value *events = read(arena, in, NULL);
	long last = 0;
	size_t i, j;

	(void)report;
	events_check_ids(events, NULL, NULL);
	for (i = 0; i < value_len(events); i++) {
		const struct value *event = value_item(events, i);
		const struct value *start = value_get(event, "start_at");
		const struct value *sessions = value_get(event, "sessions");

		if (start && i)
			fixpoint_require(start->number >= last,
					 "dates are in order");
		last = start ? start->number : INT64_MAX;
		for (j = 0; j < value_len(sessions); j++)
			check_session(value_item(sessions, j));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fixpoint_run(read, data, size, check);
}
