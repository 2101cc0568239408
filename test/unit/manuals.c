/* SPDX-License-Identifier: MIT */
/*
 * The manuals are true: every key and setting stands in docs/CONTENT.md as
 * the tables of the code have it, its examples are read without a problem,
 * and every limit stands in docs/OPERATIONS.md with its value, as does every
 * document for programs.  BLESS=1 writes the generated tables anew.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "content/config.h"
#include "content/course.h"
#include "site/route.h"

#define CONTENT_MANUAL "docs/CONTENT.md"
#define OPERATIONS_MANUAL "docs/OPERATIONS.md"
#define LIMITS_HEADER "lib/base/limits.h"

static void read_file(struct buf *out, const char *path)
{
	char part[4096];
	size_t len;
	FILE *file = fopen(path, "rb");

	if (!file)
		fail_msg("%s: cannot be read; run from the top folder", path);
	while ((len = fread(part, 1, sizeof(part), file)) > 0)
		buf_add(out, part, len);
	fclose(file);
}

static void write_file(const char *path, const struct buf *text)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(text->data, 1, text->len, file), text->len);
	fclose(file);
}

static const char *const type_words[] = {
	[KEY_WORD] = "one line",
	[KEY_LINE] = "one line, Markdown",
	[KEY_TEXT] = "text, Markdown",
	[KEY_INT] = "number",
	[KEY_HOURS] = "number",
	[KEY_WEIGHT] = "number",
	[KEY_BOOL] = "true or false",
	[KEY_DATE] = "date",
	[KEY_COLOUR] = "colour",
	[KEY_TERMS] = "list",
	[KEY_PATHS] = "list",
	[KEY_REFS] = "list",
	[KEY_BUTTONS] = "list of maps",
	[KEY_CARDS] = "list of maps",
	[KEY_CAROUSEL] = "list of maps",
	[KEY_PREPARATION] = "list of maps",
	[KEY_SYLLABUS] = "list of maps",
	[KEY_EVENTS] = "list of maps",
	[KEY_BLOCKS] = "list of maps",
};

static void add_key_row(struct buf *out, const struct key *key)
{
	size_t i;

	buf_str(out, "| ");
	for (i = 0; i < KEY_MAX_SOURCES && key->sources[i]; i++)
		buf_printf(out, "%s`%s`", i ? ", " : "", key->sources[i]);
	buf_printf(out, " | %s%s | %s |\n", type_words[key->type],
		   key->is_union && key->sources[1] ? ", together" : "",
		   key->meaning);
}

static void add_keys(struct buf *out)
{
	size_t i;

	buf_str(out, "\n| key | is | meaning |\n| --- | --- | --- |\n");
	for (i = 0; i < COURSE_N_KEYS; i++)
		add_key_row(out, &course_keys[i]);
	buf_char(out, '\n');
}

static void add_settings(struct buf *out)
{
	const struct config_key *key;

	buf_str(out, "\n| key | without it | meaning |\n| --- | --- | --- |\n");
	for (key = config_keys; key->name; key++)
		buf_printf(out, "| `%s` | %s | %s |\n", key->name,
			   key->standard, key->meaning);
	buf_char(out, '\n');
}

/* Compares what stands between "<!-- NAME:" and "<!-- /NAME -->". */
static void check_block(const char *name, void add(struct buf *))
{
	struct buf manual = BUF_INIT, want = BUF_INIT, whole = BUF_INIT;
	char mark[64];
	char *start, *end;

	read_file(&manual, CONTENT_MANUAL);
	add(&want);
	snprintf(mark, sizeof(mark), "<!-- %s:", name);
	start = strstr(manual.data, mark);
	assert_non_null(start);
	start = strchr(start, '\n') + 1;
	snprintf(mark, sizeof(mark), "<!-- /%s -->", name);
	end = strstr(start, mark);
	assert_non_null(end);
	if (getenv("BLESS")) {
		buf_add(&whole, manual.data, (size_t)(start - manual.data));
		buf_buf(&whole, &want);
		buf_str(&whole, end);
		write_file(CONTENT_MANUAL, &whole);
	} else if ((size_t)(end - start) != want.len ||
		   memcmp(start, want.data, want.len)) {
		fail_msg("the table \"%s\" of " CONTENT_MANUAL " is old: "
			 "BLESS=1 make unit T=manuals", name);
	}
	buf_release(&manual);
	buf_release(&want);
	buf_release(&whole);
}

