/* SPDX-License-Identifier: MIT */
/*
 * What the readers of marks share; others see extend.h.
 */
#ifndef MARKUP_EXTEND_MARKS_H
#define MARKUP_EXTEND_MARKS_H

#include "markup/extend.h"

struct extend_mark {
	enum mark kind;
	size_t number;
	size_t len;		/* its bytes */
};

/* The mark that `text` begins with; false: it begins with none. */
bool extend_read_mark(struct extend_mark *, const char *text);

/* Strikethrough, in words that Markdown has read. */
void extend_strike(struct arena *, struct dom_node *root);
/*
 * Marks in words: tasks, tildes, and references, which are numbered as they
 * come.  false: a mark is left that no author wrote.
 */
bool extend_words_tree(struct extension *, struct dom_node *root);
/* A link to a note, in the place of its mark. */
struct dom_node *extend_reference(struct extension *, size_t note);
/* Numbers what notes refer to, and puts the notes at the end. */
bool extend_notes(struct extension *, struct dom_node *root);

#endif
