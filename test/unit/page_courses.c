/* SPDX-License-Identifier: MIT */
/*
 * The list of all courses.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "pages.h"
#include "tempdir.h"

static void write_course(const struct tempdir *dir, const char *name,
			 int weight, const char *topic)
{
	char path[32], file[256];

	snprintf(path, sizeof(path), "%s.md", name);
	snprintf(file, sizeof(file), "---\ntitle: %s\ntype: course\n"
		 "weight: %d\ncourse_topics: [%s]\n---\n", name, weight,
		 topic);
	tempdir_write(dir, path, file);
}

static void all_are_listed_in_the_order_of_the_catalogue(void **state)
{
	struct tempdir dir;
	struct pages p;
	const char *first, *second, *third, *page;

	(void)state;
	tempdir_make(&dir);
	write_course(&dir, "alpha", 30, "Rope");
	write_course(&dir, "beta", 10, "Rope");
	write_course(&dir, "gamma", 20, "Bread");
	pages_open(&p, dir.path);
	page_courses(&p.out, &p.env);
	page = strstr(p.out.data, "<main");
	assert_non_null(page);
	assert_has(page, "<h1>All courses</h1>");
	assert_has(page, "<p class=\"lead\">3 courses in 2 topics</p>");
	assert_has(page, "<a href=\"#rope\">Rope</a>");
	first = strstr(page, ">beta</a>");
	second = strstr(page, ">alpha</a>");
	third = strstr(page, ">gamma</a>");
	assert_true(first && second && third);
	assert_true(first < second && second < third);
	pages_close(&p);
	tempdir_remove(&dir);
}

static void one_course_is_said_as_one(void **state)
{
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	write_course(&dir, "alpha", 1, "Rope");
	pages_open(&p, dir.path);
	page_courses(&p.out, &p.env);
	assert_has(p.out.data, "1 course in 1 topic<");
	assert_lacks(p.out.data, "aria-label=\"Topics\"");
	pages_close(&p);
	tempdir_remove(&dir);
}

static void no_course_leaves_no_empty_list(void **state)
{
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	pages_open(&p, dir.path);
	page_courses(&p.out, &p.env);
	assert_has(p.out.data, "No course is published");
	assert_lacks(p.out.data, "<ul class=\"cards\">");
	assert_lacks(p.out.data, "0 courses");
	pages_close(&p);
	tempdir_remove(&dir);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_are_listed_in_the_order_of_the_catalogue),
		cmocka_unit_test(one_course_is_said_as_one),
		cmocka_unit_test(no_course_leaves_no_empty_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
