/* SPDX-License-Identifier: MIT */
/*
 * What an author wrote where a link belongs: a link, nothing, or words
 * (schema.md 4.6: "link: Slaying Technical Debt").  What comes out is a link
 * that markup/html.h lets through, but nothing here makes it safe: pages ask
 * there.
 */
#ifndef CONTENT_LINK_H
#define CONTENT_LINK_H

#include "base/arena.h"

enum link_kind {
	LINK_NONE,		/* "", "#" */
	LINK_PLAIN,		/* http, https, mailto, tel, a path, "#part" */
	LINK_MENDED,		/* "www.x.example", "//x.example", "a@b.example"
				   with the scheme that they lack */
	LINK_WORDS
};

/*
 * Stores the link, in the arena: as written, but for white space, which is
 * %20 inside and nothing around it.  NULL for LINK_NONE and LINK_WORDS.
 */
enum link_kind link_read(const char **href, struct arena *, const char *text);

#endif
