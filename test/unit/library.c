/* SPDX-License-Identifier: MIT */
/*
 * Reading a folder: which files are pages, what a bundle hides, and what
 * stays when a file is changed, broken or gone.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <utime.h>

#include "base/limits.h"
#include "base/str.h"
#include "reading.h"

/* P-2, F-4, hugo.md 1.6 */
static void only_markdown_outside_certain_folders_is_read(void **state)
{
	static const char *const files[] = {
		"b.md", "a.MD", "c.markdown", "d.mdown", "deep/er/p.md",
		"s/_index.md", "x y/\xC3\xA9.md", "y~.md", "static.md",
		"s/static/z.md", "readme/p.md", "s/data/d.md",
		/* not: */
		"README.md", "s/readme.md", "static/n.md", "theme/n.md",
		"data/n.md", "data/programs/x/n.md",
		".git/n.md", "s/.hidden.md", "#n.md", "n.md~", "n.txt",
		"n.md.bak", "_content.gotmpl", "data.yaml", "md",
		"node_modules/n.md",
	};
	struct tree *tree = *state;
	size_t i;

	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		write_title(tree, files[i], "A");
	tempdir_write(&tree->dir, "site.yaml", "title: S\n");
	reload(tree);
	expect_files(tree->library,
		     "a.MD b.md c.markdown d.mdown deep/er/p.md readme/p.md "
		     "s/_index.md s/data/d.md s/static/z.md static.md "
		     "x y/\xC3\xA9.md y~.md");
	expect_problems(tree->library, "");
	assert_string_equal(tree->library->config.title, "S");
	assert_true(library_has_file(tree->library, "static/n.md"));
	assert_true(library_has_file(tree->library, "deep/er"));
	assert_false(library_has_file(tree->library, "deep/er/"));
	assert_false(library_has_file(tree->library, "nowhere"));
	assert_null(library_find(tree->library, "nowhere.md"));
}

static void a_leaf_bundle_hides_what_lies_beside_and_below(void **state)
{
	struct tree *tree = *state;

	write_title(tree, "a/Index.md", "Bundle");
	write_title(tree, "a/side.md", "Side");
	write_title(tree, "a/sub/index.md", "Below");
	write_title(tree, "ab/page.md", "Other");
	tempdir_write(&tree->dir, "a/images/x.png", "x");
	reload(tree);
	expect_files(tree->library, "a/Index.md ab/page.md");
	expect_problems(tree->library,
			"a/side.md:1:1: note: no page, it belongs to "
			"a/Index.md: move it out of that folder to make it one "
			"[hidden-by-bundle]\n"
			"a/sub/index.md:1:1: note: no page, it belongs to "
			"a/Index.md: move it out of that folder to make it "
			"one [hidden-by-bundle]\n");
	assert_true(library_has_file(tree->library, "a/images/x.png"));
}

static void of_two_index_files_one_stays_and_both_are_named(void **state)
{
	struct tree *tree = *state;

	write_title(tree, "a/_index.md", "Branch");
	write_title(tree, "a/index.md", "Leaf");
	write_title(tree, "b/index.markdown", "One");
	write_title(tree, "b/index.md", "Two");
	write_title(tree, "c.md", "File");
	write_title(tree, "c/index.md", "Bundle");
	reload(tree);
	expect_files(tree->library,
		     "a/index.md b/index.markdown c.md c/index.md");
	expect_problems(tree->library,
			"a/_index.md:1:1: warning: a/index.md is in the same "
			"folder and stays, this file is left out: remove one "
			"of them [bundle-beside-section]\n"
			"b/index.md:1:1: warning: b/index.markdown is the "
			"index of this folder and stays, this file is left out: "
			"remove one of them [bundle-twice]\n"
			"c.md:1:1: warning: c/index.md has the same address by "
			"default: remove one of them, or give each its own "
			"url [page-twice]\n");
}

