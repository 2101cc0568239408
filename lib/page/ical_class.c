/* SPDX-License-Identifier: MIT */
/*
 * Finding out when sessions are, and writing VEVENTs (RFC 5545 3.6.1).
 */
#include "page/ical_class.h"

#include <string.h>

#include "base/limits.h"
#include "content/syllabus.h"
#include "page/event_days.h"
#include "page/lasting.h"

#define DAY INT64_C(86400)
/* 2000-01-01: SEQUENCE counts from here, and is a positive int until 2068. */
#define SEQUENCE_START INT64_C(946684800)

struct ical_slot {
	const struct course_class *of;
	const struct value *part;	/* a session, or the date itself */
	size_t number, count;		/* of the sessions of its class */
	const char *zone;		/* NULL: in UTC */
	int64_t start, end;		/* instants; else INSTANT_NONE */
	int64_t first, last;		/* days, without a start */
};

void ical_classes_init(struct ical_classes *writer,
		       const struct page_env *env, bool is_one)
{
	memset(writer, 0, sizeof(*writer));
	writer->env = env;
	writer->is_one = is_one;
	writer->told.arena = env->arena;
	briefs_init(&writer->briefs, env);
	zones_init(&writer->zones, env->arena);
}

void ical_classes_release(struct ical_classes *writer)
{
	briefs_release(&writer->briefs);
	zones_release(&writer->zones);
}

static void push(struct ical_classes *writer, const struct ical_slot *slot)
{
	if (writer->len == LIMIT_CALENDAR)
		return;
	writer->slots = arena_grow(writer->env->arena, writer->slots,
				   writer->len, &writer->cap, sizeof(*slot));
	writer->slots[writer->len++] = *slot;
}

/* The zone must be known before the first event is written. */
static void set_zone(struct ical_classes *writer, struct ical_slot *slot,
		     const struct event_clock *clock)
{
	if (!clock->name || !clock->zone || clock->zone == &zone_utc)
		return;
	slot->zone = clock->name;
	ical_zones_add(&writer->told, clock->name, clock->zone, slot->start);
	if (slot->end != INSTANT_NONE)
		ical_zones_add(&writer->told, clock->name, clock->zone,
			       slot->end);
}

/* false: nobody knows on which day it is. */
static bool set_times(struct ical_classes *writer, struct ical_slot *slot)
{
	const struct value *event = slot->of->event;
	struct event_clock of;
	struct clock clock;

	event_clock(&of, &clock, writer->env, &writer->zones, event,
		    slot->part, "start");
	slot->start = event_instant(slot->part, "start_at");
	slot->end = event_instant(slot->part, "end_at");
	slot->first = slot->last = clock.wall;
	if (slot->start != INSTANT_NONE)
		set_zone(writer, slot, &of);
	return slot->start != INSTANT_NONE || clock.is_said;
}

/* Days alone: all of them are one event. */
static void add_days(struct ical_classes *writer, struct ical_slot *slot)
{
	struct event_days days;

	event_days(&days, &writer->zones, slot->of->event);
	if (!days.first.is_said)
		return;
	slot->start = slot->end = INSTANT_NONE;
	slot->first = days.first.wall;
	slot->last = days.last.wall;
	push(writer, slot);
}

void ical_classes_add(struct ical_classes *writer,
		      const struct course_class *item)
{
	const struct value *sessions = value_get(item->event, "sessions");
	struct ical_slot slot = { .of = item, .part = item->event,
				  .number = 1, .count = 1 };
	const size_t before = writer->len;
	struct ical_slot session;

	for (size_t i = 0; i < value_len(sessions); i++) {
		session = (struct ical_slot){
			.of = item,
			.part = value_item(sessions, i),
			.number = i + 1,
			.count = value_len(sessions),
		};
		if (set_times(writer, &session))
			push(writer, &session);
	}
	if (writer->len != before)
		return;
	if (!value_len(sessions) && !value_get(item->event, "is_day") &&
	    set_times(writer, &slot) && slot.start != INSTANT_NONE)
		push(writer, &slot);
	else
		add_days(writer, &slot);
}

static void add_line(struct buf *out, const char *line)
{
	if (str_is_blank(line))
		return;
	if (out->len)
		buf_char(out, '\n');
	buf_str(out, line);
}

/* What the session is about: titles of the syllabus. */
static void add_covered(struct buf *out, const struct page_env *env,
			const struct ical_slot *slot)
{
	const struct entry *entry = slot->of->entry;
	const struct value *ids = value_get(slot->part, "ids");
	const struct value *syllabus = course_list(entry->course,
						   COURSE_SYLLABUS);

	for (size_t i = 0; i < value_len(ids); i++) {
		const char *id = value_text(value_item(ids, i));
		const struct value *session = syllabus_session(syllabus, id);

		add_line(out, brief_words(env, entry,
					  value_get(session, "title"),
					  false));
	}
}

/* A time that is written, but of which no instant is certain. */
static void add_written(struct buf *out, const struct page_env *env,
			const struct ical_slot *slot)
{
	const char *start = value_text_at(slot->part, "start");
	const char *end = value_text_at(slot->part, "end");
	const char *zone = value_text_at(slot->part, "zone");

	if (slot->start != INSTANT_NONE || !start || !strchr(start, ':'))
		return;
	if (!zone)
		zone = value_text_at(slot->of->event, "zone");
	add_line(out,
		 view_say(env, "machines.written_time", "time",
			  arena_printf(env->arena, "%s%s%s%s%s", start,
				       end ? " – " : "", end ? end : "",
				       zone ? ", " : "", zone ? zone : "")));
}

