/* SPDX-License-Identifier: MIT */
/*
 * The catalogue: what it lists, what its form offers, how one gets out of an
 * empty result, and what it tells search engines.
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

static const char *ask(struct pages *p, const char *text, int want)
{
	struct query *query = arena_alloc(&p->arena, sizeof(*query));

	query_read(query, &p->arena, (struct view){ text, strlen(text) });
	p->env.query = query;
	buf_reset(&p->out);
	assert_int_equal(page_courses(&p->out, &p->env), want);
	return p->out.data;
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
	page = strstr(ask(&p, "", 200), "<main");
	assert_non_null(page);
	assert_has(page, "<h1>All courses</h1>");
	assert_has(page, ">3 courses</h2>");
	first = strstr(page, ">beta</a>");
	second = strstr(page, ">gamma</a>");
	third = strstr(page, ">alpha</a>");
	assert_true(first && second && third);
	assert_true(first < second && second < third);
	assert_lacks(page, "class=\"paging\"");
	assert_lacks(p.out.data, "noindex");
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
	ask(&p, "", 200);
	assert_has(p.out.data, ">1 course</h2>");
	/* One value is no choice, and one course nothing to compare. */
	assert_lacks(p.out.data, "name=\"topic\"");
	assert_lacks(p.out.data, "name=\"c\"");
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
	ask(&p, "", 200);
	assert_has(p.out.data, "No course is published");
	assert_lacks(p.out.data, "class=\"cards\"");
	assert_lacks(p.out.data, "<form");
	assert_lacks(p.out.data, "0 courses");
	pages_close(&p);
	tempdir_remove(&dir);
}

/* A site of four courses, two topics, two levels, two lengths. */
static void open_site(struct pages *p, struct tempdir *dir)
{
	static const struct {
		const char *name, *text;
	} files[] = {
		{ "site.yaml", "title: School\n"
			       "baseURL: https://school.example/\n" },
		{ "a.md", "---\ntitle: Knots & Bends\ntype: course\n"
			  "code: KNB\nweight: 1\ncourse_topics: [Rope]\n"
			  "level: beginner\ncourse_length: 8\n---\n" },
		{ "b.md", "---\ntitle: Splices\ntype: course\ncode: SPL\n"
			  "weight: 2\ncourse_topics: [Rope]\n"
			  "level: advanced\ncourse_length: 8\n---\n" },
		{ "c.md", "---\ntitle: Sails\ntype: course\ncode: SAI\n"
			  "weight: 3\ncourse_topics: [Cloth]\n"
			  "level: advanced\ncourse_length: 16\n---\n" },
		{ "d.md", "---\ntitle: Covers\ntype: course\ncode: SAI\n"
			  "weight: 4\ncourse_topics: [Cloth]\n"
			  "level: advanced\ncourse_length: 16\n---\n" },
		{ "courses/_index.md", "---\ntitle: What We Teach\n"
				       "description: All of it.\n---\n\n"
				       "Words above the list.\n" },
	};

	tempdir_make(dir);
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		tempdir_write(dir, files[i].name, files[i].text);
	pages_open(p, dir->path);
}

static void close_site(struct pages *p, struct tempdir *dir)
{
	pages_close(p);
	tempdir_remove(dir);
}

static void the_form_says_what_each_value_would_give(void **state)
{
	struct tempdir dir;
	struct pages p;
	const char *page;

	(void)state;
	open_site(&p, &dir);
	page = ask(&p, "level=advanced", 200);
	assert_has(page, "value=\"rope\"> <span>Rope "
			 "<span class=\"quiet\">(1)<");
	assert_has(page, "value=\"cloth\"> <span>Cloth "
			 "<span class=\"quiet\">(2)<");
	assert_has(page, "value=\"advanced\" checked> <span>Advanced "
			 "<span class=\"quiet\">(3)<");
	assert_has(page, "value=\"beginner\"> <span>Beginner "
			 "<span class=\"quiet\">(1)<");
	assert_has(page, "value=\"two-days\"> <span>Two days ");
	assert_has(page, ">3 courses</h2>");
	close_site(&p, &dir);
}

static void each_filter_can_be_let_go_of(void **state)
{
	struct tempdir dir;
	struct pages p;
	const char *page;

	(void)state;
	open_site(&p, &dir);
	page = ask(&p, "q=s&topic=rope&level=advanced&sort=title&page=1", 200);
	assert_has(page, "<a href=\"/courses/?topic=rope&amp;level=advanced"
			 "&amp;sort=title\" aria-label=\"Without “s”\"");
	assert_has(page, "<a href=\"/courses/?q=s&amp;level=advanced"
			 "&amp;sort=title\" aria-label=\"Without Rope\"");
	assert_has(page, "<a href=\"/courses/?q=s&amp;topic=rope"
			 "&amp;sort=title\" aria-label=\"Without Advanced\"");
	assert_has(page, "<a href=\"/courses/\">Clear all</a>");
	assert_has(page, "<option value=\"title\" selected>");
	assert_has(page, "name=\"q\" value=\"s\"");
	close_site(&p, &dir);
}

