/* SPDX-License-Identifier: MIT */
/*
 * Escaping.  There is one escaper, for five characters, right inside text
 * and inside a double-quoted attribute alike.
 */
#ifndef MARKUP_HTML_H
#define MARKUP_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"

void html_escape(struct buf *, const char *text, size_t len);
void html_text(struct buf *, const char *text);	/* the same, to the NUL */

/*
 * May this be the target of a link?  http, https, mailto, tel, a path, a
 * fragment or a query; not "//host", not "java\tscript:", nothing with
 * controls (security.md C14).
 */
bool html_is_safe_link(const char *href);
/* Of an image: a link, but for mailto and tel. */
bool html_is_safe_image(const char *src);

/* Does text flow on through this element (a, em, ...)? */
bool html_is_inline(const char *tag);
/* Does a browser never show this element's words (script, title, ...)? */
bool html_is_unseen(const char *tag);

/* The visible words of an HTML text, white space collapsed to one space;
   block elements part words.  Arena's. */
const char *html_words(struct arena *, const char *html, size_t len);
/* Those below a node; and with each block on a line of its own. */
struct dom_node;
const char *html_words_in(struct arena *, const struct dom_node *root);
const char *html_lines_in(struct arena *, const struct dom_node *root);

#endif
