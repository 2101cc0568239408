/* SPDX-License-Identifier: MIT */
/*
 * What the files unmark*.c share.
 */
#ifndef MARKUP_UNMARK_PARTS_H
#define MARKUP_UNMARK_PARTS_H

#include "markup/dom.h"
#include "markup/unmark.h"

/* Words on their way to one line, or to one paragraph of several. */
struct unmark_run {
	const struct unmark *u;
	struct buf *out;
	bool is_single;			/* no line may end: titles, cells */
	bool is_strong, is_em, is_link;	/* inside of one */
};

/* Does it stand in a line, among words? */
bool unmark_is_inline(const struct dom_node *);
/* The nodes from `first` up to `end` (NULL: to the last). */
void unmark_nodes(struct unmark_run *, const struct dom_node *first,
		  const struct dom_node *end);
/* The same as one trimmed line or paragraph, appended. */
void unmark_run(struct buf *out, const struct unmark *,
		const struct dom_node *first, const struct dom_node *end,
		bool is_single);

/* Blocks on their way, below one another. */
struct unmark_sheet {
	const struct unmark *u;
	struct buf out;
	bool is_tight;			/* no empty lines between them */
	char list;			/* the last one is a list with that
					   delimiter; else 0 */
};

/* Before a block: what parts it from the one above. */
void unmark_begin(struct unmark_sheet *);
void unmark_children(struct unmark_sheet *, const struct dom_node *);
void unmark_list(struct unmark_sheet *, const struct dom_node *);
/* Of terms and what they mean: a list, where that is short. */
void unmark_terms(struct unmark_sheet *, const struct dom_node *);
/* Appends the lines of `text`, the first behind `first`, the others behind
   `rest`. */
void unmark_lines(struct buf *out, const char *text, const char *first,
		  const char *rest);

/* Appends a table. */
void unmark_table(struct buf *out, const struct unmark *,
		  const struct dom_node *table);

#endif
