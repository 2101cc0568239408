/* SPDX-License-Identifier: MIT */
/*
 * Reading the dates of a course; their sessions are read in event_session.c.
 * Problem codes: event-limit (an error); no-events, start-differs,
 * end-differs, unknown-session (warnings); empty-event (a note); those of
 * event_session.c, event_status.c, nested.c and secret.c.
 */
#include <stdlib.h>

#include "base/limits.h"
#include "base/mem.h"
#include "content/event_session.h"
#include "content/event_status.h"
#include "content/events.h"
#include "content/secret.h"
#include "content/syllabus.h"

#define DAY INT64_C(86400)

enum slot {
	TITLE, TEXT, START, END, LOCATION, HREF, KIND, ZONE, SESSIONS, DRAFT,
	ID
};

static const struct nested_key keys[] = {
	{ "title", TITLE },	       { "name", TITLE },
	{ "description", TEXT },       { "content", TEXT },
	{ "notes", TEXT },	       { "text", TEXT },
	{ "startdate", START },	       { "date", START },
	{ "start", START },	       { "enddate", END },
	{ "end", END },		       { "location", LOCATION },
	{ "registrationlink", HREF },  { "link", HREF },
	{ "url", HREF },	       { "href", HREF },
	{ "type", KIND },	       { "kind", KIND },
	{ "timezone", ZONE },	       { "zone", ZONE },
	{ "sessions", SESSIONS },      { "draft", DRAFT },
	{ "id", ID },
	{ "startat", NESTED_QUIET },   { "endat", NESTED_QUIET },
	{ "isday", NESTED_QUIET },     { "status", EVENT_STATUS },
	{ "eventstatus", EVENT_STATUS },
	{ "statuswords", EVENT_STATUS_WORDS },
	{ "confirmed", EVENT_CONFIRMED },
	{ "guaranteed", EVENT_CONFIRMED },
	{ "tentative", EVENT_TENTATIVE },
	{ "provisional", EVENT_TENTATIVE },
	{ "full", EVENT_FULL },	       { "fullybooked", EVENT_FULL },
	{ "soldout", EVENT_FULL },     { "postponed", EVENT_POSTPONED },
	{ "cancelled", EVENT_CANCELLED },
	{ "canceled", EVENT_CANCELLED },
	{ NULL, 0 },
};

struct entry {
	struct value *event;
	int64_t start_at;		/* INT64_MAX: nobody knows */
	size_t index;
};

static int compare(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->start_at != b->start_at)
		return a->start_at < b->start_at ? -1 : 1;
	return a->index < b->index ? -1 : 1;
}

/* A day that the sessions contradict is not shown: they say more. */
static void compare_days(const struct nested *nested, struct event_time *time,
			 const struct moment *session, const char *code,
			 const char *which)
{
	if (!time->written || moment_same_day(&time->moment, session))
		return;
	report_add(nested->cleaner->report, SEVERITY_WARNING,
		   time->written->at, code,
		   "%s is not the day of the %s session, which counts: correct "
		   "one of the two", time->written->text, which);
	time->written = NULL;
}

static void put_instant(struct arena *arena, struct value *map,
			const char *key, int64_t instant, struct place at)
{
	struct value *number;

	if (instant == INSTANT_NONE)
		return;
	number = value_int(arena, (long)instant);
	number->at = at;
	value_set(arena, map, key, number);
}

static void put_span(const struct nested *nested, struct value *map,
		     const struct event_span *span)
{
	struct arena *arena = nested->cleaner->arena;

	put_instant(arena, map, "start_at", span->start_at, map->at);
	put_instant(arena, map, "end_at", span->end_at, map->at);
}

/* Without sessions the days themselves are all that is known. */
static void put_days(const struct nested *nested, struct value *map,
		     const struct moment *start, const struct moment *end,
		     const struct zone *zone)
{
	struct arena *arena = nested->cleaner->arena;
	struct value *is_day;

	if (start->state != MOMENT_NO_TIME) {
		put_instant(arena, map, "start_at", start->instant, map->at);
		put_instant(arena, map, "end_at", end->instant, map->at);
		return;
	}
	if (!zone)
		return;
	is_day = value_bool(arena, true);
	is_day->at = map->at;
	value_set(arena, map, "is_day", is_day);
	put_instant(arena, map, "start_at", zone_instant(zone, start->wall),
		    map->at);
	if (end->state == MOMENT_NO_TIME)
		put_instant(arena, map, "end_at",
			    zone_instant(zone, end->wall + DAY), map->at);
}

