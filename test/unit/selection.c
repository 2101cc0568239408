/* SPDX-License-Identifier: MIT */
/*
 * What a query selects, in which order, and what it may not say.  That every
 * count is what a plain scan gives is facets.c's.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "page/selection.h"
#include "pages.h"
#include "tempdir.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

struct fixture {
	struct tempdir dir;
	struct pages p;
	struct query query;
	struct selection s;
};

static const struct {
	const char *name, *text;
} files[] = {
	{ "site.yaml", "timeZone: Europe/London\n"
		       "taxonomies: {course_topic: course_topics}\n"
		       "names: {sailmaking: Sail Making}\n" },
	{ "anchor.md", "---\ntitle: Anchors\ncode: ANC\ntype: course\n"
		       "weight: 1\ndate: 2024-01-01\nlevel: beginner\n"
		       "course_length: 4\ncourse_topics: [Rope]\n---\n" },
	{ "boats.md", "---\ntitle: Boats\ncode: BOA\ntype: course\n"
		      "weight: 2\ndate: 2025-01-01\nlevel: advanced\n"
		      "course_length: 40\ncourse_topics: [Wood, rope]\n"
		      "delivery_audiences: [Product Owner]\n"
		      "events:\n- start: 2025-09-01T09:00:00Z\n"
		      "  end: 2025-09-01T17:00:00Z\n---\n" },
	{ "covers.md", "---\ntitle: Covers\ncode: COV\ntype: course\n"
		       "weight: 3\ndate: 2023-01-01\nlevel: beginner\n"
		       "course_length: 9\ncourse_topics: [Sail-Making]\n"
		       "delivery_audiences: [product-owner]\n"
		       "course_vendors: [The Yard]\n"
		       "events:\n- start: 2025-08-01T09:00:00Z\n"
		       "  end: 2025-08-01T17:00:00Z\n"
		       "- start: 2025-05-01T09:00:00Z\n"
		       "  end: 2025-05-01T17:00:00Z\n---\n" },
	{ "draft.md", "---\ntitle: Draft\ntype: course\ndraft: true\n"
		      "course_topics: [Rope]\n---\n" },
	{ "quiet.md", "---\ntitle: Quiet\ntype: course\nunlisted: true\n"
		      "course_topics: [Rope]\n---\n" },
	{ "plain.md", "---\ntitle: A Plain Page\n---\n\nNo course.\n" },
	{ "zest.md", "---\ntitle: Ábacus\ntype: course\nweight: 4\n"
		     "description: Counting anchors.\n"
		     "course_topics: [Sums]\n---\n" },
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	tempdir_make(&f->dir);
	for (size_t i = 0; i < N(files); i++)
		tempdir_write(&f->dir, files[i].name, files[i].text);
	pages_open(&f->p, f->dir.path);
	f->p.env.query = &f->query;
	f->p.env.search = search_new(f->p.catalogue);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	search_free(f->p.env.search);
	pages_close(&f->p);
	tempdir_remove(&f->dir);
	free(f);
	return 0;
}

static int ask(struct fixture *f, const char *query)
{
	query_read(&f->query, &f->p.arena,
		   (struct view){ query, strlen(query) });
	return selection_make(&f->s, &f->p.env);
}

/* The first letters of files: "ABC". */
static const char *letters(struct fixture *f)
{
	static char out[32];
	size_t n = 0;

	for (; n < f->s.len && n + 1 < sizeof(out); n++)
		out[n] = (char)(f->s.entries[n]->course->file[0] - 'a' +
				'A');
	out[n] = '\0';
	return out;
}

