/* SPDX-License-Identifier: MIT */
/*
 * Small questions about strings.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <limits.h>
#include <string.h>

#include "base/str.h"

static void prefixes_suffixes_and_equality(void **state)
{
	static const struct {
		const char *a, *b;
		bool eq, eq_nocase, starts, starts_nocase, ends;
	} rows[] = {
		{ "", "", true, true, true, true, true },
		{ "a", "", false, false, true, true, true },
		{ "", "a", false, false, false, false, false },
		{ "abc", "abc", true, true, true, true, true },
		{ "abc", "ABC", false, true, false, true, false },
		{ "abc", "ab", false, false, true, true, false },
		{ "abc", "AB", false, false, false, true, false },
		{ "abc", "bc", false, false, false, false, true },
		{ "ab", "abc", false, false, false, false, false },
		{ "Z[", "z{", false, false, false, false, false },
		{ "\xC3\x89", "\xC3\xA9", false, false, false, false,
		  false },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *a = rows[i].a, *b = rows[i].b;

		if (str_eq(a, b) != rows[i].eq ||
		    str_eq_nocase(a, b) != rows[i].eq_nocase ||
		    str_starts(a, b) != rows[i].starts ||
		    str_starts_nocase(a, b) != rows[i].starts_nocase ||
		    str_ends(a, b) != rows[i].ends)
			fail_msg("\"%s\" and \"%s\"", a, b);
	}
}

static void classes_hold_for_every_byte(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < 256; i++) {
		char c = (char)i;
		bool digit = i && strchr("0123456789", i);
		bool upper = i && strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZ", i);
		bool lower = i && strchr("abcdefghijklmnopqrstuvwxyz", i);

		assert_int_equal(str_is_digit(c), digit);
		assert_int_equal(str_is_alnum(c), digit || upper || lower);
		assert_int_equal(str_is_space(c),
				 i && strchr(" \t\n\v\f\r", i));
		assert_int_equal(str_lower(c), upper ? (char)(i + 32) : c);
	}
}

static void hex_digits_are_read_in_both_cases(void **state)
{
	static const char digits[] = "0123456789abcdef";
	int i;

	(void)state;
	for (i = 0; i < 256; i++) {
		const char *at = i ? strchr(digits, str_lower((char)i)) : NULL;

		assert_int_equal(str_hex((char)i), at ? at - digits : -1);
	}
}

static void blank_is_white_space_and_nbsp_only(void **state)
{
	static const struct {
		const char *in;
		bool want;
	} rows[] = {
		{ NULL, true },
		{ "", true },
		{ " \t\r\n", true },
		{ "\xC2\xA0", true },
		{ " \xC2\xA0 \xC2\xA0", true },
		{ "\xC2", false },
		{ "\xC2\xA1", false },
		{ "\xA0", false },
		{ " a ", false },
		{ ".", false },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (str_is_blank(rows[i].in) != rows[i].want)
			fail_msg("row %zu: \"%s\"", i, rows[i].in);
	}
}

static void trimming_points_into_the_text(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
		{ "", "" },
		{ "  ", "" },
		{ "a", "a" },
		{ " a", "a" },
		{ "a\n", "a" },
		{ "\t a b \r\n", "a b" },
		{ "\xC2\xA0", "\xC2\xA0" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t len = strlen(rows[i].in);
		struct view got = str_trim(rows[i].in, len);

		assert_int_equal(got.len, strlen(rows[i].want));
		assert_memory_equal(got.at, rows[i].want, got.len);
		assert_true(got.at >= rows[i].in);
		assert_true(got.at + got.len <= rows[i].in + len);
	}
}

static void numbers_are_whole_strings(void **state)
{
	static const struct {
		const char *in;
		bool ok;
		long want;
	} rows[] = {
		{ "0", true, 0 },
		{ "007", true, 7 },
		{ "-5", true, -5 },
		{ "+5", true, 5 },
		{ "9223372036854775806", true, LONG_MAX - 1 },
		{ "9223372036854775807", true, LONG_MAX },
		{ "9223372036854775808", false, 0 },
		{ "-9223372036854775807", true, LONG_MIN + 1 },
		{ "-9223372036854775808", true, LONG_MIN },
		{ "-9223372036854775809", false, 0 },
		{ NULL, false, 0 },
		{ "", false, 0 },
		{ "+", false, 0 },
		{ "--1", false, 0 },
		{ " 1", false, 0 },
		{ "1 ", false, 0 },
		{ "1.0", false, 0 },
		{ "0x1", false, 0 },
		{ "1e3", false, 0 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		long got = 42;
		bool ok = str_to_long(&got, rows[i].in);

		if (ok != rows[i].ok || got != (ok ? rows[i].want : 42))
			fail_msg("\"%s\": %d, %ld", rows[i].in, ok, got);
	}
}

static void a_list_has_whole_words(void **state)
{
	static const struct {
		const char *word;
		bool is_in;
	} rows[] = {
		{ "ul", true }, { "ol", true }, { "u", false }, { "l", false },
		{ "", false }, { " ", false }, { "ul ol", false },
		{ "UL", false }, { "dl", false },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(str_is_listed(rows[i].word, " ul ol "),
				 rows[i].is_in);
	assert_true(view_is_nocase((struct view){ "Onward", 2 }, "oN"));
	assert_false(view_is_nocase((struct view){ "Onward", 2 }, "onward"));
	assert_false(view_is_nocase((struct view){ "Onward", 6 }, "on"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prefixes_suffixes_and_equality),
		cmocka_unit_test(classes_hold_for_every_byte),
		cmocka_unit_test(hex_digits_are_read_in_both_cases),
		cmocka_unit_test(blank_is_white_space_and_nbsp_only),
		cmocka_unit_test(trimming_points_into_the_text),
		cmocka_unit_test(numbers_are_whole_strings),
		cmocka_unit_test(a_list_has_whole_words),
	};

	return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
