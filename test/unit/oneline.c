/* SPDX-License-Identifier: MIT */
/*
 * Lines that are no blocks, whatever they begin with.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "markup/markup.h"
#include "markup/oneline.h"

static const struct {
	const char *in, *want;
} rows[] = {
	{ "1. Knots", "1\\. Knots" },
	{ "2024) Knots", "2024\\) Knots" },
	{ "1234567890. Knots", "1234567890. Knots" },
	{ "1.5 hours", "1.5 hours" },
	{ "1.", "1\\." },
	{ "# 5", "\\# 5" },
	{ "###### 6", "\\###### 6" },
	{ "####### 7", "####### 7" },
	{ "#5", "#5" },
	{ "- and more", "\\- and more" },
	{ "+", "\\+" },
	{ "* one", "\\* one" },
	{ "*one* two", "*one* two" },
	{ "-one", "-one" },
	{ "> quoted", "\\> quoted" },
	{ ">quoted", "\\>quoted" },
	{ "---", "\\---" },
	{ "_ _ _", "\\_ _ _" },
	{ "**", "**" },
	{ "--- x", "--- x" },
	{ "```c", "\\```c" },
	{ "`c` code", "`c` code" },
	{ "~~~", "\\~~~" },
	{ "~~out~~", "~~out~~" },
	{ "[Draft]: Knots", "\\[Draft]: Knots" },
	{ "[Knots](/k/)", "[Knots](/k/)" },
	{ "Knots", "Knots" },
	{ "", "" },
	{ "1. Knots\n2. Bends", "1. Knots\n2. Bends" },
};

static void what_would_begin_a_block_is_marked(void **state)
{
	struct arena arena = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(oneline(&arena, rows[i].in),
				    rows[i].want);
	arena_release(&arena);
}

/* A heading in a heading is none, and its number is a word of it. */
static void a_title_keeps_all_of_its_signs(void **state)
{
	static const struct {
		const char *in, *html, *plain;
	} titles[] = {
		{ "1. Knots", "1. Knots", "1. Knots" },
		{ "# *5*", "# <em>5</em>", "# 5" },
		{ "- and more", "- and more", "- and more" },
		{ "> quoted", "&gt; quoted", "> quoted" },
		{ "[Draft]: Knots", "[Draft]: Knots", "[Draft]: Knots" },
	};
	const struct place at = { "f", 1, 1 };
	struct arena arena = ARENA_INIT;
	struct markup m;

	(void)state;
	markup_init(&m, &arena);
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
		assert_string_equal(
			markup_inline(&m, oneline(&arena, titles[i].in), at),
			titles[i].html);
		assert_string_equal(markup_plain(&m, titles[i].in),
				    titles[i].plain);
	}
	markup_release(&m);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_would_begin_a_block_is_marked),
		cmocka_unit_test(a_title_keeps_all_of_its_signs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
