/* SPDX-License-Identifier: MIT */
/*
 * The dates of a course as data: instants with offsets, and the zone.
 */
#include "page/record.h"

#include "page/classes.h"
#include "page/next_date.h"
#include "page/stamp.h"

/* Of a date or a session; what is not certain as its author wrote it. */
static void put_stamp(struct making *p, struct value *map,
		      const struct stamp *stamp, const struct value *from)
{
	record_set(p, map, "start", stamp->start);
	record_set(p, map, "end", stamp->end);
	if (stamp->start || stamp->end)
		record_set(p, map, "time_zone", stamp->zone);
	if (!stamp->start)
		record_set(p, map, "start_written",
			   value_text_at(from, "start"));
	if (!stamp->end)
		record_set(p, map, "end_written", value_text_at(from, "end"));
	if (!stamp->zone)
		record_set(p, map, "time_zone_written",
			   value_text_at(from, "zone"));
}

static struct stamper stamper_of(struct making *p)
{
	return (struct stamper){ p->env->arena, &p->env->library->config,
				 &p->zones };
}

/* Ids of the sessions of the syllabus that it is about. */
static struct value *covers(struct making *p, const struct value *session)
{
	const struct value *ids = value_get(session, "ids");
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < value_len(ids); i++)
		value_push(p->env->arena, list,
			   value_string(p->env->arena,
					value_text(value_item(ids, i))));
	return list;
}

static struct value *make_session(struct making *p, const struct value *event,
				  const struct value *session)
{
	const struct stamper stamper = stamper_of(p);
	struct value *map = value_map(p->env->arena);
	struct stamp stamp;

	stamp_session(&stamp, &stamper, event, session);
	record_set(p, map, "title",
		   making_words(p, value_get(session, "title")));
	put_stamp(p, map, &stamp, session);
	record_put(p, map, "syllabus_ids", covers(p, session));
	return map;
}

static struct value *make_sessions(struct making *p,
				   const struct value *event)
{
	const struct value *sessions = value_get(event, "sessions");
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < value_len(sessions); i++) {
		struct value *map = make_session(p, event,
						 value_item(sessions, i));

		if (value_len(map))
			value_push(p->env->arena, list, map);
	}
	return list;
}

static const char *description(struct making *p, const struct value *event)
{
	enum { TOP = 3 };
	struct unmark u;

	record_unmark(&u, p);
	return unmark_blocks(&u, making_block(p, value_get(event, "text"),
					      TOP));
}

/* What lists say of a date. */
static void put_date(struct making *p, struct value *map,
		     const struct value *event)
{
	const struct stamper stamper = stamper_of(p);
	struct stamp stamp;

	stamp_event(&stamp, &stamper, event);
	put_stamp(p, map, &stamp, event);
	if (stamp.start)
		value_set(p->env->arena, map, "is_whole_day",
			  value_bool(p->env->arena, stamp.is_day));
	record_set(p, map, "location", value_text_at(event, "location"));
	record_set(p, map, "kind", value_text_at(event, "kind"));
	record_set(p, map, "status", value_text_at(event, "status"));
	if (!event_is_closed(event))
		record_set(p, map, "booking_url",
			   record_link(p->env, making_href(p, event)));
}

static struct value *make_date(struct making *p,
			       const struct course_class *item)
{
	struct value *map = value_map(p->env->arena);

	record_set(p, map, "id", item->id);
	record_set(p, map, "title",
		   making_words(p, value_get(item->event, "title")));
	put_date(p, map, item->event);
	record_set(p, map, "status_words",
		   value_text_at(item->event, "status_words"));
	record_set(p, map, "text", description(p, item->event));
	record_put(p, map, "sessions", make_sessions(p, item->event));
	return map;
}

struct value *record_dates(struct making *p)
{
	struct value *list = value_list(p->env->arena);
	struct classes classes = { .len = 0 };

	classes_add(&classes, p->env, &p->zones, p->entry, true);
	for (size_t i = 0; i < classes.len; i++)
		value_push(p->env->arena, list,
			   make_date(p, &classes.items[i]));
	return list;
}

struct value *record_next_date(struct making *p)
{
	const struct value *event =
		next_date_find(course_list(p->course, COURSE_EVENTS),
			       p->env->now);
	struct value *map;

	if (!event)
		return NULL;
	map = value_map(p->env->arena);
	put_date(p, map, event);
	return map;
}
