/* SPDX-License-Identifier: MIT */
/*
 * SQLite as the search needs it, over the library (search_db.c is its only
 * includer): databases that are bytes in memory, never files.  A statement's
 * error is the database's; nothing here ends the process.
 */
#ifndef INDEX_SEARCH_DB_H
#define INDEX_SEARCH_DB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct search_db;
struct search_stmt;

/* NULL when memory is short, or where the bytes are no database. */
struct search_db *search_db_new(void);			/* empty */
struct search_db *search_db_copy(struct view bytes);	/* to be changed */
struct search_db *search_db_read(struct view bytes);	/* they outlive it */
void search_db_free(struct search_db *);	/* after its statements */

/* Why something failed. */
const char *search_db_error(const struct search_db *);
/* All statements of a text.  0, or -1. */
int search_db_run(struct search_db *, const char *sql);
/* What the database is, as long as nothing changes it; not one that is only
   read.  0, or -1. */
int search_db_bytes(struct view *out, struct search_db *);

/* One statement, that may be used often.  NULL when it cannot be made. */
struct search_stmt *search_stmt_new(struct search_db *, const char *sql);
void search_stmt_free(struct search_stmt *);

/* Parameters are counted from 1.  Texts and bytes outlive the next reset. */
void search_stmt_set_text(struct search_stmt *, int at, struct view);
void search_stmt_set_bytes(struct search_stmt *, int at, struct view);
void search_stmt_set_int(struct search_stmt *, int at, int64_t);

/* 1: there is a row; 0: no more; -1: it failed. */
int search_stmt_step(struct search_stmt *);
/* Columns of the row, from 0.  Texts live until the next step or reset; they
   are never NULL. */
int64_t search_stmt_int(struct search_stmt *, int column);
double search_stmt_real(struct search_stmt *, int column);
struct view search_stmt_text(struct search_stmt *, int column);
/* Ready to be asked again.  0, or -1 when what was asked before failed. */
int search_stmt_reset(struct search_stmt *);
/* Runs a statement that gives no rows.  0, or -1. */
int search_stmt_do(struct search_stmt *);

#endif
