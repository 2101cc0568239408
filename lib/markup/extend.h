/* SPDX-License-Identifier: MIT */
/*
 * What Hugo's Markdown has and CommonMark has not (hugo.md 5.1, F11): pipe
 * tables, strikethrough, task lists, footnotes, definition lists.
 *
 * The block structure is cmark's own: extend_text() writes each cell, note
 * and definition as a block that cmark knows (a heading, a list item) with a
 * mark in it, so that links, emphasis, lists and quotations work inside and
 * around.  extend_tree() finds the marks in the tree and makes the elements.
 * A mark is a number between two characters of Unicode's private use area
 * (U+F8D0 on).  A text that has such characters is left as it is, and if a
 * mark is not where it should be, the tree is not used.
 *
 * No input multiplies: cells and notes are limited for one text, and each is
 * written once.
 */
#ifndef MARKUP_EXTEND_H
#define MARKUP_EXTEND_H

#include "base/buf.h"
#include "markup/dom.h"
#include "markup/markup.h"

/* Before the number of a mark, and what it numbers; MARK_END is behind. */
enum mark {
	MARK_CELL,		/* cells[] */
	MARK_TERM,		/* of a definition list; nothing */
	MARK_DEFINITION,	/* 1: with paragraphs, 0: words alone */
	MARK_NOTE,		/* notes[] */
	MARK_REFERENCE,		/* notes[], which it refers to */
	MARK_TASK,		/* 0: to do, 1: done */
	MARK_TILDE,		/* "\~"; nothing */
	MARK_TILDE_HTML,	/* "~" of raw HTML; nothing */
	MARK_END,
	N_MARKS
};

void extend_add_mark(struct buf *out, enum mark, size_t number);

struct extend_table {
	const char *align;	/* a letter a column: l c r, or - */
	size_t columns, rows;	/* rows with the header's */
	bool has_more;		/* a row had more cells than columns */
};

struct extend_cell {
	size_t table, row, column;
};

struct extend_note {
	const char *label;
	struct place at;
	size_t number;		/* as shown, in order of reference; 0: unused */
	size_t references;
	struct dom_node *body;	/* its blocks, once they are found */
};

struct extension {
	struct markup *m;
	struct arena *arena;
	struct extend_table *tables;
	struct extend_cell *cells;
	struct extend_note *notes;
	size_t n_tables, n_cells, n_notes;
	size_t cap_tables, cap_cells, cap_notes;
	size_t n_terms, n_definitions, n_references;
	size_t *shown;		/* notes[] in the order of their numbers */
	size_t n_shown;
	unsigned group;		/* of ids, from 1; 0: none was needed yet */
	size_t all_cells;	/* with the empty ones, of all tables */
	bool is_used;		/* the text was rewritten */
	const char *limit;	/* broken; or NULL */
};

/*
 * Writes the text as cmark should have it.  The return value is NULL, or the
 * limit that the text breaks, in words.  End with extend_release().
 */
const char *extend_text(struct extension *, struct buf *out, const char *text,
			struct markup *, struct place at);
/* Makes the elements; false: the tree is not what was written. */
bool extend_tree(struct extension *, struct dom_node *root);
void extend_release(struct extension *);

#endif
