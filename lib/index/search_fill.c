/* SPDX-License-Identifier: MIT */
/*
 * Two lists in byte order of files, that of the database and that of the
 * catalogue, are walked side by side.  Words are counted in memory and added
 * at the end.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "base/mem.h"
#include "base/table.h"
#include "index/catalogue_data.h"
#include "index/search_fill.h"
#include "index/search_row.h"
#include "index/search_words.h"

static const char schema[] =
	"CREATE TABLE courses(id INTEGER PRIMARY KEY,"
	" file TEXT NOT NULL UNIQUE, code TEXT NOT NULL, digest BLOB NOT NULL);"
	"CREATE INDEX courses_code ON courses(code);"
	"CREATE TABLE words(word TEXT PRIMARY KEY, letters INTEGER NOT NULL,"
	" courses INTEGER NOT NULL) WITHOUT ROWID;"
	"CREATE INDEX words_letters ON words(letters, word, courses);"
	"CREATE VIRTUAL TABLE rows USING fts5(code, title, names, summary,"
	" text, tokenize = 'unicode61 remove_diacritics 2');";

/* What is done often. */
enum task {
	DROP_COURSE,
	DROP_ROW,
	READ_ROW,
	ADD_COURSE,
	ADD_ROW,
	ADD_WORD,
	DROP_WORD,
	N_TASKS
};

static const char *const tasks[N_TASKS] = {
	[DROP_COURSE] = "DELETE FROM courses WHERE id = ?1",
	[DROP_ROW] = "DELETE FROM rows WHERE rowid = ?1",
	[READ_ROW] = "SELECT code, title, names, summary, text FROM rows"
		     " WHERE rowid = ?1",
	[ADD_COURSE] = "INSERT INTO courses VALUES(?1, ?2, ?3, ?4)",
	[ADD_ROW] = "INSERT INTO rows(rowid, code, title, names, summary, text)"
		    " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
	[ADD_WORD] = "INSERT INTO words VALUES(?1, ?2, ?3) ON CONFLICT(word)"
		     " DO UPDATE SET courses = courses + excluded.courses",
	[DROP_WORD] = "DELETE FROM words WHERE word = ?1 AND courses <= 0",
};

struct tally {
	const char *word;
	int64_t change;			/* courses that have it */
	size_t seen;			/* in which row last */
};

/* A row of the table `courses`. */
struct known {
	int64_t id;
	const char *file;		/* arena's */
	struct digest digest;
};

struct filling {
	struct search_db *db;
	const struct catalogue *catalogue;
	struct search_stmt *stmts[N_TASKS];
	struct arena arena;
	struct known *known;		/* in byte order of files */
	size_t n_known, cap_known;
	int64_t next_id;
	size_t n_changed;
	struct search_row row;
	struct table words;		/* to struct tally */
	struct tally **tallies;
	size_t n_tallies, cap_tallies;
	size_t n_rows;			/* counted so far */
};

static int make_schema(struct search_db *db)
{
	struct search_stmt *stmt =
		search_stmt_new(db, "SELECT 1 FROM courses LIMIT 1");
	bool is_there = stmt != NULL;

	search_stmt_free(stmt);
	return is_there ? 0 : search_db_run(db, schema);
}

static int prepare(struct filling *filling)
{
	size_t i;

	for (i = 0; i < N_TASKS; i++) {
		filling->stmts[i] = search_stmt_new(filling->db, tasks[i]);
		if (!filling->stmts[i])
			return -1;
	}
	return 0;
}

static void learn(struct filling *filling, struct search_stmt *stmt)
{
	struct view file = search_stmt_text(stmt, 1);
	struct view digest = search_stmt_text(stmt, 2);
	struct known *known;

	filling->known = mem_grow(filling->known, filling->n_known,
				  &filling->cap_known, sizeof(*known));
	known = &filling->known[filling->n_known++];
	memset(known, 0, sizeof(*known));
	known->id = search_stmt_int(stmt, 0);
	known->file = arena_strndup(&filling->arena, file.at, file.len);
	if (digest.len == sizeof(known->digest))
		memcpy(&known->digest, digest.at, digest.len);
	if (known->id >= filling->next_id)
		filling->next_id = known->id + 1;
}

/* What the database has. */
static int look(struct filling *filling)
{
	struct search_stmt *stmt =
		search_stmt_new(filling->db, "SELECT id, file, digest"
				" FROM courses ORDER BY file");
	int status = -1;

	filling->next_id = 1;
	if (!stmt)
		return -1;
	while ((status = search_stmt_step(stmt)) > 0)
		learn(filling, stmt);
	search_stmt_free(stmt);
	return status;
}

