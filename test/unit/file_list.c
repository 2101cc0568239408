/* SPDX-License-Identifier: MIT */
/*
 * Listing trees with everything in them that an author, an archive or an
 * attacker may put there (security.md C17, C18; hugo.md 1.6).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/limits.h"
#include "filefixture.h"

/* "a/ a/b.md", a folder ending in '/'; then the problems, "link: code". */
static void assert_listed(struct fixture *fix, const char *want)
{
	struct buf got = BUF_INIT;
	struct file_list list;
	size_t i;

	assert_int_equal(file_tree_list(&list, &fix->arena, &fix->tree,
					&fix->report), 0);
	report_sort(&fix->report);
	for (i = 0; i < list.len; i++)
		buf_printf(&got, "%s%s\n", list.items[i].path,
			   list.items[i].is_dir ? "/" : "");
	for (i = 0; i < fix->report.len; i++)
		buf_printf(&got, "%s: %s\n", fix->report.items[i].at.file,
			   fix->report.items[i].code);
	assert_string_equal(got.data, want);
	file_list_release(&list);
	buf_release(&got);
}

static void an_empty_tree_lists_nothing(void **state)
{
	assert_listed(*state, "");
}

static void files_and_folders_are_sorted_by_their_bytes(void **state)
{
	struct fixture *fix = *state;

	tempdir_write(&fix->dir, "b/index.md", "");
	tempdir_write(&fix->dir, "b-2.md", "");
	tempdir_write(&fix->dir, "b.md", "");
	tempdir_write(&fix->dir, "B.md", "");
	tempdir_write(&fix->dir, "with space/a b.md", "");
	tempdir_write(&fix->dir, "\xC3\xA9t\xC3\xA9/\xE6\xB5\xB7.md", "");
	tempdir_write(&fix->dir, "new\nline.md", "");
	tempdir_write(&fix->dir, "bytes\xFF.md", "");
	make_folder(fix, "empty");
	assert_listed(fix, "B.md\nb/\nb-2.md\nb.md\nb/index.md\n"
			   "bytes\xFF.md\nempty/\nnew\nline.md\n"
			   "with space/\nwith space/a b.md\n"
			   "\xC3\xA9t\xC3\xA9/\n"
			   "\xC3\xA9t\xC3\xA9/\xE6\xB5\xB7.md\n");
}

static void names_that_are_no_content_are_passed_over(void **state)
{
	struct fixture *fix = *state;

	tempdir_write(&fix->dir, ".git/config", "");
	tempdir_write(&fix->dir, ".hidden.md", "");
	tempdir_write(&fix->dir, "#autosave.md#", "");
	tempdir_write(&fix->dir, "#folder/a.md", "");
	tempdir_write(&fix->dir, "backup.md~", "");
	tempdir_write(&fix->dir, "folder~/a.md", "");
	tempdir_write(&fix->dir, "node_modules/x/readme.md", "");
	tempdir_write(&fix->dir, "a/.b/c.md", "");
	tempdir_write(&fix->dir, "a~b.md", "");
	tempdir_write(&fix->dir, "node_modules.md", "");
	make_fifo(fix, ".fifo");
	make_link(fix, "/etc/passwd", ".link");
	assert_listed(fix, "a/\na~b.md\nnode_modules.md\n");
}

static void links_inside_the_tree_are_followed(void **state)
{
	struct fixture *fix = *state;

	tempdir_write(&fix->dir, "a/x.md", "12345");
	make_link(fix, "a/x.md", "l.md");
	make_link(fix, "../a/x.md", "a/up.md");
	make_link(fix, "l.md", "l2.md");
	make_link(fix, "a", "m");
	assert_listed(fix, "a/\na/up.md\na/x.md\nl.md\nl2.md\n"
			   "m/\nm/up.md\nm/x.md\n");
}

static void a_followed_link_has_the_id_of_its_file(void **state)
{
	struct fixture *fix = *state;
	struct file_list list;

	tempdir_write(&fix->dir, "a.md", "12345");
	make_link(fix, "a.md", "b.md");
	file_tree_list(&list, &fix->arena, &fix->tree, &fix->report);
	assert_int_equal(list.len, 2);
	assert_true(file_id_eq(&list.items[0].id, &list.items[1].id));
	assert_int_equal(list.items[1].id.size, 5);
	file_list_release(&list);
}

