/* SPDX-License-Identifier: MIT */
/*
 * CommonMark with smart punctuation, over libcmark (its only includer).  Raw
 * HTML comes through, since sanitise.c judges it after a real parser; bytes
 * that are not UTF-8 become U+FFFD (security.md C15).  Bounds are kept by
 * bounds.c.
 */
#include "markup/passes.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

void markdown_html(struct buf *out, const char *text)
{
	char *html = cmark_markdown_to_html(text, strlen(text),
					    CMARK_OPT_SMART |
					    CMARK_OPT_UNSAFE |
					    CMARK_OPT_VALIDATE_UTF8);

	buf_str(out, html);
	free(html);
}
