/* SPDX-License-Identifier: MIT */
/*
 * What a trainer holds: his courses, and the next classes of them.  On his own
 * page, below its words; on the list that stands for a page, which has the
 * courses already.
 */
#include "content/event_when.h"
#include "content/events.h"
#include "index/taxonomy.h"
#include "page/event_days.h"
#include "page/making.h"

enum { CLASSES = 12 };		/* of all that are to come */

struct class {
	const struct entry *entry;
	const struct value *event;
	int64_t begins;
};

struct classes {
	struct class items[CLASSES];	/* soonest first */
	size_t len;
};

static void add(struct classes *classes, const struct class *class)
{
	size_t i = classes->len;

	if (i == CLASSES && class->begins >= classes->items[i - 1].begins)
		return;
	if (i < CLASSES)
		classes->len++;
	else
		i--;
	for (; i && classes->items[i - 1].begins > class->begins; i--)
		classes->items[i] = classes->items[i - 1];
	classes->items[i] = *class;
}

/* Those of which the time is known, and that take place. */
static void add_course(struct classes *classes, const struct entry *entry,
		       int64_t now)
{
	const struct value *events = course_list(entry->course, COURSE_EVENTS);

	for (size_t i = 0; i < value_len(events); i++) {
		struct class class = { .entry = entry };
		struct event_when when;

		class.event = value_item(events, i);
		event_when(&when, class.event);
		class.begins = when.begins;
		/* It begins on a day, then. */
		if (when.begins != INSTANT_NONE && when.over > now &&
		    !event_is_off(class.event))
			add(classes, &class);
	}
}

static struct value *make_class(struct making *p, const struct class *class)
{
	struct value *out = value_map(p->env->arena);
	struct event_days days;

	event_days(&days, &p->zones, class->event);
	making_text(p, out, "title", view_name(&p->markup, class->entry));
	making_text(p, out, "href", class->entry->href);
	making_text(p, out, "iso",
		    clock_iso_day(p->env->arena, &days.first));
	making_text(p, out, "days", event_days_words(p->env, &days));
	making_text(p, out, "location",
		    value_text(value_get(class->event, "location")));
	making_text(p, out, "status",
		    event_status_words(p->env, class->event));
	making_flag(p, out, "is_on", class->begins <= p->env->now);
	return out;
}

static void add_classes(struct making *p, const struct term *term)
{
	struct value *list = value_list(p->env->arena);
	struct classes classes = { .len = 0 };

	for (size_t i = 0; i < term->len; i++)
		if (catalogue_lists(p->env->catalogue, term->members[i],
				    p->env->now))
			add_course(&classes, term->members[i], p->env->now);
	for (size_t i = 0; i < classes.len; i++)
		value_push(p->env->arena, list,
			   make_class(p, &classes.items[i]));
	making_list(p, p->view, "classes", list);
	if (value_len(list))
		making_text(p, p->view, "classes_id",
			    markup_id(&p->markup, "classes"));
}

static void add_courses(struct making *p, const struct term *term)
{
	struct value *view = value_map(p->env->arena);
	struct value *list;

	view_cards(p->env, view, term->members, term->len);
	list = value_get(view, "courses");
	making_list(p, p->view, "taught", list);
	if (!value_len(list))
		return;
	making_text(p, p->view, "taught_id", markup_id(&p->markup, "courses"));
	making_text(p, p->view, "taught_title",
		    view_say(p->env, "trainers.courses", "name", p->title));
}

void part_teaches(struct making *p)
{
	const struct term *term =
		p->entry ? catalogue_trainer_at(p->env->catalogue, p->entry) :
			   NULL;

	if (!term)
		return;
	if (p->entry->kind != ENTRY_TERM)
		add_courses(p, term);
	add_classes(p, term);
}