static void check_end(const struct nested *nested,
		      const struct event_time *start, struct event_time *end)
{
	if (!start->written || !end->written ||
	    moment_span(&start->moment, &end->moment) != SPAN_BACKWARDS)
		return;
	report_add(nested->cleaner->report, SEVERITY_WARNING,
		   end->written->at, "end-before-start",
		   "this date ends before it has begun: the end is left out, "
		   "correct one of the two");
	event_time_forget(end);
}

static void read_times(struct event_reader *reader, const struct nested *nested,
		       struct value *map, struct prose *prose)
{
	struct arena *arena = reader->cleaner.arena;
	const struct value_pair *sessions = nested_find(nested, SESSIONS);
	const struct zone *zone = event_zone_read(reader, nested, ZONE,
						  reader->cleaner.zone);
	struct event_time start = event_time_read(nested, START, zone, prose);
	struct event_time end = event_time_read(nested, END, zone, prose);
	struct event_span span = { .zone = zone, .start_at = INSTANT_NONE,
				   .end_at = INSTANT_NONE };
	struct value *list = NULL;

	if (sessions)
		list = event_sessions_read(reader, &span, sessions->value,
					   prose);
	if (span.is_said) {
		compare_days(nested, &start, &span.first, "start-differs",
			     "first");
		compare_days(nested, &end, &span.last, "end-differs", "last");
		put_span(nested, map, &span);
	} else {
		check_end(nested, &start, &end);
		put_days(nested, map, &start.moment, &end.moment, zone);
	}
	if (!list)
		event_zone_say(nested, ZONE, zone,
			       (struct event_time[]){ start, end }, prose);
	nested_put(arena, map, "start", start.written);
	nested_put(arena, map, "end", end.written);
	nested_put(arena, map, "sessions", list);
}

/* A kind alone is no date. */
static bool is_said(const struct value *event)
{
	return value_get(event, "start") || value_get(event, "end") ||
	       value_get(event, "sessions") || value_get(event, "title") ||
	       value_get(event, "text") || value_get(event, "href") ||
	       value_get(event, "location") || value_get(event, "unknown");
}

static struct value *read_event(struct event_reader *reader,
				const struct value *from)
{
	struct arena *arena = reader->cleaner.arena;
	struct value *map = nested_map(&reader->cleaner, from);
	struct nested nested;
	struct prose prose;

	nested_read(&nested, &reader->cleaner, keys, from);
	if (nested_is_true(&nested, DRAFT))
		return NULL;
	prose_init(&prose);
	nested_prose(&nested, TEXT, &prose);
	nested_put(arena, map, "title", nested_clean(&nested, TITLE, KEY_LINE));
	nested_put(arena, map, "id", nested_id(&nested, ID));
	nested_put(arena, map, "location",
		   nested_clean(&nested, LOCATION, KEY_WORD));
	nested_put(arena, map, "href", nested_link(&nested, HREF, &prose));
	nested_put(arena, map, "kind", nested_clean(&nested, KIND, KEY_WORD));
	nested_put(arena, map, "zone", nested_clean(&nested, ZONE, KEY_WORD));
	event_status_read(&nested, map, &prose);
	read_times(reader, &nested, map, &prose);
	nested_put(arena, map, "text", prose_finish(&prose, arena));
	nested_put_unknown(&nested, map);
	if (is_said(map))
		return map;
	report_add(reader->cleaner.report, SEVERITY_NOTE, from->at,
		   "empty-event", "nothing to show here: no start_date, no "
		   "sessions");
	return NULL;
}

