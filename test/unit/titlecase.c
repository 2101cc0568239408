/* SPDX-License-Identifier: MIT */
/*
 * The titles that Hugo gives to terms nobody has named (hugo.md F6).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "index/titlecase.h"

static const struct {
	const char *text, *title;
} rows[] = {
	{ "", "" },
	{ "Scrum.org", "Scrum.org" },
	{ "HELLO-WORLD", "HELLO-WORLD" },
	{ "product-owner", "Product-Owner" },
	{ "a & b", "A & B" },
	{ "it's", "It's" },
	{ "a/b", "A/B" },
	{ "na\xc3\xafve", "Na\xc3\xafve" },
	{ "\xc3\xbcn\xc3\xaf", "\xc3\x9cn\xc3\xaf" },
	{ "\xe6\x97\xa5\xe6\x9c\xac", "\xe6\x97\xa5\xe6\x9c\xac" },
	{ "v1.2", "V1.2" },
	{ "-x-", "-X-" },
	{ "a  b", "A  B" },
	{ "50%", "50%" },
	{ "x?y", "X?y" },
	{ "&amp;", "&Amp;" },
	{ "Tag: One", "Tag: One" },
	{ "2024", "2024" },
	{ " lead ", " Lead " },
	{ "a_b", "A_b" },
	{ "a+b", "A+b" },
	{ "Large Scale Agility", "Large Scale Agility" },
	{ ".NET", ".NET" },
	{ "a.b.c", "A.b.c" },
	{ "care of the lens", "Care of the Lens" },
	{ "of the lens", "Of the Lens" },
	{ "what it is for", "What It Is For" },
	{ "\xff x", "\xff X" },
};

static void titles_are_hugos(void **state)
{
	struct arena arena = ARENA_INIT;
	const char *title;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		title = titlecase(&arena, rows[i].text, false);
		if (!str_eq(title, rows[i].title))
			fail_msg("%s: want %s, got %s", rows[i].text,
				 rows[i].title, title);
	}
	arena_release(&arena);
}

static void a_name_is_words(void **state)
{
	struct arena arena = ARENA_INIT;

	(void)state;
	assert_string_equal(titlecase(&arena, "course_topics", true),
			    "Course Topics");
	assert_string_equal(titlecase(&arena, "boat-building", true),
			    "Boat Building");
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_are_hugos),
		cmocka_unit_test(a_name_is_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
