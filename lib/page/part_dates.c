/* SPDX-License-Identifier: MIT */
/*
 * When the course is held: what is to come or on, with its sessions; and what
 * is past, folded away, with the words that its author gave it; so is a list
 * that another replaces.  Shape: content/events.h.
 */
#include <string.h>

#include "content/same.h"
#include "content/syllabus.h"
#include "page/classes.h"
#include "page/event_days.h"
#include "page/head.h"
#include "page/label.h"
#include "page/making.h"
#include "page/next_date.h"

enum { LEVEL = 3 };
/* Dates whose times are not too many to be shown. */
enum { FEW = 3 };

struct dating {
	struct making *p;
	const struct value *event;
	struct event_when when;
	struct event_days days;
	bool is_past;		/* or replaced: only words count */
};

static struct value *time_map(struct making *p, const char *iso,
			      const char *words, bool is_zoned)
{
	struct value *time = value_map(p->env->arena);

	making_text(p, time, "iso", iso);
	making_text(p, time, "words", words);
	making_flag(p, time, "is_zoned", is_zoned);
	return time;
}

/* "7", "9 November 2027", with the words between them. */
static void add_days(struct dating *d, struct value *map)
{
	const struct clock *first = &d->days.first, *last = &d->days.last;
	const struct words *words = theme_words(d->p->env->theme);
	struct arena *arena = d->p->env->arena;
	struct making *p = d->p;
	bool is_one = clock_same_day(first, last);

	making_text(p, map, "first", NULL);
	making_text(p, map, "last", NULL);
	making_flag(p, map, "is_wide", !clock_same_month(first, last));
	if (!first->is_said)
		return;
	if (!is_one)
		value_set(arena, map, "first",
			  time_map(p, clock_iso_day(arena, first),
				   clock_from(arena, words, first, last),
				   false));
	value_set(arena, map, "last",
		  time_map(p, clock_iso_day(arena, last), is_one &&
			   !d->is_past ? clock_weekday(arena, words, last) :
			   clock_day(arena, words, last), false));
}

/* Titles of the sessions of the syllabus that this one is about. */
static struct value *covered(struct making *p, const struct value *ids)
{
	const struct value *syllabus = course_list(p->course,
						   COURSE_SYLLABUS);
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < value_len(ids); i++) {
		const char *id = value_text(value_item(ids, i));
		const struct value *title =
			value_get(syllabus_session(syllabus, id), "title");

		if (title)
			value_push(p->env->arena, list,
				   value_html(p->env->arena,
					      making_line(p, title)));
	}
	return list;
}

/* "13:00 on 8 November 2027" */
static const char *time_and_date(struct arena *arena,
				 const struct words *words,
				 const struct clock *clock)
{
	const struct words_place places[] = {
		{ "time", clock_time(arena, clock) },
		{ "date", clock_day(arena, words, clock) },
		{ NULL, NULL },
	};

	return words_fill(arena, words, "clock.time_and_date", places);
}

static struct value *clock_map(struct making *p, const struct clock *clock,
			       const char *words)
{
	return time_map(p, clock_iso(p->env->arena, clock), words,
			clock->has_offset);
}

/* "Sunday 7 November 2027, 09:00–13:00, London time (UTC)" */
static void add_times(struct dating *d, struct value *out,
		      const struct value *session)
{
	const struct page_env *env = d->p->env;
	const struct words *words = theme_words(env->theme);
	struct arena *arena = env->arena;
	struct making *p = d->p;
	struct event_clock of;
	struct clock start, end;
	bool is_one;

	event_clock(&of, &end, env, &p->zones, d->event, session, "end");
	if (value_get(session, "start"))
		event_clock(&of, &start, env, &p->zones, d->event, session,
			    "start");
	else
		start = (struct clock){ .is_said = false };
	making_text(p, out, "day", NULL);
	making_text(p, out, "from", NULL);
	making_text(p, out, "to", NULL);
	making_text(p, out, "zone", NULL);
	if (start.has_time || end.has_time)
		making_text(p, out, "zone", event_clock_words(env, &of,
				start.has_time ? &start : &end));
	if (start.is_said)
		value_set(arena, out, "day",
			  time_map(p, clock_iso_day(arena, &start),
				   clock_weekday(arena, words, &start),
				   false));
	if (start.has_time)
		value_set(arena, out, "from",
			  clock_map(p, &start, clock_time(arena, &start)));
	if (!end.has_time)
		return;
	is_one = !start.is_said || clock_same_day(&start, &end);
	value_set(arena, out, "to",
		  clock_map(p, &end, is_one ? clock_time(arena, &end) :
			    time_and_date(arena, words, &end)));
}

