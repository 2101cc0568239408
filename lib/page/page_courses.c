/* SPDX-License-Identifier: MIT */
/*
 * The whole catalogue on one page, by topic.  Filters are for a later day.
 */
#include "page/page.h"
#include "page/view.h"

static size_t count(const struct value *groups)
{
	size_t n = 0;

	for (size_t i = 0; i < value_len(groups); i++)
		n += value_len(value_get(value_item(groups, i), "courses"));
	return n;
}

static const char *how_many(struct arena *arena, const struct value *groups)
{
	size_t courses = count(groups), topics = value_len(groups);

	return arena_printf(arena, "%zu course%s in %zu topic%s", courses,
			    courses == 1 ? "" : "s", topics,
			    topics == 1 ? "" : "s");
}

void page_courses(struct buf *out, const struct page_env *env)
{
	const char *base = env->library->config.base_path;
	struct arena *arena = env->arena;
	struct value *groups = view_courses(env), *view;
	const char *words = NULL;

	if (value_len(groups))
		words = how_many(arena, groups);
	view = view_page(env, "All courses", words,
			 arena_printf(arena, "%s/courses/", base));
	view_own_words(env, view, "/courses/");
	if (words)
		value_set(arena, view, "how_many",
			  value_string(arena, words));
	value_set(arena, view, "groups", groups);
	value_set(arena, view, "has_topics",
		  value_bool(arena, value_len(groups) > 1));
	view_render(out, env, "courses", view);
}
