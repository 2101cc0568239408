/* SPDX-License-Identifier: MIT */
/*
 * Words for people from names for machines.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "content/paths.h"
#include "page/label.h"

#include "wording.h"

struct row {
	const char *in, *want;
};

typedef const char *label_fn(struct arena *, const char *);

static void check(label_fn *label, const struct row *rows, size_t n)
{
	struct arena arena = ARENA_INIT;

	for (size_t i = 0; i < n; i++)
		assert_string_equal(label(&arena, rows[i].in), rows[i].want);
	arena_release(&arena);
}

#define CHECK(label, rows) check(label, rows, sizeof(rows) / sizeof((rows)[0]))

static void a_key_becomes_words(void **state)
{
	static const struct row rows[] = {
		{ "promise", "Promise" },
		{ "key_takeaways", "Key takeaways" },
		{ "key-takeaways", "Key takeaways" },
		{ "keyTakeaways", "Key takeaways" },
		{ "courseURL", "Course URL" },
		{ "FAQ", "FAQ" },
		{ "\xc3\xbc" "ber", "\xc3\x9c" "ber" },
		{ "", "" },
	};

	(void)state;
	CHECK(label_of_key, rows);
}

static void a_path_is_called_by_its_last_part(void **state)
{
	static const struct row rows[] = {
		{ "/company/people/ada-l/", "Ada L" },
		{ "a/audiences/product-owners.md", "Product Owners" },
		{ "/a/b_c/index.md", "B C" },
		{ "/a/b-c/_index.md", "B C" },
		{ "/a/b-c/?x=1#y", "B C" },
		{ "plain", "Plain" },
		{ "Ask the team", "Ask the team" },
		{ "https://x.example/a-b", "https://x.example/a-b" },
		{ "/a/--b--c", "B C" },
		{ "/", "/" },
		{ "index.md", "index.md" },
		{ "", "" },
	};

	(void)state;
	CHECK(path_words, rows);
}

static const char *type_label(struct arena *arena, const char *type)
{
	const struct words words = wording(arena, "en");

	return label_of_value(arena, &words, "types", type);
}

static void an_icon_name_is_a_category(void **state)
{
	static const struct row rows[] = {
		{ "file-pdf", "PDF" },
		{ "Video", "Video" },
		{ "VIDEO", "Video" },
		{ "excersize", "Exercise" },
		{ "case-study", "Case study" },
	};

	(void)state;
	CHECK(type_label, rows);
}

static void minutes_are_said_as_timetables_do(void **state)
{
	static const struct {
		long minutes;
		const char *want;
	} rows[] = {
		{ 1, "1 minute" },     { 30, "30 minutes" },
		{ 60, "1 hour" },      { 90, "90 minutes" },
		{ 119, "119 minutes" }, { 120, "2 hours" },
		{ 121, "2 hours 1 minute" }, { 150, "2 hours 30 minutes" },
		{ 960, "16 hours" },
	};
	struct arena arena = ARENA_INIT;
	struct words words = wording(&arena, "en");

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(label_of_minutes(&arena, &words,
						     rows[i].minutes),
				    rows[i].want);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_key_becomes_words),
		cmocka_unit_test(a_path_is_called_by_its_last_part),
		cmocka_unit_test(an_icon_name_is_a_category),
		cmocka_unit_test(minutes_are_said_as_timetables_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
