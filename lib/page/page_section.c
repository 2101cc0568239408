/* SPDX-License-Identifier: MIT */
/*
 * The list of a folder: its pages and the folders in it.
 */
#include "index/section.h"
#include "page/making.h"
#include "page/page.h"

void page_section(struct buf *out, const struct page_env *env,
	       const struct entry *entry)
{
	const struct section *section = entry->section;
	struct making p;

	making_open_list(&p, env, entry);
	view_cards(env, p.view, section->members, section->len);
	view_render(out, env, "list", p.view);
	making_close(&p);
}
