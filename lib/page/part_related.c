/* SPDX-License-Identifier: MIT */
/*
 * Pages that the author refers to: who holds the course, what comes before and
 * after it.  Links where there is such a page, words where there is none
 * (schema.md ); `lectern check` says which.  And courses that are like
 * it.
 */
#include "page/making.h"

/* A block that became the roadmap has brought its heading, as the field's
   other text (content/sections.c). */
static void add_heading(struct making *p)
{
	const struct field *next = course_field(p->course, COURSE_NEXT);
	const char *html = making_line(p, value_item(next->others, 0));

	making_html(p, p->view, "roadmap_title", html);
	making_say(p, html);
	making_text(p, p->view, "roadmap_id",
		    markup_id(&p->markup, "roadmap"));
}

enum { ALIKE = 4 };

/* What the path shows next to the course is not named again. */
static void add_alike(struct making *p, const struct roadmap *map)
{
	struct value *cards = value_list(p->env->arena);
	const struct entry *found[ALIKE], *named[ROADMAP_MOST];
	struct related_quest quest = {
		.entry = p->entry, .without = named, .n_without = map->len,
		.most = ALIKE, .now = p->env->now,
	};
	size_t n;

	for (size_t i = 0; i < map->len; i++)
		named[i] = map->steps[i].entry;
	n = catalogue_related(found, p->env->catalogue, &quest);
	for (size_t i = 0; i < n; i++)
		value_push(p->env->arena, cards, view_card(p->env, found[i]));
	making_list(p, p->view, "related_courses", cards);
	if (n)
		making_text(p, p->view, "related_id",
			    markup_id(&p->markup, "related"));
}

static bool is_on_path(const struct roadmap *map, const char *href)
{
	for (size_t i = 0; href && i < map->len; i++)
		if (str_eq(map->steps[i].entry->href, href))
			return true;
	return false;
}

/* Those that the path does not show: they have no page here, or there are too
   many. */
static struct value *others(struct making *p, const struct value *links,
			    const struct roadmap *map)
{
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < value_len(links); i++) {
		struct value *link = value_item(links, i);

		if (!is_on_path(map, value_text(value_get(link, "href"))))
			value_push(p->env->arena, list, link);
	}
	return list;
}

static void add_roads(struct making *p, const struct roadmap *map)
{
	struct value *previous = making_refs(p, COURSE_PREVIOUS);
	struct value *next = making_refs(p, COURSE_NEXT);
	struct value *other_previous = others(p, previous, map);
	struct value *other_next = others(p, next, map);

	making_list(p, p->view, "previous", previous);
	making_list(p, p->view, "next", next);
	making_list(p, p->view, "other_previous", other_previous);
	making_list(p, p->view, "other_next", other_next);
	making_flag(p, p->view, "has_others", value_len(other_previous) ||
						      value_len(other_next));
	part_path(p, map);
	if (value_len(previous) || value_len(next) || map->len)
		add_heading(p);
}

void part_related(struct making *p)
{
	struct value *trainers = making_refs(p, COURSE_TRAINERS);
	struct roadmap map;

	catalogue_roadmap(&map, p->env->catalogue, p->entry, p->env->now);
	making_list(p, p->view, "trainers", trainers);
	if (value_len(trainers))
		making_text(p, p->view, "trainers_id",
			    markup_id(&p->markup, "trainers"));
	add_roads(p, &map);
	if (p->course->kind == KIND_COURSE)
		add_alike(p, &map);
	part_teaches(p);
}