static struct tally *find_tally(struct filling *filling, struct view text)
{
	char word[LIMIT_SEARCH_WORD + 1];
	struct tally *tally;

	if (text.len > LIMIT_SEARCH_WORD)
		text.len = LIMIT_SEARCH_WORD;	/* never: the row is ours */
	memcpy(word, text.at, text.len);
	word[text.len] = '\0';
	tally = table_find(&filling->words, word);
	if (tally)
		return tally;
	tally = arena_alloc(&filling->arena, sizeof(*tally));
	tally->word = arena_strndup(&filling->arena, word, text.len);
	table_add(&filling->words, tally->word, tally);
	filling->tallies = mem_grow(filling->tallies, filling->n_tallies,
				    &filling->cap_tallies,
				    sizeof(struct tally *));
	filling->tallies[filling->n_tallies++] = tally;
	return tally;
}

/* Each word of a column, once a row: n_rows tells the row. */
static void count(struct filling *filling, struct view column, int change)
{
	const char *at = column.at, *end = at + column.len, *gap;
	struct tally *tally;

	for (; at < end; at = gap + 1) {
		gap = memchr(at, ' ', (size_t)(end - at));
		if (!gap)
			gap = end;
		if (gap == at)
			continue;
		tally = find_tally(filling,
				   (struct view){ at, (size_t)(gap - at) });
		if (tally->seen != filling->n_rows)
			tally->change += change;
		tally->seen = filling->n_rows;
	}
}

static int forget_words(struct filling *filling, int64_t id)
{
	struct search_stmt *stmt = filling->stmts[READ_ROW];
	int i;

	search_stmt_set_int(stmt, 1, id);
	filling->n_rows++;
	if (search_stmt_step(stmt) > 0) {
		for (i = 0; i < SEARCH_N_COLUMNS; i++)
			count(filling, search_stmt_text(stmt, i), -1);
	}
	return search_stmt_reset(stmt);
}

static int drop(struct filling *filling, int64_t id)
{
	filling->n_changed++;
	if (forget_words(filling, id) < 0)
		return -1;
	search_stmt_set_int(filling->stmts[DROP_ROW], 1, id);
	search_stmt_set_int(filling->stmts[DROP_COURSE], 1, id);
	return search_stmt_do(filling->stmts[DROP_ROW]) < 0 ||
	       search_stmt_do(filling->stmts[DROP_COURSE]) < 0 ? -1 : 0;
}

static struct view view_of(const struct buf *buf)
{
	return (struct view){ buf->data, buf->len };
}

static int add_course(struct filling *filling, const struct entry *entry,
		      int64_t id, const struct digest *digest)
{
	struct search_stmt *stmt = filling->stmts[ADD_COURSE];
	const char *file = entry->course->file;
	const char *code = course_text(entry->course, COURSE_CODE);
	struct buf squeezed = BUF_INIT;
	int status;

	if (code)
		search_words_squeeze(&squeezed, code);
	search_stmt_set_int(stmt, 1, id);
	search_stmt_set_text(stmt, 2, (struct view){ file, strlen(file) });
	search_stmt_set_text(stmt, 3, view_of(&squeezed));
	search_stmt_set_bytes(stmt, 4, (struct view){
		(const char *)digest->bytes, sizeof(digest->bytes) });
	status = search_stmt_do(stmt);
	buf_release(&squeezed);
	return status;
}

static int add(struct filling *filling, const struct entry *entry, int64_t id,
	       const struct digest *digest)
{
	struct search_stmt *stmt = filling->stmts[ADD_ROW];
	struct search_row *row = &filling->row;
	int i;

	filling->n_changed++;
	if (add_course(filling, entry, id, digest) < 0)
		return -1;
	search_row_make(row, filling->catalogue, entry);
	filling->n_rows++;
	search_stmt_set_int(stmt, 1, id);
	for (i = 0; i < SEARCH_N_COLUMNS; i++) {
		search_stmt_set_text(stmt, i + 2, view_of(&row->columns[i]));
		count(filling, view_of(&row->columns[i]), 1);
	}
	return search_stmt_do(stmt);
}

/* The catalogue has it; `known` says whether the database does, or NULL. */
static int follow(struct filling *filling, const struct entry *entry,
		  const struct known *known)
{
	struct digest digest;

	search_row_digest(&digest, filling->catalogue, entry);
	if (!known)
		return add(filling, entry, filling->next_id++, &digest);
	if (!memcmp(&known->digest, &digest, sizeof(digest)))
		return 0;
	if (drop(filling, known->id) < 0)
		return -1;
	return add(filling, entry, known->id, &digest);
}

