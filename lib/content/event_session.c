/* SPDX-License-Identifier: MIT */
/*
 * Reading the sessions of a date.  Problem codes: event-session-limit (an
 * error); bad-date, no-time, time-skipped, time-twice, unknown-zone,
 * missing-start, end-before-start, session-too-long, wrong-type,
 * type-coerced, and those of nested.c.
 */
#include <stdio.h>

#include "base/limits.h"
#include "content/event_session.h"

enum slot { TITLE, START, END, ZONE, IDS };

static const struct nested_key keys[] = {
	{ "title", TITLE },
	{ "name", TITLE },
	{ "startdatetime", START },
	{ "startdate", START },
	{ "start", START },
	{ "enddatetime", END },
	{ "enddate", END },
	{ "end", END },
	{ "timezone", ZONE },
	{ "zone", ZONE },
	{ "tz", ZONE },
	{ "syllabusids", IDS },
	{ "syllabusid", IDS },
	{ "ids", IDS },
	{ "startat", NESTED_QUIET },	/* ours, of an earlier reading */
	{ "endat", NESTED_QUIET },
	{ NULL, 0 },
};

static const struct {
	const char *code, *words;
} complaints[] = {
	[MOMENT_CERTAIN] = { NULL, NULL },
	[MOMENT_NO_DATE] = { "bad-date",
			     "is no date, so it is shown as words: write it "
			     "as 2025-11-07T09:00:00" },
	[MOMENT_NO_TIME] = { "no-time",
			     "says no time of day: write it as "
			     "2025-11-07T09:00:00" },
	[MOMENT_NO_ZONE] = { NULL, NULL },	/* its zone is complained of */
	[MOMENT_SKIPPED] = { "time-skipped",
			     "does not exist, as the clocks of its time zone "
			     "are put forward over it: write another time" },
	[MOMENT_TWICE] = { "time-twice",
			   "comes twice, as the clocks of its time zone are "
			   "put back: add an offset, such as +01:00" },
};
_Static_assert(sizeof(complaints) / sizeof(complaints[0]) == MOMENT_TWICE + 1,
	       "every state has its words");

static void complain(const struct nested *nested, const struct moment *moment,
		     const struct value_pair *pair)
{
	if (complaints[moment->state].code)
		report_add(nested->cleaner->report, SEVERITY_WARNING,
			   pair->value->at, complaints[moment->state].code,
			   "\"%s\" %s", pair->key,
			   complaints[moment->state].words);
}

struct event_time event_time_read(const struct nested *nested, int slot,
				  const struct zone *zone, struct prose *prose)
{
	struct event_time time = { NULL, { .state = MOMENT_NO_DATE,
					   .instant = INSTANT_NONE } };
	const struct value_pair *pair = nested_find(nested, slot);
	struct value *word = NULL;

	if (pair && pair->value->type == VALUE_STRING)
		word = clean_value(nested->cleaner, KEY_WORD, pair->value,
				   pair->key);
	if (word)
		moment_read(&time.moment, word->text, zone);
	if (!pair)
		return time;
	if (time.moment.state != MOMENT_NO_TIME)
		complain(nested, &time.moment, pair);
	if (time.moment.state != MOMENT_NO_DATE)
		time.written = word;
	else
		prose_add_value(prose, nested->cleaner, pair->value,
				pair->key);
	return time;
}

const struct zone *event_zone_read(struct event_reader *reader,
				   const struct nested *nested, int slot,
				   const struct zone *otherwise)
{
	const struct value *name = nested_clean(nested, slot, KEY_WORD);
	const struct zone *zone;

	if (!name)
		return otherwise;
	zone = zones_find(&reader->zones, name->text);
	if (!zone)
		report_add(reader->cleaner.report, SEVERITY_WARNING, name->at,
			   "unknown-zone", "nobody knows this time zone, so "
			   "times are shown as written: write one such as "
			   "Europe/London");
	return zone;
}

