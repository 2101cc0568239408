/* SPDX-License-Identifier: MIT */
/*
 * The terms of a course, as the site calls them, with their pages.
 */
#include "index/taxonomy.h"
#include "page/view.h"

static void push(struct value *list, const struct page_env *env,
		 const char *words, const char *href)
{
	struct value *item = value_map(env->arena);

	value_set(env->arena, item, "words",
		  value_string(env->arena, words));
	value_set(env->arena, item, "href",
		  href ? value_string(env->arena, href) :
			 value_null(env->arena));
	value_push(env->arena, list, item);
}

static bool is_in(const struct value *list, const char *words)
{
	for (size_t i = 0; i < value_len(list); i++)
		if (str_eq(value_text(value_get(value_item(list, i),
						"words")), words))
			return true;
	return false;
}

void view_terms(struct value *list, const struct page_env *env,
		const struct course *course, enum course_key key)
{
	const struct taxonomy *taxonomy =
		catalogue_taxonomy_of(env->catalogue, key);
	const struct value *terms = course_list(course, key);

	for (size_t i = 0; i < value_len(terms); i++) {
		const char *words = value_text(value_item(terms, i));
		const struct term *term = NULL;
		const char *href = NULL;

		if (taxonomy && words)
			term = taxonomy_find(taxonomy, words);
		if (term)
			words = term->name;
		if (term && catalogue_lists(env->catalogue, term->entry,
					    env->now))
			href = term->entry->href;
		if (words && !str_is_blank(words) && !is_in(list, words))
			push(list, env, words, href);
	}
}
