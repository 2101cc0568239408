/* SPDX-License-Identifier: MIT */
/*
 * Calendars: of a class, a course, the catalogue or what a query selects.  A
 * session is an event.  A class is there until it is over, cancelled ones
 * too, so that whoever has it in a calendar learns of that; a class that is
 * asked for by its id is there as long as its file has it.
 */
#include <string.h>

#include "page/ical_class.h"
#include "page/machines.h"
#include "page/selection.h"

/* Whose classes, and what the calendar says of itself. */
struct source {
	const char *name;
	const char *href;		/* of the calendar, with its query */
	bool is_one;			/* one class */
};

/*
 * NAME and SOURCE are RFC 7986's, the others what came before them: Outlook
 * and Apple's Calendar know those.
 */
static void write_head(struct buf *out, const struct page_env *env,
		       const struct source *source)
{
	buf_str(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
		     "PRODID:-//Lectern//Courses//EN\r\n"
		     "CALSCALE:GREGORIAN\r\n");
	ical_text(out, "NAME", source->name);
	ical_text(out, "X-WR-CALNAME", source->name);
	ical_line(out, "SOURCE;VALUE=URI", view_absolute(env, source->href));
	buf_str(out, "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n"
		     "X-PUBLISHED-TTL:PT6H\r\n");
}

/* A calendar has one component at least (RFC 5545 3.6). */
static void fill_empty(struct ical_zones *zones, const struct page_env *env)
{
	const struct config *config = &env->library->config;

	ical_zones_add(zones, config->zone_name, config->zone, env->now);
}

static void write_calendar(struct buf *out, const struct page_env *env,
			   const struct source *source,
			   struct classes *classes)
{
	struct ical_classes writer;

	classes_sort(classes);
	ical_classes_init(&writer, env, source->is_one);
	for (size_t i = 0; i < classes->len; i++)
		ical_classes_add(&writer, &classes->items[i]);
	write_head(out, env, source);
	if (!writer.len)
		fill_empty(&writer.told, env);
	ical_zones_write(out, &writer.told);
	ical_classes_write(out, &writer);
	buf_str(out, "END:VCALENDAR\r\n");
	ical_classes_release(&writer);
}

int page_calendar(struct buf *out, const struct page_env *env)
{
	struct classes classes = { NULL, 0, 0 };
	struct selection selection;
	struct buf href = BUF_INIT;
	struct source source = { .name = env->library->config.title };
	int status = selection_make(&selection, env);

	if (status)
		return status;
	buf_printf(&href, "%s/calendar.ics", env->library->config.base_path);
	selection_query(&href, &selection, selection.n_choices);
	source.href = arena_take(env->arena, &href);
	classes_add_all(&classes, env, selection.entries, selection.len);
	write_calendar(out, env, &source, &classes);
	return 200;
}

int page_course_calendar(struct buf *out, const struct page_env *env,
			 const struct entry *entry)
{
	const char *id = query_get(env->query, "class", 0);
	struct classes classes = { NULL, 0, 0 };
	struct source source = { .is_one = id != NULL };
	struct buf href = BUF_INIT;
	struct briefs briefs;
	struct course_class one;
	struct zones zones;
	bool is_there = true;

	zones_init(&zones, env->arena);
	if (id)
		is_there = classes_find(&one, env, &zones, entry, id);
	else
		classes_add(&classes, env, &zones, entry, false);
	zones_release(&zones);
	if (!is_there)
		return 404;
	if (id)
		classes = (struct classes){ &one, 1, 1 };
	buf_printf(&href, "%scalendar.ics", entry->href);
	if (id)
		query_add(&href, "class", id);
	source.href = arena_take(env->arena, &href);
	briefs_init(&briefs, env);
	source.name = briefs_get(&briefs, entry)->title;
	write_calendar(out, env, &source, &classes);
	briefs_release(&briefs);
	return 200;
}