static bool has_time(const struct event_time *time)
{
	return time->moment.state != MOMENT_NO_DATE &&
	       time->moment.state != MOMENT_NO_TIME;
}

void event_zone_say(const struct nested *nested, int slot,
		    const struct zone *zone, const struct event_time times[2],
		    struct prose *prose)
{
	const struct cleaner quiet = { nested->cleaner->arena, NULL,
				       nested->cleaner->zone };
	const struct value_pair *pair = nested_find(nested, slot);
	const struct value *name;

	if (!pair || zone || has_time(&times[0]) || has_time(&times[1]))
		return;
	/* As event_zone_read() has it: one line. */
	name = clean_value(&quiet, KEY_WORD, pair->value, pair->key);
	if (name)
		prose_add(prose, name->text, name->at);
}

void event_time_forget(struct event_time *time)
{
	time->written = NULL;
	time->moment.state = MOMENT_NO_DATE;
	time->moment.instant = INSTANT_NONE;
}

static void put_instant(struct arena *arena, struct value *map,
			const char *key, const struct event_time *time)
{
	struct value *number;

	if (time->moment.instant == INSTANT_NONE)
		return;
	number = value_int(arena, (long)time->moment.instant);
	number->at = time->written->at;
	value_set(arena, map, key, number);
}

static void drop_end(const struct nested *nested, struct event_time *end,
		     const char *code, const char *words)
{
	report_add(nested->cleaner->report, SEVERITY_WARNING,
		   end->written->at, code,
		   "%s: the end is left out, correct one of the two", words);
	event_time_forget(end);
}

static void check_time(const struct nested *nested, int slot,
		       const struct event_time *time)
{
	if (time->moment.state == MOMENT_NO_TIME)
		complain(nested, &time->moment, nested_find(nested, slot));
}

/* What is certain stays, what is not is left out. */
static void check_times(const struct nested *nested, struct event_time *start,
			struct event_time *end)
{
	check_time(nested, START, start);
	check_time(nested, END, end);
	if (!end->written)
		return;
	if (!start->written) {
		report_add(nested->cleaner->report, SEVERITY_WARNING,
			   end->written->at, "missing-start",
			   "this session has an end but no start: add "
			   "\"start_datetime: ...\"");
		return;
	}
	switch (moment_span(&start->moment, &end->moment)) {
	case SPAN_BACKWARDS:
		drop_end(nested, end, "end-before-start",
			 "this session ends before it has begun");
		break;
	case SPAN_LONG:
		drop_end(nested, end, "session-too-long",
			 "this session takes over a day");
		break;
	case SPAN_FINE:
		break;
	}
}

static void add_start(struct event_span *span, const struct moment *start)
{
	if (start->state == MOMENT_NO_DATE)
		return;
	if (!span->is_said || start->wall < span->first.wall)
		span->first = *start;
	if (!span->is_said || start->wall > span->last.wall)
		span->last = *start;
	span->is_said = true;
	if (start->instant == INSTANT_NONE)
		return;
	if (span->start_at == INSTANT_NONE || start->instant < span->start_at)
		span->start_at = start->instant;
}

static void add_end(struct event_span *span, const struct moment *end)
{
	if (end->instant == INSTANT_NONE)
		span->is_open = true;
	else if (end->instant > span->end_at)	/* NONE is the least */
		span->end_at = end->instant;
}

/* A STRING from a number or text; numbers are what ids mostly are. */
static void push_id(const struct cleaner *cleaner, struct value *list,
		    const struct value *from)
{
	struct value *id;
	char number[32];

	if (clean_is_empty(from))
		return;
	if (from->type == VALUE_INT) {
		snprintf(number, sizeof(number), "%ld", from->number);
		id = value_string(cleaner->arena, number);
		id->at = from->at;
	} else {
		id = clean_value(cleaner, KEY_WORD, from, "syllabus_ids");
	}
	if (id)
		value_push(cleaner->arena, list, id);
}