/* Its words alone count when it is past. */
static void say(struct dating *d, const char *html)
{
	if (!d->is_past)
		making_say(d->p, html);
}

static struct value *make_session(struct dating *d,
				  const struct value *session)
{
	const char *title = making_line(d->p, value_get(session, "title"));
	struct value *out = value_map(d->p->env->arena);

	making_html(d->p, out, "title", title);
	say(d, title);
	add_times(d, out, session);
	making_list(d->p, out, "covers",
		    covered(d->p, value_get(session, "ids")));
	making_list(d->p, out, "extras",
		    part_extras(d->p, value_get(session, "unknown"), LEVEL));
	return out;
}

/* A date with a time of day and no sessions is one itself. */
static struct value *lone_session(struct dating *d)
{
	struct value *out = value_map(d->p->env->arena);

	making_text(d->p, out, "title", NULL);
	add_times(d, out, d->event);
	making_list(d->p, out, "covers", NULL);
	making_list(d->p, out, "extras", NULL);
	return out;
}

/* Of a date that is past, nobody needs the times. */
static bool is_shown(const struct dating *d, const struct value *session)
{
	return !d->is_past || value_get(session, "title") ||
	       value_get(session, "unknown");
}

static struct value *make_sessions(struct dating *d)
{
	const struct value *sessions = value_get(d->event, "sessions");
	struct value *list = value_list(d->p->env->arena);

	for (size_t i = 0; i < value_len(sessions); i++)
		if (is_shown(d, value_item(sessions, i)))
			value_push(d->p->env->arena, list,
				   make_session(d, value_item(sessions, i)));
	if (!value_len(sessions) && d->days.first.has_time && !d->is_past)
		value_push(d->p->env->arena, list, lone_session(d));
	return list;
}

/* "Register for 7–9 November 2027" */
static const char *words_for(struct making *p, const char *path,
			     const char *days)
{
	return view_say(p->env, path, "days", days);
}

/* What can be booked, and what is said of whether it takes place. */
static void add_state(struct dating *d, struct value *out)
{
	bool is_off = event_is_off(d->event);
	bool has_begun = !d->is_past && !is_off &&
			 d->when.begins != INSTANT_NONE &&
			 d->when.begins <= d->p->env->now;
	const char *days = event_days_words(d->p->env, &d->days);
	const char *href = NULL;

	if (!d->is_past && !event_is_closed(d->event))
		href = making_href(d->p, d->event);
	making_flag(d->p, out, "is_on", has_begun && d->when.is_certain);
	making_flag(d->p, out, "has_begun", has_begun && !d->when.is_certain);
	making_flag(d->p, out, "is_off", is_off);
	making_text(d->p, out, "status",
		    event_status_words(d->p->env, d->event));
	making_text(d->p, out, "status_kind",
		    value_text_at(d->event, "status"));
	making_text(d->p, out, "days", days);
	making_text(d->p, out, "register", href);
	making_text(d->p, out, "register_words",
		    words_for(d->p, *days ? "dates.register_for" :
					    "dates.register", days));
}

/* Its own place on the page, and in people's calendars. */
static void add_marks(struct dating *d, struct value *out, const char *id)
{
	struct arena *arena = d->p->env->arena;
	const char *face = head_face(d->p->env, d->p->entry, "calendar.ics");
	const char *days = event_days_words(d->p->env, &d->days);
	struct buf href = BUF_INIT;

	making_text(d->p, out, "anchor",
		    markup_id(&d->p->markup,
			      arena_printf(arena, "date-%s", id)));
	making_text(d->p, out, "calendar", NULL);
	making_text(d->p, out, "calendar_words",
		    words_for(d->p, "dates.calendar_for", days));
	if (!face || d->is_past || event_is_off(d->event) ||
	    !d->days.first.is_said)
		return;
	buf_str(&href, face);
	query_add(&href, "class", id);
	making_text(d->p, out, "calendar", href.data);
	buf_release(&href);
}

