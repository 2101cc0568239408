/* SPDX-License-Identifier: MIT */
/*
 * The list of a folder: its pages and the folders in it.
 */
#include "index/section.h"
#include "page/page.h"
#include "page/paging.h"

int page_section(struct buf *out, const struct page_env *env,
		 const struct entry *entry)
{
	return paging_list(out, env, entry, entry->section->members,
			   entry->section->len);
}
