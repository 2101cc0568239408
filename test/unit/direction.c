/* SPDX-License-Identifier: MIT */
/*
 * Which way languages are written.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "page/direction.h"

static void the_script_counts_or_what_is_usual(void **state)
{
	static const struct {
		const char *tag;
		bool is_rtl;
	} rows[] = {
		{ "en", false }, { "de-AT", false }, { "ar", true },
		{ "AR-eg", true }, { "he-IL", true }, { "fa", true },
		{ "az-Arab", true }, { "en-Arab-GB", true },
		{ "ar-Latn", false }, { "ks-Deva-IN", false },
		{ "pa", false }, { "a", false }, { "arn", false },
		{ "de-1996", false }, { "ar-1996", true }, { "", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *direction = direction_of(rows[i].tag);

		if (rows[i].is_rtl)
			assert_string_equal(direction, "rtl");
		else
			assert_null(direction);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_script_counts_or_what_is_usual),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
