/* SPDX-License-Identifier: MIT */
/*
 * Markdown again, from the HTML that markup.h makes of an author's: cleaned,
 * for those who read, translate or index texts.  It is CommonMark with tables,
 * strikethrough, task lists and footnotes of GitHub's kind, has no HTML and
 * no residue in it, and says every word of the text.
 */
#ifndef MARKUP_UNMARK_H
#define MARKUP_UNMARK_H

#include "base/arena.h"

/* Where a link or picture leads, for a reader elsewhere; NULL: nowhere. */
typedef const char *unmark_href_fn(void *data, const char *href);

struct unmark {
	struct arena *arena;
	unmark_href_fn *href;		/* NULL: as it is */
	void *data;
};

/* Of markup_block(); arena's.  "" for no words. */
const char *unmark_blocks(const struct unmark *, const char *html);

#endif
