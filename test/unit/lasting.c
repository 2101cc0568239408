/* SPDX-License-Identifier: MIT */
/*
 * What courses are called for ever.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "page/lasting.h"

#include "pages.h"
#include "tree.h"

#define COURSE "---\ntype: course\ntitle: T\n"

static const struct tree_file files[] = {
	{ "a.md", COURSE "code: AA\nexpiryDate: 2030-01-01\n---\n" },
	{ "b.md", COURSE "code: aa\n---\n" },
	{ "c.md", COURSE "ResourceId: c-1\npublishDate: 2026-01-01\n---\n" },
	{ "c2.md", COURSE "ResourceId: c-1\n---\n" },
	{ "d 1.md", COURSE "---\n" },
	{ "e.md", COURSE "code: \"E/1 x\"\n---\n" },
	{ "f.md", COURSE "code: F\ndraft: true\n---\n" },
	{ "g.md", COURSE "code: F\n---\n" },
	{ "h.md", COURSE "code: H\nurl: /h/\nexpiryDate: 2020-01-01\n"
			 "---\n" },
	{ "i.md", COURSE "code: H\nurl: /h/\n---\n" },
};

enum { YEAR = 31536000 };

static void a_course_is_called_the_same_at_all_times(void **state)
{
	static const struct {
		const char *file, *key;
	} rows[] = {
		{ "a.md", "AA" },
		{ "b.md", "b.md" }, /* AA is another's, now and later */
		{ "c.md", "c-1" },
		{ "c2.md", "c2.md" },
		{ "d 1.md", "d%201.md" },
		{ "e.md", "E%2F1%20x" },
		{ "g.md", "F" }, /* a draft has no readers */
		{ "h.md", "H" },
		{ "i.md", "H" }, /* the same course, written anew */
	};
	struct tree tree;
	struct pages pages;

	(void)state;
	tree_open(&tree, files, sizeof(files) / sizeof(files[0]));
	pages_open(&pages, tree.dir.path);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (int years = -10; years <= 10; years += 5) {
			pages.env.now = PAGES_NOW + (int64_t)years * YEAR;
			assert_string_equal(
				lasting_key(&pages.env,
					    pages_entry(&pages, rows[i].file)),
				rows[i].key);
		}
	}
	pages_close(&pages);
	tree_close(&tree);
}

static void an_iri_is_a_uuid_of_host_kind_and_key(void **state)
{
	struct tree tree;
	struct pages pages;
	const char *one;

	(void)state;
	tree_open(&tree, files, 1);
	pages_open(&pages, tree.dir.path);
	one = lasting_urn(&pages.env, "course", "AA");
	assert_int_equal(strlen(one), strlen("urn:uuid:") + 36);
	assert_int_equal(one[strlen("urn:uuid:") + 14], '8');
	assert_string_equal(one, lasting_urn(&pages.env, "course", "AA"));
	assert_string_not_equal(one, lasting_urn(&pages.env, "date", "AA"));
	assert_string_not_equal(one, lasting_urn(&pages.env, "course", "A"));
	pages_close(&pages);
	tree_close(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_course_is_called_the_same_at_all_times),
		cmocka_unit_test(an_iri_is_a_uuid_of_host_kind_and_key),
	};

	return cmocka_run_group_tests_name("lasting", tests, NULL, NULL);
}
