/* SPDX-License-Identifier: MIT */
/*
 * The front page: what the site is, and its courses by topic.  Of an empty
 * folder it says how the first course gets there.
 */
#include "page/making.h"
#include "page/page.h"

void page_home(struct buf *out, const struct page_env *env)
{
	const struct config *config = &env->library->config;
	const char *description = config->description;
	struct making p;

	making_open_at(&p, env, "/");
	if (p.entry)
		making_fill(&p);
	if (p.course && course_text(p.course, COURSE_SUMMARY))
		description = making_words(&p,
				p.course->fields[COURSE_SUMMARY].value);
	value_set(env->arena, p.view, "groups",
		  view_courses(env, &p.markup));
	making_flag(&p, p.view, "is_empty",
		    catalogue_len(env->catalogue) == 0);
	view_describe(env, p.view, config->title, description,
		      arena_printf(env->arena, "%s/", config->base_path));
	view_render(out, env, "home", p.view);
	making_close(&p);
}
