/* SPDX-License-Identifier: MIT */
/*
 * The rules of resolution, each by its number, with what is reported of
 * collisions.  Rule 1 has url.c, rule 7 suggest.c.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "ask.h"

/* The problem of a code in a file, whose words name another file. */
static void check_problem(const struct tree *tree, const char *code,
			  const char *file, int line, const char *other)
{
	size_t i;

	for (i = 0; i < tree->report.len; i++) {
		const struct problem *problem = &tree->report.items[i];

		if (str_eq(problem->code, code) &&
		    str_eq(problem->at.file, file) &&
		    problem->at.line == line && strstr(problem->words, other))
			return;
	}
	fail_msg("no %s at %s:%d that names %s", code, file, line, other);
}

static const struct tree_file few[] = {
	{ "a/One.md", "---\ntitle: One\naliases: [/old, /Old/Page.html]\n---\n" },
	{ "b.md", "---\ntitle: B\nurl: /About/Us\n---\n" },
	{ "c.md", "---\ntitle: C\nurl: /c.html\n---\n" },
	{ "d.md", "---\ntitle: D\nurl: /caf\xc3\xa9/\n---\n" },
};

static void rule_2_an_exact_url_is_the_page(void **state)
{
	static const struct want rows[] = {
		{ "/a/one/", ANSWER_PAGE, "a/One.md" },
		{ "/About/Us/", ANSWER_PAGE, "b.md" },
		{ "/c.html", ANSWER_PAGE, "c.md" },
		{ "/caf\xc3\xa9/", ANSWER_PAGE, "d.md" },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, few, N(few));
	check_all(&tree, rows, N(rows));
	check_no_problem(&tree);
	tree_close(&tree);
}

static void rule_2_slash_index_and_case_move_to_it(void **state)
{
	static const struct want rows[] = {
		{ "/a/one", ANSWER_MOVED, "a/One.md" },
		{ "//a//one//", ANSWER_MOVED, "a/One.md" },
		{ "/a/one/index.html", ANSWER_MOVED, "a/One.md" },
		{ "/A/ONE/Index.Html", ANSWER_MOVED, "a/One.md" },
		{ "/A/One/", ANSWER_MOVED, "a/One.md" },
		{ "/about/us/", ANSWER_MOVED, "b.md" },
		{ "/c.html/", ANSWER_MOVED, "c.md" },
		{ "/C.HTML", ANSWER_MOVED, "c.md" },
		{ "/CAF\xc3\x89", ANSWER_MOVED, "d.md" },
		{ "/cafe\xcc\x81/", ANSWER_NONE, NULL },
	};
	struct tree tree;
	size_t i;

	(void)state;
	tree_open(&tree, few, N(few));
	check_all(&tree, rows, N(rows));
	for (i = 0; i < N(rows); i++)
		assert_false(resolve(&tree, rows[i].path).is_alias);
	tree_close(&tree);
}

static void rule_2_of_two_pages_the_one_in_that_case_is_meant(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", "---\ntitle: A\nurl: /x/Y/\n---\n" },
		{ "b.md", "---\ntitle: B\nurl: /x/y/\n---\n" },
	};
	static const struct want rows[] = {
		{ "/x/Y/", ANSWER_PAGE, "a.md" },
		{ "/x/y/", ANSWER_PAGE, "b.md" },
		{ "/x/Y", ANSWER_MOVED, "a.md" },
		{ "/x/y", ANSWER_MOVED, "b.md" },
		{ "/X/Y", ANSWER_MOVED, "a.md" },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_all(&tree, rows, N(rows));
	check_no_problem(&tree);
	tree_close(&tree);
}

