/* SPDX-License-Identifier: MIT */
/*
 * Reading one file: from inside the tree, whole, of a kind and size that can
 * be meant (security.md C17 to C19).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/str.h"
#include "filefixture.h"

static void a_root_must_be_a_folder(void **state)
{
	struct fixture *fix = *state;
	struct file_tree tree;

	tempdir_write(&fix->dir, "a.md", "");
	assert_int_equal(file_tree_open(&tree, inside(fix, "none")), -1);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(file_tree_open(&tree, inside(fix, "a.md")), -1);
	assert_int_equal(errno, ENOTDIR);
	make_link(fix, ".", "root");
	assert_int_equal(file_tree_open(&tree, inside(fix, "root")), 0);
	file_tree_close(&tree);
	file_tree_close(&tree);		/* once more does no harm */
}

static int read_file(struct fixture *fix, struct buf *buf, const char *path,
		     size_t limit)
{
	struct file_id id;

	return file_read(buf, &id, &fix->tree, path, limit, &fix->report);
}

static void what_is_no_file_inside_is_not_read(void **state)
{
	static const struct {
		const char *path, *code;
	} rows[] = {
		{ "none.md", "file-missing" },
		{ "", "file-missing" },
		{ "a.md/x", "file-missing" },
		{ "dir", "file-kind" },
		{ ".", "file-kind" },
		{ "fifo", "file-kind" },
		{ "socket", "file-kind" },
		{ "/etc/passwd", "file-outside" },
		{ "../etc/passwd", "file-outside" },
		{ "dir/../../x", "file-outside" },
		{ "abs", "file-outside" },
		{ "dots", "file-outside" },
		{ "zero", "file-outside" },
		{ "environ", "file-outside" },
		{ "ring", "file-loop" },
		{ "big.md", "file-too-large" },
	};
	struct fixture *fix = *state;
	struct buf buf = BUF_INIT;
	size_t i;

	tempdir_write(&fix->dir, "a.md", "");
	tempdir_write(&fix->dir, "big.md", "0123456789");
	make_folder(fix, "dir");
	make_fifo(fix, "fifo");
	make_socket(fix, "socket");
	make_link(fix, "/etc/passwd", "abs");
	make_link(fix, "../../../../etc/passwd", "dots");
	make_link(fix, "/dev/zero", "zero");
	make_link(fix, "/proc/self/environ", "environ");
	make_link(fix, "ring", "ring");
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_str(&buf, "old");
		assert_int_equal(read_file(fix, &buf, rows[i].path, 9), -1);
		assert_int_equal(fix->report.len, i + 1);
		assert_string_equal(fix->report.items[i].code, rows[i].code);
		assert_string_equal(fix->report.items[i].at.file,
				    rows[i].path);
		assert_int_equal(buf.len, 0);
	}
	buf_release(&buf);
}

static void files_are_read_up_to_the_limit(void **state)
{
	static const size_t sizes[] = {
		0, 1, 65535, 65536, 65537, LIMIT_FILE - 1, LIMIT_FILE,
		LIMIT_FILE + 1
	};
	struct fixture *fix = *state;
	struct buf buf = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		char *text = arena_alloc(&fix->arena, sizes[i] + 1);
		bool fits = sizes[i] <= LIMIT_FILE;

		memset(text, 'a' + (int)i, sizes[i]);
		tempdir_write(&fix->dir, "a.md", text);
		assert_int_equal(read_file(fix, &buf, "a.md", LIMIT_FILE),
				 fits ? 0 : -1);
		assert_int_equal(buf.len, fits ? sizes[i] : 0);
		assert_memory_equal(buf.data, text, buf.len);
		assert_int_equal(buf.data[buf.len], '\0');
	}
	assert_int_equal(fix->report.len, 1);
	assert_string_equal(fix->report.items[0].code, "file-too-large");
	buf_release(&buf);
}

