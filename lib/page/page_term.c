/* SPDX-License-Identifier: MIT */
/*
 * The list of all that has one term: a topic, a vendor, a tag.
 */
#include "index/taxonomy.h"
#include "page/page.h"
#include "page/paging.h"

int page_term(struct buf *out, const struct page_env *env,
	      const struct entry *entry)
{
	const struct term *term = entry->term;
	struct making p;
	int status;

	making_open_list(&p, env, entry);
	status = paging_list(&p, term->members, term->len);
	if (status == 200)
		view_render(out, env, "list", p.view);
	else
		page_error(out, env, status, entry->url);
	making_close(&p);
	return status;
}
