/* SPDX-License-Identifier: MIT */
/*
 * The dates of a course as instances of it, which are events too: Google
 * shows events, and wants to know of each its name, when it begins and where
 * it is.  A date of which one of these is not certain is on the page alone.
 */
#include "page/jsonld.h"

#include "content/certain.h"
#include "page/classes.h"
#include "page/jsonld_parts.h"
#include "page/place.h"
#include "page/stamp.h"

/* By the `status` of events.h; of a tentative class nothing is scheduled. */
static const struct {
	const char *status, *type;
} statuses[] = {
	{ "cancelled", "https://schema.org/EventCancelled" },
	{ "postponed", "https://schema.org/EventPostponed" },
	{ "tentative", NULL },
};

static const char *event_status(const struct value *event)
{
	const char *status = value_text_at(event, "status");

	for (size_t i = 0; status &&
			   i < sizeof(statuses) / sizeof(statuses[0]); i++)
		if (str_eq(statuses[i].status, status))
			return statuses[i].type;
	return "https://schema.org/EventScheduled";
}

/* Where it is held; NULL when nobody knows. */
static struct value *place(struct making *p, const struct value *event,
			   struct value *node)
{
	const char *words = value_text_at(event, "location");
	struct arena *arena = p->env->arena;
	struct value *where;

	if (place_kind(words) == PLACE_UNKNOWN)
		return NULL;
	if (place_kind(words) == PLACE_NAMED) {
		where = jsonld_node(arena, "Place");
		jsonld_text(arena, where, "name", words);
		jsonld_text(arena, where, "address", words);
		return where;
	}
	where = jsonld_node(arena, "VirtualLocation");
	jsonld_text(arena, where, "url",
		    value_text(value_path(p->view, "page.canonical")));
	jsonld_text(arena, node, "eventAttendanceMode",
		    "https://schema.org/OnlineEventAttendanceMode");
	jsonld_text(arena, node, "courseMode", "Online");
	return where;
}

/* Where a place can be had; what it costs, no file says. */
static struct value *offer(struct making *p, const struct value *event)
{
	const char *url = view_absolute(p->env, making_href(p, event));
	const char *status = value_text_at(event, "status");
	struct value *node;

	if (!url || event_is_off(event))
		return NULL;
	node = jsonld_node(p->env->arena, "Offer");
	jsonld_text(p->env->arena, node, "url", url);
	if (status && str_eq(status, "full"))
		jsonld_text(p->env->arena, node, "availability",
			    "https://schema.org/SoldOut");
	return node;
}

static struct value *instructors(struct making *p)
{
	const struct value *trainers = value_get(p->view, "trainers");
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < value_len(trainers); i++) {
		const struct value *trainer = value_item(trainers, i);
		struct value *node = jsonld_node(p->env->arena, "Person");

		jsonld_text(p->env->arena, node, "name",
			    value_text_at(trainer, "words"));
		jsonld_url(p->env, node, "url", value_text_at(trainer, "href"));
		if (value_get(node, "name"))
			value_push(p->env->arena, list, node);
	}
	return list;
}

static void add_course(struct making *p, struct value *node,
		       const struct value *course)
{
	static const char *const keys[] = {
		"description", "image", "inLanguage"
	};
	struct arena *arena = p->env->arena;
	struct certain length;

	certain_length(&length, p->course);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		jsonld_put(arena, node, keys[i], value_get(course, keys[i]));
	jsonld_put(arena, node, "organizer", value_get(course, "provider"));
	jsonld_put(arena, node, "instructor", instructors(p));
	jsonld_text(arena, node, "courseWorkload",
		    stamp_minutes(arena, length.minutes));
}

static const char *name_of(struct making *p, const struct value *event)
{
	const char *title = making_words(p, value_get(event, "title"));

	return title ? arena_printf(p->env->arena, "%s: %s", p->title,
				    title) : p->title;
}

/* NULL, if something that it must have is not certain. */
static struct value *instance(struct making *p, const struct course_class *item,
			      const struct value *course)
{
	const struct value *event = item->event;
	const struct stamper stamper = {
		p->env->arena, &p->env->library->config, &p->zones
	};
	struct arena *arena = p->env->arena;
	struct value *types = value_list(arena), *node = value_map(arena);
	struct value *where;
	struct stamp stamp;

	value_push(arena, types, value_borrow(arena, "CourseInstance"));
	value_push(arena, types, value_borrow(arena, "EducationEvent"));
	value_set(arena, node, "@type", types);
	stamp_event(&stamp, &stamper, event);
	where = place(p, event, node);
	if (!stamp.start || !where)
		return NULL;
	jsonld_text(arena, node, "@id",
		    arena_printf(arena, "%s#date-%s",
				 value_text(value_get(course, "url")),
				 item->id));
	jsonld_text(arena, node, "name", name_of(p, event));
	jsonld_put(arena, node, "url", value_get(course, "url"));
	jsonld_text(arena, node, "startDate", stamp.start);
	jsonld_text(arena, node, "endDate", stamp.end);
	jsonld_text(arena, node, "eventStatus", event_status(event));
	value_set(arena, node, "location", where);
	jsonld_put(arena, node, "offers", offer(p, event));
	add_course(p, node, course);
	return node;
}

struct value *jsonld_instances(struct making *p, const struct value *course)
{
	struct value *list = value_list(p->env->arena);
	struct classes classes = { .len = 0 };

	classes_add(&classes, p->env, &p->zones, p->entry, false);
	for (size_t i = 0; i < classes.len && value_len(list) < JSONLD_DATES;
	     i++) {
		struct value *node = instance(p, &classes.items[i], course);

		if (node)
			value_push(p->env->arena, list, node);
	}
	return list;
}
