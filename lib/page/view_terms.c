/* SPDX-License-Identifier: MIT */
/*
 * The terms of a course, as the site calls them, with their pages.
 */
#include "index/facets.h"
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

/* What the site calls a term, and its page. */
static void push_term(struct value *list, const struct page_env *env,
		      const struct taxonomy *taxonomy, struct table *seen,
		      const char *words)
{
	const struct term *term = NULL;
	const char *href = NULL;

	if (taxonomy)
		term = taxonomy_find(taxonomy, words);
	if (term)
		words = term_name(term, env->now);
	if (term && catalogue_lists(env->catalogue, term->entry, env->now))
		href = term->entry->href;
	if (str_is_blank(words) || table_find(seen, words))
		return;
	table_set(seen, words, list);
	push(list, env, words, href);
}

void view_terms(struct value *list, const struct page_env *env,
		const struct course *course, enum course_key key)
{
	const struct taxonomy *taxonomy =
		catalogue_taxonomy_of(env->catalogue, key);
	const struct value *terms = course_list(course, key);
	struct table seen;
	const char *words;

	table_init(&seen);
	for (size_t i = 0; i < value_len(terms); i++) {
		words = value_text(value_item(terms, i));
		if (!taxonomy)
			words = facets_spelling(env->catalogue, key, words);
		push_term(list, env, taxonomy, &seen, words);
	}
	table_release(&seen);
}
