/* SPDX-License-Identifier: MIT */
/*
 * Courses for programs: the public record of one, the lists of many as JSON
 * and CSV.  Calendars and feeds have tests of their own.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "page/machines.h"
#include "page/paging.h"
#include "page/query.h"

#include "pages.h"
#include "tempdir.h"
#include "yamlvalue.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

static const char site[] =
	"title: The Site\n"
	"baseURL: https://x.example/sub/\n"
	"timeZone: Europe/London\n"
	"references: {\"7\": {title: Lists, url: /lists/}}\n";

struct fixture {
	struct tempdir dir;
	struct pages p;
	struct query query;
};

static void open_tree(struct fixture *f, const char *settings)
{
	tempdir_make(&f->dir);
	tempdir_write(&f->dir, "site.yaml", settings);
}

static void load_tree(struct fixture *f)
{
	pages_open(&f->p, f->dir.path);
}

static void close_tree(struct fixture *f)
{
	pages_close(&f->p);
	tempdir_remove(&f->dir);
}

static struct value *read_json(struct fixture *f)
{
	return yaml_value(&f->p.arena, f->p.out.data);
}

static void open_course(struct fixture *f, const char *settings,
			const char *matter, const char *body)
{
	struct buf file = BUF_INIT;

	open_tree(f, settings);
	buf_str(&file, "---\ntype: course\n");
	buf_str(&file, matter);
	buf_str(&file, "---\n");
	buf_str(&file, body);
	tempdir_write(&f->dir, "a/c/index.md", file.data);
	tempdir_write(&f->dir, "a/c/images/a.png", "x");
	tempdir_write(&f->dir, "ada.md", "---\ntitle: Ada\n---\n");
	buf_release(&file);
	load_tree(f);
}

#define HERE "https://x.example/sub/a/c/"
#define SESSION "syllabus: [{id: 3, title: A *b*, duration: 90, " \
	"content: \"[c](/d/)\", assignment: {title: E, content: F}, " \
	"learningResources: [{title: G, link: /h/, duration: 5, " \
	"type: video}]}]\n"
#define DATE "events: [{start_date: 2031-05-12, location: Quay, " \
	"registration_link: /b/, sessions: [{start_datetime: " \
	"2031-05-12T09:00:00, end_datetime: 2031-05-12T12:00:00, " \
	"timezone: Europe/Oslo, syllabus_ids: [3]}]}]\n"

static const struct {
	const char *matter, *body, *path;
	const char *want;		/* NULL: nothing is there */
} rows[] = {
	{ "", "", "url", HERE },
	{ "code: ABC\n", "", "id", "ABC" },
	{ "", "", "links.html", HERE },
	{ "", "", "links.json", HERE "index.json" },
	{ "", "", "links.markdown", HERE "index.md" },
	{ "", "", "links.calendar", NULL },
	{ DATE, "", "links.calendar", HERE "calendar.ics" },
	{ "title: One *two*\n", "", "title", "One two" },
	{ "level: Advanced\n", "", "level", "advanced" },
	{ "course_length: 16\n", "", "duration", "PT16H" },
	{ "tags: [rope]\n", "", "tags.0.name", "rope" },
	{ "tags: [rope]\n", "", "tags.0.url",
	  "https://x.example/sub/tags/rope/" },
	{ "course_topics: [Rope]\n", "", "topics.0.url", NULL },
	{ "trainers: [/ada/]\n", "", "trainers.0.name", "Ada" },
	{ "trainers: [/ada/]\n", "", "trainers.0.url",
	  "https://x.example/sub/ada/" },
	{ "date: 2025-06-01\n", "", "published",
	  "2025-06-01T00:00:00+01:00" },
	{ "preview: a.png\n", "", "image", HERE "images/a.png" },
	{ "overview: \"<b>a</b> [x](/y/) <script>z</script>\"\n", "",
	  "texts.overview", "**a** [x](https://x.example/y/)" },
	{ "overview: \"[x](#y) [z](q)\"\n", "", "texts.overview",
	  "[x](" HERE "#y) [z](" HERE "q)" },
	{ "", "<!-- wp:paragraph -->\nA [wpv-post-link item=\"7\"].\n",
	  "texts.body", "A [Lists](https://x.example/sub/lists/)." },
	{ "", "", "texts", NULL },
	{ SESSION, "", "syllabus.0.id", "3" },
	{ SESSION, "", "syllabus.0.title", "A b" },
	{ SESSION, "", "syllabus.0.text", "[c](https://x.example/d/)" },
	{ SESSION, "", "syllabus.0.assignment.title", "E" },
	{ SESSION, "", "syllabus.0.resources.0.url",
	  "https://x.example/sub/h/" },
	{ DATE, "", "dates.0.id", "2031-05-12" },
	{ DATE, "", "dates.0.start", "2031-05-12T09:00:00+02:00" },
	{ DATE, "", "dates.0.end", "2031-05-12T12:00:00+02:00" },
	{ DATE, "", "dates.0.time_zone", "Europe/Oslo" },
	{ DATE, "", "dates.0.location", "Quay" },
	{ DATE, "", "dates.0.booking_url", "https://x.example/sub/b/" },
	{ DATE, "", "dates.0.sessions.0.syllabus_ids.0", "3" },
	{ "events: [{start_date: 2031-05-12}]\n", "", "dates.0.start",
	  "2031-05-12" },
	{ "events: [{start_date: 2020-05-12}]\n", "", "dates.0.start",
	  "2020-05-12" },
	{ "events: [{sessions: [{start_datetime: 2031-05-12T09:00:00, "
	  "timezone: Mars/Base}]}]\n", "",
	  "dates.0.sessions.0.start_written", "2031-05-12T09:00:00" },
	{ "events: [{sessions: [{start_datetime: 2031-05-12T09:00:00, "
	  "timezone: Mars/Base}]}]\n", "",
	  "dates.0.sessions.0.time_zone_written", "Mars/Base" },
	{ "", "", "dates", NULL },
	/* not public */
	{ "aliases: [/old/]\n", "", "aliases", NULL },
	{ "weight: 3\n", "", "weight", NULL },
	{ "keywords: [a]\n", "", "keywords", NULL },
	{ "internal_note: Call Ada.\n", "", "internal_note", NULL },
};

