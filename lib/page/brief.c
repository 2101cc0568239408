/* SPDX-License-Identifier: MIT */
/*
 * Words of courses.
 */
#include "page/brief.h"

#include <string.h>

#include "page/event_days.h"

void briefs_init(struct briefs *briefs, const struct page_env *env)
{
	briefs->env = env;
	table_init(&briefs->table);
}

void briefs_release(struct briefs *briefs)
{
	table_release(&briefs->table);
}

const char *brief_words(const struct page_env *env, const struct entry *entry,
			const struct value *text, bool is_block)
{
	const char *words = value_text(text);
	struct markup m;

	if (str_is_blank(words))
		return NULL;
	view_markup(&m, env, entry);
	m.report = NULL;	/* the course's own page says it */
	words = is_block ? markup_lines(&m, words) : markup_plain(&m, words);
	markup_release(&m);
	return str_is_blank(words) ? NULL : words;
}

const struct brief *briefs_get(struct briefs *briefs,
			       const struct entry *entry)
{
	const struct page_env *env = briefs->env;
	struct brief *brief = table_find(&briefs->table, entry->url);
	struct markup m;

	if (brief)
		return brief;
	brief = arena_alloc(env->arena, sizeof(*brief));
	view_markup(&m, env, entry);
	m.report = NULL;	/* the course's own page says it */
	brief->title = view_name(&m, entry);
	if (entry->course)
		brief->summary = view_summary(&m, entry->course);
	markup_release(&m);
	brief->url = view_absolute(env, entry->href);
	table_set(&briefs->table, entry->url, brief);
	return brief;
}

const char *brief_join(const struct page_env *env, const char *before,
		       const char *behind)
{
	const struct words_place places[] = {
		{ "before", before }, { "behind", behind }, { NULL, NULL },
	};

	return view_fill(env, "machines.joined", places);
}

const char *brief_class(struct briefs *briefs, const struct course_class *item)
{
	const struct page_env *env = briefs->env;
	const char *name = briefs_get(briefs, item->entry)->title;
	const char *title = brief_words(env, item->entry,
					value_get(item->event, "title"),
					false);

	if (title && !str_eq(title, name))
		name = brief_join(env, name, title);
	if (event_is_off(item->event))
		name = brief_join(env, event_status_words(env, item->event),
				  name);
	return name;
}
