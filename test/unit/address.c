/* SPDX-License-Identifier: MIT */
/*
 * Addresses and aliases of one course: what Hugo does where that is sane
 * (test/golden/hugo-addresses.tsv holds those), and what we do where Hugo
 * panics, races or leaves the tree.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/limits.h"
#include "base/str.h"
#include "index/address.h"
#include "tree.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

/* Opens a tree of one file whose front matter is JSON. */
static void open_one(struct tree *tree, const char *file, const char *matter)
{
	const struct tree_file files[] = { { file, matter } };

	tree_open(tree, files, 1);
}

static void where_hugo_fails_the_default_address_is_taken(void **state)
{
	static const struct {
		const char *matter, *want, *code;
	} rows[] = {
		/* hugo.md F3 91, 93, 100, 118, 119, 126 */
		{ "{title: T, url: /}", "/s/p/", "url-refused" },
		{ "{title: T, url: /index.html}", "/s/p/", "url-refused" },
		{ "{title: T, url: '/a:b/'}", "/s/p/", "url-refused" },
		{ "{title: T, url: '/:bogus/'}", "/s/p/", "url-refused" },
		{ "{title: T, url: '/X/:Slug/'}", "/s/p/", "url-refused" },
		{ "{title: T, url: 'https://x.org/a/'}", "/s/p/",
		  "url-refused" },
		{ "{title: T, url: '/:slugs/'}", "/s/p/", "url-refused" },
		{ "{title: T, url: '/:2017/'}", "/s/p/", "url-refused" },
		{ "{title: T, url: '/:slug[1]/'}", "/s/p/", "url-refused" },
		{ "{title: T, url: '/:slug/100%/'}", "/s/p/", "url-refused" },
		{ "{title: T, url: /a%2Fb/}", "/s/p/", "url-refused" },
		{ "{title: T, url: /%2e%2e/}", "/s/p/", "url-refused" },
		{ "{title: T, url: '/a%00b/'}", "/s/p/", "url-refused" },
		{ "{title: T, url: '/%0d%0aSet-Cookie:x/'}", "/s/p/",
		  "url-refused" },
		/* F2 61, 73, 75 */
		{ "{title: T, slug: '50%25', url: '/u/:slug/'}", "/s/50%/",
		  "url-refused" },
		{ "{title: T, slug: '..'}", "/s/p/", "slug-refused" },
		{ "{title: T, slug: '.'}", "/s/p/", "slug-refused" },
		{ "{title: T, slug: 'a/../b'}", "/s/p/", "slug-refused" },
		{ "{title: T, slug: '..', url: '/:slug/'}", "/s/p/",
		  "url-refused" },
		{ "{title: '..', url: '/t/:slug/'}", "/s/p/", "url-refused" },
		/* A "?" is kept, and warned of. */
		{ "{title: T, url: '/x?y=1'}", "/x?y=1/", "url-marks" },
		{ "{title: T, url: '/x#y/'}", "/x#y/", "url-marks" },
	};
	struct tree tree;
	size_t i;

	(void)state;
	for (i = 0; i < N(rows); i++) {
		char matter[200];

		snprintf(matter, sizeof(matter), "---\n%s\n---\n",
			 rows[i].matter);
		open_one(&tree, "s/p.md", matter);
		if (!str_eq(tree_entry(&tree, "s/p.md")->url, rows[i].want))
			fail_msg("%s: want %s, got %s", rows[i].matter,
				 rows[i].want,
				 tree_entry(&tree, "s/p.md")->url);
		if (!tree_problem(&tree, rows[i].code))
			fail_msg("%s: no %s", rows[i].matter, rows[i].code);
		tree_close(&tree);
	}
}

static void a_refused_url_names_its_line_and_token(void **state)
{
	const struct problem *problem;
	struct tree tree;

	(void)state;
	open_one(&tree, "s/p.md", "---\ntitle: T\nurl: /:bogus/x/\n---\n");
	problem = tree_problem(&tree, "url-refused");
	assert_non_null(problem);
	assert_string_equal(problem->at.file, "s/p.md");
	assert_int_equal(problem->at.line, 3);
	assert_int_equal(problem->severity, SEVERITY_ERROR);
	assert_non_null(strstr(problem->words, ":bogus"));
	tree_close(&tree);
}

