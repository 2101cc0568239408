/* SPDX-License-Identifier: MIT */
/*
 * The only file that includes <sqlite3.h>.
 *
 * One thread and no files: no locks, no journal.  A database that is read is
 * used where it lies, page by page (mmap_size), so many processes may share
 * one mapping of it.
 */
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "base/mem.h"
#include "index/search_db.h"

/* Bytes of pages kept while a database is written. */
static const char settings[] =
	"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
	"PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;";
static const char settings_reading[] =
	"PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 1073741824;";

struct search_db {
	sqlite3 *db;
};

struct search_stmt {
	sqlite3_stmt *stmt;
};

static struct search_db *open_empty(void)
{
	const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
			  SQLITE_OPEN_NOMUTEX;
	struct search_db *made;
	sqlite3 *db;

	/* Has an effect the first time only; then it answers "misuse". */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	if (sqlite3_open_v2("search", &db, flags, "memdb") != SQLITE_OK) {
		sqlite3_close(db);
		return NULL;
	}
	made = mem_alloc(sizeof(*made));
	made->db = db;
	return made;
}

static struct search_db *set_up(struct search_db *db, const char *pragmas)
{
	if (search_db_run(db, pragmas) == 0)
		return db;
	search_db_free(db);
	return NULL;
}

struct search_db *search_db_new(void)
{
	struct search_db *db = open_empty();

	return db ? set_up(db, settings) : NULL;
}

/* SQLite frees the bytes if it is told so, even where it fails. */
static int deserialize(struct search_db *db, unsigned char *bytes, size_t len,
		       unsigned flags)
{
	const sqlite3_int64 size = (sqlite3_int64)len;

	return sqlite3_deserialize(db->db, "main", bytes, size, size, flags) ==
	       SQLITE_OK ? 0 : -1;
}

struct search_db *search_db_copy(struct view bytes)
{
	const unsigned flags = SQLITE_DESERIALIZE_FREEONCLOSE |
			       SQLITE_DESERIALIZE_RESIZEABLE;
	struct search_db *db = open_empty();
	unsigned char *copy;

	if (!db)
		return NULL;
	copy = sqlite3_malloc64(bytes.len);
	if (copy)
		memcpy(copy, bytes.at, bytes.len);
	if (!copy || deserialize(db, copy, bytes.len, flags) < 0) {
		search_db_free(db);
		return NULL;
	}
	return set_up(db, settings);
}

/* READONLY: the bytes are not written to. */
static unsigned char *lend(struct view bytes)
{
	union {
		const char *at;
		unsigned char *lent;
	} pointer = { .at = bytes.at };

	return pointer.lent;
}

struct search_db *search_db_read(struct view bytes)
{
	struct search_db *db = open_empty();

	if (!db)
		return NULL;
	if (deserialize(db, lend(bytes), bytes.len,
			SQLITE_DESERIALIZE_READONLY) < 0) {
		search_db_free(db);
		return NULL;
	}
	return set_up(db, settings_reading);
}

void search_db_free(struct search_db *db)
{
	if (!db)
		return;
	sqlite3_close(db->db);
	free(db);
}

const char *search_db_error(const struct search_db *db)
{
	return sqlite3_errmsg(db->db);
}

int search_db_run(struct search_db *db, const char *sql)
{
	return sqlite3_exec(db->db, sql, NULL, NULL, NULL) == SQLITE_OK ? 0 :
									  -1;
}

int search_db_bytes(struct view *out, struct search_db *db)
{
	sqlite3_int64 size = 0;
	const void *bytes = sqlite3_serialize(db->db, "main", &size,
					      SQLITE_SERIALIZE_NOCOPY);

	out->at = bytes;
	out->len = (size_t)size;
	return bytes ? 0 : -1;
}

struct search_stmt *search_stmt_new(struct search_db *db, const char *sql)
{
	struct search_stmt *made;
	sqlite3_stmt *stmt;

	if (sqlite3_prepare_v3(db->db, sql, -1, SQLITE_PREPARE_PERSISTENT,
			       &stmt, NULL) != SQLITE_OK)
		return NULL;
	made = mem_alloc(sizeof(*made));
	made->stmt = stmt;
	return made;
}

void search_stmt_free(struct search_stmt *stmt)
{
	if (!stmt)
		return;
	sqlite3_finalize(stmt->stmt);
	free(stmt);
}

void search_stmt_set_text(struct search_stmt *stmt, int at, struct view text)
{
	sqlite3_bind_text64(stmt->stmt, at, text.at, text.len, SQLITE_STATIC,
			    SQLITE_UTF8);
}

void search_stmt_set_bytes(struct search_stmt *stmt, int at, struct view bytes)
{
	sqlite3_bind_blob64(stmt->stmt, at, bytes.at, bytes.len,
			    SQLITE_STATIC);
}

void search_stmt_set_int(struct search_stmt *stmt, int at, int64_t number)
{
	sqlite3_bind_int64(stmt->stmt, at, number);
}

int search_stmt_step(struct search_stmt *stmt)
{
	switch (sqlite3_step(stmt->stmt)) {
	case SQLITE_ROW:
		return 1;
	case SQLITE_DONE:
		return 0;
	default:
		return -1;
	}
}

int64_t search_stmt_int(struct search_stmt *stmt, int column)
{
	return sqlite3_column_int64(stmt->stmt, column);
}

double search_stmt_real(struct search_stmt *stmt, int column)
{
	return sqlite3_column_double(stmt->stmt, column);
}

struct view search_stmt_text(struct search_stmt *stmt, int column)
{
	struct view text = { sqlite3_column_blob(stmt->stmt, column), 0 };

	if (text.at)
		text.len = (size_t)sqlite3_column_bytes(stmt->stmt, column);
	else
		text.at = "";
	return text;
}

int search_stmt_reset(struct search_stmt *stmt)
{
	return sqlite3_reset(stmt->stmt) == SQLITE_OK ? 0 : -1;
}

int search_stmt_do(struct search_stmt *stmt)
{
	int status = search_stmt_step(stmt);

	return search_stmt_reset(stmt) < 0 || status != 0 ? -1 : 0;
}