static void queries_select(void **state)
{
	static const struct {
		const char *query, *want;
	} rows[] = {
		{ "", "ABCZ" },
		{ "colour=red&utm_source=mail", "ABCZ" },
		{ "topic=", "ABCZ" },
		{ "topic=rope", "AB" },
		{ "topic=rope&topic=wood", "AB" },
		{ "topic=rope&topic=sums", "ABZ" },
		{ "topic=rope&level=advanced", "B" },
		{ "topic=Rope", "AB" },
		{ "topic=sail-making", "C" },
		{ "topic=Sail+Making", "C" },
		{ "topic=sailmaking", "C" },
		{ "audience=product-owner", "BC" },
		{ "vendor=the-yard", "C" },
		{ "level=beginner&level=advanced", "ABC" },
		{ "length=half-day", "A" },
		{ "length=two-days", "C" },
		{ "length=week", "B" },
		{ "length=longer", "" },
		{ "when=2025-09", "B" },
		{ "when=2025-08&when=2025-09", "BC" },
		{ "when=2025-05", "" },		/* is over */
		{ "topic=nothing", "" },
		{ "topic=nothing&topic=wood", "B" },
		{ "q=anchor", "AZ" },
		{ "q=ANC", "AZ" },
		{ "q=boa", "B" },
		{ "q=abacus", "Z" },
		{ "q=counting+anchors", "Z" },
		{ "q=plain", "" },
		{ "q=anchor&topic=sums", "Z" },
		{ "q=%22*%28anchor", "AZ" },
		{ "sort=title", "ZABC" },
		{ "sort=newest", "BACZ" },
		{ "sort=length", "ACBZ" },
		{ "sort=date", "CBAZ" },
		{ "sort=newest&topic=rope", "BA" },
		{ "q=anchor&sort=title", "ZA" },
		{ "page=1", "ABCZ" },
		{ "page=007", "ABCZ" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < N(rows); i++) {
		assert_int_equal(ask(f, rows[i].query), 0);
		if (strcmp(letters(f), rows[i].want) != 0)
			fail_msg("%s: %s, not %s", rows[i].query, letters(f),
				 rows[i].want);
	}
}

static void junk_of_sort_and_page_is_refused(void **state)
{
	static const char *const rows[] = {
		"sort=price", "sort=TITLE", "sort=title+", "page=0",
		"page=-1", "page=%2B1", "page=one", "page=1.5", "page=1000000",
		"page=99999999999999999999", "q=rope&page=x",
	};

	for (size_t i = 0; i < N(rows); i++)
		if (ask(*state, rows[i]) != 400)
			fail_msg("%s is taken", rows[i]);
}

static int ask_topics(struct fixture *f, size_t n)
{
	struct buf query = BUF_INIT;
	int status;

	for (size_t i = 0; i < n; i++)
		buf_printf(&query, "topic=t%zu&", i);
	status = ask(f, query.data);
	buf_release(&query);
	return status;
}

static void the_values_of_filters_are_bounded(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(ask_topics(f, LIMIT_FILTERS - 1), 0);
	assert_int_equal(ask_topics(f, LIMIT_FILTERS), 0);
	assert_int_equal(f->s.n_choices, LIMIT_FILTERS);
	assert_int_equal(ask_topics(f, LIMIT_FILTERS + 1), 400);
}

static void a_value_said_twice_counts_once(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(ask(f, "topic=rope&topic=ROPE&topic=x&topic=x"), 0);
	assert_int_equal(f->s.n_choices, 2);
	assert_non_null(f->s.choices[0].value);
	assert_null(f->s.choices[1].value);
	assert_string_equal(f->s.choices[1].said, "x");
}

static void a_query_is_written_again_without_one_choice(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_INIT;

	assert_int_equal(ask(f, "page=2&sort=title&level=beginner&"
				"topic=Sail+Making&q=a%26b"), 0);
	assert_int_equal(f->s.page, 2);
	selection_query(&out, &f->s, f->s.n_choices);
	assert_string_equal(out.data, "?q=a%26b&topic=sail-making&"
				      "level=beginner&sort=title");
	buf_reset(&out);
	selection_query(&out, &f->s, 0);
	assert_string_equal(out.data,
			    "?q=a%26b&level=beginner&sort=title");
	buf_release(&out);
}

static void what_the_query_says_is_told(void **state)
{
	struct fixture *f = *state;

	ask(f, "sort=title&page=3&unknown=1");
	assert_false(f->s.is_filtered);
	assert_null(f->s.words);
	ask(f, "q=+");
	assert_false(f->s.is_filtered);
	ask(f, "topic=x");
	assert_true(f->s.is_filtered);
	ask(f, "q=x");
	assert_true(f->s.is_filtered);
	assert_string_equal(f->s.words, "x");
}

static void no_query_is_the_whole_catalogue(void **state)
{
	struct fixture *f = *state;

	f->p.env.query = NULL;
	assert_int_equal(selection_make(&f->s, &f->p.env), 0);
	assert_string_equal(letters(f), "ABCZ");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(queries_select),
		TEST(junk_of_sort_and_page_is_refused),
		TEST(the_values_of_filters_are_bounded),
		TEST(a_value_said_twice_counts_once),
		TEST(a_query_is_written_again_without_one_choice),
		TEST(what_the_query_says_is_told),
		TEST(no_query_is_the_whole_catalogue),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
