/* SPDX-License-Identifier: MIT */
/*
 * Which texts are refused before cmark sees them, and that the others are
 * quick (security.md 0.11, C16).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <time.h>

#include "base/limits.h"

#include "marked.h"

/* Processor time, so that other programs do not count; generous, as what is
   quadratic takes minutes. */
#ifdef __SANITIZE_ADDRESS__
enum { LONG = 20 };		/* seconds */
#else
enum { LONG = 3 };
#endif

static bool is_long_since(clock_t before)
{
	return clock() - before > LONG * CLOCKS_PER_SEC;
}

/* The text that `piece` makes n times, `tail` behind it: is it refused? */
static bool is_refused(const char *piece, size_t n, const char *tail)
{
	struct marked t;
	struct buf text = BUF_INIT;
	bool refused;

	marked_open(&t);
	buf_str(&text, marked_repeat(&t, piece, n));
	buf_str(&text, tail);
	refused = (bounds_size(text.data) || bounds_check(text.data));
	buf_release(&text);
	marked_close(&t);
	return refused;
}

static void limits_hold_one_below_at_and_one_above(void **state)
{
	static const struct {
		const char *piece, *tail;
		size_t limit;
	} rows[] = {
		{ "- ", "a", LIMIT_MARK_DEPTH },
		{ "> ", "a", LIMIT_MARK_DEPTH },
		{ ">", "a", LIMIT_MARK_DEPTH },
		{ "+ ", "a", LIMIT_MARK_DEPTH },
		{ "1. ", "a", LIMIT_MARK_DEPTH },
		{ "999) ", "a", LIMIT_MARK_DEPTH },
		{ "> - ", "a", LIMIT_MARK_DEPTH / 2 },
		{ "[", "", LIMIT_MARK_BRACKETS },
		{ "![", "", LIMIT_MARK_BRACKETS },
		{ "[a\n", "", LIMIT_MARK_BRACKETS },
		{ "a", "", LIMIT_BODY },
		{ "a\n", "", LIMIT_MARK_LINES },
		{ "*a", "", LIMIT_MARK_SIGNS },
		{ "-- a", "", LIMIT_MARK_SIGNS },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t n = rows[i].limit;

		if (is_refused(rows[i].piece, n - 1, rows[i].tail) ||
		    is_refused(rows[i].piece, n, rows[i].tail) ||
		    !is_refused(rows[i].piece, n + 1, rows[i].tail))
			fail_msg("%s", rows[i].piece);
	}
}

static void elements_are_counted(void **state)
{
	struct marked t;
	const char *html;

	(void)state;
	marked_open(&t);
	html = marked_repeat(&t, "<i>a</i> < 1 <2 <!-- -->",
			     LIMIT_DOM_ELEMENTS - 1);
	assert_null(bounds_elements(html));
	html = arena_printf(&t.arena, "%s<br>", html);
	assert_null(bounds_elements(html));
	html = arena_printf(&t.arena, "%s<br>", html);
	assert_non_null(bounds_elements(html));
	marked_close(&t);
}

static void lists_that_deepen_line_by_line_are_counted(void **state)
{
	struct buf text = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i <= LIMIT_MARK_DEPTH; i++) {
		bool refused = bounds_check(text.data) != NULL;

		assert_int_equal(refused, 0);
		for (size_t k = 0; k < i; k++)
			buf_str(&text, "  ");
		buf_str(&text, "- a\n");
	}
	assert_non_null(bounds_check(text.data));
	buf_release(&text);
}

