/* SPDX-License-Identifier: MIT */
/*
 * What the writers of marks share; others see extend.h.  Lines and segments
 * are the healer's, which has read the block structure already.
 */
#ifndef MARKUP_EXTEND_RULES_H
#define MARKUP_EXTEND_RULES_H

#include "markup/extend.h"
#include "markup/heal_rules.h"

#define EXTEND_NOTES_LIMIT \
	"footnotes or references to them (1,000 are the limit)"

struct extending {
	struct extension *ext;
	struct healing h;
	struct buf *out;
	size_t next_note;
	bool after_table;	/* the block before is one */
	bool after_special;	/* a list of ours may still be open */
	size_t special_depth;	/* containers around it */
};

/* Words of a paragraph, with marks for references and escaped tildes. */
void extend_words(struct extension *, struct buf *out, const char *words,
		  size_t len);
/* The same into e->out, line by line, each behind what stands before it. */
void extend_write_lines(struct extending *, size_t i, size_t lines,
			const char *words);
/* Writes the paragraph if it is or ends in a table. */
bool extend_write_table(struct extending *, const struct segment *);

#endif
