/* SPDX-License-Identifier: MIT */
/*
 * Pages that the author refers to: who holds the course, what comes before and
 * after it.  Links where there is such a page, words where there is none
 * (schema.md ); `lectern check` says which.
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
	part_teaches(p);
}