static void an_index_at_the_top_does_not_hide_the_site(void **state)
{
	struct tree *tree = *state;

	write_title(tree, "index.md", "Home");
	write_title(tree, "a.md", "A");
	reload(tree);
	expect_files(tree->library, "a.md index.md");
	expect_problems(tree->library,
			"index.md:1:1: warning: an index file at the top would "
			"hide the whole site in Hugo: rename it to _index.md "
			"[root-index]\n");
}

static void unchanged_files_are_shared_with_the_library_before(void **state)
{
	struct tree *tree = *state;
	const struct course *a, *b;

	write_title(tree, "a.md", "A");
	write_title(tree, "b.md", "B");
	settle();
	reload(tree);
	a = library_find(tree->library, "a.md");
	b = library_find(tree->library, "b.md");
	write_title(tree, "b.md", "B two");
	reload(tree);
	assert_ptr_equal(library_find(tree->library, "a.md"), a);
	assert_int_equal(a->refs, 1);
	assert_ptr_not_equal(library_find(tree->library, "b.md"), b);
	assert_string_equal(title_of(tree->library, "b.md"), "B two");
}

/* C22: the same length within the same tick of the file's clock. */
static void a_second_change_in_one_tick_is_seen(void **state)
{
	struct tree *tree = *state;

	write_title(tree, "a.md", "A");
	reload(tree);
	assert_true(library_find(tree->library, "a.md")->is_fresh);
	write_title(tree, "a.md", "B");
	reload(tree);
	assert_string_equal(title_of(tree->library, "a.md"), "B");
	settle();
	reload(tree);
	assert_false(library_find(tree->library, "a.md")->is_fresh);
}

/* P-1, C21 */
static void the_last_good_version_of_a_broken_file_stays(void **state)
{
	struct tree *tree = *state;

	write_title(tree, "a.md", "A");
	write_title(tree, "b.md", "B");
	reload(tree);
	tempdir_write(&tree->dir, "a.md", "---\ntitle: A: B\n---\n");
	tempdir_write(&tree->dir, "b.md", "---\ntitle: half wri");
	tempdir_write(&tree->dir, "c.md", "---\ntitle: \"new\n---\n");
	reload(tree);
	expect_files(tree->library, "a.md b.md");
	assert_string_equal(title_of(tree->library, "a.md"), "A");
	assert_string_equal(title_of(tree->library, "b.md"), "B");
	expect_problems(
		tree->library,
		"a.md:2:9: error: a value may not hold \": \": put the whole "
		"value in quotes; its last good version stays "
		"[yaml-syntax]\n"
		"b.md:1:1: error: this front matter is never closed: end it "
		"with a line \"---\"; its last good version stays "
		"[front-unclosed]\n"
		"c.md:2:8: error: this quote is never closed: close it "
		"[yaml-syntax]\n");
	/* It stays for as long as the file is bad. */
	reload(tree);
	assert_string_equal(title_of(tree->library, "a.md"), "A");
	write_title(tree, "a.md", "A two");
	write_title(tree, "b.md", "B two");
	write_title(tree, "c.md", "C");
	reload(tree);
	assert_string_equal(title_of(tree->library, "a.md"), "A two");
	expect_files(tree->library, "a.md b.md c.md");
	expect_problems(tree->library, "");
}

static void a_file_over_the_limit_is_left_out(void **state)
{
	struct tree *tree = *state;
	int over;

	for (over = -1; over <= 1; over++) {
		struct buf text = BUF_INIT;
		char name[16];

		/* White space of the matter is cheap, its fences fixed. */
		buf_str(&text, "---\ntitle: A\n---\n");
		while (text.len < LIMIT_FILE + (size_t)over)
			buf_char(&text, 'x');
		snprintf(name, sizeof(name), "p%d.md", over + 1);
		tempdir_write(&tree->dir, name, text.data);
		buf_release(&text);
	}
	reload(tree);
	expect_files(tree->library, "");
	expect_problems(
		tree->library,
		"p0.md:4:1: error: the text has 1048558 bytes, at most 262144 "
		"are read: make two pages of it [body-too-long]\n"
		"p1.md:4:1: error: the text has 1048559 bytes, at most 262144 "
		"are read: make two pages of it [body-too-long]\n"
		"p2.md:1:1: error: has more than the allowed 1048576 bytes "
		"[file-too-large]\n");
}

