/* SPDX-License-Identifier: MIT */
/*
 * The tables of a search database, and how they follow a catalogue:
 *
 *	courses	id, file, code (squeezed) and digest of each row
 *	rows	FTS5: the columns of search_row.h, by the same id
 *	words	each word, its letters, and how many courses have it
 */
#ifndef INDEX_SEARCH_FILL_H
#define INDEX_SEARCH_FILL_H

#include "index/catalogue.h"
#include "index/search_db.h"

/*
 * Makes an empty database, or one that was filled before, hold this
 * catalogue: only rows that differ are made anew.  0, or -1; then the
 * database is of no use.
 */
int search_fill(struct search_db *, const struct catalogue *);

#endif
