/* SPDX-License-Identifier: MIT */
/*
 * Files beside an index.md: where they answer, and which never do.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "ask.h"

static const struct tree_file bundle[] = {
	{ "s/b/index.md", "---\ntitle: B\nurl: /X/y/\n---\n" },
	{ "s/b/images/a b.png", "x" },
	{ "s/b/syllabus.pdf", "x" },
	{ "s/b/index.html", "x" },
	{ "s/b/notes.md", "x" },
	{ "s/b/events.yaml", "" },
	{ "s/b/data.json", "{}" },
	{ "s/b/data.course.json", "{}" },
	{ "s/b/.secret.png", "x" },
	{ "s/f/index.md", "---\ntitle: F\nurl: /f/g.html\n---\n" },
	{ "s/f/x.png", "x" },
	{ "s/d/index.md", "---\ntitle: D\ndraft: true\n---\n" },
	{ "s/d/x.png", "x" },
	{ "s/p.md", "---\ntitle: P\n---\n" },
	{ "s/p.png", "x" },
	{ "k/_index.md", "---\ntitle: K\ncode: K\n---\n" },
	{ "k/x.png", "x" },
	{ "k/sub/deep/x.png", "x" },
	{ "k/l/index.md", "---\ntitle: L\n---\n" },
	{ "k/l/x.png", "x" },
	{ "k/m/index.md", "---\ntitle: M\nurl: /elsewhere/\n---\n" },
	{ "k/m/x.png", "x" },
};

static void files_of_a_bundle_answer_below_its_url(void **state)
{
	static const struct want rows[] = {
		{ "/X/y/images/a b.png", ANSWER_FILE, "s/b/images/a b.png" },
		{ "/X/y/syllabus.pdf", ANSWER_FILE, "s/b/syllabus.pdf" },
		{ "/f/x.png", ANSWER_FILE, "s/f/x.png" },
		{ "/k/x.png", ANSWER_FILE, "k/x.png" },
		{ "/k/sub/deep/x.png", ANSWER_FILE, "k/sub/deep/x.png" },
		{ "/k/l/x.png", ANSWER_FILE, "k/l/x.png" },
		{ "/elsewhere/x.png", ANSWER_FILE, "k/m/x.png" },
		{ "/k/m/x.png", ANSWER_NONE, NULL },
		{ "/X/y/images", ANSWER_NONE, NULL },
		{ "/X/y/images/", ANSWER_NONE, NULL },
		{ "/X/y/images/A b.png", ANSWER_NONE, NULL },
		{ "/X/y/notes.md", ANSWER_NONE, NULL },
		{ "/X/y/events.yaml", ANSWER_NONE, NULL },
		{ "/X/y/data.json", ANSWER_NONE, NULL },
		{ "/X/y/data.course.json", ANSWER_NONE, NULL },
		{ "/X/y/.secret.png", ANSWER_NONE, NULL },
		{ "/X/y/index.html", ANSWER_MOVED, "s/b/index.md" },
		{ "/s/b/syllabus.pdf", ANSWER_NONE, NULL },
		{ "/s/d/x.png", ANSWER_NONE, NULL },
		{ "/s/p.png", ANSWER_NONE, NULL },
		{ "/s/p/p.png", ANSWER_NONE, NULL },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, bundle, N(bundle));
	check_all(&tree, rows, N(rows));
	assert_string_equal(resolve(&tree, "/f/x.png").entry->course->file,
			    "s/f/index.md");
	tree_close(&tree);
}

static void a_bundles_file_has_a_link(void **state)
{
	static const struct {
		const char *file, *name, *want;
	} rows[] = {
		{ "s/b/index.md", "images/a b.png", "/X/y/images/a%20b.png" },
		{ "s/f/index.md", "x.png", "/f/x.png" },
		{ "k/_index.md", "sub/deep/x.png", "/k/sub/deep/x.png" },
		{ "k/_index.md", "l/x.png", NULL },
		{ "s/b/index.md", "images", NULL },
		{ "s/b/index.md", "missing.png", NULL },
		{ "s/b/index.md", "../f/x.png", NULL },
		{ "s/b/index.md", "/etc/passwd", NULL },
		{ "s/b/index.md", "notes.md", NULL },
		{ "s/b/index.md", "", NULL },
		{ "s/p.md", "p.png", NULL },
	};
	struct tree tree;
	const char *got;
	size_t i;

	(void)state;
	tree_open(&tree, bundle, N(bundle));
	for (i = 0; i < N(rows); i++) {
		got = catalogue_file_href(&tree.arena, tree.catalogue,
					  tree_entry(&tree, rows[i].file),
					  rows[i].name);
		if (!str_eq(rows[i].want ? rows[i].want : "", got ? got : ""))
			fail_msg("%s of %s: want %s, got %s", rows[i].name,
				 rows[i].file, rows[i].want, got);
	}
	tree_close(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_of_a_bundle_answer_below_its_url),
		cmocka_unit_test(a_bundles_file_has_a_link),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