static void a_file_that_vanished_is_gone(void **state)
{
	struct tree *tree = *state;
	char path[128];

	write_title(tree, "a.md", "A");
	write_title(tree, "b.md", "B");
	reload(tree);
	snprintf(path, sizeof(path), "%s/a.md", tree->dir.path);
	assert_int_equal(unlink(path), 0);
	reload(tree);
	expect_files(tree->library, "b.md");
	expect_problems(tree->library, "");
}

static void a_broken_site_yaml_leaves_the_settings_before(void **state)
{
	struct tree *tree = *state;

	tempdir_write(&tree->dir, "site.yaml",
		      "title: Boats\ntimeZone: Europe/London\n");
	reload(tree);
	tempdir_write(&tree->dir, "site.yaml", "title: Boats: all\n");
	reload(tree);
	assert_string_equal(tree->library->config.title, "Boats");
	assert_string_equal(tree->library->config.zone_name,
			    "Europe/London");
	expect_problems(tree->library,
			"site.yaml:1:13: error: a value may not hold \": \": "
			"put the whole value in quotes; the settings before "
			"stay [yaml-syntax]\n");
	library_free(tree->library);
	tree->library = NULL;
	reload(tree);
	assert_string_equal(tree->library->config.title, "Courses");
}

/* Dates without an offset belong to the zone. */
static void another_zone_reads_every_date_again(void **state)
{
	struct tree *tree = *state;
	const struct course *course;

	tempdir_write(&tree->dir, "a.md", "---\ntitle: A\n"
					  "date: 2024-07-01\n---\n");
	settle();
	reload(tree);
	course = library_find(tree->library, "a.md");
	assert_true(course->date == INT64_C(1719792000));
	tempdir_write(&tree->dir, "site.yaml", "timeZone: Europe/London\n");
	reload(tree);
	course = library_find(tree->library, "a.md");
	assert_true(course->date == INT64_C(1719788400));
}

static void digest_of(struct tree *tree, struct digest *out)
{
	*out = reload(tree)->digest;
}

static void the_digest_changes_with_any_input(void **state)
{
	static const struct {
		const char *file, *text;
	} steps[] = {
		{ "a.md", "---\ntitle: B\n---\n" },
		{ "b.md", "---\ntitle: B\n---\n" },
		{ "site.yaml", "title: S\n" },
		{ "images/x.png", "x" },
		{ "theme/page.mustache", "x" },
	};
	struct tree *tree = *state;
	struct digest before, after;
	size_t i;

	tempdir_write(&tree->dir, "a.md", "---\ntitle: A\n---\n");
	digest_of(tree, &before);
	digest_of(tree, &after);
	assert_memory_equal(&before, &after, sizeof(before));
	for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		tempdir_write(&tree->dir, steps[i].file, steps[i].text);
		digest_of(tree, &after);
		assert_memory_not_equal(&before, &after, sizeof(before));
		before = after;
	}
}

static void the_newest_entry_dates_the_library(void **state)
{
	struct tree *tree = *state;
	const struct utimbuf future = { 4000000000, 4000000000 };
	char path[128];

	write_title(tree, "a.md", "A");
	snprintf(path, sizeof(path), "%s/a.md", tree->dir.path);
	assert_int_equal(utime(path, &future), 0);
	assert_true(reload(tree)->newest == future.modtime);
}

