/* SPDX-License-Identifier: MIT */
/*
 * Collecting and writing problems.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "base/report.h"

struct both {
	struct arena arena;
	struct report report;
};

static int set_up(void **state)
{
	static struct both both;

	arena_init(&both.arena);
	report_init(&both.report, &both.arena);
	*state = &both;
	return 0;
}

static int tear_down(void **state)
{
	struct both *both = *state;

	report_release(&both->report);
	arena_release(&both->arena);
	return 0;
}

static struct place place(const char *file, int line, int col)
{
	struct place at = { file, line, col };

	return at;
}

static void a_problem_is_written_as_one_line(void **state)
{
	static const struct {
		struct problem in;
		const char *want;
	} rows[] = {
		{ { { "a/b.md", 4, 8 }, SEVERITY_ERROR, "key-unknown",
		    "unknown key \"tittle\"" },
		  "a/b.md:4:8: error: unknown key \"tittle\" "
		  "[key-unknown]\n" },
		{ { { "a.md", 4, 0 }, SEVERITY_WARNING, "x", "w" },
		  "a.md:4:1: warning: w [x]\n" },
		{ { { "a.md", 0, 0 }, SEVERITY_NOTE, "x", "w" },
		  "a.md:1:1: note: w [x]\n" },
		{ { { "a.md", 0, 7 }, SEVERITY_NOTE, "x", "w" },
		  "a.md:1:1: note: w [x]\n" },
		{ { { NULL, 3, 7 }, SEVERITY_ERROR, "x", "w" },
		  "error: w [x]\n" },
		{ { { "a\nb.md", 1, 1 }, SEVERITY_ERROR, "x",
		    "\x1B[31mred\r\n\x7F" },
		  "a\\x0ab.md:1:1: error: \\x1b[31mred\\x0d\\x0a\\x7f "
		  "[x]\n" },
		{ { { "\xFF.md", 1, 1 }, SEVERITY_ERROR, "x",
		    "\xC2\x9B \xE2\x80\xA8 \xC3\xA9 100%" },
		  "\\xff.md:1:1: error: \\xc2\\x9b \\xe2\\x80\\xa8 "
		  "\xC3\xA9 100% [x]\n" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf buf = BUF_INIT;

		problem_write(&buf, &rows[i].in);
		assert_string_equal(buf.data, rows[i].want);
		buf_release(&buf);
	}
}

static void adding_returns_minus_one_and_copies(void **state)
{
	struct both *both = *state;
	char file[] = "a.md", word[] = "fog";

	assert_int_equal(report_add(&both->report, SEVERITY_NOTE,
				    place(file, 2, 3), "w", "no %s", word),
			 -1);
	file[0] = 'x';
	word[0] = 'd';
	assert_int_equal(both->report.len, 1);
	assert_string_equal(both->report.items[0].at.file, "a.md");
	assert_string_equal(both->report.items[0].words, "no fog");
	assert_int_equal(both->report.items[0].at.line, 2);
	assert_int_equal(both->report.items[0].at.col, 3);
}

static void a_null_report_takes_and_drops(void **state)
{
	(void)state;
	assert_int_equal(report_add(NULL, SEVERITY_ERROR, place("a", 1, 1),
				    "x", "%d", 1),
			 -1);
}

static void the_same_problem_is_kept_once(void **state)
{
	static const struct {
		const char *file;
		int line, col;
		const char *code, *words;
		size_t len;
	} rows[] = {
		{ "a", 1, 1, "x", "w", 1 },
		{ "a", 1, 1, "x", "w", 1 },
		{ "b", 1, 1, "x", "w", 2 },
		{ "a", 2, 1, "x", "w", 3 },
		{ "a", 1, 2, "x", "w", 4 },
		{ "a", 1, 1, "y", "w", 5 },
		{ "a", 1, 1, "x", "v", 6 },
		{ "a", 1, 1, "x", "w", 6 },
		{ NULL, 1, 1, "x", "w", 7 },
		{ NULL, 1, 1, "x", "w", 7 },
	};
	struct both *both = *state;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		report_add(&both->report, SEVERITY_ERROR,
			   place(rows[i].file, rows[i].line, rows[i].col),
			   rows[i].code, "%s", rows[i].words);
		assert_int_equal(both->report.len, rows[i].len);
	}
	assert_int_equal(both->report.dropped, 0);
}

static void problems_over_the_limit_of_a_file_are_counted(void **state)
{
	struct both *both = *state;
	int i;

	for (i = 1; i <= LIMIT_PROBLEMS + 1; i++) {
		report_add(&both->report, SEVERITY_NOTE, place("a", i, 1),
			   "x", "w");
		if (i == LIMIT_PROBLEMS - 1)
			assert_int_equal(both->report.len, i);
		if (i == LIMIT_PROBLEMS)
			assert_int_equal(both->report.len, i);
	}
	assert_int_equal(both->report.len, LIMIT_PROBLEMS);
	assert_int_equal(both->report.dropped, 1);
	report_add(&both->report, SEVERITY_NOTE, place("b", 1, 1), "x", "w");
	assert_int_equal(both->report.len, LIMIT_PROBLEMS + 1);
	assert_int_equal(both->report.dropped, 1);
}

static void an_error_over_the_limit_still_counts_as_one(void **state)
{
	struct both *both = *state;
	struct report all;
	int i;

	for (i = 0; i < LIMIT_PROBLEMS; i++)
		report_add(&both->report, SEVERITY_WARNING, place("a", i, 1),
			   "x", "w");
	assert_false(report_has_errors(&both->report));
	report_add(&both->report, SEVERITY_ERROR, place("a", i, 1), "x", "w");
	assert_true(report_has_errors(&both->report));

	report_init(&all, &both->arena);
	assert_false(report_has_errors(&all));
	report_merge(&all, &both->report);
	assert_true(report_has_errors(&all));
	assert_int_equal(all.dropped, 1);
	report_release(&all);
}

static void a_merged_report_outlives_its_source(void **state)
{
	struct arena arena = ARENA_INIT;
	struct both *both = *state;
	struct report from;

	report_init(&from, &arena);
	report_add(&from, SEVERITY_NOTE, place("a", 1, 1), "x", "%s", "one");
	report_add(&from, SEVERITY_NOTE, place("b", 1, 1), "x", "%s", "two");
	report_add(&both->report, SEVERITY_NOTE, place("b", 1, 1), "x", "two");
	report_merge(&both->report, &from);
	report_release(&from);
	arena_release(&arena);
	assert_int_equal(both->report.len, 2);
	assert_string_equal(both->report.items[1].words, "one");
	assert_string_equal(both->report.items[1].at.file, "a");
}

static void sorting_is_by_file_line_column_and_code(void **state)
{
	static const struct {
		const char *file;
		int line, col;
		const char *code, *words;
	} rows[] = {
		{ "b.md", 1, 1, "x", "6" }, { "a.md", 10, 1, "x", "5" },
		{ "a.md", 9, 2, "x", "4" }, { "a.md", 9, 1, "y", "3" },
		{ "a.md", 9, 1, "x", "2" }, { "a.md", 0, 0, "x", "1" },
		{ NULL, 5, 5, "x", "0" },   { "c.md", 1, 1, "x", "8" },
		{ "c.md", 1, 1, "x", "7" },
	};
	struct both *both = *state;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		report_add(&both->report, SEVERITY_NOTE,
			   place(rows[i].file, rows[i].line, rows[i].col),
			   rows[i].code, "%s", rows[i].words);
	report_sort(&both->report);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(both->report.items[i].words[0], '0' + i);
}

static void a_long_report_is_made_quickly(void **state)
{
	enum { FILES = 20000 };
	struct both *both = *state;
	int i, j;

	for (i = 0; i < FILES; i++) {
		char *file = arena_printf(&both->arena, "%d.md", i);

		for (j = 0; j < 5; j++)
			report_add(&both->report, SEVERITY_NOTE,
				   place(file, j, 1), "x", "w");
	}
	assert_int_equal(both->report.len, FILES * 5);
}

#define IN_REPORT(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_problem_is_written_as_one_line),
		cmocka_unit_test(a_null_report_takes_and_drops),
		IN_REPORT(adding_returns_minus_one_and_copies),
		IN_REPORT(the_same_problem_is_kept_once),
		IN_REPORT(problems_over_the_limit_of_a_file_are_counted),
		IN_REPORT(an_error_over_the_limit_still_counts_as_one),
		IN_REPORT(a_merged_report_outlives_its_source),
		IN_REPORT(sorting_is_by_file_line_column_and_code),
		IN_REPORT(a_long_report_is_made_quickly),
	};

	return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
