/* SPDX-License-Identifier: MIT */
/*
 * The page of one course, or of a plain page: everything that its file says
 * (fill.c), its picture and colour, the way there, whom to ask, and a table of
 * contents.
 */
#include "index/url.h"
#include "page/contents.h"
#include "page/head.h"
#include "page/jsonld.h"
#include "page/making.h"
#include "page/page.h"

enum { CONTENTS = 3 };			/* headings worth a table */

/* A course that lies in no folder with a page is in the catalogue. */
static void add_trail(struct making *p)
{
	struct value *trail = view_trail(p->env, p->entry), *link;

	if (value_len(trail) == 1 && p->course->kind == KIND_COURSE) {
		link = value_map(p->env->arena);
		making_text(p, link, "name",
			    view_word(p->env, "layout.courses"));
		making_text(p, link, "href",
			    view_rooted(p->env, "/courses/"));
		value_push(p->env->arena, trail, link);
	}
	value_set(p->env->arena, p->view, "trail", trail);
}

/* "mailto:a@b.example?subject=PSM%20I": who asks is asked about what. */
static void add_enquiry(struct making *p)
{
	const char *mail = value_text(value_path(p->view,
						 "site.organisation.email"));
	bool is_course = p->course->kind == KIND_COURSE;
	struct buf href = BUF_INIT;

	making_flag(p, p->view, "is_course", is_course);
	making_text(p, p->view, "enquiry_id",
		    is_course ? markup_id(&p->markup, "ask") : NULL);
	if (mail) {
		buf_printf(&href, "mailto:%s?subject=", mail);
		url_encode(&href, p->title);
	}
	making_text(p, p->view, "enquiry_href", href.data);
	buf_release(&href);
}

/* What stands beside the text: when, whom to ask, the contents. */
static void add_aside(struct making *p)
{
	const struct value *next = value_get(p->view, "next_date");
	const struct value *asked =
		value_path(p->view, "site.organisation.can_be_asked");
	bool has_call = (next && next->type == VALUE_MAP) ||
			(p->course->kind == KIND_COURSE && asked->truth);

	making_flag(p, p->view, "has_call", has_call);
	making_flag(p, p->view, "has_aside", has_call ||
		    value_get(p->view, "has_contents")->truth);
}

/* The text is rendered first, so that all of its headings are known. */
static void add_contents(struct making *p)
{
	struct buf text = BUF_INIT;
	struct value *contents;

	view_render_part(&text, p->env, "text", p->view);
	contents = contents_list(p->env->arena, text.data);
	making_html(p, p->view, "prose",
		    arena_strndup(p->env->arena, text.data, text.len));
	making_list(p, p->view, "contents",
		    value_len(contents) >= CONTENTS ? contents : NULL);
	buf_release(&text);
}

void page_course(struct buf *out, const struct page_env *env,
		 const struct entry *entry)
{
	struct making p;

	making_open(&p, env, entry);
	making_fill(&p);
	part_cover(&p);
	add_trail(&p);
	view_describe(env, p.view, p.title, head_description(&p),
		      entry->href);
	if (p.course->is_unlisted)	/* S-1: who has the address may come */
		making_flag(&p, value_get(p.view, "page"), "is_unlisted",
			    true);
	head_course(&p);
	jsonld_course(&p);
	view_paint(env, p.view, course_text(p.course, COURSE_COLOUR));
	add_enquiry(&p);
	add_contents(&p);
	add_aside(&p);
	view_render(out, env, "course", p.view);
	making_close(&p);
}
