/* SPDX-License-Identifier: MIT */
/*
 * When the course is held: what is to come or on, with its sessions; what is
 * past in one quiet line.  Shape: content/events.h.
 */
#include <string.h>

#include "page/making.h"

#include "content/event_when.h"
#include "page/clock.h"
#include "page/label.h"

enum { LEVEL = 3, PAST = 6 };	/* dates of the past that are named */

struct dating {
	struct making *p;
	const struct value *event;
	const char *zone_name;		/* of sessions that name none */
	bool is_named;			/* by the author */
	struct clock first, last;	/* days of the whole date */
};

static const char *text_of(const struct value *map, const char *key)
{
	return value_text(value_get(map, key));
}

static void time_map(struct making *p, struct value *map, const char *key,
		     const char *iso, const char *words)
{
	struct value *time = value_map(p->env->arena);

	making_text(p, time, "iso", iso);
	making_text(p, time, "words", words);
	value_set(p->env->arena, map, key, time);
}

/*
 * A time in the zone that its file names.  Without one, it is the site's, but
 * for a time that brings its own offset.  Returns the zone's name.
 */
static const char *read_clock(const struct dating *d, struct clock *clock,
			      const struct value *map, const char *key)
{
	const char *text = text_of(map, key), *own = text_of(map, "zone");
	const char *name = own ? own : d->zone_name;
	struct making *p = d->p;

	clock_read(clock, text, NULL);
	if (clock->has_offset && !own && !d->is_named)
		return clock_offset(p->env->arena, clock);
	clock_read(clock, text, own || d->is_named ?
				zones_find(&p->zones, name) :
				p->env->library->config.zone);
	return name;
}

static void widen(struct dating *d, const struct clock *clock)
{
	if (!clock->is_said)
		return;
	if (!d->first.is_said || clock->wall < d->first.wall)
		d->first = *clock;
	if (!d->last.is_said || clock->wall > d->last.wall)
		d->last = *clock;
}

/* By the sessions; what the date says itself where they contradict it is left
   out already. */
static void find_days(struct dating *d)
{
	const struct value *sessions = value_get(d->event, "sessions");
	struct clock clock;

	read_clock(d, &clock, d->event, "start");
	widen(d, &clock);
	read_clock(d, &clock, d->event, "end");
	widen(d, &clock);
	for (size_t i = 0; i < value_len(sessions); i++) {
		read_clock(d, &clock, value_item(sessions, i), "start");
		widen(d, &clock);
	}
}

/* "7", "9 November 2027", with the words between them. */
static void add_days(struct dating *d, struct value *map, bool has_weekday)
{
	const struct words *words = theme_words(d->p->env->theme);
	struct arena *arena = d->p->env->arena;
	struct making *p = d->p;

	making_text(p, map, "first", NULL);
	making_text(p, map, "last", NULL);
	making_flag(p, map, "is_wide", !clock_same_month(&d->first, &d->last));
	if (!d->first.is_said)
		return;
	if (!clock_same_day(&d->first, &d->last))
		time_map(p, map, "first", clock_iso_day(arena, &d->first),
			 clock_from(arena, words, &d->first, &d->last));
	time_map(p, map, "last", clock_iso_day(arena, &d->last),
		 has_weekday && clock_same_day(&d->first, &d->last) ?
			 clock_weekday(arena, words, &d->last) :
			 clock_day(arena, words, &d->last));
}

