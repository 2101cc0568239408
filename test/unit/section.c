/* SPDX-License-Identifier: MIT */
/*
 * Folders that list their pages (hugo.md 1.6, 4.2), the home page's own file,
 * the way to a page.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "index/section.h"
#include "ask.h"

static const struct tree_file files[] = {
	{ "_index.md", "---\ntitle: Welcome\naliases: [/start/]\n---\n" },
	{ "about.md", "---\ntitle: About\n---\n" },
	/* A folder at the top is a section without a file. */
	{ "our-yard/rope/_index.md", "---\ntitle: Rope\nweight: 2\n---\n" },
	{ "our-yard/rope/knots.md", "---\ntitle: Knots\n---\n" },
	{ "our-yard/rope/deep/er/splice.md", "---\ntitle: Splice\n---\n" },
	{ "our-yard/oars/index.md", "---\ntitle: Oars\nweight: 1\n---\n" },
	{ "our-yard/oars/extra.md", "---\ntitle: Hidden by its bundle\n---\n" },
	{ "quiet/one.md", "---\ntitle: One\ndraft: true\n---\n" },
	{ "quiet/two.md", "---\ntitle: Two\ntags: [hidden]\n---\n" },
	{ "named/_index.md", "---\ntitle: Named\nslug: known-as\n"
			     "aliases: [../former]\n---\n" },
	{ "named/x.md", "---\ntitle: X\n---\n" },
	{ "off/_index.md", "---\ntitle: Off\ndraft: true\n---\n" },
	{ "off/y.md", "---\ntitle: Y\n---\n" },
	{ "lone/_index.md", "---\ntitle: Lone\n---\n" },
};

