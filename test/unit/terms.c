/* SPDX-License-Identifier: MIT */
/*
 * Spellings of makers, roles and topics (schema.md S-2): which are one, and
 * which of them is shown.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/str.h"
#include "content/same.h"
#include "content/terms.h"

static void spellings_fold_to_one(void **state)
{
	static const struct {
		const char *in, *want;
	} cases[] = {
		{ "Scrum.org", "scrumorg" },
		{ "scrum-org", "scrumorg" },
		{ "Scrumorg", "scrumorg" },
		{ " Scrum Org ", "scrumorg" },
		{ "Product managers", "productmanagers" },
		{ "Caf\xC3\xA9\xE2\x84\xA2 2", "cafe2" },
		{ "\xCE\xA3\xCE\xA0", "\xCF\x83\xCF\x80" },
		{ "C", "c" },
		{ "C++", "c++" },
		{ "C#", "c#" },
		{ "!?", "!?" },
		{ "", "" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf got = BUF_INIT;

		term_fold(&got, cases[i].in);
		assert_string_equal(got.data, cases[i].want);
		buf_release(&got);
	}
}

/* The first of each is shown, whatever the order they come in. */
static void one_spelling_is_shown(void **state)
{
	static const char *const cases[][2] = {
		{ "Scrum.org", "Scrumorg" },
		{ "Scrum.org", "scrum-org" },
		{ "Scrumorg", "scrum-org" },
		{ "ProKanban.org", "prokanbanorg" },
		{ "Product Managers", "Product managers" },
		{ "Product Managers", "ProductManagers" },
		{ "Product Managers", "Product-Managers" },
		{ "Product Managers", "PRODUCT MANAGERS" },
		{ "NKDAgility", "nkdagility" },
		{ "OKR", "Okr" },
		{ "\xC3\x89tudes", "\xC3\xA9tudes" },
		{ "a-b", "a_b" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (!term_is_better(cases[i][0], cases[i][1]) ||
		    term_is_better(cases[i][1], cases[i][0]))
			fail_msg("%s", cases[i][0]);
		assert_false(term_is_better(cases[i][0], cases[i][0]));
	}
}

static void names_answer_to_every_spelling(void **state)
{
	struct arena arena = ARENA_INIT;
	struct value *map = value_map(&arena);
	struct term_names names;

	(void)state;
	value_set(&arena, map, "naked-alm", value_string(&arena, "NKDAgility"));
	value_set(&arena, map, "bad", value_int(&arena, 1));
	value_set(&arena, map, "blank", value_string(&arena, " \t"));
	value_set(&arena, map, "pat", value_string(&arena, "Pat\t\n Lane "));
	term_names_init(&names, &arena, map);
	assert_string_equal(term_names_find(&names, "Naked ALM"),
			    "NKDAgility");
	assert_string_equal(term_names_find(&names, "nkd-agility"),
			    "NKDAgility");
	assert_null(term_names_find(&names, "bad"));
	assert_null(term_names_find(&names, "blank"));
	assert_string_equal(term_names_find(&names, "PAT"), "Pat Lane");
	assert_null(term_names_find(NULL, "naked-alm"));
	term_names_release(&names);
	arena_release(&arena);
}

static void words_are_the_same_whatever_their_dress(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} cases[] = {
		{ "Ropes", "ropes.", true },
		{ "- **Eye** splice\n", "Eye Splice", true },
		{ "Caf\xC3\xA9", "CAFE", true },
		{ "a b", "ab", false },
		{ "16 hours", "18 hours", false },
		{ "", " \n", true },
		{ "a", "", false },
	};
	struct arena arena = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		bool same = same_words(value_string(&arena, cases[i].a),
				       value_string(&arena, cases[i].b));

		if (same != cases[i].same)
			fail_msg("%s", cases[i].a);
	}
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spellings_fold_to_one),
		cmocka_unit_test(one_spelling_is_shown),
		cmocka_unit_test(names_answer_to_every_spelling),
		cmocka_unit_test(words_are_the_same_whatever_their_dress),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
