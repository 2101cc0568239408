/* SPDX-License-Identifier: MIT */
/*
 * Choosing one of a course's dates.
 */
#include "page/next_date.h"

#include "content/event_when.h"
#include "page/event_days.h"

/* The more, the better for somebody who wants to come. */
enum rank { NEVER, BEGUN, FULL, OPEN };

static enum rank rank_of(const struct value *event, int64_t now)
{
	struct event_when when;

	if (event_is_off(event))
		return NEVER;
	event_when(&when, event);
	if (when.over == INSTANT_NONE || when.over <= now)
		return NEVER;
	if (when.begins != INSTANT_NONE && when.begins <= now)
		return BEGUN;
	return event_is_closed(event) ? FULL : OPEN;
}

const struct value *next_date_find(const struct value *events, int64_t now)
{
	const struct value *best = NULL;
	enum rank best_rank = NEVER;

	for (size_t i = 0; i < value_len(events); i++) {
		const struct value *event = value_item(events, i);
		enum rank rank = rank_of(event, now);

		if (rank == NEVER || rank < best_rank)
			continue;
		if (rank == best_rank && rank != BEGUN)
			continue;
		best = event;
		best_rank = rank;
	}
	return best;
}

struct value *next_date_view(const struct page_env *env,
			     const struct course *course)
{
	const struct value *event =
		next_date_find(course_list(course, COURSE_EVENTS), env->now);
	struct arena *arena = env->arena;
	struct event_days days;
	struct value *view;
	struct zones zones;

	if (!event)
		return NULL;
	zones_init(&zones, arena);
	event_days(&days, &zones, event);
	zones_release(&zones);
	if (!days.first.is_said)
		return NULL;
	view = value_map(arena);
	value_set(arena, view, "iso",
		  value_string(arena, clock_iso_day(arena, &days.first)));
	value_set(arena, view, "words",
		  value_string(arena, event_days_words(env, &days)));
	value_set_text(arena, view, "status", event_status_words(env, event));
	value_set(arena, view, "is_on",
		  value_bool(arena, rank_of(event, env->now) == BEGUN));
	return view;
}
