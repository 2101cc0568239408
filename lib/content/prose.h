/* SPDX-License-Identifier: MIT */
/*
 * One Markdown text made of several: `overview` and `details`, a description
 * and the words that stood where a link was expected.  Each piece is set off
 * by a blank line; one whose lines stand in the text already is not said
 * twice.
 */
#ifndef CONTENT_PROSE_H
#define CONTENT_PROSE_H

#include "content/clean.h"

struct prose {
	struct buf text;
	struct place at;	/* of the first piece */
};

void prose_init(struct prose *);

/* Without blank lines around it; a blank piece says nothing. */
void prose_add(struct prose *, const char *piece, struct place at);
/* The same without looking whether it is said already: for many pieces. */
void prose_append(struct prose *, const char *piece, struct place at);
/*
 * Whatever the value is, with every word that it holds: a list becomes a
 * list, the texts of a map follow each other.  Where text was expected but is
 * not, that is a problem.  `name` is for its words.
 */
void prose_add_value(struct prose *, const struct cleaner *,
		     const struct value *, const char *name);
/* The text as a STRING in the arena, or NULL for none; releases the prose. */
struct value *prose_finish(struct prose *, struct arena *);

#endif
