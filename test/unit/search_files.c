/* SPDX-License-Identifier: MIT */
/*
 * Indexes as files: made anew or from the one before, taken over when they are
 * whole, and what is done without a good one.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>

#include "ask.h"
#include "index/search_data.h"
#include "index/search_file.h"

static const struct tree_file first[] = {
	{ "site.yaml", "title: T\n" },
	{ "a.md", "---\ntitle: Splicing Rope\ncode: SPL\n---\n"
		  "Hemp and wire.\n" },
	{ "b.md", "---\ntitle: Sewing Sails\ncode: SEW\n"
		  "trainers: [team/mate.md]\n---\nPalm and needle.\n" },
	{ "c.md", "---\ntitle: Caulking\ncode: CAU\n---\nPitch.\n" },
	{ "team/mate.md", "---\ntitle: Mate Winslow\n---\n" },
};

/* Reads the folder again. */
static void reload(struct tree *tree)
{
	catalogue_free(tree->catalogue);
	library_free(tree->library);
	tree->library = library_load(tree->dir.path, NULL);
	assert_non_null(tree->library);
	tree->catalogue = catalogue_build(tree->library, &tree->report);
}

static int write_index(const struct tree *tree, int before)
{
	char error[SEARCH_ERROR] = "";
	int fd = search_file_new();

	assert_true(fd >= 0);
	assert_false(search_file_is_whole(fd));
	if (search_write(fd, before, tree->catalogue, error) < 0)
		fail_msg("%s", error);
	assert_true(search_file_is_whole(fd));
	return fd;
}

/* "a.md b.md" */
static void expect(const struct tree *tree, struct search *search,
		   const char *query, const char *files)
{
	struct arena arena = ARENA_INIT;
	struct search_result found;
	struct buf got = BUF_INIT;
	size_t i;

	search_find(&found, &arena, search, tree->catalogue, query);
	for (i = 0; i < found.len; i++)
		buf_printf(&got, "%s%s", i ? " " : "",
			   found.entries[i]->course->file);
	if (!str_eq(got.data, files))
		fail_msg("%s: %s, want %s", query, got.data, files);
	buf_release(&got);
	arena_release(&arena);
}

static void add_rows(struct buf *out, struct search_db *db, const char *sql,
		     int columns)
{
	struct search_stmt *stmt = search_stmt_new(db, sql);
	struct view text;
	int i;

	assert_non_null(stmt);
	while (search_stmt_step(stmt) > 0) {
		for (i = 0; i < columns; i++) {
			text = search_stmt_text(stmt, i);
			buf_add(out, text.at, text.len);
			buf_char(out, '|');
		}
		buf_char(out, '\n');
	}
	search_stmt_free(stmt);
}

/* All that is in an index, but for the numbers of its rows; and the score of
   some words, to the last digit. */
static void dump(struct buf *out, int fd)
{
	struct search_db *db;
	struct view bytes;

	assert_int_equal(search_file_map(&bytes, fd), 0);
	db = search_db_read(bytes);
	assert_non_null(db);
	add_rows(out, db, "SELECT file, code, digest FROM courses"
		 " ORDER BY file", 3);
	add_rows(out, db, "SELECT word, letters, courses FROM words"
		 " ORDER BY word", 3);
	add_rows(out, db, "SELECT file, rows.code, title, names, summary, text"
		 " FROM courses JOIN rows ON id = rows.rowid ORDER BY file",
		 6);
	add_rows(out, db, "SELECT file, bm25(rows) FROM rows JOIN courses"
		 " ON id = rows.rowid WHERE rows MATCH '\"s\"* OR \"pitch\"'"
		 " ORDER BY file", 2);
	search_db_free(db);
	search_file_unmap(bytes);
}

