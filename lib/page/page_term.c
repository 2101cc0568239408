/* SPDX-License-Identifier: MIT */
/*
 * The list of all that has one term: a topic, a vendor, a tag.
 */
#include "index/taxonomy.h"
#include "page/making.h"
#include "page/page.h"

void page_term(struct buf *out, const struct page_env *env,
	    const struct entry *entry)
{
	const struct term *term = entry->term;
	struct making p;

	making_open_list(&p, env, entry);
	view_cards(env, p.view, term->members, term->len);
	view_render(out, env, "list", p.view);
	making_close(&p);
}