static void an_empty_result_says_which_filter_to_drop(void **state)
{
	struct tempdir dir;
	struct pages p;
	const char *page;

	(void)state;
	open_site(&p, &dir);
	page = ask(&p, "topic=cloth&level=beginner&when=yesterday", 200);
	assert_has(page, ">No course fits</h2>");
	assert_lacks(page, "<ul class=\"cards\">");
	/* Without one of three there is still nothing. */
	assert_lacks(page, "</a> (");
	page = ask(&p, "topic=cloth&level=beginner", 200);
	assert_has(page, "<a href=\"/courses/?level=beginner\" "
			 "rel=\"nofollow\">Without Cloth</a> (1 course)");
	assert_has(page, "<a href=\"/courses/?topic=cloth\" "
			 "rel=\"nofollow\">Without Beginner</a> (2 courses)");
	page = ask(&p, "topic=%3Cb%3Ejunk", 200);
	assert_has(page, "There is no course for “&lt;b&gt;junk”.");
	assert_has(page, "<a class=\"button\" href=\"/courses/\">"
			 "See all courses</a>");
	assert_lacks(page, "<b>junk");
	page = ask(&p, "q=splises", 200);
	assert_has(page, "Did you mean one of these?");
	assert_has(page, ">Splices</a>");
	close_site(&p, &dir);
}

/* Each with its canonical address; only the first is for search engines. */
static void only_the_whole_list_is_for_search_engines(void **state)
{
	static const struct {
		const char *query, *title;
		bool is_indexed;
	} rows[] = {
		{ "", "What We Teach – School", true },
		{ "utm_source=mail", "What We Teach – School", true },
		{ "sort=title", "What We Teach – School", false },
		{ "topic=rope", "What We Teach: Rope – School", false },
		{ "q=rope", "What We Teach: “rope” – School", false },
		{ "q=s&level=advanced&length=day",
		  "What We Teach: “s”, Advanced, A day – School", false },
	};
	struct tempdir dir;
	struct pages p;

	(void)state;
	open_site(&p, &dir);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *page = ask(&p, rows[i].query, 200);

		assert_has(page, arena_printf(&p.arena, "<title>%s</title>",
					      rows[i].title));
		assert_has(page, "<link rel=\"canonical\" "
				 "href=\"https://school.example/courses/\">");
		assert_int_equal(!strstr(page, "content=\"noindex"),
				 rows[i].is_indexed);
		assert_has(page, "<h1>What We Teach</h1>");
	}
	close_site(&p, &dir);
}

static void words_of_the_folder_are_only_on_the_whole_list(void **state)
{
	struct tempdir dir;
	struct pages p;

	(void)state;
	open_site(&p, &dir);
	assert_has(ask(&p, "", 200), "Words above the list.");
	assert_lacks(ask(&p, "topic=rope", 200), "Words above the list.");
	close_site(&p, &dir);
}

/* Two courses have one code: then only one of them has it. */
static void every_card_can_be_compared(void **state)
{
	struct tempdir dir;
	struct pages p;
	const char *page;

	(void)state;
	open_site(&p, &dir);
	page = ask(&p, "", 200);
	assert_has(page, "<form class=\"choose\" action=\"/compare/\"");
	assert_has(page, "name=\"c\" value=\"KNB\" "
			 "aria-label=\"Compare: Knots &amp; Bends\"");
	assert_int_equal(pages_count(page, "value=\"SAI\""), 1);
	assert_has(page, "name=\"c\" value=\"/d/\"");
	close_site(&p, &dir);
}

static void long_lists_come_in_pages(void **state)
{
	struct tempdir dir;
	struct pages p;
	char name[16];
	const char *page;

	(void)state;
	tempdir_make(&dir);
	for (int i = 0; i < 49; i++) {
		snprintf(name, sizeof(name), "c%02d", i);
		write_course(&dir, name, i + 1, i % 2 ? "Odd" : "Even");
	}
	pages_open(&p, dir.path);
	page = ask(&p, "", 200);
	assert_int_equal(pages_count(page, "<h3>"), 24);
	assert_has(page, "Page 1 of 3");
	assert_has(page, "<a href=\"/courses/?page=2\" rel=\"next\">");
	assert_lacks(page, "rel=\"prev\"");
	page = ask(&p, "page=2", 200);
	assert_has(page, ">c24</a>");
	assert_lacks(page, ">c23</a>");
	assert_has(page, "<a href=\"/courses/\" rel=\"prev\">");
	assert_has(page, "All courses, page 2");
	assert_has(page, "noindex");
	page = ask(&p, "page=3", 200);
	assert_int_equal(pages_count(page, "<h3>"), 1);
	assert_lacks(page, "rel=\"next\"");
	page = ask(&p, "topic=even&page=2", 200);
	assert_int_equal(pages_count(page, "<h3>"), 1);
	assert_has(page, "<a href=\"/courses/?topic=even\" rel=\"prev\">");
	ask(&p, "page=4", 404);
	ask(&p, "topic=even&page=3", 404);
	ask(&p, "page=0", 400);
	ask(&p, "sort=size", 400);
	assert_has(p.out.data, "We cannot read this address");
	pages_close(&p);
	tempdir_remove(&dir);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_are_listed_in_the_order_of_the_catalogue),
		cmocka_unit_test(one_course_is_said_as_one),
		cmocka_unit_test(no_course_leaves_no_empty_list),
		cmocka_unit_test(the_form_says_what_each_value_would_give),
		cmocka_unit_test(each_filter_can_be_let_go_of),
		cmocka_unit_test(an_empty_result_says_which_filter_to_drop),
		cmocka_unit_test(only_the_whole_list_is_for_search_engines),
		cmocka_unit_test(
			words_of_the_folder_are_only_on_the_whole_list),
		cmocka_unit_test(every_card_can_be_compared),
		cmocka_unit_test(long_lists_come_in_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
