/* SPDX-License-Identifier: MIT */
/*
 * A tree of elements and texts, our own, between parser and output: the
 * passes of markup/ work on it, so none sees gumbo's or cmark's types.  All
 * nodes live in the arena that the root was made in.  Comments do not occur.
 */
#ifndef MARKUP_DOM_H
#define MARKUP_DOM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"

struct dom_attr {
	const char *name;		/* lower case */
	const char *value;		/* decoded; "" when it had none */
	struct dom_attr *next;
};

struct dom_node {
	const char *tag;		/* lower case; NULL: a text */
	const char *text;		/* of a text, decoded */
	struct dom_attr *attrs;
	struct dom_node *parent, *prev, *next, *first, *last;
};

struct dom_node *dom_root(struct arena *);		/* tag "" */
struct dom_node *dom_element(struct arena *, const char *tag);	/* borrowed */
struct dom_node *dom_text(struct arena *, const char *text);	/* copied */

void dom_append(struct dom_node *parent, struct dom_node *child);
void dom_insert_before(struct dom_node *at, struct dom_node *node);
void dom_detach(struct dom_node *);
void dom_unwrap(struct dom_node *);	/* its children take its place */
/* The node after this one in document order, not leaving root; NULL: end. */
struct dom_node *dom_next(const struct dom_node *, const struct dom_node *root);
/* The same, without going into the node's children. */
struct dom_node *dom_skip(const struct dom_node *, const struct dom_node *root);

bool dom_is(const struct dom_node *, const char *tag);
/* Is it an element of the list " ul ol "?  false for NULL and the root. */
bool dom_is_any(const struct dom_node *, const char *list);
bool dom_inside(const struct dom_node *, const char *tag);	/* anywhere */
const char *dom_attr(const struct dom_node *, const char *name);
void dom_set_attr(struct arena *, struct dom_node *, const char *name,
		  const char *value);			/* both copied */
void dom_remove_attr(struct dom_node *, const char *name);
void dom_add_text(struct buf *, const struct dom_node *);  /* textContent */

/* HTML, escaped, void elements without a slash; not the root itself. */
void dom_write(struct buf *, const struct dom_node *root);

#endif