static void odd_names_have_an_address_all_the_same(void **state)
{
	static const struct {
		const char *file, *want;
	} rows[] = {
		{ "\xe2\x84\xa2.md", "/\xe2\x84\xa2/" },
		{ "s/?...md", "/s/?../" },
		{ "s/\xf0\x9f\x98\x80.md", "/s/" },
		{ "s/a%00.md", "/s/a%00/" },
		{ "Index Of/x.md", "/index-of/x/" },
	};
	struct tree tree;
	size_t i;

	(void)state;
	for (i = 0; i < N(rows); i++) {
		open_one(&tree, rows[i].file, "---\ntitle: T\n---\n");
		if (!str_eq(tree_entry(&tree, rows[i].file)->url,
			    rows[i].want))
			fail_msg("%s: want %s, got %s", rows[i].file,
				 rows[i].want,
				 tree_entry(&tree, rows[i].file)->url);
		tree_close(&tree);
	}
}

static void an_address_no_request_can_ask_for_is_reported(void **state)
{
	struct buf path = BUF_INIT;
	struct tree tree;
	int i, j;

	(void)state;
	for (i = 0; i < 12; i++) {
		for (j = 0; j < LIMIT_PATH / 12; j++)
			buf_char(&path, 'd');
		buf_char(&path, '/');
	}
	buf_str(&path, "p.md");
	open_one(&tree, path.data, "---\ntitle: T\n---\n");
	assert_non_null(tree_entry(&tree, path.data)->url);
	assert_non_null(tree_problem(&tree, "address-unreachable"));
	tree_close(&tree);
	buf_release(&path);
}

static void a_slug_too_long_gives_way_to_the_name(void **state)
{
	struct buf matter = BUF_INIT;
	struct tree tree;
	int i;

	(void)state;
	buf_str(&matter, "---\ntitle: T\nurl: '/u/:slug/'\nslug: ");
	for (i = 0; i < LIMIT_PATH; i++)
		buf_char(&matter, 's');
	buf_str(&matter, "\n---\n");
	open_one(&tree, "a/p.md", matter.data);
	assert_string_equal(tree_entry(&tree, "a/p.md")->url, "/a/p/");
	assert_non_null(tree_problem(&tree, "url-refused"));
	assert_non_null(tree_problem(&tree, "slug-refused"));
	tree_close(&tree);
	buf_release(&matter);
}

static void a_refused_permalink_names_site_yaml(void **state)
{
	static const struct tree_file files[] = {
		{ "site.yaml", "permalinks:\n  s: /:nothing/\n  r: /\n" },
		{ "s/p.md", "---\ntitle: T\n---\n" },
		{ "r/p.md", "---\ntitle: T\n---\n" },
	};
	const struct problem *problem;
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	assert_string_equal(tree_entry(&tree, "s/p.md")->url, "/s/p/");
	assert_string_equal(tree_entry(&tree, "r/p.md")->url, "/r/p/");
	problem = tree_problem(&tree, "permalink-refused");
	assert_non_null(problem);
	assert_string_equal(problem->at.file, "site.yaml");
	assert_int_equal(problem->at.line, 2);
	tree_close(&tree);
}

static void dates_of_addresses_are_local_to_the_site(void **state)
{
	static const struct {
		const char *date, *url, *want;
	} rows[] = {
		{ "2024-07-01", "/:year/:month/:day/", "/2024/07/01/" },
		{ "2024-06-30T23:30:00Z", "/:2006-:01-:02/", "/2024-07-01/" },
		{ "2024-06-30T23:30:00Z", "/:3.:04:PM/", "/12.30AM/" },
		{ "2024-07-01T13:05:09", "/:15:04:05-:03:pm/",
		  "/130509-01pm/" },
		{ "2024-02-09", "/:Jan-:2-:Mon-:06/", "/Feb-9-Fri-24/" },
		{ "2024-02-09", "/:January/:Monday/:002/:1/",
		  "/February/Friday/040/2/" },
	};
	char matter[200];
	struct tree tree;
	size_t i;

	(void)state;
	for (i = 0; i < N(rows); i++) {
		snprintf(matter, sizeof(matter),
			 "---\ntitle: T\ndate: %s\nurl: '%s'\n---\n",
			 rows[i].date, rows[i].url);
		tempdir_make(&tree.dir);
		tempdir_write(&tree.dir, "site.yaml",
			      "timeZone: Europe/London\n");
		tempdir_write(&tree.dir, "p.md", matter);
		tree_load(&tree);
		assert_string_equal(tree_entry(&tree, "p.md")->url,
				    rows[i].want);
		tree_close(&tree);
	}
}