static void every_key_stands_in_the_manual(void **state)
{
	(void)state;
	check_block("keys", add_keys);
}

static void every_setting_stands_in_the_manual(void **state)
{
	(void)state;
	check_block("site", add_settings);
}

static void fail_for(const struct report *report)
{
	struct buf line = BUF_INIT;

	if (!report->len)
		return;
	problem_write(&line, &report->items[0]);
	fail_msg("an example of the manual has a problem: %s", line.data);
}

static void check_course(struct view example, int line)
{
	struct arena arena = ARENA_INIT;
	struct report errors;
	struct course *course;
	char name[64];

	report_init(&errors, &arena);
	snprintf(name, sizeof(name), "example at line %d", line);
	course = course_parse(name, example, &zone_utc, &errors);
	fail_for(&errors);
	assert_non_null(course);
	fail_for(&course->report);
	assert_int_equal(course->kind, KIND_COURSE);
	course_unref(course);
	report_release(&errors);
	arena_release(&arena);
}

static void check_settings(struct view example, int line)
{
	struct arena arena = ARENA_INIT;
	struct report report;
	struct config config;

	(void)line;
	report_init(&report, &arena);
	assert_int_equal(config_parse(&config, &arena, example, &report), 0);
	fail_for(&report);
	report_release(&report);
	arena_release(&arena);
}

/* Runs `check` on each fenced block of a language; returns how many. */
static int each_example(const char *fence,
			void check(struct view example, int line))
{
	struct buf manual = BUF_INIT;
	char *at, *end;
	int n = 0;

	read_file(&manual, CONTENT_MANUAL);
	for (at = manual.data; (at = strstr(at, fence)); at = end) {
		at += strlen(fence);
		end = strstr(at, "```\n");
		assert_non_null(end);
		check((struct view){ at, (size_t)(end - at) }, ++n);
		end += 4;
	}
	buf_release(&manual);
	return n;
}

static void the_courses_in_the_manual_have_no_problem(void **state)
{
	(void)state;
	assert_true(each_example("\n```markdown\n", check_course) >= 3);
}

static void the_settings_in_the_manual_have_no_problem(void **state)
{
	(void)state;
	assert_true(each_example("\n```yaml\n", check_settings) >= 1);
}

/* "64 * 1024" and "1000" alike. */
static long product(const char *text)
{
	char *end;
	long value = strtol(text, &end, 10);

	while (*end == ' ')
		end++;
	return *end == '*' ? value * product(end + 1) : value;
}

static void every_limit_stands_in_the_manual(void **state)
{
	struct buf header = BUF_INIT, manual = BUF_INIT;
	char name[64], row[128];
	const char *at;
	int n = 0;

	(void)state;
	read_file(&header, LIMITS_HEADER);
	read_file(&manual, OPERATIONS_MANUAL);
	for (at = header.data; (at = strstr(at, "\tLIMIT_")); n++) {
		at++;
		assert_int_equal(sscanf(at, "%63[A-Z_]", name), 1);
		at += strlen(name);
		assert_memory_equal(at, " = ", 3);
		snprintf(row, sizeof(row), "| `%s` | %ld |", name,
			 product(at + 3));
		if (!strstr(manual.data, row))
			fail_msg(OPERATIONS_MANUAL " has no row \"%s\"", row);
	}
	assert_true(n > 20);
	buf_release(&header);
	buf_release(&manual);
}

/* Pages are for people, who find them. */
static void every_document_for_programs_has_a_row(void **state)
{
	struct buf manual = BUF_INIT, cell = BUF_INIT;

	(void)state;
	read_file(&manual, OPERATIONS_MANUAL);
	for (size_t i = 0; routes[i].path; i++) {
		if (str_starts(routes[i].type, "text/html"))
			continue;
		buf_reset(&cell);
		buf_printf(&cell, "`%s`", routes[i].path);
		if (!strstr(manual.data, cell.data))
			fail_msg("%s: no row for %s", OPERATIONS_MANUAL,
				 routes[i].path);
	}
	buf_release(&manual);
	buf_release(&cell);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_stands_in_the_manual),
		cmocka_unit_test(every_setting_stands_in_the_manual),
		cmocka_unit_test(the_courses_in_the_manual_have_no_problem),
		cmocka_unit_test(the_settings_in_the_manual_have_no_problem),
		cmocka_unit_test(every_limit_stands_in_the_manual),
		cmocka_unit_test(every_document_for_programs_has_a_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