static void rule_3_an_alias_moves_in_any_case_and_slash(void **state)
{
	static const struct want rows[] = {
		{ "/old", ANSWER_MOVED, "a/One.md" },
		{ "/old/", ANSWER_MOVED, "a/One.md" },
		{ "/OLD/index.html", ANSWER_MOVED, "a/One.md" },
		{ "//old", ANSWER_MOVED, "a/One.md" },
		{ "/Old/Page.html", ANSWER_MOVED, "a/One.md" },
		{ "/old/page.html/", ANSWER_MOVED, "a/One.md" },
		{ "/old/page", ANSWER_NONE, NULL },
	};
	struct tree tree;
	size_t i;

	(void)state;
	tree_open(&tree, few, N(few));
	check_all(&tree, rows, N(rows));
	for (i = 0; i + 1 < N(rows); i++) {
		assert_true(resolve(&tree, rows[i].path).is_alias);
		assert_string_equal(resolve(&tree, rows[i].path).entry->href,
				    "/a/one/");
	}
	tree_close(&tree);
}

/* schema.md A-7: ids may differ in nothing but case. */
static void rule_3_an_exact_alias_comes_before_a_folded_one(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", "---\ntitle: A\nResourceId: -u-z8\n---\n" },
		{ "b.md", "---\ntitle: B\nResourceId: -U-z8\n---\n" },
	};
	static const struct want rows[] = {
		{ "/resources/-u-z8", ANSWER_MOVED, "a.md" },
		{ "/resources/-U-z8", ANSWER_MOVED, "b.md" },
		{ "/resources/-U-z8/", ANSWER_MOVED, "b.md" },
		{ "/resources/-U-Z8", ANSWER_MOVED, "a.md" },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_all(&tree, rows, N(rows));
	check_no_problem(&tree);
	tree_close(&tree);
}

static void rule_4_a_page_beats_an_alias(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", "---\ntitle: A\naliases:\n- /b/\n- /B/\n- /x/\n---\n" },
		{ "b.md", "---\ntitle: B\n---\n" },
	};
	static const struct want rows[] = {
		{ "/b/", ANSWER_PAGE, "b.md" },
		{ "/b", ANSWER_MOVED, "b.md" },
		{ "/B/", ANSWER_MOVED, "b.md" },
		{ "/x", ANSWER_MOVED, "a.md" },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_all(&tree, rows, N(rows));
	check_problem(&tree, "alias-shadowed-by-page", "a.md", 4, "b.md");
	check_problem(&tree, "alias-shadowed-by-page", "a.md", 5, "b.md");
	assert_int_equal(tree.report.len, 2);
	assert_true(report_has_errors(&tree.report));
	tree_close(&tree);
}

static void rule_4_of_two_pages_the_newest_generation_wins(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", "---\ntitle: A\ndelivery: {code: X}\nurl: /x/\n"
			  "aliases: [/old-a, /both]\n---\n" },
		{ "b.md", "---\ntitle: B\ncode: X\nResourceId: r\nurl: /x/\n"
			  "aliases: [/old-b, /both]\n---\n" },
		{ "c.md", "---\ntitle: C\nurl: /x/\n---\n" },
	};
	static const struct want rows[] = {
		{ "/x/", ANSWER_PAGE, "b.md" },
		{ "/X", ANSWER_MOVED, "b.md" },
		{ "/both", ANSWER_MOVED, "b.md" },
		{ "/old-b", ANSWER_MOVED, "b.md" },
		{ "/old-a", ANSWER_MOVED, "b.md" },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_all(&tree, rows, N(rows));
	check_problem(&tree, "url-collision", "a.md", 4, "b.md");
	check_problem(&tree, "url-collision", "c.md", 3, "b.md");
	check_problem(&tree, "alias-collision", "a.md", 5, "b.md");
	assert_int_equal(tree.report.len, 3);
	assert_true(catalogue_shows(tree.catalogue, tree_entry(&tree, "b.md"),
				    NOW));
	assert_false(catalogue_shows(tree.catalogue,
				     tree_entry(&tree, "a.md"), NOW));
	tree_close(&tree);
}

