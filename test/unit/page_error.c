/* SPDX-License-Identifier: MIT */
/*
 * What a visitor reads when there is no page.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/limits.h"

#include "pages.h"
#include "tempdir.h"

static void each_status_has_its_words(void **state)
{
	static const struct {
		int status;
		const char *words;
	} rows[] = {
		{ 400, "We cannot read this address" },
		{ 404, "There is no page here" },
		{ 405, "This page can only be read" },
		{ 410, "This course is no longer offered" },
		{ 414, "This address is too long" },
		{ 500, "Something went wrong" },
		{ 503, "Something went wrong" },
	};
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	pages_open(&p, dir.path);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_reset(&p.out);
		page_error(&p.out, &p.env, rows[i].status, NULL);
		assert_has(p.out.data, rows[i].words);
		assert_has(p.out.data, "<a href=\"/courses/\">all courses");
		assert_has(p.out.data, "<a href=\"/\">home page</a>");
		assert_has(p.out.data, "content=\"noindex\"");
		assert_lacks(p.out.data, "canonical");
		assert_lacks(p.out.data, "Did you mean");
		assert_int_equal(pages_count(p.out.data, "<h1"), 1);
	}
	pages_close(&p);
	tempdir_remove(&dir);
}

static void at_most_five_courses_are_suggested(void **state)
{
	for (int courses = LIMIT_SUGGESTIONS - 1;
	     courses <= LIMIT_SUGGESTIONS + 1; courses++) {
		struct tempdir dir;
		struct pages p;
		size_t n;

		(void)state;
		tempdir_make(&dir);
		for (int i = 0; i < courses; i++) {
			char path[32];

			snprintf(path, sizeof(path), "knots-%c.md", 'a' + i);
			tempdir_write(&dir, path, "---\ntitle: Knots and "
				      "splices\ntype: course\n---\n");
		}
		pages_open(&p, dir.path);
		page_error(&p.out, &p.env, 404, "/old/knots/");
		n = pages_count(p.out.data, "<h3><a href=\"/knots-");
		assert_has(p.out.data, "Did you mean one of these?");
		assert_int_equal(n, courses < LIMIT_SUGGESTIONS ? courses :
				 LIMIT_SUGGESTIONS);
		pages_close(&p);
		tempdir_remove(&dir);
	}
}

static void the_address_is_not_repeated(void **state)
{
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	pages_open(&p, dir.path);
	page_error(&p.out, &p.env, 404, "/<script>alert(1)</script>/");
	assert_lacks(p.out.data, "alert");
	pages_close(&p);
	tempdir_remove(&dir);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_status_has_its_words),
		cmocka_unit_test(at_most_five_courses_are_suggested),
		cmocka_unit_test(the_address_is_not_repeated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
