/* SPDX-License-Identifier: MIT */
/*
 * The `sections` of newer files (schema.md 4.5, G3): blocks of some thirty
 * types, each with members of its own.  All become one shape, which a page
 * can show whatever the type was; so does a type that nobody knows.
 */
#ifndef CONTENT_BLOCKS_H
#define CONTENT_BLOCKS_H

#include "base/arena.h"
#include "base/report.h"
#include "base/value.h"

/*
 * `from` is the list.  NULL when nothing is said.  Else a LIST of MAPs:
 *
 *	kind	STRING, the type as key_fold() writes it ("textnlist"), or
 *		"other"
 *	anchor	STRING, the block's id, without white space
 *	title	STRING, inline Markdown
 *	image	STRING, as written: a file or an address
 *	text	STRING, block Markdown
 *	quote	STRING, block Markdown: somebody else's words
 *	items	LIST of MAPs of title, text, href and image, as above and in
 *		link.h; one may have an href alone (a path of a page)
 *	button	MAP of text STRING, inline Markdown, and href STRING
 *
 * Every string in a block is in one of them, but for those of technical keys
 * (`icon`, `backgroundColor`), and what token.h takes for a program's under
 * keys that nobody knows.
 * Blocks without words, and drafts, are left out.  A list that was read is
 * read again without a change.  All lives in the arena.
 */
struct value *blocks_read(struct arena *, const struct value *from,
			  struct report *);

/*
 * The field of a course that a block's id stands for ("who-this-is-for" is
 * the audience), by its name in the key table; "roadmap", which is no field;
 * or NULL.
 */
const char *blocks_field(const struct value *block);

/*
 * The block as one Markdown text, but for its title, which is that of the
 * section, and its images.  In the arena; "" for none.
 */
const char *blocks_text(struct arena *, const struct value *block);

#endif