static void rule_4_of_two_alike_the_first_path_wins(void **state)
{
	static const struct tree_file files[] = {
		{ "a/p.md", "---\ntitle: A\nurl: /x/\naliases: /old\n---\n" },
		{ "Z/p.md", "---\ntitle: Z\nurl: /x/\naliases: /old\n---\n" },
	};
	static const struct want rows[] = {
		{ "/x/", ANSWER_PAGE, "Z/p.md" },
		{ "/old", ANSWER_MOVED, "Z/p.md" },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_all(&tree, rows, N(rows));
	check_problem(&tree, "url-collision", "a/p.md", 3, "Z/p.md");
	check_problem(&tree, "alias-collision", "a/p.md", 4, "Z/p.md");
	tree_close(&tree);
}

static void a_report_says_who_keeps_the_address(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", "---\ntitle: A\naliases: [/b, /old]\n---\n" },
		{ "b.md", "---\ntitle: B\naliases: [/old]\n---\n" },
		{ "c.md", "---\ntitle: C\nslug: b\n---\n" },
	};
	static const char *const want[] = {
		"a.md:3:11: error: alias /b/ is the address of b.md, which "
		"keeps it; take the alias out [alias-shadowed-by-page]\n",
		"b.md:3:11: error: alias /old/ is one of a.md too, which "
		"keeps it; take it out of one of the two [alias-collision]\n",
		"c.md:3:7: error: this page's address /b/ is that of b.md "
		"too, which keeps it; give one of the two another url or slug "
		"[url-collision]\n",
	};
	struct buf line = BUF_INIT;
	struct tree tree;
	size_t i;

	(void)state;
	tree_open(&tree, files, N(files));
	assert_int_equal(tree.report.len, N(want));
	for (i = 0; i < N(want); i++) {
		buf_reset(&line);
		problem_write(&line, &tree.report.items[i]);
		assert_string_equal(line.data, want[i]);
	}
	buf_release(&line);
	tree_close(&tree);
}

static void rule_5_an_alias_of_its_own_url_is_ignored(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", "---\ntitle: A\nurl: /x/:slug/\naliases:\n- /x/a\n"
			  "- /X/A/index.html\n---\n" },
	};
	static const struct want rows[] = {
		{ "/x/a/", ANSWER_PAGE, "a.md" },
		{ "/x/a", ANSWER_MOVED, "a.md" },
		{ "/X/A/", ANSWER_MOVED, "a.md" },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_all(&tree, rows, N(rows));
	assert_int_equal(tree.report.len, 2);
	check_problem(&tree, "alias-is-own-url", "a.md", 5, "/x/a/");
	check_problem(&tree, "alias-is-own-url", "a.md", 6, "/X/A/");
	assert_false(report_has_errors(&tree.report));
	assert_false(resolve(&tree, "/x/a").is_alias);
	tree_close(&tree);
}

static const struct tree_file timed[] = {
	{ "draft.md", "---\ntitle: D\ndraft: true\naliases: /od\n---\n" },
	{ "soon.md", "---\ntitle: S\npublishDate: 2030-01-01\naliases: /os\n"
		     "---\n" },
	{ "gone.md", "---\ntitle: G\nexpiryDate: 2020-01-01\naliases: /og\n"
		     "---\n" },
	{ "next.md", "---\ntitle: N\nurl: /gone/\npublishDate: 2030-01-01\n"
		     "aliases: /draft\n---\n" },
};

static void rule_6_hidden_pages_do_not_exist_nor_their_aliases(void **state)
{
	static const struct want now[] = {
		{ "/draft/", ANSWER_NONE, NULL },
		{ "/od", ANSWER_NONE, NULL },
		{ "/soon/", ANSWER_NONE, NULL },
		{ "/soon", ANSWER_NONE, NULL },
		{ "/os/", ANSWER_NONE, NULL },
		{ "/gone/", ANSWER_GONE, NULL },
		{ "/GONE", ANSWER_GONE, NULL },
		{ "/og", ANSWER_GONE, NULL },
	};
	static const struct want later[] = {
		{ "/draft/", ANSWER_MOVED, "next.md" },
		{ "/od", ANSWER_NONE, NULL },
		{ "/soon/", ANSWER_PAGE, "soon.md" },
		{ "/os/", ANSWER_MOVED, "soon.md" },
		{ "/gone/", ANSWER_PAGE, "next.md" },
		{ "/og", ANSWER_GONE, NULL },
	};
	struct tree tree;
	size_t i;

	(void)state;
	tree_open(&tree, timed, N(timed));
	check_all(&tree, now, N(now));
	for (i = 0; i < N(later); i++)
		check_at(&tree, &later[i], at("2030-01-01T00:00:00Z"));
	check_no_problem(&tree);
	tree_close(&tree);
}