static void an_index_made_from_another_equals_one_made_anew(void **state)
{
	static const struct tree_file steps[] = {
		{ "a.md", "---\ntitle: Splicing Wire\ncode: SPW\n---\n"
			  "Only wire now.\n" },
		{ "d.md", "---\ntitle: Sounding\ncode: SND\n---\nLead.\n" },
		{ "A.md", "---\ntitle: Steering\ncode: STE\n---\nWheel.\n" },
		{ "team/mate.md", "---\ntitle: Mate Harker\n---\n" },
		{ "c.md", "---\ntitle: Caulking\ntype: page\n---\nPitch.\n" },
		{ "c.md", "---\ntitle: Caulking\ncode: CAU\n---\nPitch.\n" },
		{ "b.md", "" },
	};
	struct buf followed = BUF_INIT, anew = BUF_INIT;
	struct tree tree;
	int fd, next, other;
	size_t i;

	(void)state;
	tree_open(&tree, first, N(first));
	fd = write_index(&tree, -1);
	for (i = 0; i < N(steps); i++) {
		tempdir_write(&tree.dir, steps[i].path, steps[i].text);
		reload(&tree);
		next = write_index(&tree, fd);
		other = write_index(&tree, -1);
		buf_reset(&followed);
		buf_reset(&anew);
		dump(&followed, next);
		dump(&anew, other);
		assert_string_equal(followed.data, anew.data);
		assert_int_equal(followed.len, anew.len);
		close(fd);
		close(other);
		fd = next;
	}
	close(fd);
	buf_release(&followed);
	buf_release(&anew);
	tree_close(&tree);
}

static void a_person_of_another_name_is_found_by_it(void **state)
{
	struct search *search;
	struct tree tree;
	int fds[SEARCH_FILES] = { -1, -1, -1 };

	(void)state;
	tree_open(&tree, first, N(first));
	fds[1] = write_index(&tree, -1);
	tempdir_write(&tree.dir, "team/mate.md",
		      "---\ntitle: Mate Harker\n---\n");
	reload(&tree);
	fds[0] = write_index(&tree, fds[1]);
	search = search_new(tree.catalogue);
	search_attach(search, fds);
	expect(&tree, search, "harker", "b.md");
	expect(&tree, search, "winslow", "");
	search_free(search);
	close(fds[0]);
	close(fds[1]);
	tree_close(&tree);
}

static void the_newest_whole_index_is_asked(void **state)
{
	int fds[SEARCH_FILES] = { -1, -1, -1 };
	char error[SEARCH_ERROR];
	struct search *search;
	struct tree tree;

	(void)state;
	tree_open(&tree, first, N(first));
	fds[2] = write_index(&tree, -1);
	tempdir_write(&tree.dir, "a.md", "---\ntitle: Knots\ncode: SPL\n---\n"
					 "Manila.\n");
	tempdir_write(&tree.dir, "c.md", "---\ntitle: C\ntype: page\n---\n");
	reload(&tree);
	fds[0] = search_file_new();
	search = search_new(tree.catalogue);
	search_attach(search, fds);
	/* The old one; what it knows of c.md is no course any more. */
	expect(&tree, search, "hemp", "a.md");
	expect(&tree, search, "manila", "");
	expect(&tree, search, "pitch", "");
	assert_false(search_is_settled(search));
	assert_int_equal(search_write(fds[0], fds[2], tree.catalogue, error),
			 0);
	assert_true(search_is_settled(search));
	expect(&tree, search, "hemp", "");
	expect(&tree, search, "manila", "a.md");
	assert_true(search_is_settled(search));
	search_free(search);
	close(fds[0]);
	close(fds[2]);
	tree_close(&tree);
}

static int sealed(const char *bytes, size_t len)
{
	const struct view view = { bytes, len };
	int fd = search_file_new();

	assert_int_equal(search_file_put(fd, view), 0);
	return fd;
}

