/* SPDX-License-Identifier: MIT */
/*
 * The page of whatever has a URL: which file makes it is said by one table.
 */
#include "page/page.h"

static int make_home(struct buf *out, const struct page_env *env,
		     const struct entry *entry)
{
	(void)entry;
	page_home(out, env);
	return 200;
}

static int make_course(struct buf *out, const struct page_env *env,
		       const struct entry *entry)
{
	page_course(out, env, entry);
	return 200;
}

static int make_taxonomy(struct buf *out, const struct page_env *env,
			 const struct entry *entry)
{
	page_taxonomy(out, env, entry);
	return 200;
}

static int (*const pages[ENTRY_N_KINDS])(struct buf *,
					 const struct page_env *,
					 const struct entry *) = {
	[ENTRY_PAGE] = make_course,
	[ENTRY_SECTION] = page_section,
	[ENTRY_TERM] = page_term,
	[ENTRY_TAXONOMY] = make_taxonomy,
	[ENTRY_HOME] = make_home,
};

int page_entry(struct buf *out, const struct page_env *env,
	       const struct entry *entry)
{
	return pages[entry->kind](out, env, entry);
}