static const char *describe(struct ical_classes *writer,
			    const struct ical_slot *slot)
{
	const struct page_env *env = writer->env;
	const struct value *event = slot->of->event;
	const struct entry *entry = slot->of->entry;
	const struct brief *brief = briefs_get(&writer->briefs, entry);
	const char *href = event_is_closed(event) ? NULL :
		view_absolute(env, view_href(env, value_text_at(event,
								"href")));
	struct buf out = BUF_INIT;

	if (slot->part != event)
		add_line(&out, brief_words(env, entry,
					   value_get(slot->part, "title"),
					   false));
	add_covered(&out, env, slot);
	add_written(&out, env, slot);
	add_line(&out, event_status_words(env, event));
	add_line(&out, brief_words(env, entry, value_get(event, "text"),
				   true));
	add_line(&out, brief->summary);
	if (href)
		add_line(&out, view_say(env, "machines.register", "url", href));
	add_line(&out, brief->url);
	return arena_take(env->arena, &out);
}

/* "Knots (2/4)" */
static const char *name_of(struct ical_classes *writer,
			   const struct ical_slot *slot)
{
	const struct page_env *env = writer->env;
	const struct words_place places[] = {
		{ "course", brief_class(&writer->briefs, slot->of) },
		{ "number", arena_printf(env->arena, "%zu", slot->number) },
		{ "count", arena_printf(env->arena, "%zu", slot->count) },
		{ NULL, NULL },
	};

	if (slot->count == 1)
		return places[0].text;
	return view_fill(env, "machines.session", places);
}

/* Known by what stays: neither address nor title, nor when it is if the date
   has an id. */
static void write_uid(struct buf *out, struct ical_classes *writer,
		      const struct ical_slot *slot)
{
	const struct page_env *env = writer->env;
	const char *host = env->library->config.host;
	const char *uid = arena_printf(env->arena, "%s/%s/%zu%s%s",
				       lasting_key(env, slot->of->entry),
				       slot->of->id, slot->number,
				       *host ? "@" : "", host);

	ical_line(out, "UID", uid);
}

/* "Full" is certain to take place; what is postponed is not at this time. */
static const char *status_of(const struct value *event)
{
	const char *status = value_text_at(event, "status");

	if (!status)
		return NULL;
	if (event_is_off(event))
		return "CANCELLED";
	return str_eq(status, "tentative") ? "TENTATIVE" : "CONFIRMED";
}

/*
 * RFC 5545 3.8.7.4: a number that rises with each change.  Seconds at which
 * the files were changed do, as long as files are not brought back from the
 * past.  It also rises when another class of the course is changed: readers
 * then see that nothing has.
 */
static void write_revision(struct buf *out, const struct ical_classes *writer,
			   const struct course *course)
{
	int64_t changed = course->changed, sequence;

	if (changed <= 0)
		changed = writer->env->library->newest;
	sequence = changed - SEQUENCE_START;
	if (sequence < 0 || sequence > INT32_MAX)
		sequence = sequence < 0 ? 0 : INT32_MAX;
	/* Without METHOD, both are when the event was last changed. */
	ical_instant(out, "DTSTAMP", changed);
	ical_instant(out, "LAST-MODIFIED", changed);
	buf_printf(out, "SEQUENCE:%lld\r\n", (long long)sequence);
}

static void write_times(struct buf *out, const struct ical_classes *writer,
			const struct ical_slot *slot)
{
	if (slot->start == INSTANT_NONE) {
		ical_day(out, "DTSTART", slot->first);
		/* After the last day that can be written there is none. */
		if (slot->first + DAY <= INSTANT_LAST)
			ical_day(out, "DTEND", slot->last + DAY);
		return;
	}
	ical_time(out, &writer->told, "DTSTART", slot->zone, slot->start);
	if (slot->end > slot->start && slot->end > INSTANT_FIRST &&
	    slot->start < INSTANT_LAST)
		ical_time(out, &writer->told, "DTEND", slot->zone, slot->end);
}

static void write_slot(struct buf *out, struct ical_classes *writer,
		       const struct ical_slot *slot)
{
	const struct course_class *of = slot->of;

	buf_str(out, "BEGIN:VEVENT\r\n");
	write_uid(out, writer, slot);
	write_revision(out, writer, of->entry->course);
	write_times(out, writer, slot);
	ical_text(out, "SUMMARY", name_of(writer, slot));
	ical_line(out, "STATUS", status_of(of->event));
	ical_text(out, "LOCATION", value_text_at(of->event, "location"));
	ical_line(out, "URL",
		  briefs_get(&writer->briefs, of->entry)->url);
	ical_text(out, "DESCRIPTION", describe(writer, slot));
	/* Who looks through a catalogue is not busy all that time. */
	if (!writer->is_one)
		buf_str(out, "TRANSP:TRANSPARENT\r\n");
	buf_str(out, "END:VEVENT\r\n");
}

void ical_classes_write(struct buf *out, struct ical_classes *writer)
{
	for (size_t i = 0; i < writer->len; i++)
		write_slot(out, writer, &writer->slots[i]);
}