static void a_sparse_giant_is_refused_by_its_size(void **state)
{
	struct fixture *fix = *state;
	struct buf buf = BUF_INIT;

	tempdir_write(&fix->dir, "giant.md", "");
	assert_int_equal(truncate(inside(fix, "giant.md"), 1L << 36), 0);
	assert_int_equal(read_file(fix, &buf, "giant.md", LIMIT_FILE), -1);
	assert_string_equal(fix->report.items[0].code, "file-too-large");
	assert_true(buf.cap <= LIMIT_FILE);
	buf_release(&buf);
}

static void links_and_odd_names_are_read(void **state)
{
	static const char *const names[] = {
		"a b.md", "\xC3\xA9t\xC3\xA9.md", "in.md", "dir/up.md", "d/x.md"
	};
	struct fixture *fix = *state;
	struct buf buf = BUF_INIT;
	size_t i;

	tempdir_write(&fix->dir, "a b.md", "words");
	tempdir_write(&fix->dir, "\xC3\xA9t\xC3\xA9.md", "words");
	tempdir_write(&fix->dir, "dir/x.md", "words");
	make_link(fix, "dir/x.md", "in.md");
	make_link(fix, "../in.md", "dir/up.md");
	make_link(fix, "dir", "d");
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		assert_int_equal(read_file(fix, &buf, names[i], 5), 0);
		assert_string_equal(buf.data, "words");
	}
	buf_release(&buf);
}

static void an_unreadable_file_is_reported(void **state)
{
	struct fixture *fix = *state;
	struct buf buf = BUF_INIT;

	tempdir_write(&fix->dir, "a.md", "");
	chmod(inside(fix, "a.md"), 0);
	fixture_drop_root(fix);
	assert_int_equal(read_file(fix, &buf, "a.md", 9), -1);
	fixture_take_root();
	assert_string_equal(fix->report.items[0].code, "file-unreadable");
	buf_release(&buf);
}

/* A file of /proc is longer than its size says: as if it always grew. */
static void a_file_that_never_holds_still_is_given_up(void **state)
{
	struct fixture *fix = *state;
	struct buf buf = BUF_INIT;
	struct file_tree proc;
	struct file_id id;

	assert_int_equal(file_tree_open(&proc, "/proc/self"), 0);
	assert_int_equal(file_read(&buf, &id, &proc, "status", LIMIT_FILE,
				   &fix->report), -1);
	assert_string_equal(fix->report.items[0].code, "file-unreadable");
	assert_true(str_starts(fix->report.items[0].words, "changes while"));
	assert_int_equal(buf.len, 0);
	file_tree_close(&proc);
	buf_release(&buf);
}

static void every_part_of_an_id_tells_states_apart(void **state)
{
	static const struct file_id base = { 1, 2, 3, 4, 5 };
	static const struct file_id others[] = {
		{ 9, 2, 3, 4, 5 }, { 1, 9, 3, 4, 5 }, { 1, 2, 9, 4, 5 },
		{ 1, 2, 3, 9, 5 }, { 1, 2, 3, 4, 9 },
	};
	struct fixture *fix = *state;
	struct buf buf = BUF_INIT;
	struct file_id first, second;
	size_t i;

	assert_true(file_id_eq(&base, &base));
	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_false(file_id_eq(&base, &others[i]));
	tempdir_write(&fix->dir, "a.md", "1");
	file_read(&buf, &first, &fix->tree, "a.md", 9, &fix->report);
	file_read(&buf, &second, &fix->tree, "a.md", 9, &fix->report);
	assert_true(file_id_eq(&first, &second));
	tempdir_write(&fix->dir, "a.md", "22");
	file_read(&buf, &second, &fix->tree, "a.md", 9, &fix->report);
	assert_false(file_id_eq(&first, &second));
	buf_release(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_TREE(a_root_must_be_a_folder),
		IN_TREE(what_is_no_file_inside_is_not_read),
		IN_TREE(files_are_read_up_to_the_limit),
		IN_TREE(a_sparse_giant_is_refused_by_its_size),
		IN_TREE(links_and_odd_names_are_read),
		IN_TREE(an_unreadable_file_is_reported),
		IN_TREE(a_file_that_never_holds_still_is_given_up),
		IN_TREE(every_part_of_an_id_tells_states_apart),
	};

	return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
