/* SPDX-License-Identifier: MIT */
/*
 * Reading and comparing moments.
 */
#include <string.h>

#include "content/moment.h"

#define DAY INT64_C(86400)

static enum moment_state judge(struct moment *moment, int64_t east,
			       const struct zone *zone)
{
	if (moment->has_offset) {
		moment->instant = moment->wall - east;
		return MOMENT_CERTAIN;
	}
	if (!zone)
		return MOMENT_NO_ZONE;
	switch (zone_times(zone, moment->wall)) {
	case ZONE_NEVER:
		return MOMENT_SKIPPED;
	case ZONE_TWICE:
		return MOMENT_TWICE;
	case ZONE_ONCE:
		break;
	}
	moment->instant = zone_instant(zone, moment->wall);
	return MOMENT_CERTAIN;
}

void moment_read(struct moment *moment, const char *text,
		 const struct zone *zone)
{
	int64_t east;

	memset(moment, 0, sizeof(*moment));
	moment->instant = INSTANT_NONE;
	moment->state = MOMENT_NO_DATE;
	if (!instant_parse_wall(&moment->wall, &east, text))
		return;
	moment->has_offset = east != INSTANT_NONE;
	moment->state = MOMENT_NO_TIME;
	if (strchr(text, ':'))
		moment->state = judge(moment, east, zone);
}

static int64_t day_of(int64_t wall)
{
	return wall / DAY - (wall % DAY < 0);
}

bool moment_same_day(const struct moment *a, const struct moment *b)
{
	return day_of(a->wall) == day_of(b->wall);
}

static enum span span_of(int64_t seconds, int64_t least)
{
	if (seconds < least)
		return SPAN_BACKWARDS;
	return seconds > DAY ? SPAN_LONG : SPAN_FINE;
}

enum span moment_span(const struct moment *start, const struct moment *end)
{
	if (start->state == MOMENT_NO_DATE || end->state == MOMENT_NO_DATE)
		return SPAN_FINE;
	if (start->state == MOMENT_NO_TIME || end->state == MOMENT_NO_TIME)
		return span_of((day_of(end->wall) - day_of(start->wall)) * DAY,
			       0);
	if (start->state == MOMENT_CERTAIN && end->state == MOMENT_CERTAIN)
		return span_of(end->instant - start->instant, 1);
	if (start->has_offset || end->has_offset)
		return SPAN_FINE;
	/* Whatever their zone is, a change of clocks is a few hours. */
	return span_of(end->wall - start->wall, 1);
}

void zones_init(struct zones *zones, struct arena *arena)
{
	zones->arena = arena;
	table_init(&zones->table);
}

void zones_release(struct zones *zones)
{
	table_release(&zones->table);
}

struct named_zone {
	const struct zone *zone;	/* NULL: there is none */
};

const struct zone *zones_find(struct zones *zones, const char *name)
{
	struct named_zone *known = table_find(&zones->table, name);

	if (!known) {
		known = arena_alloc(zones->arena, sizeof(*known));
		known->zone = zone_load(zones->arena, name);
		table_set(&zones->table, arena_strdup(zones->arena, name),
			  known);
	}
	return known->zone;
}
