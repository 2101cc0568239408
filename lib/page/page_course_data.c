/* SPDX-License-Identifier: MIT */
/*
 * Other forms of a course's page: its record as JSON, its words as Markdown.
 */
#include <string.h>

#include "page/machines.h"
#include "page/record.h"

int page_course_json(struct buf *out, const struct page_env *env,
		     const struct entry *entry)
{
	value_write_json(out, record_whole(env, entry), true);
	buf_char(out, '\n');
	return 200;
}

/* Every word of the page, in its order: the theme says which, as HTML. */
int page_course_markdown(struct buf *out, const struct page_env *env,
			 const struct entry *entry)
{
	struct page_env quiet = *env;
	struct buf html = BUF_INIT;
	struct making p;
	struct unmark u;

	quiet.report = NULL;		/* the page reports */
	making_open(&p, &quiet, entry);
	making_fill(&p);
	view_describe(&quiet, p.view, p.title, NULL, entry->href);
	view_render_part(&html, &quiet, "markdown", p.view);
	record_unmark(&u, &p);
	buf_str(out, unmark_blocks(&u, html.data));
	buf_char(out, '\n');
	buf_release(&html);
	making_close(&p);
	return 200;
}
