/* SPDX-License-Identifier: MIT */
/*
 * Import residue in a Markdown text, mended before any parser sees it, word
 * for word lossless (schema.md B-ids).  One rule is one function and one row
 * of the table in heal.c.  Code, fenced, indented or in a line, is left
 * alone.  Healing a healed text changes nothing.
 *
 *	B-1	block comments of WordPress (<!-- wp:... -->): gone, and the
 *		lines that they hid are Markdown; two bullets on one line are
 *		one
 *	B-2	a raw <iframe> line directly before a text line: parted by a
 *		blank line, so that the text is Markdown again
 *	B-3	lines of nothing but NBSP and space: emptied
 *	B-4	[wpv-post-link item="ID"]: a link, or left out together with
 *		the comma or "or" that held it, and reported with the line to
 *		add to site.yaml; without an id, this page's title; other
 *		[wpv-...] and [types field=...]: left out and reported
 *	B-6	"{ .post-img}" behind an image or on a line of its own: gone
 *	B-7	"** words **": the asterisks go to their words
 *	B-8	HTML that its indent would make code: HTML
 *	B-9	bare addresses: what smart punctuation or emphasis would take
 *		from them gets a backslash
 */
#ifndef MARKUP_HEAL_H
#define MARKUP_HEAL_H

#include "markup/markup.h"

void heal(struct buf *out, const char *text, struct markup *,
	  struct place at);

#endif
