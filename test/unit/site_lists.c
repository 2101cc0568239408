/* SPDX-License-Identifier: MIT */
/*
 * Pages that list others, from a folder to answers: terms, taxonomies,
 * folders, the home page's own words; what is unlisted (schema.md S-1).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "answering.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

static const struct named_text files[] = {
	{ "site.yaml", "title: Test Training\n"
		       "taxonomies:\n  course-topic: course-topics\n"
		       "  tag: tags\n"
		       "permalinks: {term: {course-topics: /on/:slug/}}\n" },
	{ "_index.md", "---\ntitle: Start\naliases: [/begin/]\n---\n\n"
		       "Words of the home page.\n" },
	{ "courses/_index.md", "---\ntitle: Courses\n---\n\n"
			       "Words above all courses.\n" },
	{ "courses/knots.md", "---\ntitle: Knots\ntype: course\n"
			      "course-topics: [Rope]\ntags: [dry]\n---\n" },
	{ "courses/quiet.md", "---\ntitle: Quiet Splices\ntype: course\n"
			      "course-topics: [Rope]\n"
			      "tags: [wet, hidden]\n---\n" },
	{ "courses/later.md", "---\ntitle: Later\ntype: course\n"
			      "course-topics: [Sails]\n"
			      "publishDate: 2030-01-01\n---\n" },
	{ "yard/boats/_index.md", "---\ntitle: Boats\n---\n\nWe have two.\n" },
	{ "yard/boats/one.md", "---\ntitle: Boat One\n---\n" },
	{ "yard/boats/plan.png", "not really" },
	{ "tags/dry/_index.md", "---\ntitle: All That Is Dry\n---\n\n"
				"Dry words.\n" },
};

static int set_up(void **state)
{
	return answering_open(state, files, N(files));
}

static const struct row {
	const char *target;
	int status;
	const char *file;		/* of resolve; NULL: none */
	const char *has, *lacks;	/* in the page; NULL: anything */
} rows[] = {
	{ "/", 200, "_index.md", "Words of the home page.", "Splices" },
	{ "/begin", 301, NULL, NULL, NULL },
	{ "/courses/", 200, "courses/_index.md", "Words above all courses.",
	  "Splices" },
	{ "/courses/", 200, "courses/_index.md", "/courses/knots/", "Later" },
	{ "/courses", 301, NULL, NULL, NULL },
	{ "/courses/quiet/", 200, "courses/quiet.md", "Quiet Splices", NULL },
	{ "/on/rope/", 200, NULL, "/courses/knots/", "Splices" },
	{ "/on/Rope", 301, NULL, NULL, NULL },
	{ "/on/sails/", 404, NULL, NULL, NULL },
	{ "/course-topics/", 200, NULL, "/on/rope/", "/on/sails/" },
	{ "/tags/", 200, NULL, "All That Is Dry", "/tags/wet/" },
	{ "/tags/dry/", 200, "tags/dry/_index.md", "Dry words.", NULL },
	{ "/tags/wet/", 404, NULL, NULL, NULL },
	{ "/tags/hidden/", 404, NULL, NULL, NULL },
	{ "/yard/", 200, NULL, "/yard/boats/", "/yard/boats/one/" },
	{ "/yard/boats/", 200, "yard/boats/_index.md", "We have two.", NULL },
	{ "/yard/boats/", 200, "yard/boats/_index.md", "/yard/boats/one/",
	  NULL },
	{ "/yard/boats/plan.png", 200, "yard/boats/plan.png", NULL, NULL },
	{ "/quiet-splices-nowhere", 404, NULL, NULL, "/courses/quiet/" },
};

static void every_list_has_its_answer(void **state)
{
	const struct reply *reply;
	size_t i;

	for (i = 0; i < N(rows); i++) {
		const struct row *row = &rows[i];

		reply = get_at(*state, row->target, NOW);
		if (reply->status != row->status)
			fail_msg("%s: %d", row->target, reply->status);
		if (row->has && !strstr(reply->body.data, row->has))
			fail_msg("%s lacks %s", row->target, row->has);
		if (row->lacks && strstr(reply->body.data, row->lacks))
			fail_msg("%s has %s", row->target, row->lacks);
	}
}

static void resolve_names_the_files_of_lists(void **state)
{
	struct fixture *fixture = *state;
	struct site_target target;
	size_t i;

	for (i = 0; i < N(rows); i++) {
		site_resolve(&target, fixture->site, rows[i].target, NOW,
			     &fixture->arena);
		assert_int_equal(target.status, rows[i].status);
		if (rows[i].file)
			assert_string_equal(target.file, rows[i].file);
		else
			assert_null(target.file);
	}
}

static void routes_and_resolve_agree(void **state)
{
	struct fixture *fixture = *state;
	const struct route_line *lines;
	struct site_target target;
	size_t i, n;

	lines = catalogue_routes(&n, &fixture->arena,
				 fixture->site->catalogue, NOW);
	assert_int_equal(n, 12);
	for (i = 0; i < n; i++) {
		site_resolve(&target, fixture->site, lines[i].url, NOW,
			     &fixture->arena);
		assert_int_equal(target.status, lines[i].target ? 301 : 200);
		if (lines[i].target)
			assert_string_equal(target.target, lines[i].target);
		else
			assert_string_equal(target.file ? target.file : "",
					    lines[i].file);
	}
}

