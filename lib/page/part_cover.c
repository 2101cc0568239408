/* SPDX-License-Identifier: MIT */
/*
 * The pictures of a course's page: its own, or the one that is drawn for it
 * (cover.h), and the badge.
 */
#include "page/cover.h"
#include "page/making.h"

void part_cover(struct making *p)
{
	const char *image = view_image(p->env, p->entry, COURSE_IMAGE);
	struct value *cover = NULL;

	making_text(p, p->view, "image", image);
	making_text(p, p->view, "image_alt", p->title);
	making_text(p, p->view, "badge",
		    view_image(p->env, p->entry, COURSE_ICON));
	if (!image && p->course->kind == KIND_COURSE)
		cover = cover_make(p->env->arena, p->course, p->title,
				   view_option(p->env, "colour"));
	value_set(p->env->arena, p->view, "cover",
		  cover ? cover : value_null(p->env->arena));
	making_flag(p, p->view, "has_picture", image || cover ||
		    value_text(value_get(p->view, "badge")));
}
