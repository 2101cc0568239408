/* SPDX-License-Identifier: MIT */
/*
 * Courses side by side: which are taken, what is said of the others, and which
 * rows come first.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "pages.h"
#include "tempdir.h"

struct fixture {
	struct tempdir dir;
	struct pages p;
	struct query query;
};

static const struct {
	const char *name, *text;
} files[] = {
	{ "site.yaml", "title: School\nbaseURL: https://school.example/\n" },
	{ "a.md", "---\ntitle: Knots & Bends\ntype: course\ncode: KNB\n"
		  "weight: 1\nlevel: beginner\ncourse_length: 8\n"
		  "course_topics: [Rope, Twine]\ncourse_vendors: [The Yard]\n"
		  "prerequisites: |\n  ## Bring\n\n  Two *hands*.\n"
		  "outcomes: |\n  - One knot\n  - Two bends\n"
		  "events:\n- start: 2025-09-01T09:00:00Z\n"
		  "  end: 2025-09-01T17:00:00Z\n"
		  "  title: Autumn\n---\n" },
	{ "b.md", "---\ntitle: Splices\ntype: course\ncode: SPL\nweight: 2\n"
		  "level: advanced\ncourse_length: 8\n"
		  "course_topics: [Twine, Rope]\ncourse_vendors: [The Yard]\n"
		  "prerequisites: |\n  ## Bring\n\n  A *knife*.\n"
		  "roadmap: {previous: [/a/]}\n---\n" },
	{ "c.md", "---\ntitle: Sails\ntype: course\nweight: 3\n---\n" },
	{ "d.md", "---\ntitle: Covers\ntype: course\ncode: COV\nweight: 4\n"
		  "---\n" },
	{ "e.md", "---\ntitle: Fifth\ntype: course\ncode: FIF\nweight: 5\n"
		  "---\n" },
	{ "draft.md", "---\ntitle: Draft\ntype: course\ncode: DRA\n"
		      "draft: true\n---\n" },
	{ "plain.md", "---\ntitle: Plain\n---\n\nNo course.\n" },
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	tempdir_make(&f->dir);
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		tempdir_write(&f->dir, files[i].name, files[i].text);
	pages_open(&f->p, f->dir.path);
	f->p.env.query = &f->query;
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	pages_close(&f->p);
	tempdir_remove(&f->dir);
	free(f);
	return 0;
}

static const char *ask(struct fixture *f, const char *query)
{
	query_read(&f->query, &f->p.arena,
		   (struct view){ query, strlen(query) });
	buf_reset(&f->p.out);
	assert_int_equal(page_compare(&f->p.out, &f->p.env), 200);
	return f->p.out.data;
}

/* `first` stands before `second`, and both stand there. */
static void assert_before(const char *page, const char *first,
			  const char *second)
{
	assert_has(page, first);
	assert_has(page, second);
	assert_true(strstr(page, first) < strstr(page, second));
}

static void what_differs_comes_first(void **state)
{
	const char *page = ask(*state, "c=KNB&c=SPL");

	assert_has(page, "<th scope=\"col\"><a href=\"/a/\">Knots &amp; "
			 "Bends</a>");
	assert_before(page, "Where they differ", "<th scope=\"row\">Level<");
	assert_before(page, "<th scope=\"row\">Level<",
		      "Where they are the same");
	assert_before(page, "Where they are the same",
		      "<th scope=\"row\">Length<");
	/* Topics in another order are the same topics. */
	assert_before(page, "Where they are the same",
		      "<th scope=\"row\">Topics<");
	assert_before(page, "Where they are the same",
		      "<th scope=\"row\">Vendor<");
	assert_before(page, "<th scope=\"row\">Prerequisites<",
		      "Where they are the same");
	assert_has(page, "<li>8 hours</li>");
	assert_has(page, "Two <em>hands</em>.");
	assert_has(page, "1 September 2025");
	assert_has(page, "<a href=\"/a/\">Knots &amp; Bends</a></li>");
	assert_has(page, "not said");
	/* What nobody says has no row. */
	assert_lacks(page, "<th scope=\"row\">Trainers<");
	assert_has(page, "colspan=\"3\"");
}

/* The words of both have a heading "Bring". */
static void ids_are_on_the_page_once(void **state)
{
	const char *page = ask(*state, "c=KNB&c=SPL");

	assert_int_equal(pages_count(page, ">Bring</h2>"), 2);
	assert_int_equal(pages_count(page, "id=\"bring\""), 1);
}

static void each_course_can_be_taken_out(void **state)
{
	const char *page = ask(*state, "c=knb&c=%2Fc%2F&c=SPL");

	assert_has(page, "href=\"/compare/?c=%2Fc%2F&amp;c=SPL\" "
			 "aria-label=\"Remove: Knots &amp; Bends\"");
	assert_has(page, "href=\"/compare/?c=KNB&amp;c=SPL\"");
	assert_has(page, "href=\"/compare/?c=KNB&amp;c=%2Fc%2F\"");
}

