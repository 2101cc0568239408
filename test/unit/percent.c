/* SPDX-License-Identifier: MIT */
/*
 * Percent-encoding: what stays where, and what an escape is.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/percent.h"
#include "base/str.h"

static void each_place_keeps_its_marks(void **state)
{
	static const struct {
		enum percent_place place;
		const char *kept;	/* of all marks of ASCII */
	} places[] = {
		{ PERCENT_PATH, "!$&'()*+,-./:;=@_~" },
		{ PERCENT_QUERY, "!#$%&'()*+,-./:;=?@[]_~" },
		{ PERCENT_VALUE, "-._~" },
		{ PERCENT_NAME, "-._" },
	};
	size_t i;
	char c;

	(void)state;
	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		struct buf kept = BUF_INIT, out = BUF_INIT;

		for (c = '!'; c < 0x7f; c++) {
			buf_reset(&out);
			percent_encode(&out, &c, 1, places[i].place);
			if (out.len == 1 && !str_is_alnum(c))
				buf_char(&kept, c);
		}
		assert_string_equal(kept.data, places[i].kept);
		buf_release(&kept);
		buf_release(&out);
	}
}

static void all_other_bytes_are_encoded(void **state)
{
	static const char text[] = "aZ09 \xc3\xa9\x01\x7f\"<>\\^`{|}\0b";
	static const char want[] = "aZ09%20%C3%A9%01%7F%22%3C%3E%5C%5E%60%7B"
				   "%7C%7D%00b";
	int place;

	(void)state;
	for (place = PERCENT_PATH; place <= PERCENT_NAME; place++) {
		struct buf out = BUF_INIT;

		percent_encode(&out, text, sizeof(text) - 1,
			       (enum percent_place)place);
		assert_string_equal(out.data, want);
		buf_release(&out);
		assert_int_equal(percent_encoded_len("a\xc3\xa9",
						     PERCENT_PATH), 7);
	}
}

static void only_two_hex_digits_make_an_escape(void **state)
{
	static const struct {
		const char *text;
		int want;
	} escapes[] = {
		{ "%41", 'A' },	 { "%c3%a9", 0xc3 }, { "%00", 0 },
		{ "%fF", 0xff }, { "%4", -1 },	     { "%", -1 },
		{ "", -1 },	 { "%4g", -1 },	     { "%g4", -1 },
		{ "41%41", -1 }, { "% 4", -1 },	     { "%+4", -1 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(escapes) / sizeof(escapes[0]); i++)
		assert_int_equal(percent_byte(escapes[i].text, PERCENT_LEN),
				 escapes[i].want);
	assert_int_equal(percent_byte("%41", 2), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_place_keeps_its_marks),
		cmocka_unit_test(all_other_bytes_are_encoded),
		cmocka_unit_test(only_two_hex_digits_make_an_escape),
	};

	return cmocka_run_group_tests_name("percent", tests, NULL, NULL);
}
