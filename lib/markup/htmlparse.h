/* SPDX-License-Identifier: MIT */
/*
 * HTML text into a dom tree by the HTML5 algorithm, over libgumbo (its only
 * includer): what comes out is what a browser would make of the text inside
 * a <div>.  Comments, doctypes and processing instructions are gone.
 * Elements deeper than LIMIT_DOM_DEPTH are flattened into that depth.
 */
#ifndef MARKUP_HTMLPARSE_H
#define MARKUP_HTMLPARSE_H

#include "markup/dom.h"

struct dom_node *htmlparse(struct arena *, const char *html, size_t len);

#endif
