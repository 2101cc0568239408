/* SPDX-License-Identifier: MIT */
/*
 * What search reads of a course: one row of five columns, best first.
 */
#ifndef INDEX_SEARCH_ROW_H
#define INDEX_SEARCH_ROW_H

#include "base/buf.h"
#include "base/hash.h"
#include "index/catalogue.h"

/* Each course has a row, hidden ones too; no other page has. */
enum search_column {
	SEARCH_CODE,
	SEARCH_TITLE,		/* all titles */
	SEARCH_NAMES,		/* topics, makers, roles, people, tags, level */
	SEARCH_SUMMARY,		/* what cards and heads say */
	SEARCH_TEXT,		/* all other words */
	SEARCH_N_COLUMNS
};

/* Appends the words that people read, in lines. */
void search_row_read(struct buf *out, enum search_column,
		     const struct catalogue *, const struct entry *);

/* As the index has it: all columns in folded words (search_words.h). */
struct search_row {
	struct buf columns[SEARCH_N_COLUMNS];
	struct buf room;
};

void search_row_init(struct search_row *);
void search_row_release(struct search_row *);
void search_row_make(struct search_row *, const struct catalogue *,
		     const struct entry *);

/* Differs whenever a row that is made from the same would. */
void search_row_digest(struct digest *, const struct catalogue *,
		       const struct entry *);

#endif
