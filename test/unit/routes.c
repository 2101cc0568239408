/* SPDX-License-Identifier: MIT */
/*
 * The list of all addresses; ids and codes; when pages come and go; many
 * aliases at once.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "ask.h"

static void routes_are_what_answers_sorted(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", "---\ntitle: A\naliases: [/Old, /b, /caf\xc3\xa9,"
			  " /x.html]\n---\n" },
		{ "b.md", "---\ntitle: B\naliases: [/old, /Old/]\n---\n" },
		{ "c.md", "---\ntitle: C\ndraft: true\naliases: /c2\n---\n" },
		{ "d/_index.md", "---\ntitle: D\n---\n" },
	};
	static const struct {
		const char *url, *target, *file;
	} want[] = {
		{ "/Old/", "/a/", "a.md" },
		{ "/a/", NULL, "a.md" },
		{ "/b/", NULL, "b.md" },
		{ "/caf%C3%A9/", "/a/", "a.md" },
		{ "/categories/", NULL, "" },
		{ "/d/", NULL, "d/_index.md" },
		{ "/old/", "/b/", "b.md" },
		{ "/tags/", NULL, "" },
		{ "/x.html", "/a/", "a.md" },
	};
	struct route_line *lines;
	struct tree tree;
	size_t i, n;

	(void)state;
	tree_open(&tree, files, N(files));
	lines = catalogue_routes(&n, &tree.arena, tree.catalogue, NOW);
	assert_int_equal(n, N(want));
	for (i = 0; i < n; i++) {
		assert_string_equal(lines[i].url, want[i].url);
		assert_string_equal(lines[i].file, want[i].file);
		if (want[i].target)
			assert_string_equal(lines[i].target, want[i].target);
		else
			assert_null(lines[i].target);
	}
	tree_close(&tree);
}

static void hrefs_have_the_path_of_base_url(void **state)
{
	static const struct tree_file files[] = {
		{ "site.yaml", "baseURL: https://example.org/sub/\n" },
		{ "a b.md", "---\ntitle: A\naliases: /old\n---\n" },
	};
	struct route_line *lines;
	struct tree tree;
	size_t n;

	(void)state;
	tree_open(&tree, files, N(files));
	assert_string_equal(catalogue_entry(tree.catalogue, 0)->href,
			    "/sub/a-b/");
	assert_string_equal(catalogue_entry(tree.catalogue, 0)->url, "/a-b/");
	lines = catalogue_routes(&n, &tree.arena, tree.catalogue, NOW);
	assert_int_equal(n, 4);
	assert_string_equal(lines[1].url, "/sub/categories/");
	assert_string_equal(lines[2].url, "/sub/old/");
	assert_string_equal(lines[2].target, "/sub/a-b/");
	tree_close(&tree);
}

static void ids_are_exact_then_folded_and_codes_in_any_case(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", "---\ntitle: A\nResourceId: aB-c\nid: \"10045\"\n"
			  "code: APS\n---\n" },
		{ "b.md", "---\ntitle: B\nResourceId: Ab-c\ncode: psm\n"
			  "---\n" },
		{ "c.md", "---\ntitle: C\ncode: dra\nid: dra\ndraft: true\n"
			  "---\n" },
	};
	static const struct {
		const char *id, *code, *file;
	} rows[] = {
		{ "aB-c", "APS", "a.md" }, { "10045", "aps", "a.md" },
		{ "Ab-c", "PSM", "b.md" }, { "AB-C", "Aps", "a.md" },
		{ "dra", "dra", NULL },	   { "", "", NULL },
		{ "APS", "aB-c", NULL },
	};
	const struct entry *id, *code;
	struct tree tree;
	size_t i;

	(void)state;
	tree_open(&tree, files, N(files));
	for (i = 0; i < N(rows); i++) {
		id = catalogue_find_id(tree.catalogue, rows[i].id, NOW);
		code = catalogue_find_code(tree.catalogue, rows[i].code, NOW);
		if (!rows[i].file) {
			assert_null(id);
			assert_null(code);
			continue;
		}
		assert_string_equal(id->course->file, rows[i].file);
		assert_string_equal(code->course->file, rows[i].file);
	}
	tree_close(&tree);
}

static void a_page_is_there_from_publish_to_expiry(void **state)
{
	static const struct tree_file files[] = {
		{ "p.md", "---\ntitle: P\npublishDate: 2030-01-01T00:00:10Z\n"
			  "expiryDate: 2030-01-01T00:00:20Z\n---\n" },
	};
	static const struct {
		const char *now;
		enum answer answer;
		size_t epoch;
		const char *since;
	} rows[] = {
		{ "2030-01-01T00:00:09Z", ANSWER_NONE, 0, NULL },
		{ "2030-01-01T00:00:10Z", ANSWER_PAGE, 1,
		  "2030-01-01T00:00:10Z" },
		{ "2030-01-01T00:00:20Z", ANSWER_PAGE, 1,
		  "2030-01-01T00:00:10Z" },
		{ "2030-01-01T00:00:21Z", ANSWER_GONE, 2,
		  "2030-01-01T00:00:21Z" },
	};
	struct want want = { .path = "/p/" };
	struct tree tree;
	int64_t since;
	size_t i;

	(void)state;
	tree_open(&tree, files, N(files));
	for (i = 0; i < N(rows); i++) {
		want.answer = rows[i].answer;
		check_at(&tree, &want, at(rows[i].now));
		assert_int_equal(catalogue_epoch(tree.catalogue,
						 at(rows[i].now), &since),
				 rows[i].epoch);
		assert_int_equal(since, rows[i].since ? at(rows[i].since) :
							INSTANT_NONE);
	}
	tree_close(&tree);
}

/* security.md R14; not timed, the keys are many and much alike. */
static void a_hundred_thousand_aliases_are_found(void **state)
{
	enum { COURSES = 100, EACH = 1000 };
	char name[32], path[64];
	struct buf text = BUF_INIT;
	struct tree tree;
	int i, j;

	(void)state;
	tempdir_make(&tree.dir);
	for (i = 0; i < COURSES; i++) {
		buf_reset(&text);
		buf_printf(&text, "---\ntitle: C%d\naliases:\n", i);
		for (j = 0; j < EACH; j++)
			buf_printf(&text, "- /k/%d/%d\n", j, i);
		buf_str(&text, "---\n");
		snprintf(name, sizeof(name), "c%d.md", i);
		tempdir_write(&tree.dir, name, text.data);
	}
	tree_load(&tree);
	check_no_problem(&tree);
	for (i = 0; i < COURSES; i++) {
		for (j = 0; j < EACH; j += 37) {
			snprintf(path, sizeof(path), "/K/%d/%d", j, i);
			snprintf(name, sizeof(name), "c%d.md", i);
			assert_string_equal(
				resolve(&tree, path).entry->course->file,
				name);
		}
	}
	buf_release(&text);
	tree_close(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(routes_are_what_answers_sorted),
		cmocka_unit_test(hrefs_have_the_path_of_base_url),
		cmocka_unit_test(
			ids_are_exact_then_folded_and_codes_in_any_case),
		cmocka_unit_test(a_page_is_there_from_publish_to_expiry),
		cmocka_unit_test(a_hundred_thousand_aliases_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