static void read_item(struct event_reader *reader, struct entry *entry,
		      const struct value *from)
{
	const struct value *at;

	if (clean_is_empty(from))
		return;
	if (from->type != VALUE_MAP)
		from = event_wrap(&reader->cleaner, from, "a date",
				  "an item of \"events\" is a date alone: "
				  "write \"- start_date: ...\"");
	entry->event = from ? read_event(reader, from) : NULL;
	at = value_get(entry->event, "start_at");
	entry->start_at = at ? at->number : INT64_MAX;
}

static struct value *sort(struct arena *arena, struct entry *entries,
			  size_t len, struct place at)
{
	struct value *list = value_list(arena);
	size_t i;

	list->at = at;
	if (len)
		qsort(entries, len, sizeof(*entries), compare);
	for (i = 0; i < len; i++)
		value_push(arena, list, entries[i].event);
	return value_len(list) ? list : NULL;
}

static struct value *read_list(struct event_reader *reader,
			       const struct value *from)
{
	size_t len = 0, cap = 0, i;
	struct entry *entries = NULL;
	struct value *list;

	for (i = 0; i < value_count(from); i++) {
		const struct value *item = value_each(from, i);
		struct entry entry = { .index = i };

		if (len == LIMIT_EVENTS) {
			report_add(reader->cleaner.report, SEVERITY_ERROR,
				   item->at, "event-limit",
				   "a course can have %d dates; this one and "
				   "those after it are left out",
				   LIMIT_EVENTS);
			break;
		}
		read_item(reader, &entry, item);
		if (!entry.event)
			continue;
		entries = mem_grow(entries, len, &cap, sizeof(*entries));
		entries[len++] = entry;
	}
	list = sort(reader->cleaner.arena, entries, len, from->at);
	free(entries);
	return list;
}

/* {events: [...]}, or one date that should be in a list. */
static const struct value *find_list(const struct cleaner *cleaner,
				     const struct value *from)
{
	static const struct nested_key root[] = {
		{ "events", 0 }, { NULL, 0 }
	};
	struct cleaner quiet = { cleaner->arena, NULL, cleaner->zone };
	struct nested nested;

	nested_read(&nested, &quiet, root, from);
	if (nested.found[0])
		return nested.found[0]->value;
	if (!value_len(nested.unknown))
		return NULL;
	nested_read(&nested, &quiet, keys, from);
	if (nested_find(&nested, START) || nested_find(&nested, SESSIONS)) {
		report_add(cleaner->report, SEVERITY_WARNING, from->at,
			   "type-coerced", "\"events\" is one map where a "
			   "list is expected: put \"- \" before its first key");
		return from;
	}
	report_add(cleaner->report, SEVERITY_WARNING, from->at, "no-events",
		   "no \"events\" here, only \"%s\": name the list of dates "
		   "\"events\"", from->map.pairs[0].key);
	return NULL;
}

struct value *events_read(struct arena *arena, const struct value *from,
			  const struct zone *site_zone, struct report *report)
{
	struct event_reader reader = {
		.cleaner = { arena, report, site_zone },
	};
	struct value *events = NULL;

	if (!from || clean_is_empty(from))
		return NULL;
	if (from->type == VALUE_MAP)
		from = find_list(&reader.cleaner, from);
	zones_init(&reader.zones, arena);
	if (from && !clean_is_empty(from))
		events = read_list(&reader, from);
	zones_release(&reader.zones);
	secrets_check(events, report);
	return events;
}

static void check_ids(const struct value *ids, const struct value *syllabus,
		      struct report *report)
{
	size_t i;

	for (i = 0; i < value_len(ids); i++) {
		const struct value *id = value_item(ids, i);

		if (syllabus_find(syllabus, id->text))
			continue;
		report_add(report, SEVERITY_WARNING, id->at, "unknown-session",
			   "no session of the syllabus has the id \"%s\": "
			   "correct it, or add the session", id->text);
	}
}

void events_check_ids(const struct value *events, const struct value *syllabus,
		      struct report *report)
{
	size_t i, j;

	for (i = 0; i < value_len(events); i++) {
		const struct value *sessions =
			value_get(value_item(events, i), "sessions");

		for (j = 0; j < value_len(sessions); j++)
			check_ids(value_get(value_item(sessions, j), "ids"),
				  syllabus, report);
	}
}