static void pages_never_seen_together_do_not_collide(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", "---\ntitle: A\nurl: /x/\nexpiryDate: 2024-01-01\n"
			  "---\n" },
		{ "b.md", "---\ntitle: B\nurl: /x/\npublishDate: 2024-01-02\n"
			  "---\n" },
		{ "c.md", "---\ntitle: C\nurl: /x/\ndraft: true\n---\n" },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_no_problem(&tree);
	tree_close(&tree);
}

/* security.md C11: a to b to a, and the like. */
static void every_redirect_is_one_hop(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", "---\ntitle: A\naliases: [/b, /c, /a/index.html]\n"
			  "---\n" },
		{ "b.md", "---\ntitle: B\naliases: [/a, /A/]\n---\n" },
		{ "c.md", "---\ntitle: C\nurl: /A/\naliases: [/d]\n---\n" },
		{ "d.md", "---\ntitle: D\nurl: /d.html\naliases: [/c/]\n"
			  "---\n" },
	};
	static const char *const paths[] = {
		"/a", "/a/", "/A", "/A/", "/b", "/b/", "/B", "/c", "/C/",
		"/d", "/D/", "/d.html", "/D.html/",
	};
	struct resolution found, again;
	struct tree tree;
	size_t i;

	(void)state;
	tree_open(&tree, files, N(files));
	for (i = 0; i < N(paths); i++) {
		found = resolve(&tree, paths[i]);
		assert_true(found.answer == ANSWER_PAGE ||
			    found.answer == ANSWER_MOVED);
		again = resolve(&tree, found.entry->url);
		assert_int_equal(again.answer, ANSWER_PAGE);
		assert_ptr_equal(again.entry, found.entry);
	}
	tree_close(&tree);
}

static void an_empty_tree_has_an_empty_catalogue(void **state)
{
	const struct entry *out[LIMIT_SUGGESTIONS];
	const struct route_line *lines;
	struct tree tree;
	int64_t since;
	size_t n;

	(void)state;
	tree_open(&tree, NULL, 0);
	assert_int_equal(resolve(&tree, "/").answer, ANSWER_NONE);
	assert_int_equal(catalogue_len(tree.catalogue), 0);
	assert_null(catalogue_entry(tree.catalogue, 0));
	assert_null(catalogue_find_code(tree.catalogue, "x", NOW));
	assert_int_equal(catalogue_suggest(out, tree.catalogue, "/x", NOW),
			 0);
	lines = catalogue_routes(&n, &tree.arena, tree.catalogue, NOW);
	assert_int_equal(n, 2);		/* as in Hugo */
	assert_string_equal(lines[0].url, "/categories/");
	assert_string_equal(lines[1].url, "/tags/");
	assert_int_equal(catalogue_epoch(tree.catalogue, NOW, &since), 0);
	tree_close(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rule_2_an_exact_url_is_the_page),
		cmocka_unit_test(rule_2_slash_index_and_case_move_to_it),
		cmocka_unit_test(
			rule_2_of_two_pages_the_one_in_that_case_is_meant),
		cmocka_unit_test(rule_3_an_alias_moves_in_any_case_and_slash),
		cmocka_unit_test(
			rule_3_an_exact_alias_comes_before_a_folded_one),
		cmocka_unit_test(rule_4_a_page_beats_an_alias),
		cmocka_unit_test(
			rule_4_of_two_pages_the_newest_generation_wins),
		cmocka_unit_test(rule_4_of_two_alike_the_first_path_wins),
		cmocka_unit_test(a_report_says_who_keeps_the_address),
		cmocka_unit_test(rule_5_an_alias_of_its_own_url_is_ignored),
		cmocka_unit_test(
			rule_6_hidden_pages_do_not_exist_nor_their_aliases),
		cmocka_unit_test(pages_never_seen_together_do_not_collide),
		cmocka_unit_test(every_redirect_is_one_hop),
		cmocka_unit_test(an_empty_tree_has_an_empty_catalogue),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