static void a_record_says_what_is_public(void **state)
{
	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		const struct value *found;
		struct fixture f;

		open_course(&f, site, rows[i].matter, rows[i].body);
		assert_int_equal(page_course_json(&f.p.out, &f.p.env,
				pages_entry(&f.p, "a/c/index.md")), 200);
		found = yaml_at(read_json(&f), rows[i].path);
		if (!rows[i].want && found)
			fail_msg("%s: is there", rows[i].path);
		if (rows[i].want && !value_text(found))
			fail_msg("%s: is not there", rows[i].path);
		if (rows[i].want)
			assert_string_equal(value_text(found), rows[i].want);
		close_tree(&f);
	}
}

static void no_key_that_nobody_knows_leaves(void **state)
{
	static const char matter[] =
		"secret_key: Hush A\n"
		"syllabus: [{title: A, secret: Hush B}]\n"
		"events: [{start_date: 2031-05-12, secret: Hush C}]\n"
		"headline: {buttons: [{content: D, secret: Hush D}]}\n"
		"sections: [{type: x, title: E, items: [{title: F}]}]\n";
	const struct entry *entry;
	struct fixture f;

	(void)state;
	open_course(&f, site, matter, "");
	entry = pages_entry(&f.p, "a/c/index.md");
	page_course_json(&f.p.out, &f.p.env, entry);
	page_catalogue_json(&f.p.out, &f.p.env);
	page_catalogue_csv(&f.p.out, &f.p.env);
	assert_lacks(f.p.out.data, "Hush");
	assert_lacks(f.p.out.data, "secret");
	close_tree(&f);
}

static void without_an_address_links_begin_at_the_root(void **state)
{
	const struct value *record;
	struct fixture f;

	(void)state;
	open_course(&f, "title: T\n", "overview: \"[x](/y/)\"\n", "");
	page_course_json(&f.p.out, &f.p.env,
			 pages_entry(&f.p, "a/c/index.md"));
	record = read_json(&f);
	assert_string_equal(value_text(yaml_at(record, "url")), "/a/c/");
	assert_string_equal(value_text(yaml_at(record, "texts.overview")),
			    "[x](/y/)");
	close_tree(&f);
}

static void add_courses(struct fixture *f, int n)
{
	for (int i = 0; i < n; i++) {
		char name[32], text[128];

		snprintf(name, sizeof(name), "c%03d.md", i);
		snprintf(text, sizeof(text), "---\ntype: course\n"
			 "title: Course %03d\ncourse_topics: [%s]\n---\n", i,
			 i % 2 ? "Odd" : "Even");
		tempdir_write(&f->dir, name, text);
	}
	tempdir_write(&f->dir, "page.md", "---\ntitle: Page\n---\n");
	tempdir_write(&f->dir, "draft.md",
		      "---\ntype: course\ndraft: true\n---\n");
}

static int ask(struct fixture *f, const char *query)
{
	buf_reset(&f->p.out);
	query_read(&f->query, &f->p.arena,
		   (struct view){ query, strlen(query) });
	f->p.env.query = &f->query;
	return page_catalogue_json(&f->p.out, &f->p.env);
}

