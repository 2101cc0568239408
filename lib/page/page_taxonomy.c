/* SPDX-License-Identifier: MIT */
/*
 * The list of a taxonomy's terms, each with how many courses it has.
 */
#include "index/taxonomy.h"
#include "page/page.h"
#include "page/view.h"

static struct value *make_item(const struct page_env *env, struct markup *m,
			       const struct term *term)
{
	struct arena *arena = env->arena;
	struct value *item = value_map(arena);
	size_t n = taxonomy_count(env->catalogue, term, env->now);

	value_set(arena, item, "name",
		  value_string(arena, markup_plain(m, term->title)));
	value_set(arena, item, "href",
		  value_string(arena, term->entry->href));
	value_set(arena, item, "count", value_int(arena, (long)n));
	return item;
}

void page_taxonomy(struct buf *out, const struct page_env *env,
		   const struct entry *entry)
{
	const struct taxonomy *taxonomy = entry->taxonomy;
	struct value *view = view_list(env, entry);
	struct value *terms = value_list(env->arena);
	struct page_env quiet = *env;
	struct markup m;

	quiet.report = NULL;		/* the terms' own pages report it */
	view_markup(&m, &quiet, NULL);
	for (size_t i = 0; i < taxonomy->len; i++) {
		const struct term *term = taxonomy->terms[i];

		if (catalogue_lists(env->catalogue, term->entry, env->now))
			value_push(env->arena, terms,
				   make_item(env, &m, term));
	}
	markup_release(&m);
	value_set(env->arena, view, "terms", terms);
	value_set(env->arena, view, "has_terms",
		  value_bool(env->arena, value_len(terms) > 0));
	view_render(out, env, "taxonomy", view);
}
