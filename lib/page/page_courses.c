/* SPDX-License-Identifier: MIT */
/*
 * The whole catalogue on one page, by topic.  Filters are for a later day.
 */
#include "page/making.h"
#include "page/page.h"

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
	const char *words = NULL;
	struct value *groups;
	struct making p;

	making_open_at(&p, env, "/courses/");
	if (p.entry)
		making_fill(&p);
	groups = view_courses(env, &p.markup);
	if (value_len(groups))
		words = how_many(arena, groups);
	view_describe(env, p.view, p.title ? p.title : "All courses", words,
		      arena_printf(arena, "%s/courses/", base));
	making_text(&p, p.view, "how_many", words);
	value_set(arena, p.view, "groups", groups);
	making_flag(&p, p.view, "has_topics", value_len(groups) > 1);
	view_render(out, env, "courses", p.view);
	making_close(&p);
}
