/* SPDX-License-Identifier: MIT */
/*
 * Decoding is strict (RFC 3629), folding makes what readers take as the same
 * the same.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"

static void decoding_takes_only_the_shortest_form(void **state)
{
	static const struct {
		const char *in;
		int32_t code;
		size_t used;
	} rows[] = {
		{ "a", 'a', 1 },
		{ "\x7F", 0x7F, 1 },
		{ "\xC2\x80", 0x80, 2 },
		{ "\xDF\xBF", 0x7FF, 2 },
		{ "\xE0\xA0\x80", 0x800, 3 },
		{ "\xED\x9F\xBF", 0xD7FF, 3 },
		{ "\xEE\x80\x80", 0xE000, 3 },
		{ "\xEF\xBF\xBF", 0xFFFF, 3 },
		{ "\xF0\x90\x80\x80", 0x10000, 4 },
		{ "\xF4\x8F\xBF\xBF", 0x10FFFF, 4 },
		{ "\x80", -1, 1 },			/* a tail alone */
		{ "\xBF", -1, 1 },
		{ "\xC0\x80", -1, 1 },			/* overlong NUL */
		{ "\xC1\xBF", -1, 1 },
		{ "\xE0\x9F\xBF", -1, 1 },
		{ "\xF0\x8F\xBF\xBF", -1, 1 },
		{ "\xED\xA0\x80", -1, 1 },		/* surrogates */
		{ "\xED\xBF\xBF", -1, 1 },
		{ "\xF4\x90\x80\x80", -1, 1 },	/* U+110000 */
		{ "\xF8\x88\x80\x80\x80", -1, 1 },
		{ "\xFE", -1, 1 },
		{ "\xFF", -1, 1 },
		{ "\xC2", -1, 1 },			/* cut off */
		{ "\xC2" "a", -1, 1 },
		{ "\xE2\x82", -1, 1 },
		{ "\xF0\x9F\x98", -1, 1 },
	};
	size_t i, used;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int32_t code = utf8_decode(rows[i].in, strlen(rows[i].in),
					   &used);

		if (code != rows[i].code || used != rows[i].used)
			fail_msg("row %zu: got U+%04X, %zu", i, (unsigned)code,
				 used);
		assert_int_equal(utf8_is_valid(rows[i].in,
					       strlen(rows[i].in)),
				 code >= 0);
	}
}

static void decoding_stops_at_the_length(void **state)
{
	size_t used;

	(void)state;
	assert_int_equal(utf8_decode("\xE2\x82\xAC", 2, &used), -1);
	assert_int_equal(utf8_decode("\xE2\x82\xAC", 3, &used), 0x20AC);
	assert_int_equal(utf8_decode("\0", 1, &used), 0);
	assert_true(utf8_is_valid("", 0));
}

static void every_code_point_survives_a_round(void **state)
{
	struct buf buf = BUF_INIT;
	int32_t code;
	size_t used;

	(void)state;
	for (code = 0; code <= 0x10FFFF; code++) {
		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		buf_reset(&buf);
		utf8_add(&buf, code);
		assert_int_equal(utf8_decode(buf.data, buf.len, &used), code);
		assert_int_equal(used, buf.len);
	}
	buf_release(&buf);
}

static void code_points_have_classes(void **state)
{
	static const struct {
		int32_t code;
		bool letter, digit, mark, space, control;
	} rows[] = {
		{ 'a', true, false, false, false, false },
		{ '7', false, true, false, false, false },
		{ '_', false, false, false, false, false },
		{ ' ', false, false, false, true, false },
		{ '\n', false, false, false, true, true },
		{ 0x1F, false, false, false, false, true },
		{ 0x7F, false, false, false, false, true },
		{ 0x85, false, false, false, true, true },
		{ 0x9F, false, false, false, false, true },
		{ 0xA0, false, false, false, true, false },
		{ 0xE9, true, false, false, false, false },
		{ 0x2B0, true, false, false, false, false },	/* Lm */
		{ 0x5D0, true, false, false, false, false },	/* Lo */
		{ 0x301, false, false, true, false, false },	/* Mn */
		{ 0x903, false, false, true, false, false },	/* Mc */
		{ 0x20DD, false, false, true, false, false },	/* Me */
		{ 0x664, false, true, false, false, false },
		{ 0xBD, false, false, false, false, false },	/* No */
		{ 0x2167, false, false, false, false, false },	/* Nl */
		{ 0x180E, false, false, false, false, false },
		{ 0x200A, false, false, false, true, false },
		{ 0x200B, false, false, false, false, false },
		{ 0x2028, false, false, false, true, false },
		{ 0x3000, false, false, false, true, false },
		{ 0x1F600, false, false, false, false, false },
		{ -1, false, false, false, false, false },
		{ 0x110000, false, false, false, false, false },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int32_t code = rows[i].code;

		if (utf8_is_letter(code) != rows[i].letter ||
		    utf8_is_digit(code) != rows[i].digit ||
		    utf8_is_mark(code) != rows[i].mark ||
		    utf8_is_space(code) != rows[i].space ||
		    utf8_is_control(code) != rows[i].control)
			fail_msg("U+%04X", (unsigned)code);
	}
}

