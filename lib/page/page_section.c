/* SPDX-License-Identifier: MIT */
/*
 * The list of a folder: its pages and the folders in it.
 */
#include "index/section.h"
#include "page/page.h"
#include "page/view.h"

void page_section(struct buf *out, const struct page_env *env,
		  const struct entry *entry)
{
	struct value *view = view_list(env, entry);
	const struct section *section = entry->section;

	view_cards(env, view, section->members, section->len);
	view_render(out, env, "list", view);
}
