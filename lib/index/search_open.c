/* SPDX-License-Identifier: MIT */
/*
 * Which index is asked: making one in memory, opening files, and going over to
 * a newer one when it is whole.
 */
#include <errno.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "index/catalogue_data.h"
#include "index/search_data.h"
#include "index/search_file.h"
#include "index/search_fill.h"

/* By column, as in search_row.h: a code says more than a title, and that more
   than a text. */
#define WEIGHTS "16, 8, 4, 3, 1"

struct search *search_new(const struct catalogue *catalogue)
{
	struct search *search = mem_alloc(sizeof(*search));

	search->catalogue = catalogue;
	search->open = SEARCH_FILES;
	arena_init(&search->arena);
	arena_init(&search->last_arena);
	return search;
}

static void close_index(struct search *search)
{
	search_stmt_free(search->rows);
	search_stmt_free(search->members);
	search_stmt_free(search->codes);
	search_db_free(search->db);
	if (search->bytes.len)
		search_file_unmap(search->bytes);
	free(search->entries);
	search->rows = search->members = search->codes = NULL;
	search->db = NULL;
	search->bytes = (struct view){ NULL, 0 };
	search->entries = NULL;
	search->mapped = NULL;
	search->last = NULL;
	search->open = SEARCH_FILES;
}

void search_free(struct search *search)
{
	if (!search)
		return;
	close_index(search);
	arena_release(&search->arena);
	arena_release(&search->last_arena);
	free(search);
}

void search_attach(struct search *search, const int fds[SEARCH_FILES])
{
	close_index(search);
	search->is_attached = true;
	memcpy(search->fds, fds, sizeof(search->fds));
}

/* The statements that every search needs; they also tell whether the bytes
   are what they should be. */
static bool prepare(struct search *search)
{
	search->rows = search_stmt_new(
		search->db, "SELECT rowid, bm25(rows, " WEIGHTS ") FROM rows"
		" WHERE rows MATCH ?1");
	search->members = search_stmt_new(
		search->db, "SELECT rowid FROM rows WHERE rows MATCH ?1");
	search->codes = search_stmt_new(
		search->db, "SELECT id FROM courses WHERE code = ?1");
	return search->rows && search->members && search->codes;
}

static bool open_file(struct search *search, int i)
{
	if (search_file_map(&search->bytes, search->fds[i]) < 0) {
		search->bytes = (struct view){ NULL, 0 };
		return false;
	}
	search->db = search_db_read(search->bytes);
	if (!search->db || !prepare(search)) {
		close_index(search);
		return false;
	}
	search->open = i;
	return true;
}

/* The newest that is whole, if that is not the one we have. */
static bool open_newest(struct search *search)
{
	int i;

	for (i = 0; i < search->open; i++) {
		if (!search_file_is_whole(search->fds[i]))
			continue;
		close_index(search);
		if (open_file(search, i))
			return true;
		search->fds[i] = -1;
	}
	return search->db;
}

static bool make_in_memory(struct search *search)
{
	if (search->db || search->has_failed)
		return search->db;
	search->db = search_db_new();
	if (search->db && search_fill(search->db, search->catalogue) == 0 &&
	    prepare(search))
		return true;
	close_index(search);
	search->has_failed = true;
	return false;
}

bool search_open(struct search *search)
{
	return search->is_attached ? open_newest(search) :
				     make_in_memory(search);
}

bool search_is_settled(struct search *search)
{
	if (!search || !search->is_attached)
		return true;
	return search->open == 0 || search_file_is_whole(search->fds[0]);
}

static void read_synonyms(struct search *search)
{
	const struct config *config = &search->catalogue->library->config;

	if (!search->has_synonyms)
		search_synonyms_init(&search->synonyms, &search->arena,
				     config->synonyms);
	search->has_synonyms = true;
}

const struct search_query *search_understand(struct search *search,
					     const char *text)
{
	const struct search_lore lore = { search->db, &search->synonyms };

	if (search->last && str_eq(search->last, text))
		return &search->query;
	read_synonyms(search);
	arena_reset(&search->last_arena);
	search->last = NULL;
	if (search_query_read(&search->query, &search->last_arena, &lore,
			      text) < 0)
		return NULL;
	search->last = arena_strdup(&search->last_arena, text);
	return &search->query;
}

/* NULL when it cannot be filled; then `error` says why.  Takes the db. */
static struct search_db *fill(struct search_db *db,
			      const struct catalogue *catalogue, char *error)
{
	if (db && search_fill(db, catalogue) == 0)
		return db;
	snprintf(error, SEARCH_ERROR, "SQLite cannot make it: %s",
		 db ? search_db_error(db) : strerror(ENOMEM));
	search_db_free(db);
	return NULL;
}

/* From what was there before, or from nothing where that is nothing worth. */
static struct search_db *make(int before, const struct catalogue *catalogue,
			      char *error)
{
	struct search_db *db = NULL;
	struct view bytes;

	if (search_file_is_whole(before) &&
	    search_file_map(&bytes, before) == 0) {
		db = fill(search_db_copy(bytes), catalogue, error);
		search_file_unmap(bytes);
	}
	return db ? db : fill(search_db_new(), catalogue, error);
}

int search_write(int fd, int before, const struct catalogue *catalogue,
		 char error[SEARCH_ERROR])
{
	struct search_db *db = make(before, catalogue, error);
	struct view bytes;
	int status = -1;

	if (db && search_db_bytes(&bytes, db) < 0) {
		snprintf(error, SEARCH_ERROR, "SQLite cannot give it: %s",
			 search_db_error(db));
	} else if (db) {
		status = search_file_put(fd, bytes);
		if (status < 0)
			snprintf(error, SEARCH_ERROR, "cannot write it: %s",
				 strerror(errno));
	}
	search_db_free(db);
	return status;
}