/* The first alias of a page of that front matter; "" if it has none. */
static void check_alias(const char *url, const char *alias, const char *want,
			const char *code)
{
	char matter[400];
	struct address_list list;
	struct tree tree;
	const struct course *course;

	snprintf(matter, sizeof(matter),
		 "---\ntitle: T\nurl: %s\naliases: ['%s']\n---\n", url, alias);
	open_one(&tree, "sec/p.md", matter);
	course = library_find(tree.library, "sec/p.md");
	address_aliases(&list, &tree.arena, course,
			tree_entry(&tree, "sec/p.md")->url, NULL);
	if (!str_eq(list.len ? list.items[0] : "", want))
		fail_msg("\"%s\" of %s: want \"%s\", got \"%s\"", alias, url,
			 want, list.len ? list.items[0] : "");
	if (code && !tree_problem(&tree, code))
		fail_msg("\"%s\" of %s: no %s", alias, url, code);
	address_list_release(&list);
	tree_close(&tree);
}

/* hugo.md F4; a folder's index.html is written here as the folder. */
static void aliases_are_hugos(void **state)
{
	static const struct {
		const char *alias, *want;
	} rows[] = {
		{ "/old", "/old/" },			/* 133 */
		{ "/old/", "/old/" },
		{ "/old.html", "/old.html" },
		{ "/old.htm", "/old.htm" },
		{ "/old.php", "/old.php/" },
		{ "/old.aspx", "/old.aspx/" },
		{ "/Old/CASE", "/Old/CASE/" },
		{ "old", "/sec/old/" },			/* 140 */
		{ "old/", "/sec/old/" },
		{ "./old", "/sec/old/" },
		{ "../old", "/old/" },
		{ "../../old", "/old/" },
		{ "../../../../old", "/old/" },
		{ "/a/../b", "/b/" },
		{ "/a//b/", "/a/b/" },
		{ "/a b/", "/a b/" },
		{ "/a%20b/", "/a b/" },			/* decoded once */
		{ "/caf\xc3\xa9/", "/caf\xc3\xa9/" },
		{ "/na\xc3\xafve", "/na\xc3\xafve/" },
		{ "index.html", "/sec/" },		/* 157 */
		{ "/old/index.html", "/old/" },
		{ "/v1.2", "/v1.2/" },
		{ "/old.", "/old./" },
		{ "/a:b", "/a:b/" },
		{ "/it\"s", "/it\"s/" },
		{ "/new/", "/new/" },
		{ "/404.html", "/404.html" },
		{ "/sitemap.xml", "/sitemap.xml/" },
		{ "old.html", "/sec/old.html" },
		{ "/a\\b", "/a\\b/" },
		{ "/\xe6\x97\xa5\xe6\x9c\xac/", "/\xe6\x97\xa5\xe6\x9c\xac/" },
		{ "/chrome/../x", "/x/" },
		{ "/foo/../../../../tmp/passwd", "/tmp/passwd/" },
		{ "/100%/", "/100%/" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < N(rows); i++)
		check_alias("/sec/p/", rows[i].alias, rows[i].want, NULL);
}

static void relative_alias_is_taken_from_the_parent_of_the_url(void **state)
{
	static const struct {
		const char *url, *alias, *want;
	} rows[] = {
		{ "/x/y/", "rel", "/x/rel/" },
		{ "/x/y.html", "rel", "/x/rel/" },
		{ "/x/y/z/", "../rel", "/x/rel/" },
		{ "/x/", "rel", "/rel/" },
		{ "/capabilities/training-courses/x/",
		  "professional-scrum-master",
		  "/capabilities/training-courses/professional-scrum-master/" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < N(rows); i++)
		check_alias(rows[i].url, rows[i].alias, rows[i].want, NULL);
}

/* schema.md A-8, security.md C12 */
static void dangerous_aliases_are_refused(void **state)
{
	static const char *const aliases[] = {
		"/", "//", "/index.html", "..", "../..", "/a/..",
		"https://nkdagility.com/x", "http:x", "javascript:alert(1)",
		"//evil.com/x", "///evil.com", "/x?y=1", "?p=123", "/?p=123",
		"/x#frag", "#x", "/%2e%2e/", "/a%2Fb", "/a%00", "/a%0d%0ab",
		"/%c0%ae", "/chrome/?p=help&ctx=keyboard#topic=3227046",
	};
	size_t i;

	(void)state;
	for (i = 0; i < N(aliases); i++)
		check_alias("/sec/p/", aliases[i], "", "alias-refused");
}

static void aliases_are_one_list_without_repeats(void **state)
{
	static const char matter[] =
		"---\ntitle: T\nResourceId: -U-z8x8yTw9\nurl: /a/b/\n"
		"aliases:\n  - /one\n  - /two/\n  - /resources/-U-z8x8yTw9\n"
		"aliasesArchive:\n  - /one/\n  - /One\n  - /three\n---\n";
	static const char *const want[] = {
		"/one/", "/two/", "/resources/-U-z8x8yTw9/", "/One/",
		"/three/",
	};
	struct address_list list;
	struct tree tree;
	size_t i;

	(void)state;
	open_one(&tree, "p/index.md", matter);
	address_aliases(&list, &tree.arena, tree.library->courses[0], "/a/b/",
			NULL);
	assert_int_equal(list.len, N(want));
	for (i = 0; i < N(want); i++)
		assert_string_equal(list.items[i], want[i]);
	assert_int_equal(list.at[1].line, 7);
	address_list_release(&list);
	tree_close(&tree);
}

static void a_resource_id_is_an_alias_by_itself(void **state)
{
	struct address_list list;
	struct tree tree;

	(void)state;
	open_one(&tree, "p/index.md",
		 "---\ntitle: T\nid: \"41711\"\nResourceId: jUM-1XnARoT\n"
		 "---\n");
	address_aliases(&list, &tree.arena, tree.library->courses[0], "/p/",
			NULL);
	assert_int_equal(list.len, 1);
	assert_string_equal(list.items[0], "/resources/jUM-1XnARoT/");
	assert_int_equal(list.at[0].line, 4);
	address_list_release(&list);
	tree_close(&tree);
}

static size_t count_aliases(size_t n, bool *was_cut)
{
	struct buf matter = BUF_INIT;
	struct address_list list;
	struct tree tree;
	size_t i, len;

	buf_str(&matter, "---\ntitle: T\naliases:\n");
	for (i = 0; i < n; i++)
		buf_printf(&matter, "- /old/%zu\n", i);
	buf_str(&matter, "---\n");
	open_one(&tree, "p.md", matter.data);
	address_aliases(&list, &tree.arena, tree.library->courses[0], "/p/",
			NULL);
	len = list.len;
	*was_cut = tree_problem(&tree, "alias-limit") != NULL;
	address_list_release(&list);
	tree_close(&tree);
	buf_release(&matter);
	return len;
}

static void a_course_has_at_most_limit_aliases(void **state)
{
	bool was_cut;

	(void)state;
	assert_int_equal(count_aliases(LIMIT_ALIASES - 1, &was_cut),
			 LIMIT_ALIASES - 1);
	assert_false(was_cut);
	assert_int_equal(count_aliases(LIMIT_ALIASES, &was_cut),
			 LIMIT_ALIASES);
	assert_false(was_cut);
	assert_int_equal(count_aliases(LIMIT_ALIASES + 1, &was_cut),
			 LIMIT_ALIASES);
	assert_true(was_cut);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(where_hugo_fails_the_default_address_is_taken),
		cmocka_unit_test(a_refused_url_names_its_line_and_token),
		cmocka_unit_test(odd_names_have_an_address_all_the_same),
		cmocka_unit_test(an_address_no_request_can_ask_for_is_reported),
		cmocka_unit_test(a_slug_too_long_gives_way_to_the_name),
		cmocka_unit_test(a_refused_permalink_names_site_yaml),
		cmocka_unit_test(dates_of_addresses_are_local_to_the_site),
		cmocka_unit_test(aliases_are_hugos),
		cmocka_unit_test(
			relative_alias_is_taken_from_the_parent_of_the_url),
		cmocka_unit_test(dangerous_aliases_are_refused),
		cmocka_unit_test(aliases_are_one_list_without_repeats),
		cmocka_unit_test(a_resource_id_is_an_alias_by_itself),
		cmocka_unit_test(a_course_has_at_most_limit_aliases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
