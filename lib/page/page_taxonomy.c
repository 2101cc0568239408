/* SPDX-License-Identifier: MIT */
/*
 * The list of a taxonomy's terms, each with how many courses it has.
 */
#include "index/taxonomy.h"
#include "page/making.h"
#include "page/page.h"

/* A term is called what its own file says, which is Markdown, or words. */
static struct value *make_item(struct making *p, const struct term *term)
{
	struct value *item = value_map(p->env->arena);
	size_t n = taxonomy_count(p->env->catalogue, term, p->env->now);

	making_text(p, item, "name", view_name(&p->markup, term->entry));
	making_text(p, item, "href", term->entry->href);
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

		if (catalogue_lists(env->catalogue, term->entry, env->now))
			value_push(env->arena, terms, make_item(&p, term));
	}
	making_list(&p, p.view, "terms", terms);
	view_render(out, env, "taxonomy", p.view);
	making_close(&p);
}