/* Titles of the sessions of the syllabus that this one is about. */
static struct value *covered(struct making *p, const struct value *ids)
{
	const struct value *syllabus = course_list(p->course,
						   COURSE_SYLLABUS);
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < value_len(ids); i++) {
		const char *id = value_text(value_item(ids, i));
		const struct value *session = NULL, *title;

		for (size_t k = 0; k < value_len(syllabus) && !session; k++) {
			const struct value *other = value_item(syllabus, k);

			if (text_of(other, "id") &&
			    str_eq(text_of(other, "id"), id))
				session = other;
		}
		title = value_get(session, "title");
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

/* "Sunday 7 November 2027, 09:00–13:00, Europe/London" */
static void add_times(struct dating *d, struct value *out,
		      const struct value *session)
{
	const struct words *words = theme_words(d->p->env->theme);
	struct arena *arena = d->p->env->arena;
	struct making *p = d->p;
	struct clock start, end;
	const char *zone = read_clock(d, &start, session, "start");

	read_clock(d, &end, session, "end");
	making_text(p, out, "day", NULL);
	making_text(p, out, "from", NULL);
	making_text(p, out, "to", NULL);
	making_text(p, out, "zone",
		    start.has_time || end.has_time ? zone : NULL);
	if (start.is_said)
		time_map(p, out, "day", clock_iso_day(arena, &start),
			 clock_weekday(arena, words, &start));
	if (start.has_time)
		time_map(p, out, "from", clock_iso(arena, &start),
			 clock_time(arena, &start));
	if (!end.has_time)
		return;
	time_map(p, out, "to", clock_iso(arena, &end),
		 !start.is_said || clock_same_day(&start, &end) ?
			 clock_time(arena, &end) :
			 time_and_date(arena, words, &end));
}

static struct value *make_session(struct dating *d,
				  const struct value *session)
{
	struct value *out = value_map(d->p->env->arena);
	const char *title = making_line(d->p, value_get(session, "title"));

	making_html(d->p, out, "title", title);
	making_say(d->p, title);
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

static struct value *make_sessions(struct dating *d)
{
	const struct value *sessions = value_get(d->event, "sessions");
	struct value *list = value_list(d->p->env->arena);

	for (size_t i = 0; i < value_len(sessions); i++)
		value_push(d->p->env->arena, list,
			   make_session(d, value_item(sessions, i)));
	if (!value_len(sessions) && d->first.has_time)
		value_push(d->p->env->arena, list, lone_session(d));
	return list;
}

/* "1–2 March 2027", for links. */
static const char *days_words(struct making *p, const struct value *date)
{
	const char *first = value_text(value_path(date, "first.words"));
	const char *last = value_text(value_path(date, "last.words"));
	const struct value *is_wide = value_get(date, "is_wide");

	if (!first || !last)
		return last;
	return arena_printf(p->env->arena, "%s%s%s", first,
			    view_word(p->env, is_wide->truth ?
				      "clock.between_months" :
				      "clock.between"), last);
}

static const char *register_words(struct making *p, const struct value *date)
{
	const struct words_place places[] = {
		{ "days", value_text(value_get(date, "days")) },
		{ NULL, NULL },
	};

	return words_fill(p->env->arena, theme_words(p->env->theme),
			  places[0].text ? "dates.register_for" :
					   "dates.register", places);
}

static struct value *make_date(struct dating *d, const struct event_when *when)
{
	struct making *p = d->p;
	struct value *out = value_map(p->env->arena);
	const char *title = making_line(p, value_get(d->event, "title"));
	const char *html = making_block(p, value_get(d->event, "text"),
					LEVEL + 1);
	bool has_begun = when->begins != INSTANT_NONE &&
			 when->begins <= p->env->now;
	const char *kind = NULL;

	making_html(p, out, "title", title);
	making_flag(p, out, "is_on", has_begun && when->is_certain);
	making_flag(p, out, "has_begun", has_begun && !when->is_certain);
	making_text(p, out, "location", text_of(d->event, "location"));
	if (text_of(d->event, "kind"))
		kind = label_of_value(p->env->arena,
				      theme_words(p->env->theme), "kinds",
				      text_of(d->event, "kind"));
	making_text(p, out, "kind", kind);
	making_flag(p, out, "has_notes", kind || text_of(d->event, "location"));
	making_text(p, out, "register", making_href(p, d->event));
	making_html(p, out, "html", html);
	making_say(p, title);
	making_say(p, html);
	add_days(d, out, true);
	making_text(p, out, "days", days_words(p, out));
	making_text(p, out, "register_words", register_words(p, out));
	making_list(p, out, "sessions", make_sessions(d));
	making_list(p, out, "extras",
		    part_extras(p, value_get(d->event, "unknown"),
				LEVEL + 1));
	return out;
}

static struct value *make_past(struct dating *d)
{
	struct value *out = value_map(d->p->env->arena);

	making_html(d->p, out, "title",
		    making_line(d->p, value_get(d->event, "title")));
	add_days(d, out, false);
	return out;
}

static void read_event(struct dating *d, struct making *p,
		       const struct value *event)
{
	const char *zone = text_of(event, "zone");

	memset(d, 0, sizeof(*d));
	d->p = p;
	d->event = event;
	d->is_named = zone != NULL;
	d->zone_name = zone ? zone : p->env->library->config.zone_name;
	find_days(d);
}

/* The latest first, and no more than can be read at a glance. */
static struct value *latest(struct making *p, const struct value *past)
{
	struct value *list = value_list(p->env->arena);
	size_t n = value_len(past);

	for (size_t i = 0; i < n && i < PAST; i++) {
		struct value *date = value_item(past, n - 1 - i);

		making_flag(p, date, "is_last", i + 1 == n || i + 1 == PAST);
		value_push(p->env->arena, list, date);
	}
	return list;
}

void part_dates(struct making *p)
{
	const struct value *events = course_list(p->course, COURSE_EVENTS);
	struct value *dates = value_list(p->env->arena);
	struct value *past = value_list(p->env->arena);

	for (size_t i = 0; i < value_len(events); i++) {
		const struct value *event = value_item(events, i);
		struct event_when when;
		struct dating d;

		event_when(&when, event);
		read_event(&d, p, event);
		if (when.over == INSTANT_NONE || when.over > p->env->now)
			value_push(p->env->arena, dates,
				   make_date(&d, &when));
		else if (d.first.is_said)
			value_push(p->env->arena, past, make_past(&d));
	}
	making_list(p, p->view, "dates", dates);
	if (value_text(value_get(value_item(dates, 0), "days")))
		value_set(p->env->arena, p->view, "next_date",
			  value_item(dates, 0));
	making_list(p, p->view, "past", latest(p, past));
	if (value_len(dates) || value_len(past))
		making_text(p, p->view, "dates_id",
			    markup_id(&p->markup, "dates"));
}
