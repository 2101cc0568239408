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
	const struct section *section = entry->section;
	struct making p;
	int status;

	making_open_list(&p, env, entry);
	status = paging_list(&p, section->members, section->len);
	if (status == 200)
		view_render(out, env, "list", p.view);
	else
		page_error(out, env, status, entry->url);
	making_close(&p);
	return status;
}
