/* SPDX-License-Identifier: MIT */
/*
 * The page of whatever has a URL: which file makes it is said by one table.
 */
#include "page/page.h"

static void make_home(struct buf *out, const struct page_env *env,
		      const struct entry *entry)
{
	(void)entry;
	page_home(out, env);
}

static void (*const pages[ENTRY_N_KINDS])(struct buf *,
					  const struct page_env *,
					  const struct entry *) = {
	[ENTRY_PAGE] = page_course,
	[ENTRY_SECTION] = page_section,
	[ENTRY_TERM] = page_term,
	[ENTRY_TAXONOMY] = page_taxonomy,
	[ENTRY_HOME] = make_home,
};

void page_entry(struct buf *out, const struct page_env *env,
		const struct entry *entry)
{
	pages[entry->kind](out, env, entry);
}
