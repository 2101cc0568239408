/* SPDX-License-Identifier: MIT */
/*
 * The front page: what the site is, and its courses by topic.  Of an empty
 * folder it says how the first course gets there.
 */
#include "index/section.h"
#include "page/page.h"
#include "page/view.h"

/* The home page's own file, if it is to be seen. */
static const struct entry *own_entry(const struct page_env *env)
{
	const struct entry *entry = catalogue_home(env->catalogue)->entry;

	if (!entry || entry_visibility(entry, env->now) != VISIBLE)
		return NULL;
	return entry;
}

void page_home(struct buf *out, const struct page_env *env)
{
	const struct config *config = &env->library->config;
	struct arena *arena = env->arena;
	const struct entry *own = own_entry(env);
	struct value *view;

	view = view_page(env, config->title, config->description,
			 arena_printf(arena, "%s/", config->base_path));
	if (own)
		view_words(env, view, own);
	value_set(arena, view, "groups", view_courses(env));
	value_set(arena, view, "is_empty",
		  value_bool(arena, catalogue_len(env->catalogue) == 0));
	view_render(out, env, "home", view);
}