static struct value *make_date(struct dating *d)
{
	const char *title = making_line(d->p, value_get(d->event, "title"));
	const char *html = making_block(d->p, value_get(d->event, "text"),
					LEVEL + 1);
	const char *location = value_text_at(d->event, "location");
	const char *kind = value_text_at(d->event, "kind");
	struct value *out = value_map(d->p->env->arena);
	struct making *p = d->p;

	if (kind)
		kind = label_of_value(p->env->arena,
				      theme_words(p->env->theme), "kinds",
				      kind);
	making_html(p, out, "title", title);
	making_text(p, out, "location", location);
	making_text(p, out, "kind", kind);
	making_flag(p, out, "has_notes", kind || location);
	making_html(p, out, "html", html);
	say(d, title);
	say(d, html);
	add_days(d, out);
	add_state(d, out);
	making_list(p, out, "sessions", make_sessions(d));
	making_list(p, out, "extras",
		    part_extras(p, value_get(d->event, "unknown"),
				LEVEL + 1));
	return out;
}

static struct value *reversed(struct arena *arena, const struct value *from)
{
	struct value *list = value_list(arena);

	for (size_t i = value_len(from); i; i--)
		value_push(arena, list, value_item(from, i - 1));
	return list;
}

static void read_event(struct dating *d, struct making *p,
		       const struct value *event)
{
	*d = (struct dating){ .p = p, .event = event };
	event_when(&d->when, event);
	event_days(&d->days, &p->zones, event);
	d->is_past = d->when.over != INSTANT_NONE &&
		     d->when.over <= p->env->now;
}

/* Who looks for a date among many wants to see them all at once. */
static void fold(struct making *p, const struct value *dates)
{
	for (size_t i = 0; i < value_len(dates); i++) {
		struct value *date = dates->list.items[i];
		size_t n = value_len(value_get(date, "sessions"));

		making_text(p, date, "folded",
			    n > 1 && value_len(dates) > FEW ?
			    view_count(p->env, "count.sessions", n) : NULL);
	}
}

void part_dates(struct making *p)
{
	const struct value *events = course_list(p->course, COURSE_EVENTS);
	const struct value *next = next_date_find(events, p->env->now);
	struct classes classes = { NULL, 0, 0 };
	struct value *dates = value_list(p->env->arena);
	struct value *past = value_list(p->env->arena);

	if (p->course)
		classes_add(&classes, p->env, &p->zones, p->entry, true);
	for (size_t i = 0; i < classes.len; i++) {
		struct value *date;
		struct dating d;

		read_event(&d, p, classes.items[i].event);
		date = make_date(&d);
		add_marks(&d, date, classes.items[i].id);
		value_push(p->env->arena, d.is_past ? past : dates, date);
		if (d.event == next && d.days.first.is_said)
			value_set(p->env->arena, p->view, "next_date", date);
	}
	fold(p, dates);
	making_list(p, p->view, "dates", dates);
	making_list(p, p->view, "past", reversed(p->env->arena, past));
	if (value_len(dates) || value_len(past))
		making_text(p, p->view, "dates_id",
			    markup_id(&p->markup, "dates"));
}

static bool is_among(const struct value *event, const struct value *events)
{
	for (size_t i = 0; i < value_len(events); i++)
		if (same_words(event, value_item(events, i)))
			return true;
	return false;
}

bool part_earlier_dates(struct making *p)
{
	const struct field *field = course_field(p->course, COURSE_EVENTS);
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < value_len(field->others); i++) {
		const struct value *events = value_item(field->others, i);

		for (size_t k = 0; k < value_len(events); k++) {
			struct dating d;

			if (is_among(value_item(events, k), field->value))
				continue;
			read_event(&d, p, value_item(events, k));
			d.is_past = true;
			value_push(p->env->arena, list, make_date(&d));
		}
	}
	making_list(p, p->view, "earlier_dates", list);
	return value_len(list) > 0;
}