static void what_authors_write_is_not_refused(void **state)
{
	static const char *const texts[] = {
		"", "\n", "a", "* * * * * * * * * * * * * * * * * * * * * * * "
		"* * * * * * * * * * * * * * *",
		"> - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -"
		" - - - - - - - - -",
		"------------------------------------------------------------",
		"                                                            "
		"                                     far right",
		"| - | - | - | - | - | - | - | - | - | - | - | - | - | - | - |"
		" - | - | - | - | - | - | - | - | - | - | - | - | - | - | - |",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (bounds_check(texts[i]))
			fail_msg("%s", texts[i]);
	assert_false(is_refused("- [a](b)\n", 3000, ""));
	assert_false(is_refused("[a](b)\n\n", 3000, ""));
	assert_false(is_refused("- a\n  - b\n    - c\n", 3000, ""));
	assert_false(is_refused("1. a\n", 5000, ""));
}

/* cmark's own list of hard inputs, and ours; at the largest size we take. */
static const char *const hard[] = {
	"*a **a ", "a_ ", "_a ", "a] ", "[a", "*a_ ", "a**b", "c* ", "[ a_",
	"[ (](", "![[]()", "**x [a*b**c*](d)", "[a](<b", "[a](b", "<!--",
	"<?", "<![CDATA[", "<!A ", "<a ", "<a b=\"", "&#", "`a", "``a`",
	"\\", "\"a ", "'a ", "--", "...", "a\n", "\n", "[a]: b\n\n",
	"[a]: <b\n", "[a]: b \"c\n", "[a][b] ", "# a\n", "a\n=\n", "***\n",
	"```\n", "    a\n", "1. a\n", "<div>\n", "![a](b)", "](", "[]",
	"***a", "\xc2\xa0\n", "http://a", "www.", "a@", "@", "http:)))",
	"[wpv-x] ", "`[wpv-x]", "\\[wpv-", "<iframe>\n", "a\n{.b}\n", "> ",
	"- ", "- a\n ", "> a\n>", "<ul>a", "<p id=a>", "<h2>a</h2>",
	"<a href=/><table>", "<details><summary>", "a<br>",
	"|a|\n|-|\n|b|\n\n", "|a|b|\n|-|-|\n|\n|\n|\n\n", "~a", "~~a ~b",
	"[^a]: b\n", "a\n: b\n\n", "- [ ] a\n", "{{< a >}}", "{{<", "{{</*",
	"{{< details >}}a", "<!-- wp:a -->b", "- - a\n", "[a](#)\n\n",
};

static void check_hard(struct marked *t, const char *text, const char *name)
{
	clock_t before = clock();
	const char *html = markup_block(&t->m, text, 2, marked_at());

	if (is_long_since(before))
		fail_msg("%s takes too long", name);
	if (strlen(html) > (size_t)16 * LIMIT_BODY)
		fail_msg("%s grows too much", name);
}

static void no_256_kib_of_markdown_take_long(void **state)
{
	struct buf text = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(hard) / sizeof(hard[0]); i++) {
		size_t n = LIMIT_BODY / strlen(hard[i]);
		struct marked t;

		marked_open(&t);
		check_hard(&t, marked_repeat(&t, hard[i], n), hard[i]);
		buf_reset(&text);
		buf_str(&text, marked_repeat(&t, hard[i], n / 2));
		buf_str(&text, marked_repeat(&t, "\n", LIMIT_BODY / 2));
		check_hard(&t, text.data, hard[i]);
		marked_close(&t);
	}
	buf_release(&text);
}

static void a_mebibyte_is_refused_and_the_limit_named(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(hard) / sizeof(hard[0]); i++) {
		struct marked t;
		clock_t before;
		const char *text;

		marked_open(&t);
		text = marked_repeat(&t, hard[i], LIMIT_FILE / strlen(hard[i]));
		before = clock();
		markup_block(&t.m, text, 2, marked_at());
		if (is_long_since(before))
			fail_msg("%s takes too long", hard[i]);
		if (str_is_blank(text))
			assert_int_equal(t.report.len, 0);
		else if (!strstr(t.report.items[0].words,
				 "too many bytes (256 KiB are the limit)"))
			fail_msg("%s: %s", hard[i], marked_problems(&t));
		marked_close(&t);
	}
}

static void one_long_address_named_often_does_not_grow(void **state)
{
	struct marked t;
	struct buf text = BUF_INIT;

	(void)state;
	marked_open(&t);
	buf_printf(&text, "[a]: /%s\n\n", marked_repeat(&t, "u", 100000));
	buf_str(&text, marked_repeat(&t, "[a]\n\n", 25000));
	check_hard(&t, text.data, "reference");
	buf_release(&text);
	marked_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(limits_hold_one_below_at_and_one_above),
		cmocka_unit_test(elements_are_counted),
		cmocka_unit_test(lists_that_deepen_line_by_line_are_counted),
		cmocka_unit_test(what_authors_write_is_not_refused),
		cmocka_unit_test(no_256_kib_of_markdown_take_long),
		cmocka_unit_test(a_mebibyte_is_refused_and_the_limit_named),
		cmocka_unit_test(one_long_address_named_often_does_not_grow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