static void keys_that_are_no_course_are_named(void **state)
{
	static const struct {
		const char *query, *has;
	} rows[] = {
		{ "c=KNB&c=SPL&c=NOPE", "There is no course “NOPE”." },
		{ "c=KNB&c=SPL&c=%3Cb%3E", "There is no course “&lt;b&gt;”." },
		{ "c=KNB&c=SPL&c=DRA", "There is no course “DRA”." },
		{ "c=KNB&c=SPL&c=%2Fplain%2F",
		  "There is no course “/plain/”." },
		{ "c=KNB&c=SPL&c=%2Fnowhere%2F",
		  "There is no course “/nowhere/”." },
		{ "c=KNB&c=SPL&c=spl", "“spl” is named twice." },
		{ "c=KNB&c=SPL&c=%2Fb%2F", "“/b/” is named twice." },
		{ "c=KNB&c=SPL&c=COV&c=%2Fc%2F&c=FIF",
		  "Only the first four are shown." },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *page = ask(*state, rows[i].query);

		assert_has(page, rows[i].has);
		assert_has(page, "<table class=\"compare\">");
		assert_lacks(page, "<th scope=\"col\"><a href=\"/e/\">");
	}
	assert_lacks(ask(*state, "c=KNB&c=SPL&c="), "class=\"notes\"");
}

static void an_address_may_have_the_base_path(void **state)
{
	static const char *const queries[] = {
		"c=/a/&c=/sub/b/", "c=/sub/a&c=/sub/c/../b/", "c=KNB&c=/sub/b/",
		"c=/a/&c=/sub/sub/",
	};
	struct fixture *f = *state;

	tempdir_write(&f->dir, "site.yaml",
		      "baseURL: https://school.example/sub/\n");
	tempdir_write(&f->dir, "sub.md", "---\ntitle: Below\ntype: course\n"
					 "---\n");
	pages_close(&f->p);
	pages_open(&f->p, f->dir.path);
	f->p.env.query = &f->query;
	assert_has(ask(f, queries[0]), "<table");
	assert_lacks(ask(f, queries[1]), "<table");
	assert_has(ask(f, queries[2]), "<table");
	assert_has(ask(f, queries[3]), "/sub/sub/\">Below</a>");
	assert_has(ask(f, "c=/a/&c=/sub/"), "/sub/sub/\">Below</a>");
}

static void not_every_junk_is_repeated(void **state)
{
	struct buf query = BUF_INIT;

	for (int i = 0; i < 40; i++)
		buf_printf(&query, "c=junk%d&", i);
	assert_int_equal(pages_count(ask(*state, query.data),
				     "There is no course"), 8);
	buf_release(&query);
}

static void fewer_than_two_get_a_form(void **state)
{
	const char *page = ask(*state, "");

	assert_lacks(page, "<table");
	assert_int_equal(pages_count(page, "<select name=\"c\">"), 4);
	assert_int_equal(pages_count(page, "<option value=\"KNB\">"), 4);
	assert_int_equal(pages_count(page, "<option value=\"/c/\">"), 4);
	assert_lacks(page, "Draft");
	assert_lacks(page, "class=\"notes\"");
	page = ask(*state, "c=spl");
	assert_has(page, "One course alone cannot be compared.");
	assert_int_equal(pages_count(page,
				     "<option value=\"SPL\" selected>"), 1);
	assert_lacks(page, "<table");
}

static void no_comparison_is_for_search_engines(void **state)
{
	static const char *const queries[] = { "", "c=KNB", "c=KNB&c=SPL" };

	for (size_t i = 0; i < 3; i++) {
		const char *page = ask(*state, queries[i]);

		assert_has(page, "<meta name=\"robots\" content=\"noindex");
		assert_has(page, "<link rel=\"canonical\" href=\""
				 "https://school.example/compare/\">");
	}
	assert_has(ask(*state, "c=KNB&c=%2Fc%2F"),
		   "<title>Compare: KNB, Sails – School</title>");
}

/* Of more courses than a list can hold, codes are asked for. */
static void many_courses_are_not_listed(void **state)
{
	struct tempdir dir;
	struct pages p;
	char name[16], text[64];

	(void)state;
	tempdir_make(&dir);
	for (int i = 0; i < 201; i++) {
		snprintf(name, sizeof(name), "c%03d.md", i);
		snprintf(text, sizeof(text),
			 "---\ntitle: C%d\ntype: course\ncode: K%d\n---\n", i,
			 i);
		tempdir_write(&dir, name, text);
	}
	pages_open(&p, dir.path);
	assert_int_equal(page_compare(&p.out, &p.env), 200);
	assert_lacks(p.out.data, "<select");
	assert_int_equal(pages_count(p.out.data, "<input name=\"c\""), 4);
	assert_has(p.out.data, "Code of course 4");
	pages_close(&p);
	tempdir_remove(&dir);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_differs_comes_first),
		TEST(ids_are_on_the_page_once),
		TEST(each_course_can_be_taken_out),
		TEST(keys_that_are_no_course_are_named),
		TEST(an_address_may_have_the_base_path),
		TEST(not_every_junk_is_repeated),
		TEST(fewer_than_two_get_a_form),
		TEST(no_comparison_is_for_search_engines),
		cmocka_unit_test(many_courses_are_not_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