static void age(struct tree *tree, const char *file, long seconds)
{
	const struct utimbuf times = { seconds, seconds };
	char path[128];

	snprintf(path, sizeof(path), "%s/%s", tree->dir.path, file);
	assert_int_equal(utime(path, &times), 0);
}

static int64_t lastmod_of(struct tree *tree, const char *file)
{
	const struct course *course = library_find(reload(tree), file);

	assert_non_null(course);
	return course_lastmod(course);
}

static void a_course_was_changed_when_its_author_or_its_files_say(void **state)
{
	struct tree *tree = *state;

	write_title(tree, "a/index.md", "A");
	age(tree, "a/index.md", 1000);
	assert_int_equal(lastmod_of(tree, "a/index.md"), 1000);
	tempdir_write(&tree->dir, "a/events.yaml", "- start: 2027-01-01\n");
	age(tree, "a/events.yaml", 2000);
	assert_int_equal(lastmod_of(tree, "a/index.md"), 2000);
	age(tree, "a/index.md", 3000);
	assert_int_equal(lastmod_of(tree, "a/index.md"), 3000);
	tempdir_write(&tree->dir, "a/index.md",
		      "---\ntitle: A\ndate: 2020-01-01\n---\n");
	age(tree, "a/index.md", 4000);
	assert_int_equal(lastmod_of(tree, "a/index.md"), 4000);
	tempdir_write(&tree->dir, "a/index.md",
		      "---\ntitle: A\nlastmod: 1970-01-02\n---\n");
	assert_int_equal(lastmod_of(tree, "a/index.md"), 86400);
}

/* P-3 */
static void names_that_differ_in_case_only_are_reported_once(void **state)
{
	struct tree *tree = *state;

	write_title(tree, "a/Immersive/p.md", "A");
	write_title(tree, "a/immersive/p.md", "A");
	write_title(tree, "b/immersive/p.md", "B");
	write_title(tree, "b/immersive/P.md", "C");
	reload(tree);
	expect_problems(tree->library,
			"a/immersive:1:1: warning: a/Immersive differs from "
			"this name in case only: rename one of them, or remove it "
			"[case-twice]\n"
			"b/immersive/p.md:1:1: warning: b/immersive/P.md "
			"differs from this name in case only: rename one of them, or "
			"remove it [case-twice]\n");
}

static void a_missing_root_says_so(void **state)
{
	(void)state;
	errno = 0;
	assert_null(library_load("/tmp/lectern-test-nowhere", NULL));
	assert_int_equal(errno, ENOENT);
}

static void an_empty_folder_is_a_library_of_nothing(void **state)
{
	struct tree *tree = *state;

	reload(tree);
	expect_files(tree->library, "");
	expect_problems(tree->library, "");
	assert_false(library_has_file(tree->library, "x"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREE_TEST(only_markdown_outside_certain_folders_is_read),
		TREE_TEST(a_leaf_bundle_hides_what_lies_beside_and_below),
		TREE_TEST(of_two_index_files_one_stays_and_both_are_named),
		TREE_TEST(an_index_at_the_top_does_not_hide_the_site),
		TREE_TEST(unchanged_files_are_shared_with_the_library_before),
		TREE_TEST(a_second_change_in_one_tick_is_seen),
		TREE_TEST(the_last_good_version_of_a_broken_file_stays),
		TREE_TEST(a_file_over_the_limit_is_left_out),
		TREE_TEST(a_file_that_vanished_is_gone),
		TREE_TEST(a_broken_site_yaml_leaves_the_settings_before),
		TREE_TEST(another_zone_reads_every_date_again),
		TREE_TEST(the_digest_changes_with_any_input),
		TREE_TEST(the_newest_entry_dates_the_library),
		TREE_TEST(
		a_course_was_changed_when_its_author_or_its_files_say),
		TREE_TEST(names_that_differ_in_case_only_are_reported_once),
		TREE_TEST(a_missing_root_says_so),
		TREE_TEST(an_empty_folder_is_a_library_of_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
