/* SPDX-License-Identifier: MIT */
/*
 * Pages that the author refers to: who holds the course, what comes before and
 * after it.  Links where there is such a page, words where there is none
 * (schema.md ); `lectern check` says which.  And courses that are like
 * it, but for those.
 */
#include "page/making.h"

/* A block that became the roadmap has brought its heading, as the field's
   other text (content/sections.c). */
static void add_heading(struct making *p)
{
	const struct field *next = &p->course->fields[COURSE_NEXT];
	const char *html = making_line(p, value_item(next->others, 0));

	making_html(p, p->view, "roadmap_title", html);
	making_say(p, html);
	making_text(p, p->view, "roadmap_id",
		    markup_id(&p->markup, "roadmap"));
}

enum { ALIKE = 4, NAMED = 32 };	/* so many are not named twice */

/* The courses of a field that the page names already. */
static size_t add_named(const struct entry *out[], size_t n, struct making *p,
			enum course_key key)
{
	size_t len = value_len(course_list(p->course, key));

	for (size_t i = 0; i < len && n < NAMED; i++) {
		out[n] = catalogue_ref(p->env->catalogue, p->entry, key, i,
				       p->env->now);
		n += out[n] != NULL;
	}
	return n;
}

static void add_alike(struct making *p)
{
	struct value *cards = value_list(p->env->arena);
	const struct entry *found[ALIKE], *named[NAMED];
	struct related_quest quest = {
		.entry = p->entry, .without = named, .most = ALIKE,
		.now = p->env->now,
	};
	size_t n;

	quest.n_without = add_named(named, 0, p, COURSE_PREVIOUS);
	quest.n_without = add_named(named, quest.n_without, p, COURSE_NEXT);
	n = catalogue_related(found, p->env->catalogue, &quest);
	for (size_t i = 0; i < n; i++)
		value_push(p->env->arena, cards, view_card(p->env, found[i]));
	making_list(p, p->view, "related_courses", cards);
	if (n)
		making_text(p, p->view, "related_id",
			    markup_id(&p->markup, "related"));
}

void part_related(struct making *p)
{
	struct value *trainers = making_refs(p, COURSE_TRAINERS);
	struct value *previous = making_refs(p, COURSE_PREVIOUS);
	struct value *next = making_refs(p, COURSE_NEXT);
	bool has_roadmap = value_len(previous) || value_len(next);

	making_list(p, p->view, "trainers", trainers);
	making_list(p, p->view, "previous", previous);
	making_list(p, p->view, "next", next);
	making_flag(p, p->view, "has_roadmap", has_roadmap);
	if (value_len(trainers))
		making_text(p, p->view, "trainers_id",
			    markup_id(&p->markup, "trainers"));
	if (has_roadmap)
		add_heading(p);
	if (p->course->kind == KIND_COURSE)
		add_alike(p);
	part_teaches(p);
}