static void a_list_comes_with_its_first_course(void **state)
{
	const int64_t later = 1900000000;	/* 2030-03-17 */

	assert_int_equal(get_at(*state, "/on/sails/", NOW)->status, 404);
	assert_int_equal(get_at(*state, "/on/sails/", later)->status, 200);
	assert_non_null(strstr(get_at(*state, "/course-topics/", later)
				       ->body.data, "/on/sails/"));
}

static void a_folders_file_goes_to_nginx_by_its_place(void **state)
{
	const struct reply *reply =
		get_at(*state, "/yard/boats/plan.png", NOW);

	assert_string_equal(reply->accel, "/-content/yard/boats/plan.png");
	assert_string_equal(reply->type, "image/png");
}

/* A folder "courses" gives the server's page its words, and takes nothing. */
static void a_list_at_a_built_in_address_is_no_problem(void **state)
{
	struct fixture *fixture = *state;
	size_t i;

	for (i = 0; i < fixture->site->report.len; i++)
		assert_string_not_equal(fixture->site->report.items[i].code,
					"shadows-built-in");
}

/* The list is at "/healthz/", and the server's address leads not there. */
static void a_list_takes_no_address_of_the_servers(void **state)
{
	struct fixture *fixture = *state;
	struct site_target target;
	struct tempdir dir;
	struct site *site;

	tempdir_make(&dir);
	tempdir_write(&dir, "site.yaml", "taxonomies:\n  a: healthz\n"
		      "  b: calendar.ics\n");
	tempdir_write(&dir, "a.md", "---\nhealthz: x\n---\n");
	site = site_load(dir.path, NULL);
	site_resolve(&target, site, "/healthz", NOW, &fixture->arena);
	assert_int_equal(target.status, 200);
	site_resolve(&target, site, "/calendar.ics", NOW, &fixture->arena);
	assert_int_equal(target.status, 200);
	site_resolve(&target, site, "/healthz/x", NOW, &fixture->arena);
	assert_int_equal(target.status, 301);
	site_free(site);
	tempdir_remove(&dir);
}

/* What took it, or NULL. */
static const struct place *taker_of(const struct report *report,
				    const char *path)
{
	for (size_t i = 0; i < report->len; i++)
		if (strcmp(report->items[i].code, "shadows-built-in") == 0 &&
		    strstr(report->items[i].words, path))
			return &report->items[i].at;
	return NULL;
}

static void a_course_at_a_built_in_address_is_reported(void **state)
{
	static const struct {
		const char *words, *file;
		int line;
	} taken[] = {
		{ "takes /compare/,", "compare.md", 0 },
		{ "takes /courses.json,", "data.md", 2 },
		{ "takes /healthz,", "healthz.md", 0 },
		{ "takes /theme/style.css,", "sheet.md", 2 },
		{ "takes /a/index.json,", "face.md", 2 },
	};
	struct tempdir dir;
	struct site *site;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "compare.md", "---\ntype: course\n---\n");
	tempdir_write(&dir, "data.md", "---\nurl: /courses.json\n---\n");
	tempdir_write(&dir, "healthz.md", "---\ntitle: H\n---\n");
	tempdir_write(&dir, "sheet.md",
		      "---\naliases: [/theme/style.css]\n---\n");
	tempdir_write(&dir, "face.md", "---\nurl: /a/index.json\n---\n");
	tempdir_write(&dir, "a.md", "---\ntype: course\n---\n");
	tempdir_write(&dir, "plain.md", "---\nurl: /a/index.html\n---\n");
	site = site_load(dir.path, NULL);
	for (size_t i = 0; i < sizeof(taken) / sizeof(taken[0]); i++) {
		const struct place *at = taker_of(&site->report,
						  taken[i].words);

		assert_non_null(at);
		assert_string_equal(at->file, taken[i].file);
		assert_int_equal(at->line, taken[i].line);
	}
	assert_null(taker_of(&site->report, "takes /courses/"));
	site_free(site);
	tempdir_remove(&dir);
}

static void check_looks_at_lists_too(void **state)
{
	struct fixture *fixture = *state;
	struct report report;

	report_init(&report, &fixture->arena);
	site_check(fixture->site, NOW, &report);
	assert_false(report_has_errors(&report));
	report_release(&report);
}

/* Of what a visitor may meet and no file makes, too. */
static void check_renders_every_kind_of_page(void **state)
{
	static const char *const kinds[] = {
		"home", "courses", "compare", "error", "course", "list",
		"taxonomy",
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct report report;
		struct tempdir dir;
		struct site *site;
		char file[64], text[64];

		snprintf(file, sizeof(file), "theme/%s.mustache", kinds[i]);
		snprintf(text, sizeof(text), "{{#page}}{{>%s}}{{/page}}",
			 kinds[i]);
		tempdir_make(&dir);
		tempdir_write(&dir, file, text);
		tempdir_write(&dir, "a.md", "---\ntype: course\ntags: [t]\n"
			      "---\n");
		report_init(&report, &fixture->arena);
		site = site_load(dir.path, NULL);
		site_check(site, NOW, &report);
		assert_true(report_has_errors(&report));
		site_free(site);
		report_release(&report);
		tempdir_remove(&dir);
	}
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, set_up, answering_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_list_has_its_answer),
		TEST(resolve_names_the_files_of_lists),
		TEST(routes_and_resolve_agree),
		TEST(a_list_comes_with_its_first_course),
		TEST(a_folders_file_goes_to_nginx_by_its_place),
		TEST(a_list_at_a_built_in_address_is_no_problem),
		TEST(a_list_takes_no_address_of_the_servers),
		TEST(a_course_at_a_built_in_address_is_reported),
		TEST(check_looks_at_lists_too),
		TEST(check_renders_every_kind_of_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
