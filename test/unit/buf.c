/* SPDX-License-Identifier: MIT */
/*
 * The growable run of bytes: always NUL-ended, never NULL, grows by itself.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/buf.h"

static void a_new_buf_is_the_empty_string(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	assert_string_equal(buf.data, "");
	assert_int_equal(buf.len, 0);
	buf_reset(&buf);
	buf_truncate(&buf, 0);
	buf_add(&buf, NULL, 0);
	assert_int_equal(buf.cap, 0);
	buf_release(&buf);
	assert_ptr_equal(buf.data, buf_empty);
}

static void growing_keeps_every_byte(void **state)
{
	static const size_t lens[] = { 1, 62, 63, 64, 65, 127, 128, 100000 };
	size_t i, j;

	(void)state;
	for (i = 0; i < sizeof(lens) / sizeof(lens[0]); i++) {
		struct buf buf = BUF_INIT;

		for (j = 0; j < lens[i]; j++)
			buf_char(&buf, (char)('a' + j % 26));
		assert_int_equal(buf.len, lens[i]);
		assert_int_equal(strlen(buf.data), lens[i]);
		assert_true(buf.cap > buf.len);
		for (j = 0; j < lens[i]; j++)
			assert_int_equal(buf.data[j], 'a' + j % 26);
		buf_release(&buf);
	}
}

static void bytes_may_be_nul(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	buf_add(&buf, "a\0b", 3);
	assert_int_equal(buf.len, 3);
	assert_memory_equal(buf.data, "a\0b", 4);
	buf_release(&buf);
}

static void a_buf_can_be_added_to_itself(void **state)
{
	struct buf buf = BUF_INIT;
	int i;

	(void)state;
	buf_str(&buf, "0123456789");
	for (i = 0; i < 4; i++)
		buf_buf(&buf, &buf);
	assert_int_equal(buf.len, 160);
	assert_memory_equal(buf.data + 150, "0123456789", 11);
	buf_release(&buf);
}

static void truncating_cuts_and_ends_with_a_nul(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	buf_str(&buf, "course");
	buf_truncate(&buf, 3);
	assert_string_equal(buf.data, "cou");
	buf_truncate(&buf, 3);
	assert_string_equal(buf.data, "cou");
	buf_reset(&buf);
	assert_string_equal(buf.data, "");
	assert_true(buf.cap > 0);
	buf_release(&buf);
}

static void printf_appends_at_any_length(void **state)
{
	static const int widths[] = { 0, 1, 55, 56, 57, 58, 5000 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(widths) / sizeof(widths[0]); i++) {
		struct buf buf = BUF_INIT;

		buf_str(&buf, "line ");
		buf_printf(&buf, "%0*d", widths[i], 7);
		assert_int_equal(buf.len,
				 5 + (widths[i] ? (size_t)widths[i] : 1));
		assert_int_equal(strlen(buf.data), buf.len);
		assert_int_equal(buf.data[buf.len - 1], '7');
		buf_release(&buf);
	}
}

static void printf_of_nothing_adds_nothing(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	buf_printf(&buf, "%s", "");
	assert_int_equal(buf.len, 0);
	assert_string_equal(buf.data, "");
	buf_release(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_buf_is_the_empty_string),
		cmocka_unit_test(growing_keeps_every_byte),
		cmocka_unit_test(bytes_may_be_nul),
		cmocka_unit_test(a_buf_can_be_added_to_itself),
		cmocka_unit_test(truncating_cuts_and_ends_with_a_nul),
		cmocka_unit_test(printf_appends_at_any_length),
		cmocka_unit_test(printf_of_nothing_adds_nothing),
	};

	return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
