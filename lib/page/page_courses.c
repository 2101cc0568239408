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

/* "3 courses in 2 topics" */
static const char *how_many(const struct page_env *env,
			    const struct value *groups)
{
	const struct words *words = theme_words(env->theme);
	const struct words_place places[] = {
		{ "courses", words_count(env->arena, words, "count.courses",
					 (long)count(groups)) },
		{ "topics", words_count(env->arena, words, "count.topics",
					(long)value_len(groups)) },
		{ NULL, NULL },
	};

	return words_fill(env->arena, words, "count.courses_in_topics",
			  places);
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
		words = how_many(env, groups);
	view_describe(env, p.view, p.title ? p.title :
		      view_word(env, "courses.all"), words,
		      arena_printf(arena, "%s/courses/", base));
	making_text(&p, p.view, "how_many", words);
	value_set(arena, p.view, "groups", groups);
	making_flag(&p, p.view, "has_topics", value_len(groups) > 1);
	view_render(out, env, "courses", p.view);
	making_close(&p);
}
