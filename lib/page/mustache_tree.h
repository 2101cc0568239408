/* SPDX-License-Identifier: MIT */
/*
 * A compiled template, between mustache.c that makes it and
 * mustache_render.c that walks it.
 *
 * White space is settled when a template is compiled: the lines of tags that
 * stand alone are gone from the texts.  What must wait for rendering is the
 * indentation of what a standing-alone partial or block brings in; for that
 * every text knows whether it begins a line.
 */
#ifndef PAGE_MUSTACHE_TREE_H
#define PAGE_MUSTACHE_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/report.h"
#include "base/str.h"

enum node_kind {
	NODE_ROOT,
	NODE_TEXT,		/* bytes of the template */
	NODE_ESCAPED,		/* {{x}} */
	NODE_RAW,		/* {{{x}}} {{&x}} */
	NODE_SECTION,		/* {{#x}} */
	NODE_INVERTED,		/* {{^x}} */
	NODE_PARTIAL,		/* {{>x}} */
	NODE_PARENT,		/* {{<x}}; of its children, blocks count */
	NODE_BLOCK,		/* {{$x}} */
	NODE_N_KINDS
};

struct node {
	enum node_kind kind;
	bool begins_line;	/* TEXT: its first byte is a line's first */
	bool is_dynamic;	/* PARTIAL, PARENT: {{>*x}} */
	bool is_alone;		/* PARTIAL, PARENT: nothing else on its line;
				   BLOCK: nothing else on its opening line */
	struct view text;	/* TEXT */
	const char *name;	/* as written, without '*'; NULL: none */
	const char **path;	/* the name's dotted parts; 0 for "." */
	size_t path_len;
	struct view indent;	/* PARTIAL, PARENT, BLOCK: of what comes in */
	size_t strip;		/* BLOCK as argument: white space in front of
				   each of its lines that is not content */
	struct node *parent, *first, *last, *next;
	size_t at;		/* offset of the tag */
	/* Only while compiling. */
	size_t inside;		/* offset behind the tag */
	struct node *pad;	/* the text that ends in the tag's white space,
				   if nothing else stands before the tag */
};

struct mustache {
	struct node root;
	const char *file;
	struct view text;
};

/* Line and column of an offset. */
struct place mustache_place(const char *file, struct view text, size_t at);

#endif
