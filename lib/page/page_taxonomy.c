/* SPDX-License-Identifier: MIT */
/*
 * The list of a taxonomy's terms, each with how many courses it has.
 */
#include "index/taxonomy.h"
#include "page/making.h"
#include "page/page.h"

/* The page that is shown for it now, or NULL. */
static const struct entry *page_of(const struct page_env *env,
				   const struct term *term)
{
	if (term->taxonomy == catalogue_trainers(env->catalogue))
		return catalogue_trainer_page(env->catalogue, term, env->now);
	return catalogue_lists(env->catalogue, term->entry, env->now) ?
		       term->entry : NULL;
}

/* A term is called what its own file says, which is Markdown, or words. */
static struct value *make_item(struct making *p, const struct term *term,
			       const struct entry *page)
{
	struct value *item = value_map(p->env->arena);
	size_t n = taxonomy_count(p->env->catalogue, term, p->env->now);

	making_text(p, item, "name", view_name(&p->markup, page));
	making_text(p, item, "href", page->href);
	value_set(p->env->arena, item, "count",
		  value_int(p->env->arena, (long)n));
	return item;
}

void page_taxonomy(struct buf *out, const struct page_env *env,
		   const struct entry *entry)
{
	const struct taxonomy *taxonomy = entry->taxonomy;
	struct value *terms = value_list(env->arena);
	struct making p;

	making_open_list(&p, env, entry);
	for (size_t i = 0; i < taxonomy->len; i++) {
		const struct term *term = taxonomy->terms[i];
		const struct entry *page = page_of(env, term);

		if (page)
			value_push(env->arena, terms,
				   make_item(&p, term, page));
	}
	making_list(&p, p.view, "terms", terms);
	view_render(out, env, "taxonomy", p.view);
	making_close(&p);
}
