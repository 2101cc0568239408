/* SPDX-License-Identifier: MIT */
/*
 * The front page: what the site is, and its courses by topic.  Of an empty
 * folder it says how the first course gets there.
 */
#include "page/page.h"
#include "page/view.h"

void page_home(struct buf *out, const struct page_env *env)
{
	const struct config *config = &env->library->config;
	struct arena *arena = env->arena;
	struct value *view;

	view = view_page(env, config->title, config->description,
			 arena_printf(arena, "%s/", config->base_path));
	view_own_words(env, view, "/");
	value_set(arena, view, "groups", view_courses(env));
	value_set(arena, view, "is_empty",
		  value_bool(arena, catalogue_len(env->catalogue) == 0));
	view_render(out, env, "home", view);
}
