/* SPDX-License-Identifier: MIT */
/*
 * A template being compiled, between mustache.c that reads its tags and
 * mustache_lines.c that minds its lines.  Nobody else includes this.
 *
 * A tag that prints nothing and stands alone on its line takes the line with
 * it.  Whether it does is known when the tag has been read: by then the white
 * space before it is at the end of a text, its pad, which is trimmed.
 */
#ifndef PAGE_MUSTACHE_SCAN_H
#define PAGE_MUSTACHE_SCAN_H

#include "base/arena.h"
#include "base/report.h"
#include "page/mustache_tree.h"

struct tag {
	char sigil;		/* one of "#^/>$<!=&{", or 0 */
	struct view name;	/* trimmed */
	bool is_dynamic;
	size_t at, end;		/* offsets of the tag and behind it */
};

struct scanner {
	struct arena *arena;
	struct report *report;
	const char *file;
	struct view text;
	size_t pos;		/* first byte not read yet */
	bool at_line;		/* pos is the first byte of a line */
	bool is_blank;		/* white space only, so far on this line */
	struct view open, close;	/* the delimiters */
	struct node *into;	/* the innermost tag that is open */
	size_t depth;
};

struct node *scan_add(struct scanner *, enum node_kind);
/* Takes the bytes up to `end` as text, and notes what the line looks like. */
void scan_text(struct scanner *, size_t end);

/* Where the line after `at` begins if nothing but white space is before it,
   else 0. */
size_t scan_line_end(const struct scanner *, size_t at);
/* Does the tag that ends at `end` stand alone? */
bool scan_is_alone(const struct scanner *, size_t end);
/* The white space in front of a tag; only if is_blank. */
struct view scan_padding(const struct scanner *, size_t at);
/* The white space that begins the first line with anything on it between two
   offsets; false when there is no such line. */
bool scan_indent(struct view *out, const struct scanner *, size_t at,
		 size_t end);
/* The text that ends in a tag's padding, or NULL; call it before the tag's
   node is added. */
struct node *scan_pad(struct scanner *);
void scan_trim(struct node *pad);

/* Goes on behind a tag: with the rest of its line, or on the next one. */
void scan_go_on(struct scanner *, size_t end);
void scan_eat_line(struct scanner *, struct node *pad, size_t next);
/* Goes on behind a tag that prints nothing itself. */
void scan_pass(struct scanner *, const struct tag *);

#endif