static void sections_are_where_hugo_has_them(void **state)
{
	static const struct want rows[] = {
		{ "/", ANSWER_PAGE, "_index.md" },
		{ "/index.html", ANSWER_MOVED, "_index.md" },
		{ "/start", ANSWER_MOVED, "_index.md" },
		{ "/our-yard/", ANSWER_PAGE, NULL },
		{ "/our-yard", ANSWER_MOVED, NULL },
		{ "/our-yard/rope/", ANSWER_PAGE, "our-yard/rope/_index.md" },
		/* A folder below without a file is none. */
		{ "/our-yard/rope/deep/", ANSWER_NONE, NULL },
		{ "/our-yard/rope/deep/er/splice/", ANSWER_PAGE,
		  "our-yard/rope/deep/er/splice.md" },
		/* A list of nothing is none. */
		{ "/quiet/", ANSWER_NONE, NULL },
		{ "/quiet/two/", ANSWER_PAGE, "quiet/two.md" },
		/* 0.169: a section's slug renames it and what is below. */
		{ "/known-as/", ANSWER_PAGE, "named/_index.md" },
		{ "/known-as/x/", ANSWER_PAGE, "named/x.md" },
		{ "/former/", ANSWER_MOVED, "named/_index.md" },
		/* A section in draft has no page, its pages stay. */
		{ "/off/", ANSWER_NONE, NULL },
		{ "/off/y/", ANSWER_PAGE, "off/y.md" },
		{ "/lone/", ANSWER_PAGE, "lone/_index.md" },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_all(&tree, rows, N(rows));
	assert_null(tree_problem(&tree, "list-collision"));
	assert_null(tree_problem(&tree, "url-collision"));
	tree_close(&tree);
}

/* "Rope, Knots": what a section lists now. */
static void check_members(const struct tree *tree,
			  const struct section *section, const char *want)
{
	struct buf got = BUF_INIT;
	size_t i;

	for (i = 0; i < section->len; i++) {
		const struct entry *entry = section->members[i];

		if (catalogue_lists(tree->catalogue, entry, NOW))
			buf_printf(&got, "%s%s", got.len ? ", " : "",
				   entry_name(entry));
	}
	assert_string_equal(got.data, want);
	buf_release(&got);
}

static void a_section_lists_its_pages_and_the_sections_below(void **state)
{
	static const struct {
		const char *url, *members;
	} rows[] = {
		{ "/our-yard/", "Oars, Rope" },
		{ "/our-yard/rope/", "Knots, Splice" },
		{ "/known-as/", "X" },
		{ "/lone/", "" },
	};
	struct tree tree;
	size_t i;

	(void)state;
	tree_open(&tree, files, N(files));
	for (i = 0; i < N(rows); i++)
		check_members(&tree,
			      resolve(&tree, rows[i].url).entry->section,
			      rows[i].members);
	check_members(&tree, catalogue_home(tree.catalogue),
		      "About, Lone, Named, Our Yard");
	tree_close(&tree);
}

static void the_way_to_a_page_goes_by_its_address(void **state)
{
	static const struct tree_file more[] = {
		{ "a/_index.md", "---\ntitle: A\n---\n" },
		{ "a/b/_index.md", "---\ntitle: B\ntags: [hidden]\n---\n" },
		{ "a/b/c.md", "---\ntitle: C\n---\n" },
		{ "a/far.md", "---\ntitle: Far\nurl: /elsewhere/far/\n---\n" },
		{ "a/near.md", "---\ntitle: Near\nurl: /a/c/near.html\n---\n" },
		{ "top.md", "---\ntitle: Top\ncourse_topics: [Knots, Oars]\n"
			    "---\n" },
		{ "site.yaml", "taxonomies: {course-topic: course-topics}\n" },
	};
	static const struct {
		const char *file, *way;
	} rows[] = {
		{ "a/_index.md", "" },
		{ "a/b/c.md", "A" },		/* B is unlisted */
		{ "a/far.md", "A" },		/* by its folder */
		{ "a/near.md", "A" },
		{ "top.md", "Knots" },		/* by its topic */
	};
	const struct entry *way[LIMIT_SEGMENTS];
	struct buf got = BUF_INIT;
	struct tree tree;
	size_t i, j, n;

	(void)state;
	tree_open(&tree, more, N(more));
	for (i = 0; i < N(rows); i++) {
		buf_reset(&got);
		n = catalogue_trail(way, tree.catalogue,
				    tree_entry(&tree, rows[i].file), NOW);
		for (j = 0; j < n; j++)
			buf_printf(&got, "%s%s", j ? "/" : "",
				   entry_name(way[j]));
		assert_string_equal(got.data, rows[i].way);
	}
	buf_release(&got);
	tree_close(&tree);
}

static void a_section_has_the_files_beside_it(void **state)
{
	static const struct tree_file more[] = {
		{ "_index.md", "---\ntitle: Home\n---\n" },
		{ "top.png", "x" },
		{ "site.yaml", "title: T\n" },
		{ "static/s.png", "x" },
		{ "theme/t.png", "x" },
		{ "a/_index.md", "---\ntitle: A\nurl: /other/\n---\n" },
		{ "a/pic.png", "x" },
		{ "a/b/_index.md", "---\ntitle: B\n---\n" },
		{ "a/b/own.png", "x" },
		{ "tags/x/_index.md", "---\ntitle: X\n---\n" },
		{ "tags/x/logo.svg", "x" },
	};
	static const struct want rows[] = {
		{ "/other/pic.png", ANSWER_FILE, "a/pic.png" },
		{ "/a/b/own.png", ANSWER_FILE, "a/b/own.png" },
		{ "/other/b/own.png", ANSWER_NONE, NULL },
		{ "/tags/x/logo.svg", ANSWER_FILE, "tags/x/logo.svg" },
		{ "/top.png", ANSWER_FILE, "top.png" },
		{ "/site.yaml", ANSWER_NONE, NULL },
		/* nginx serves the one, the theme the other. */
		{ "/static/s.png", ANSWER_NONE, NULL },
		{ "/theme/t.png", ANSWER_NONE, NULL },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, more, N(more));
	check_all(&tree, rows, N(rows));
	tree_close(&tree);
}

static void a_course_that_is_a_section_file_is_a_page(void **state)
{
	static const struct tree_file more[] = {
		{ "a/aps/_index.md", "---\ntitle: APS\ncode: APS\n---\n" },
		{ "a/aps/notes.md", "---\ntitle: Notes\n---\n" },
	};
	struct tree tree;
	const struct entry *course;

	(void)state;
	tree_open(&tree, more, N(more));
	course = tree_entry(&tree, "a/aps/_index.md");
	assert_int_equal(course->kind, ENTRY_PAGE);
	assert_non_null(course->section);
	assert_int_equal(course->section->len, 1);
	check_members(&tree, resolve(&tree, "/a/").entry->section, "APS");
	tree_close(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sections_are_where_hugo_has_them),
		cmocka_unit_test(
			a_section_lists_its_pages_and_the_sections_below),
		cmocka_unit_test(the_way_to_a_page_goes_by_its_address),
		cmocka_unit_test(a_section_has_the_files_beside_it),
		cmocka_unit_test(a_course_that_is_a_section_file_is_a_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
