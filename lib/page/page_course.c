/* SPDX-License-Identifier: MIT */
/*
 * The page of one course, or of a plain page: everything that its file says
 * (fill.c), a box of facts and a picture, the way there, whom to ask.
 */
#include <string.h>

#include "markup/html.h"
#include "page/head.h"
#include "page/jsonld.h"
#include "page/making.h"
#include "page/page.h"

enum { DESCRIPTION = 160 };

/* The box beside the text. */
static void add_panel(struct making *p)
{
	part_cover(p);
	making_flag(p, p->view, "has_panel",
		    value_len(value_get(p->view, "facts")) > 0 ||
		    value_text(value_get(p->view, "image")) ||
		    value_text(value_get(p->view, "badge")) ||
		    value_get(p->view, "cover"));
}

/* For search engines: the summary, or how the body begins. */
static const char *description(struct making *p)
{
	const char *words = making_words(p,
				p->course->fields[COURSE_SUMMARY].value);

	if (words)
		return words;
	return head_shorten(p->env->arena,
			    html_words(p->env->arena, p->body,
				       strlen(p->body)), DESCRIPTION);
}

/* A course that lies in no folder with a page is in the catalogue. */
static void add_trail(struct making *p)
{
	struct value *trail = view_trail(p->env, p->entry), *link;
	const char *base = p->env->library->config.base_path;

	if (value_len(trail) == 1 && p->course->kind == KIND_COURSE) {
		link = value_map(p->env->arena);
		making_text(p, link, "name",
			    view_word(p->env, "layout.courses"));
		making_text(p, link, "href",
			    arena_printf(p->env->arena, "%s/courses/", base));
		value_push(p->env->arena, trail, link);
	}
	value_set(p->env->arena, p->view, "trail", trail);
}

void page_course(struct buf *out, const struct page_env *env,
		 const struct entry *entry)
{
	struct making p;

	making_open(&p, env, entry);
	making_fill(&p);
	add_panel(&p);
	add_trail(&p);
	if (p.course->kind == KIND_COURSE) {
		making_flag(&p, p.view, "is_course", true);
		making_text(&p, p.view, "enquiry_id",
			    markup_id(&p.markup, "ask"));
	}
	view_describe(env, p.view, p.title, description(&p), entry->href);
	if (p.course->is_unlisted)	/* S-1: who has the address may come */
		making_flag(&p, value_get(p.view, "page"), "is_unlisted",
			    true);
	head_course(&p);
	jsonld_course(&p);
	view_render(out, env, "course", p.view);
	making_close(&p);
}
