/* SPDX-License-Identifier: MIT */
/*
 * The list of all that has one term: a topic, a vendor, a tag.
 */
#include "index/taxonomy.h"
#include "page/page.h"
#include "page/view.h"

void page_term(struct buf *out, const struct page_env *env,
	       const struct entry *entry)
{
	struct value *view = view_list(env, entry);
	const struct term *term = entry->term;

	view_cards(env, view, term->members, term->len);
	view_render(out, env, "list", view);
}
