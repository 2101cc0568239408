/* SPDX-License-Identifier: MIT */
/*
 * VTIMEZONE (RFC 5545 3.6.5).
 */
#include <string.h>

#include "base/instant.h"
#include "base/str.h"
#include "page/ical.h"

static struct ical_zone *find(struct ical_zones *zones, const char *name)
{
	for (size_t i = 0; i < zones->len; i++)
		if (str_eq(zones->items[i].name, name))
			return &zones->items[i];
	return NULL;
}

static struct ical_zone *push(struct ical_zones *zones)
{
	zones->items = arena_grow(zones->arena, zones->items, zones->len,
				  &zones->cap, sizeof(*zones->items));
	return &zones->items[zones->len++];
}

void ical_zones_add(struct ical_zones *zones, const char *name,
		    const struct zone *zone, int64_t instant)
{
	struct ical_zone *item;

	item = find(zones, name);
	if (!item) {
		item = push(zones);
		*item = (struct ical_zone){
			.name = name, .zone = zone,
			.first = instant, .last = instant,
		};
	}
	if (instant < item->first)
		item->first = instant;
	if (instant > item->last)
		item->last = instant;
}

/* "+0530"; seconds where a zone has them (3.3.14). */
static void add_offset(struct buf *out, const char *property, int offset)
{
	int seconds = offset < 0 ? -offset : offset;

	buf_printf(out, "%s:%c%02d%02d", property, offset < 0 ? '-' : '+',
		   seconds / 3600, seconds / 60 % 60);
	if (seconds % 60)
		buf_printf(out, "%02d", seconds % 60);
	buf_str(out, "\r\n");
}

static void add_rule(struct buf *out, const struct zone_turn *turn)
{
	static const char days[][3] = {
		"SU", "MO", "TU", "WE", "TH", "FR", "SA"
	};

	buf_printf(out, "RRULE:FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s\r\n",
		   turn->month, turn->week == 5 ? -1 : turn->week,
		   days[turn->weekday]);
}

static void add_turn(struct buf *out, const char *kind,
		     const struct zone_turn *turn, bool is_yearly)
{
	struct date date;

	instant_to_date(&date, turn->first);
	buf_printf(out, "BEGIN:%s\r\n", kind);
	buf_printf(out, "DTSTART:%04d%02d%02dT%02d%02d%02d\r\n", date.year,
		   date.month, date.day, date.hour, date.minute, date.second);
	add_offset(out, "TZOFFSETFROM", turn->from);
	add_offset(out, "TZOFFSETTO", turn->to);
	if (is_yearly)
		add_rule(out, turn);
	buf_printf(out, "END:%s\r\n", kind);
}

void ical_zones_write(struct buf *out, struct ical_zones *zones)
{
	for (size_t i = 0; i < zones->len; i++) {
		struct ical_zone *item = &zones->items[i];
		bool is_yearly;

		zone_span_find(&item->span, item->zone, item->first,
			       item->last);
		if (item->span.way == ZONE_IRREGULAR)
			continue;
		is_yearly = item->span.way == ZONE_YEARLY;
		buf_str(out, "BEGIN:VTIMEZONE\r\n");
		ical_line(out, "TZID", item->name);
		add_turn(out, "STANDARD", &item->span.turns[0], is_yearly);
		if (is_yearly)
			add_turn(out, "DAYLIGHT", &item->span.turns[1], true);
		buf_str(out, "END:VTIMEZONE\r\n");
	}
}
