/* SPDX-License-Identifier: MIT */
/*
 * The front page.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "pages.h"
#include "tempdir.h"

static void open_home(struct pages *p, struct tempdir *dir,
		      const char *const files[][2], size_t n)
{
	tempdir_make(dir);
	tempdir_write(dir, "site.yaml", "title: The & Site\n"
		      "description: What it is.\n"
		      "baseURL: https://x.example/s\n");
	for (size_t i = 0; i < n; i++)
		tempdir_write(dir, files[i][0], files[i][1]);
	pages_open(p, dir->path);
	page_home(&p->out, &p->env);
	assert_int_equal(pages_count(p->out.data, "<h1"), 1);
}

static void close_home(struct pages *p, struct tempdir *dir)
{
	pages_close(p);
	tempdir_remove(dir);
}

static void it_says_what_the_site_is(void **state)
{
	struct tempdir dir;
	struct pages p;

	(void)state;
	open_home(&p, &dir, NULL, 0);
	assert_has(p.out.data, "<title>The &amp; Site</title>");
	assert_has(p.out.data, "<h1>The &amp; Site</h1>");
	assert_has(p.out.data, "<p class=\"lead\">What it is.</p>");
	assert_has(p.out.data,
		   "<link rel=\"canonical\" href=\"https://x.example/s/\">");
	close_home(&p, &dir);
}

static void an_empty_folder_says_how_to_add_a_course(void **state)
{
	struct tempdir dir;
	struct pages p;

	(void)state;
	open_home(&p, &dir, NULL, 0);
	assert_has(p.out.data, "Add the first course");
	assert_has(p.out.data, "<pre><code>---\ntitle: ");
	assert_lacks(p.out.data, dir.path);
	close_home(&p, &dir);
}

/* The example that visitors are shown is a course when it is saved. */
static void the_example_is_a_course(void **state)
{
	struct tempdir dir, second;
	struct pages p;
	const char *from, *end;

	(void)state;
	open_home(&p, &dir, NULL, 0);
	from = strstr(p.out.data, "<pre><code>");
	assert_non_null(from);
	from += strlen("<pre><code>");
	end = strstr(from, "</code>");
	tempdir_make(&second);
	tempdir_write(&second, "first-steps/index.md",
		      arena_strndup(&p.arena, from, (size_t)(end - from)));
	close_home(&p, &dir);

	pages_open(&p, second.path);
	page_home(&p.out, &p.env);
	assert_lacks(p.out.data, "Add the first course");
	assert_has(p.out.data, "First steps in pottery</a>");
	assert_int_equal(p.report.len, 0);
	close_home(&p, &second);
}

static void hidden_courses_are_not_an_empty_folder(void **state)
{
	static const char *const files[][2] = {
		{ "a.md", "---\ntitle: A\ntype: course\ndraft: true\n---\n" },
	};
	struct tempdir dir;
	struct pages p;

	(void)state;
	open_home(&p, &dir, files, 1);
	assert_lacks(p.out.data, "Add the first course");
	assert_has(p.out.data, "No course is published");
	close_home(&p, &dir);
}

static void courses_stand_under_their_topic(void **state)
{
	static const char *const files[][2] = {
		{ "a.md", "---\ntitle: A & B\ntype: course\ncode: AB\n"
			  "course_topics: [Rope]\nlevel: beginner\n"
			  "course_length: 4\ndescription: It *is*.\n---\n" },
	};
	struct tempdir dir;
	struct pages p;

	(void)state;
	open_home(&p, &dir, files, 1);
	assert_has(p.out.data,
		   "<h2 id=\"rope\">Rope</h2>\n"
		   "<ul class=\"cards\">\n"
		   "<li class=\"card\">\n");
	assert_has(p.out.data,
		   "<h3><a href=\"/s/a/\">A &amp; B</a></h3>\n"
		   "<ul class=\"meta\">\n"
		   "<li>AB</li>\n"
		   "<li>Beginner</li>\n"
		   "<li>4 hours</li>\n"
		   "</ul>\n"
		   "<p class=\"summary\">It is.</p>\n"
		   "</li>");
	close_home(&p, &dir);
}

/* Its topics are no taxonomy, so they have no lists: the catalogue has. */
static void a_topic_without_a_list_leads_to_the_catalogue(void **state)
{
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "site.yaml", "taxonomies: {tag: tags}\n");
	tempdir_write(&dir, "a.md", "---\ntitle: Alpha\ntype: course\n"
				    "course_topics: [\"C#\"]\n---\n");
	pages_open(&p, dir.path);
	page_home(&p.out, &p.env);
	assert_has(p.out.data, "<a href=\"/courses/?topic=c%23\">C# ");
	pages_close(&p);
	tempdir_remove(&dir);
}

/* The last has the most courses; the rest is cut where there is no room. */
static void of_many_topics_those_with_the_most_courses_are_there(void **state)
{
	enum { MANY = 30 };
	struct tempdir dir;
	struct arena arena;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	arena_init(&arena);
	for (int i = 0; i <= MANY; i++)
		tempdir_write(&dir, arena_printf(&arena, "c%d.md", i),
			      arena_printf(&arena, "---\ntitle: C\n"
					   "type: course\n"
					   "course_topics: [Topic %02d]\n"
					   "---\n", i < MANY ? i : MANY - 1));
	tempdir_write(&dir, "site.yaml",
		      "taxonomies: {course_topic: course_topics}\n");
	pages_open(&p, dir.path);
	page_home(&p.out, &p.env);
	assert_int_equal(pages_count(p.out.data, ">Topic "), 24);
	assert_has(p.out.data, ">Topic 29 <span");
	assert_has(p.out.data, ">Topic 22 <span");
	assert_lacks(p.out.data, ">Topic 23 <span");
	assert_has(p.out.data, "<a href=\"/course_topics/\">All topics</a>");
	pages_close(&p);
	arena_release(&arena);
	tempdir_remove(&dir);
}

static void few_topics_are_all_there(void **state)
{
	static const char *const files[][2] = {
		{ "a.md", "---\ntitle: A\ntype: course\n"
			  "course_topics: [Rope]\n---\n" },
		{ "b.md", "---\ntitle: B\ntype: course\n---\n" },
	};
	struct tempdir dir;
	struct pages p;

	(void)state;
	open_home(&p, &dir, files, 2);
	assert_has(p.out.data, ">Rope <span");
	assert_lacks(p.out.data, "All topics");
	assert_has(p.out.data, ">All 2 courses</a>");
	close_home(&p, &dir);
	open_home(&p, &dir, files, 1);
	assert_lacks(p.out.data, "<p class=\"all\">");
	close_home(&p, &dir);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_says_what_the_site_is),
		cmocka_unit_test(an_empty_folder_says_how_to_add_a_course),
		cmocka_unit_test(the_example_is_a_course),
		cmocka_unit_test(hidden_courses_are_not_an_empty_folder),
		cmocka_unit_test(courses_stand_under_their_topic),
		cmocka_unit_test(
			a_topic_without_a_list_leads_to_the_catalogue),
		cmocka_unit_test(
			of_many_topics_those_with_the_most_courses_are_there),
		cmocka_unit_test(few_topics_are_all_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
