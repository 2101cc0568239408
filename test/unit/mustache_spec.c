/* SPDX-License-Identifier: MIT */
/*
 * The public Mustache specification, whole but for lambdas, read where it
 * lies: every test of every file.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "content/yamldoc.h"
#include "page/mustache.h"

#define ROOT "../shared/conformance/mustache"

/* Enough for the specification: 8 files, 184 tests in all. */
static const struct {
	const char *name;
	size_t tests;
} files[] = {
	{ "comments.json", 12 },	{ "delimiters.json", 14 },
	{ "dynamic-names.json", 21 },	{ "inheritance.json", 27 },
	{ "interpolation.json", 42 },	{ "inverted.json", 22 },
	{ "partials.json", 12 },	{ "sections.json", 34 },
};

struct partials {
	struct arena *arena;
	const struct value *texts;
};

static const struct mustache *compile(struct arena *arena, const char *text)
{
	struct view view = { text, strlen(text) };

	return mustache_compile(arena, "spec", view, NULL);
}

static const struct mustache *find(const void *data, const char *name)
{
	const struct partials *p = data;
	const char *text = value_text(value_get(p->texts, name));

	return text ? compile(p->arena, text) : NULL;
}

static void check_test(struct arena *arena, const char *file,
		       const struct value *test)
{
	struct partials partials = { arena, value_get(test, "partials") };
	const char *want = value_text(value_get(test, "expected"));
	struct buf out = BUF_INIT;
	const struct mustache *m;

	m = compile(arena, value_text(value_get(test, "template")));
	assert_non_null(m);
	assert_int_equal(mustache_render(&out, m, value_get(test, "data"),
					 find, &partials), 0);
	if (strcmp(out.data, want) != 0)
		print_error("%s: %s\n", file,
			    value_text(value_get(test, "name")));
	assert_string_equal(out.data, want);
	buf_release(&out);
}

static void check_file(const struct file_tree *tree, const char *name,
		       size_t n)
{
	struct arena arena = ARENA_INIT;
	struct report report;
	struct buf text = BUF_INIT;
	struct file_id id;
	struct value *spec = NULL;
	const struct value *tests;
	struct place at = { name, 1, 1 };

	report_init(&report, &arena);
	assert_int_equal(file_read(&text, &id, tree, name, LIMIT_FILE,
				   &report), 0);
	assert_int_equal(yamldoc_parse(&spec, &arena, at,
				       (struct view){ text.data, text.len },
				       &report), 0);
	tests = value_get(spec, "tests");
	assert_true(value_len(tests) >= n);
	for (size_t i = 0; i < value_len(tests); i++)
		check_test(&arena, name, value_item(tests, i));
	buf_release(&text);
	report_release(&report);
	arena_release(&arena);
}

static void every_test_of_the_specification_passes(void **state)
{
	struct file_tree tree;

	(void)state;
	if (file_tree_open(&tree, ROOT) < 0) {
		print_message("no " ROOT ": skipped\n");
		skip();
	}
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		check_file(&tree, files[i].name, files[i].tests);
	file_tree_close(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_test_of_the_specification_passes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
