/* SPDX-License-Identifier: MIT */
/*
 * Parts of the page that an author has placed inside a text, by a shortcode
 * of the site that the files come from (schema.md B-5).
 */
#include <string.h>

#include "page/making.h"

/* Shortcodes of the two kinds end alike: a cheap question first. */
#define MARK "-single"

static const struct inside {
	const char *name;		/* of markup.h */
	const char *template;
	const char *id;			/* is there anything to show? */
	const char *flag;		/* it is inside a text */
} insides[] = {
	{ "events", "dates", "dates_id", "is_dates_inside" },
	{ "syllabus", "syllabus", "syllabus_id", "is_syllabus_inside" },
};

enum { N_INSIDES = sizeof(insides) / sizeof(insides[0]) };

static bool asks(const struct making *p)
{
	if (strstr(p->course->body, MARK))
		return true;
	for (enum course_key i = 0; i < COURSE_N_KEYS; i++) {
		const char *text = value_text(course_value(p->course, i));

		if (text && strstr(text, MARK))
			return true;
	}
	return false;
}

/* "" when there is nothing to show. */
static const char *render(struct making *p, const struct inside *inside)
{
	struct buf out = BUF_INIT;

	if (!value_text(value_get(p->view, inside->id)))
		return "";
	view_render_part(&out, p->env, inside->template, p->view);
	return arena_take(p->env->arena, &out);
}

bool part_inside(struct making *p)
{
	if (!asks(p))
		return false;
	part_syllabus(p);
	part_dates(p);
	making_flag(p, p->view, "is_inside", true);
	for (size_t i = 0; i < N_INSIDES; i++) {
		p->components[i].name = insides[i].name;
		p->components[i].html = render(p, &insides[i]);
	}
	making_flag(p, p->view, "is_inside", false);
	p->markup.components = p->components;
	return true;
}

void part_inside_end(struct making *p)
{
	for (size_t i = 0; i < N_INSIDES; i++)
		making_flag(p, p->view, insides[i].flag,
			    p->components[i].is_used);
}
