/* SPDX-License-Identifier: MIT */
/*
 * What authors are told: of each test/golden/diagnostics/NAME.md, with
 * NAME.yaml as its site.yaml if there is one, the problems must be the lines
 * of NAME.err.  A folder NAME.tree is a whole content folder.  The name says
 * what is tried, the oddity of schema.md first.  With BLESS=1 in the
 * environment the .err files are written instead.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/str.h"
#include "index/catalogue.h"

#define FOLDER "test/golden/diagnostics"

struct fixture {
	struct file_tree golden;
	struct arena arena;
};

/* "F-1-x.md" to "F-1-x.err" */
static const char *sibling(struct fixture *fixture, const char *name,
			   const char *extension)
{
	size_t stem = (size_t)(strrchr(name, '.') - name);

	return arena_printf(&fixture->arena, "%.*s%s", (int)stem, name,
			    extension);
}

static bool read_golden(struct fixture *fixture, struct buf *text,
			const char *name)
{
	struct file_id id;

	return file_read(text, &id, &fixture->golden, name, LIMIT_FILE,
			 NULL) == 0;
}

static void add_problems(struct buf *out, const struct report *report)
{
	size_t i;

	for (i = 0; i < report->len; i++)
		problem_write(out, &report->items[i]);
}

static const struct zone *read_config(struct fixture *fixture,
				      const char *name, struct report *report)
{
	struct buf text = BUF_INIT;
	struct config config = { .zone = &zone_utc };
	struct view view;

	if (read_golden(fixture, &text, sibling(fixture, name, ".yaml"))) {
		view.at = text.data;
		view.len = text.len;
		config_parse(&config, &fixture->arena, view, report);
	}
	buf_release(&text);
	return config.zone;
}

/* All that is said on one file, in the order in which `check` says it. */
static void diagnose(struct fixture *fixture, struct buf *out,
		     const char *name)
{
	struct buf text = BUF_INIT;
	struct report report;
	struct course *course;
	const struct zone *zone;
	struct view view;

	report_init(&report, &fixture->arena);
	zone = read_config(fixture, name, &report);
	assert_true(read_golden(fixture, &text, name));
	view.at = text.data;
	view.len = text.len;
	course = course_parse(name, view, zone, &report);
	if (course)
		report_merge(&report, &course->report);
	report_sort(&report);
	add_problems(out, &report);
	course_unref(course);
	report_release(&report);
	buf_release(&text);
}

static void diagnose_tree(struct fixture *fixture, struct buf *out,
			  const char *name)
{
	const char *root =
		arena_printf(&fixture->arena, FOLDER "/%s", name);
	struct library *library = library_load(root, NULL);
	struct catalogue *catalogue;
	struct report report;

	assert_non_null(library);
	report_init(&report, &fixture->arena);
	library_report(library, &report);
	catalogue = catalogue_build(library, &report);
	report_sort(&report);
	add_problems(out, &report);
	report_release(&report);
	catalogue_free(catalogue);
	library_free(library);
}

static void bless(const char *name, const struct buf *text)
{
	char path[512];
	FILE *file;

	snprintf(path, sizeof(path), FOLDER "/%s", name);
	file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(text->data, 1, text->len, file), text->len);
	assert_int_equal(fclose(file), 0);
}

/* How many files say something else than before. */
static int compare(struct fixture *fixture, const char *name)
{
	const char *golden = sibling(fixture, name, ".err");
	struct buf want = BUF_INIT, got = BUF_INIT;
	int differs = 0;

	if (str_ends(name, ".tree"))
		diagnose_tree(fixture, &got, name);
	else
		diagnose(fixture, &got, name);
	if (getenv("BLESS")) {
		bless(golden, &got);
	} else if (!read_golden(fixture, &want, golden)) {
		print_error("%s: no %s; make it with BLESS=1\n", name, golden);
		differs = 1;
	} else if (!str_eq(want.data, got.data)) {
		print_error("%s\nwant:\n%sgot:\n%s", name, want.data,
			    got.data);
		differs = 1;
	}
	buf_release(&want);
	buf_release(&got);
	return differs;
}

static void every_golden_file_says_what_it_said(void **state)
{
	struct fixture fixture = { .arena = ARENA_INIT };
	int differ = 0;
	size_t i;
	glob_t found;

	(void)state;
	assert_int_equal(file_tree_open(&fixture.golden, FOLDER), 0);
	assert_int_equal(glob(FOLDER "/*.md", 0, NULL, &found), 0);
	assert_in_range(found.gl_pathc, 50, 1000);
	assert_int_equal(glob(FOLDER "/*.tree", GLOB_APPEND, NULL, &found), 0);
	for (i = 0; i < found.gl_pathc; i++)
		differ += compare(&fixture,
				  strrchr(found.gl_pathv[i], '/') + 1);
	globfree(&found);
	file_tree_close(&fixture.golden);
	arena_release(&fixture.arena);
	assert_int_equal(differ, 0);
}

/* A name that promises no problem has an empty .err, all others have one. */
static void the_names_keep_their_promise(void **state)
{
	struct fixture fixture = { .arena = ARENA_INIT };
	size_t i;
	glob_t found;

	(void)state;
	assert_int_equal(file_tree_open(&fixture.golden, FOLDER), 0);
	assert_int_equal(glob(FOLDER "/*.err", 0, NULL, &found), 0);
	for (i = 0; i < found.gl_pathc; i++) {
		const char *name = strrchr(found.gl_pathv[i], '/') + 1;
		bool quiet = strstr(name, "no-problem");
		struct buf text = BUF_INIT;

		assert_true(read_golden(&fixture, &text, name));
		if (quiet != (text.len == 0))
			fail_msg("%s: \"%s\"", name, text.data);
		buf_release(&text);
	}
	globfree(&found);
	file_tree_close(&fixture.golden);
	arena_release(&fixture.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_golden_file_says_what_it_said),
		cmocka_unit_test(the_names_keep_their_promise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