static void case_changes_one_code_point_at_a_time(void **state)
{
	static const struct {
		int32_t lower, upper;
	} rows[] = {
		{ 'z', 'Z' },
		{ 0xE9, 0xC9 },
		{ 0x3C9, 0x3A9 },
		{ 0x44F, 0x42F },
		{ 0x10428, 0x10400 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(utf8_lower(rows[i].upper), rows[i].lower);
		assert_int_equal(utf8_upper(rows[i].lower), rows[i].upper);
	}
	assert_int_equal(utf8_lower('1'), '1');
	assert_int_equal(utf8_lower(0x130), 'i');	/* as Go's ToLower */
}

struct pair {
	const char *in, *want;
};

static void lower_case_keeps_bad_bytes(void **state)
{
	static const struct pair rows[] = {
		{ "", "" },
		{ "ABC def", "abc def" },
		{ "\xC3\x89" "COLE", "\xC3\xA9" "cole" },
		{ "A\xFF" "B\xC3", "a\xFF" "b\xC3" },
		{ "STRA\xC3\x9F" "E", "stra\xC3\x9F" "e" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf buf = BUF_INIT;

		utf8_add_lower(&buf, rows[i].in, strlen(rows[i].in));
		assert_string_equal(buf.data, rows[i].want);
		buf_release(&buf);
	}
}

static const struct pair folds[] = {
	{ "", "" },
	{ "Plain ASCII, 2nd", "plain ascii, 2nd" },
	{ "\xC3\x89" "cole", "ecole" },
	{ "E\xCC\x81" "cole", "ecole" },			/* decomposed */
	{ "Stra\xC3\x9F" "e", "strasse" },
	{ "\xC4\xB0zmir", "izmir" },
	{ "\xEF\xAC\x81" "sh", "fish" },			/* fi ligature */
	{ "\xEF\xBC\xA1\xEF\xBC\x91", "a1" },		/* full width */
	{ "a\xC2\xA0" "b", "a b" },				/* NBSP */
	{ "a\xC2\xAD" "b", "ab" },				/* soft hyphen */
	{ "Sail\xE2\x84\xA2 Rig\xC2\xAE \xC2\xA9",
	  "sail rig " },
	{ "\xE2\x80\x98x\xE2\x80\x99 \xE2\x80\x9Cy\xE2\x80\x9D",
	  "'x' \"y\"" },
	{ "a\xE2\x80\x93" "b\xE2\x80\x94" "c\xE2\x80\x91" "d",
	  "a-b-c-d" },
	{ "wait\xE2\x80\xA6", "wait..." },
	{ "\xCE\xA3\xCE\xAF\xCF\x82",			/* final sigma */
	  "\xCF\x83\xCE\xB9\xCF\x83" },
	{ "\xEF\xB7\xBA" "z", NULL },			/* 18 letters */
	{ "bad \xFF\xC3 byte", "bad \xFF\xC3 byte" },
};

static void folding_makes_the_same_the_same(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(folds) / sizeof(folds[0]); i++) {
		struct buf buf = BUF_INIT;

		utf8_add_fold(&buf, folds[i].in, strlen(folds[i].in));
		if (folds[i].want)
			assert_string_equal(buf.data, folds[i].want);
		else
			assert_true(buf.len > 20);
		buf_release(&buf);
	}
}

static void folding_twice_changes_nothing(void **state)
{
	struct buf in = BUF_INIT, once = BUF_INIT, twice = BUF_INIT;
	int32_t code;

	(void)state;
	for (code = 1; code <= 0x10FFFF; code++) {
		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		buf_reset(&in);
		buf_reset(&once);
		buf_reset(&twice);
		utf8_add(&in, code);
		utf8_add_fold(&once, in.data, in.len);
		utf8_add_fold(&twice, once.data, once.len);
		if (strcmp(once.data, twice.data) != 0)
			fail_msg("U+%04X: \"%s\" and then \"%s\"",
				 (unsigned)code, once.data, twice.data);
	}
	buf_release(&in);
	buf_release(&once);
	buf_release(&twice);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decoding_takes_only_the_shortest_form),
		cmocka_unit_test(decoding_stops_at_the_length),
		cmocka_unit_test(every_code_point_survives_a_round),
		cmocka_unit_test(code_points_have_classes),
		cmocka_unit_test(case_changes_one_code_point_at_a_time),
		cmocka_unit_test(lower_case_keeps_bad_bytes),
		cmocka_unit_test(folding_makes_the_same_the_same),
		cmocka_unit_test(folding_twice_changes_nothing),
	};

	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