static void a_file_that_is_no_index_is_passed_over(void **state)
{
	static const char sqlite[] = "SQLite format 3\0\x10\0\x01\x01\0@  ";
	struct search *search;
	struct tree tree;
	struct view whole;
	int fds[SEARCH_FILES], good;
	size_t i;

	(void)state;
	tree_open(&tree, first, N(first));
	good = write_index(&tree, -1);
	assert_int_equal(search_file_map(&whole, good), 0);
	for (i = 0; i < 4; i++) {
		fds[0] = i == 0 ? sealed("", 0) :
			 i == 1 ? sealed("not a database at all", 21) :
			 i == 2 ? sealed(sqlite, sizeof(sqlite)) :
				  sealed(whole.at, whole.len / 2);
		fds[1] = good;
		fds[2] = -1;
		search = search_new(tree.catalogue);
		search_attach(search, fds);
		expect(&tree, search, "pitch", "c.md");
		search_free(search);
		/* Alone: titles. */
		fds[1] = -1;
		search = search_new(tree.catalogue);
		search_attach(search, fds);
		expect(&tree, search, "caulk", "c.md");
		search_free(search);
		/* As what another is made from: that is made anew. */
		fds[1] = write_index(&tree, fds[0]);
		close(fds[0]);
		close(fds[1]);
	}
	search_file_unmap(whole);
	close(good);
	tree_close(&tree);
}

static void without_any_index_titles_are_looked_through(void **state)
{
	const int none[SEARCH_FILES] = { -1, -1, -1 };
	struct search *search;
	struct tree tree;

	(void)state;
	tree_open(&tree, first, N(first));
	search = search_new(tree.catalogue);
	search_attach(search, none);
	expect(&tree, search, "sail", "b.md");
	expect(&tree, search, "needle", "");
	assert_false(search_is_settled(search));
	search_free(search);
	assert_true(search_is_settled(NULL));
	tree_close(&tree);
}

static void what_cannot_be_written_is_said(void **state)
{
	char error[SEARCH_ERROR] = "", path[64];
	struct tree tree;
	int fd, reader;

	(void)state;
	tree_open(&tree, first, N(first));
	assert_int_equal(search_write(-1, -1, tree.catalogue, error), -1);
	assert_non_null(strstr(error, "Bad file descriptor"));
	fd = search_file_new();
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	reader = open(path, O_RDONLY | O_CLOEXEC);
	assert_int_equal(search_write(reader, -1, tree.catalogue, error), -1);
	assert_false(search_file_is_whole(fd));
	/* Half of one was left there: it is written anew. */
	assert_int_equal(pwrite(fd, "half", 4, 0), 4);
	assert_int_equal(search_write(fd, -1, tree.catalogue, error), 0);
	assert_true(search_file_is_whole(fd));
	/* And stays. */
	assert_int_equal(pwrite(fd, "half", 4, 0), -1);
	assert_int_equal(ftruncate(fd, 0), -1);
	assert_int_equal(search_write(fd, -1, tree.catalogue, error), -1);
	close(reader);
	close(fd);
	tree_close(&tree);
}

static void an_empty_catalogue_has_an_index(void **state)
{
	static const struct tree_file none[] = {
		{ "site.yaml", "title: T\n" },
	};
	int fds[SEARCH_FILES] = { -1, -1, -1 };
	struct search *search;
	struct tree tree;

	(void)state;
	tree_open(&tree, none, N(none));
	fds[0] = write_index(&tree, -1);
	search = search_new(tree.catalogue);
	search_attach(search, fds);
	expect(&tree, search, "anything at all", "");
	tempdir_write(&tree.dir, "a.md", first[1].text);
	search_free(search);
	reload(&tree);
	fds[1] = fds[0];
	fds[0] = write_index(&tree, fds[1]);
	search = search_new(tree.catalogue);
	search_attach(search, fds);
	expect(&tree, search, "hemp", "a.md");
	search_free(search);
	close(fds[0]);
	close(fds[1]);
	tree_close(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			an_index_made_from_another_equals_one_made_anew),
		cmocka_unit_test(a_person_of_another_name_is_found_by_it),
		cmocka_unit_test(the_newest_whole_index_is_asked),
		cmocka_unit_test(a_file_that_is_no_index_is_passed_over),
		cmocka_unit_test(without_any_index_titles_are_looked_through),
		cmocka_unit_test(what_cannot_be_written_is_said),
		cmocka_unit_test(an_empty_catalogue_has_an_index),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