static void the_catalogue_comes_page_by_page(void **state)
{
	enum { COURSES = 2 * PAGING_CARDS + 1 };
	size_t seen = 0;
	struct fixture f;

	(void)state;
	open_tree(&f, site);
	add_courses(&f, COURSES);
	load_tree(&f);
	for (int page = 1; page <= 3; page++) {
		const char *next;
		struct value *list;
		char query[16], want[64];

		snprintf(query, sizeof(query), "page=%d", page);
		assert_int_equal(ask(&f, query), 200);
		list = read_json(&f);
		seen += value_len(value_get(list, "courses"));
		assert_int_equal(value_get(list, "total")->number, COURSES);
		assert_int_equal(value_get(list, "pages")->number, 3);
		next = value_text(yaml_at(list, "links.next"));
		snprintf(want, sizeof(want),
			 "https://x.example/sub/courses.json?page=%d",
			 page + 1);
		assert_int_equal(!next, page == 3);
		if (next)
			assert_string_equal(next, want);
	}
	assert_int_equal(seen, COURSES);
	assert_int_equal(ask(&f, "page=4"), 404);
	assert_int_equal(ask(&f, "page=0"), 400);
	assert_int_equal(ask(&f, "sort=none"), 400);
	close_tree(&f);
}

static void the_catalogue_is_cut_as_its_page_is(void **state)
{
	struct value *list;
	struct fixture f;

	(void)state;
	open_tree(&f, site);
	add_courses(&f, 5);
	load_tree(&f);
	assert_int_equal(ask(&f, "topic=odd&sort=title&unknown=1"), 200);
	list = read_json(&f);
	assert_int_equal(value_get(list, "total")->number, 2);
	assert_string_equal(value_text(yaml_at(list, "courses.0.title")),
			    "Course 001");
	assert_string_equal(value_text(yaml_at(list, "links.html")),
			    "https://x.example/sub/courses/?topic=odd"
			    "&sort=title");
	assert_string_equal(value_text(yaml_at(list, "facets.topic.0.value")),
			    "even");
	assert_int_equal(yaml_at(list, "facets.topic.0.count")->number, 3);
	assert_false(yaml_at(list, "facets.topic.0.is_chosen")->truth);
	assert_true(yaml_at(list, "facets.topic.1.is_chosen")->truth);
	assert_int_equal(ask(&f, "topic=none"), 200);
	list = read_json(&f);
	assert_int_equal(value_get(list, "total")->number, 0);
	assert_int_equal(value_len(value_get(list, "courses")), 0);
	close_tree(&f);
}

static void a_table_runs_no_formula(void **state)
{
	static const struct {
		const char *matter, *has;
	} cells[] = {
		{ "title: =1+1\n", ",'=1+1," },
		{ "title: \"@SUM(A1)\"\n", ",'@SUM(A1)," },
		{ "title: \"+44\"\n", ",'+44," },
		{ "title: \"-a, \\\"b\\\"\"\n", ",\"'-a, “b”\"," },
		{ "code: A\n", "\r\nA," },
		{ "code: 'A\"B'\n", "\r\n\"A\"\"B\"," },
		{ "course_length: 2\n", ",120," },
		{ "tags: [a]\ncourse_topics: [x, y]\n", ",x; y," },
		{ DATE, ",2031-05-12T09:00:00+02:00,"
			"2031-05-12T12:00:00+02:00,Europe/Oslo,Quay," },
	};

	(void)state;
	for (size_t i = 0; i < N(cells); i++) {
		struct fixture f;

		open_course(&f, site, cells[i].matter, "");
		assert_int_equal(page_catalogue_csv(&f.p.out, &f.p.env), 200);
		assert_has(f.p.out.data, cells[i].has);
		assert_int_equal(pages_count(f.p.out.data, "\r\n"), 2);
		close_tree(&f);
	}
}

static void the_table_has_every_course_that_is_listed(void **state)
{
	struct fixture f;

	(void)state;
	open_tree(&f, site);
	add_courses(&f, 30);
	tempdir_write(&f.dir, "hidden.md",
		      "---\ntype: course\nunlisted: true\n---\n");
	load_tree(&f);
	assert_int_equal(page_catalogue_csv(&f.p.out, &f.p.env), 200);
	assert_int_equal(pages_count(f.p.out.data, "\r\n"), 31);
	close_tree(&f);
}

static void the_description_names_the_site(void **state)
{
	const struct value *all;
	struct fixture f;

	(void)state;
	open_tree(&f, site);
	load_tree(&f);
	assert_int_equal(page_openapi(&f.p.out, &f.p.env), 200);
	all = read_json(&f);
	assert_string_equal(value_text(yaml_at(all, "info.title")), "The Site");
	assert_string_equal(value_text(yaml_at(all, "servers.0.url")),
			    "https://x.example/sub");
	close_tree(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_says_what_is_public),
		cmocka_unit_test(no_key_that_nobody_knows_leaves),
		cmocka_unit_test(without_an_address_links_begin_at_the_root),
		cmocka_unit_test(the_catalogue_comes_page_by_page),
		cmocka_unit_test(the_catalogue_is_cut_as_its_page_is),
		cmocka_unit_test(a_table_runs_no_formula),
		cmocka_unit_test(the_table_has_every_course_that_is_listed),
		cmocka_unit_test(the_description_names_the_site),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