static struct value *read_ids(const struct cleaner *cleaner,
			      const struct value_pair *pair)
{
	struct value *list;
	size_t i;

	if (!pair)
		return NULL;
	list = value_list(cleaner->arena);
	list->at = pair->value->at;
	if (pair->value->type != VALUE_LIST)
		push_id(cleaner, list, pair->value);
	for (i = 0; pair->value->type == VALUE_LIST &&
		    i < pair->value->list.len; i++)
		push_id(cleaner, list, pair->value->list.items[i]);
	return value_len(list) ? list : NULL;
}

static struct value *read_session(struct event_reader *reader,
				  struct event_span *span,
				  const struct value *from,
				  struct prose *prose)
{
	struct arena *arena = reader->cleaner.arena;
	struct value *map = nested_map(&reader->cleaner, from);
	struct event_time start, end;
	const struct zone *zone;
	struct nested nested;

	nested_read(&nested, &reader->cleaner, keys, from);
	zone = event_zone_read(reader, &nested, ZONE, span->zone);
	start = event_time_read(&nested, START, zone, prose);
	end = event_time_read(&nested, END, zone, prose);
	check_times(&nested, &start, &end);
	event_zone_say(&nested, ZONE, zone,
		       (struct event_time[]){ start, end }, prose);
	nested_put(arena, map, "title", nested_clean(&nested, TITLE, KEY_LINE));
	nested_put(arena, map, "start", start.written);
	nested_put(arena, map, "end", end.written);
	nested_put(arena, map, "ids",
		   read_ids(&reader->cleaner, nested_find(&nested, IDS)));
	nested_put_unknown(&nested, map);
	if (!value_len(map))
		return NULL;
	add_start(span, &start.moment);
	add_end(span, &end.moment);
	nested_put(arena, map, "zone", nested_clean(&nested, ZONE, KEY_WORD));
	put_instant(arena, map, "start_at", &start);
	put_instant(arena, map, "end_at", &end);
	return map;
}

struct value *event_wrap(const struct cleaner *cleaner,
			 const struct value *from, const char *thing,
			 const char *mending)
{
	const char *text = value_text(from);
	struct value *map;
	struct moment moment;

	if (text)
		moment_read(&moment, text, NULL);
	if (!text || moment.state == MOMENT_NO_DATE)
		return nested_wrap(cleaner, from, thing);
	report_add(cleaner->report, SEVERITY_WARNING, from->at, "type-coerced",
		   "%s", mending);
	map = nested_map(cleaner, from);
	value_set(cleaner->arena, map, "start",
		  value_copy(cleaner->arena, from));
	return map;
}

static void read_item(struct event_reader *reader, struct event_span *span,
		      struct value *list, const struct value *from,
		      struct prose *prose)
{
	struct value *session;

	if (clean_is_empty(from))
		return;
	if (from->type != VALUE_MAP)
		from = event_wrap(&reader->cleaner, from, "a session",
				  "a session is a date, taken as its start: "
				  "write \"- start_datetime: ...\"");
	session = from ? read_session(reader, span, from, prose) : NULL;
	if (session)
		value_push(reader->cleaner.arena, list, session);
}

struct value *event_sessions_read(struct event_reader *reader,
				  struct event_span *span,
				  const struct value *from,
				  struct prose *prose)
{
	struct value *list = value_list(reader->cleaner.arena);
	size_t i;

	list->at = from->at;
	if (from->type != VALUE_LIST)
		read_item(reader, span, list, from, prose);
	for (i = 0; from->type == VALUE_LIST && i < from->list.len; i++) {
		if (value_len(list) == LIMIT_EVENT_SESSIONS) {
			report_add(reader->cleaner.report, SEVERITY_ERROR,
				   from->list.items[i]->at,
				   "event-session-limit", "a date can have %d "
				   "sessions; this one and those after it are "
				   "left out", LIMIT_EVENT_SESSIONS);
			break;
		}
		read_item(reader, span, list, from->list.items[i], prose);
	}
	if (span->is_open)
		span->end_at = INSTANT_NONE;
	return value_len(list) ? list : NULL;
}