static void what_leads_out_or_is_no_file_is_reported(void **state)
{
	struct fixture *fix = *state;

	tempdir_write(&fix->dir, "ok.md", "");
	make_link(fix, "/etc/passwd", "abs.md");
	make_link(fix, "../../etc/passwd", "dots.md");
	make_link(fix, "/", "rootdir");
	make_link(fix, "..", "parent");
	make_link(fix, "/proc/self/environ", "environ.md");
	make_link(fix, "/dev/zero", "zero.md");
	make_link(fix, "nowhere", "dangling.md");
	make_link(fix, "ok.md/x", "through.md");
	make_link(fix, "ring2.md", "ring.md");
	make_link(fix, "ring.md", "ring2.md");
	make_link(fix, "self.md", "self.md");
	make_fifo(fix, "fifo.md");
	make_link(fix, "fifo.md", "tofifo.md");
	make_socket(fix, "socket.md");
	assert_listed(fix, "ok.md\n"
			   "abs.md: file-outside\n"
			   "dangling.md: file-missing\n"
			   "dots.md: file-outside\n"
			   "environ.md: file-outside\n"
			   "fifo.md: file-kind\n"
			   "parent: file-outside\n"
			   "ring.md: file-loop\n"
			   "ring2.md: file-loop\n"
			   "rootdir: file-outside\n"
			   "self.md: file-loop\n"
			   "socket.md: file-kind\n"
			   "through.md: file-missing\n"
			   "tofifo.md: file-kind\n"
			   "zero.md: file-outside\n");
}

static void a_folder_inside_itself_is_entered_once(void **state)
{
	struct fixture *fix = *state;

	tempdir_write(&fix->dir, "a/b/x.md", "");
	make_link(fix, ".", "here");
	make_link(fix, "..", "a/root");
	make_link(fix, "../../a", "a/b/a");
	assert_listed(fix, "a/\na/b/\na/b/x.md\n"
			   "a/b/a: file-loop\n"
			   "a/root: file-loop\n"
			   "here: file-loop\n");
}

static void an_unreadable_folder_leaves_the_rest(void **state)
{
	struct fixture *fix = *state;

	tempdir_write(&fix->dir, "a.md", "");
	tempdir_write(&fix->dir, "b/c.md", "");
	chmod(inside(fix, "b"), 0);
	fixture_drop_root(fix);
	assert_listed(fix, "a.md\nb: file-unreadable\n");
	fixture_take_root();
	chmod(inside(fix, "b"), 0777);
}

static void folders_are_entered_down_to_the_limit(void **state)
{
	struct fixture *fix = *state;
	struct buf path = BUF_INIT;
	struct file_list list;
	int depth;

	for (depth = 1; depth <= LIMIT_TREE_DEPTH + 1; depth++) {
		buf_printf(&path, "%sd", depth > 1 ? "/" : "");
		tempdir_write(&fix->dir,
			      arena_printf(&fix->arena, "%s/x.md", path.data),
			      "");
		file_tree_list(&list, &fix->arena, &fix->tree, &fix->report);
		if (depth <= LIMIT_TREE_DEPTH) {
			assert_int_equal(list.len, depth * 2);
			assert_int_equal(fix->report.len, 0);
		} else {
			assert_int_equal(list.len, LIMIT_TREE_DEPTH * 2);
			assert_int_equal(fix->report.len, 1);
			assert_string_equal(fix->report.items[0].code,
					    "tree-depth");
			assert_string_equal(fix->report.items[0].at.file,
					    path.data);
		}
		file_list_release(&list);
	}
	buf_release(&path);
}

/* One folder seen through links counts each time, so few files do. */
static void make_199000_names(struct fixture *fix)
{
	int i;

	for (i = 0; i < 999; i++)
		tempdir_write(&fix->dir,
			      arena_printf(&fix->arena, "d/%d.md", i), "");
	for (i = 0; i < 198; i++)
		make_link(fix, "d", arena_printf(&fix->arena, "l%d", i));
}

static void names_are_looked_at_up_to_the_limit(void **state)
{
	struct fixture *fix = *state;
	struct file_list list;
	size_t i, names;

	make_199000_names(fix);
	for (i = 0; i < 1001; i++) {
		names = 199000 + i + 1;
		tempdir_write(&fix->dir,
			      arena_printf(&fix->arena, "%zu.md", i), "");
		if (names < LIMIT_TREE_FILES - 1)
			continue;
		file_tree_list(&list, &fix->arena, &fix->tree, &fix->report);
		if (names <= LIMIT_TREE_FILES) {
			assert_int_equal(list.len, names);
			assert_int_equal(fix->report.len, 0);
		} else {
			assert_int_equal(list.len, LIMIT_TREE_FILES);
			assert_int_equal(fix->report.len, 1);
			assert_string_equal(fix->report.items[0].code,
					    "tree-files");
		}
		file_list_release(&list);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_TREE(an_empty_tree_lists_nothing),
		IN_TREE(files_and_folders_are_sorted_by_their_bytes),
		IN_TREE(names_that_are_no_content_are_passed_over),
		IN_TREE(links_inside_the_tree_are_followed),
		IN_TREE(a_followed_link_has_the_id_of_its_file),
		IN_TREE(what_leads_out_or_is_no_file_is_reported),
		IN_TREE(a_folder_inside_itself_is_entered_once),
		IN_TREE(an_unreadable_folder_leaves_the_rest),
		IN_TREE(folders_are_entered_down_to_the_limit),
		IN_TREE(names_are_looked_at_up_to_the_limit),
	};

	return cmocka_run_group_tests_name("file_list", tests, NULL, NULL);
}