/* Drops what the database has before the file, from the i-th row on; returns
   where it stopped, or -1. */
static ssize_t drop_before(struct filling *filling, size_t i,
			   const char *file)
{
	for (; i < filling->n_known; i++) {
		if (file && strcmp(filling->known[i].file, file) >= 0)
			break;
		if (drop(filling, filling->known[i].id) < 0)
			return -1;
	}
	return (ssize_t)i;
}

static int walk(struct filling *filling)
{
	const struct catalogue *catalogue = filling->catalogue;
	const struct known *known;
	ssize_t at = 0;
	size_t i;

	for (i = 0; i < catalogue->len; i++) {
		const struct entry *entry = catalogue->by_file[i];

		if (!entry_is_course(entry))
			continue;
		at = drop_before(filling, (size_t)at, entry->course->file);
		if (at < 0)
			return -1;
		known = NULL;
		if ((size_t)at < filling->n_known &&
		    str_eq(filling->known[at].file, entry->course->file))
			known = &filling->known[at++];
		if (follow(filling, entry, known) < 0)
			return -1;
	}
	return drop_before(filling, (size_t)at, NULL) < 0 ? -1 : 0;
}

static int compare_tallies(const void *left, const void *right)
{
	const struct tally *const *a = left, *const *b = right;

	return strcmp((*a)->word, (*b)->word);
}

static int write_word(struct filling *filling, const struct tally *tally)
{
	const struct view word = { tally->word, strlen(tally->word) };
	struct search_stmt *stmt = filling->stmts[ADD_WORD];

	if (!tally->change)
		return 0;
	search_stmt_set_text(stmt, 1, word);
	search_stmt_set_int(stmt, 2, (int64_t)search_word_letters(word));
	search_stmt_set_int(stmt, 3, tally->change);
	if (search_stmt_do(stmt) < 0)
		return -1;
	if (tally->change > 0)
		return 0;
	search_stmt_set_text(filling->stmts[DROP_WORD], 1, word);
	return search_stmt_do(filling->stmts[DROP_WORD]);
}

/* In order, so that pages of the table are filled one after the other. */
static int write_words(struct filling *filling)
{
	size_t i;

	if (filling->n_tallies)
		qsort(filling->tallies, filling->n_tallies,
		      sizeof(struct tally *), compare_tallies);
	for (i = 0; i < filling->n_tallies; i++) {
		if (write_word(filling, filling->tallies[i]) < 0)
			return -1;
	}
	return 0;
}

/*
 * A new index is put together as well as can be, for it is read for long; and
 * at the end, not again and again on the way.
 */
static const char before_all[] =
	"INSERT INTO rows(rows, rank) VALUES('automerge', 0);"
	"INSERT INTO rows(rows, rank) VALUES('crisismerge', 1999);";
static const char after_all[] =
	"INSERT INTO rows(rows) VALUES('optimize');"
	"INSERT INTO rows(rows, rank) VALUES('automerge', 4);"
	"INSERT INTO rows(rows, rank) VALUES('crisismerge', 16);";

static int begin(struct filling *filling)
{
	if (prepare(filling) < 0 || look(filling) < 0)
		return -1;
	return filling->n_known ? 0 : search_db_run(filling->db, before_all);
}

static int finish(struct filling *filling)
{
	if (!filling->n_known && search_db_run(filling->db, after_all) < 0)
		return -1;
	return search_db_run(filling->db, "COMMIT");
}

static void release(struct filling *filling)
{
	size_t i;

	for (i = 0; i < N_TASKS; i++)
		search_stmt_free(filling->stmts[i]);
	search_row_release(&filling->row);
	table_release(&filling->words);
	free(filling->tallies);
	free(filling->known);
	arena_release(&filling->arena);
}

int search_fill(struct search_db *db, const struct catalogue *catalogue)
{
	struct filling filling = { .db = db, .catalogue = catalogue };
	int status = -1;

	arena_init(&filling.arena);
	table_init(&filling.words);
	search_row_init(&filling.row);
	if (search_db_run(db, "BEGIN") == 0 && make_schema(db) == 0 &&
	    begin(&filling) == 0 && walk(&filling) == 0 &&
	    write_words(&filling) == 0)
		status = finish(&filling);
	release(&filling);
	return status;
}
