/* SPDX-License-Identifier: MIT */
/*
 * Writing instants with the offset of the zone that counts.
 */
#include "page/stamp.h"

#include "content/event_when.h"

/* One end of a date, and where what is said of it stands. */
struct end {
	const struct value *event;
	const struct value *part;	/* a session, or the event itself */
	const char *key, *at_key;	/* "start", "start_at" */
};

/* The zone's name in the file: of the session, else of the date. */
static const char *named_zone(const struct end *end)
{
	const char *own = value_text_at(end->part, "zone");

	return own ? own : value_text_at(end->event, "zone");
}

/* Seconds east of Greenwich that the text itself says, or INSTANT_NONE. */
static int64_t written_offset(const struct end *end)
{
	const char *text = value_text_at(end->part, end->key);
	int64_t wall, east;

	if (!text || !instant_parse_wall(&wall, &east, text))
		return INSTANT_NONE;
	return east;
}

/* The zone, and what it is called; NULL where an offset is all there is. */
static const struct zone *zone_of(const char **name,
				  const struct stamper *stamper,
				  const struct end *end)
{
	*name = named_zone(end);
	if (*name)
		return zones_find(stamper->zones, *name);
	if (written_offset(end) != INSTANT_NONE)
		return NULL;
	*name = stamper->config->zone_name;
	return stamper->config->zone;
}

static const char *write_day(struct arena *arena, int64_t wall)
{
	struct date d;

	instant_to_date(&d, wall);
	if (d.year < 0 || d.year > 9999)
		return NULL;
	return arena_printf(arena, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static const char *write_stamp(struct arena *arena, int64_t instant,
			       int64_t east)
{
	long minutes = (long)(east / 60);	/* before 1900, not whole */
	int64_t wall = instant + 60 * minutes;
	const char *day = write_day(arena, wall);
	struct date d;

	if (!day)
		return NULL;
	instant_to_date(&d, wall);
	return arena_printf(arena, "%sT%02d:%02d:%02d%c%02ld:%02ld", day,
			    d.hour, d.minute, d.second,
			    minutes < 0 ? '-' : '+',
			    (minutes < 0 ? -minutes : minutes) / 60,
			    (minutes < 0 ? -minutes : minutes) % 60);
}

static const char *stamp_end(const char **name, const struct stamper *stamper,
			     const struct end *end)
{
	int64_t instant = event_instant(end->part, end->at_key);
	const struct zone *zone;
	int64_t east;

	*name = NULL;
	if (instant == INSTANT_NONE)
		return NULL;
	zone = zone_of(name, stamper, end);
	east = zone ? zone_offset(zone, instant) : written_offset(end);
	if (!zone)
		*name = NULL;
	if (east == INSTANT_NONE)
		east = 0;
	return write_stamp(stamper->arena, instant, east);
}

/* The session whose instant is the date's own. */
static const struct value *session_at(const struct value *event,
				      const char *at_key)
{
	const struct value *sessions = value_get(event, "sessions");
	int64_t instant = event_instant(event, at_key);

	for (size_t i = 0; i < value_len(sessions); i++)
		if (event_instant(value_item(sessions, i), at_key) == instant)
			return value_item(sessions, i);
	return event;
}

static void stamp_days(struct stamp *out, const struct stamper *stamper,
		       const struct value *event)
{
	const struct end start = { event, event, "start", "start_at" };
	int64_t first = event_instant(event, "start_at");
	int64_t after = event_instant(event, "end_at");
	const struct zone *zone = zone_of(&out->zone, stamper, &start);

	if (!zone || first == INSTANT_NONE)
		return;
	out->start = write_day(stamper->arena,
			       first + zone_offset(zone, first));
	if (after == INSTANT_NONE || after <= first)
		return;
	out->end = write_day(stamper->arena,
			     after - 1 + zone_offset(zone, after - 1));
}

static void stamp_ends(struct stamp *out, const struct stamper *stamper,
		       const struct end *start, const struct end *end)
{
	const char *zone;

	out->start = stamp_end(&out->zone, stamper, start);
	out->end = stamp_end(&zone, stamper, end);
	if (!out->start)
		out->zone = zone;
}

void stamp_event(struct stamp *out, const struct stamper *stamper,
		 const struct value *event)
{
	const struct end start = {
		event, session_at(event, "start_at"), "start", "start_at"
	};
	const struct end end = {
		event, session_at(event, "end_at"), "end", "end_at"
	};

	*out = (struct stamp){
		.is_day = value_truth(value_get(event, "is_day")),
	};
	if (out->is_day)
		stamp_days(out, stamper, event);
	else
		stamp_ends(out, stamper, &start, &end);
}

void stamp_session(struct stamp *out, const struct stamper *stamper,
		   const struct value *event, const struct value *session)
{
	const struct end start = { event, session, "start", "start_at" };
	const struct end end = { event, session, "end", "end_at" };

	*out = (struct stamp){ .is_day = false };
	stamp_ends(out, stamper, &start, &end);
}

const char *stamp_instant(struct arena *arena, int64_t instant)
{
	char text[INSTANT_RFC3339_SIZE];

	if (instant == INSTANT_NONE)
		return NULL;
	instant_rfc3339(text, instant);
	return arena_strdup(arena, text);
}

const char *stamp_local(struct arena *arena, const struct zone *zone,
			int64_t instant)
{
	if (instant == INSTANT_NONE)
		return NULL;
	return write_stamp(arena, instant, zone_offset(zone, instant));
}

const char *stamp_minutes(struct arena *arena, long minutes)
{
	if (minutes <= 0)
		return NULL;
	if (minutes % 60 == 0)
		return arena_printf(arena, "PT%ldH", minutes / 60);
	if (minutes < 60)
		return arena_printf(arena, "PT%ldM", minutes);
	return arena_printf(arena, "PT%ldH%ldM", minutes / 60, minutes % 60);
}
