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
	return paging_list(out, env, entry, entry->term->members,
			   entry->term->len);
}
