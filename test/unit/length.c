/* SPDX-License-Identifier: MIT */
/*
 * Lengths as authors write them, in minutes.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "content/length.h"

static void a_length_is_minutes(void **state)
{
	static const struct {
		const char *in;
		long want;		/* 0: no length */
	} rows[] = {
		{ "30", 30 },
		{ "30 minutes", 30 },
		{ " 30  Minutes ", 30 },
		{ "30min", 30 },
		{ "30 min.", 30 },
		{ "30-minute", 30 },
		{ "1 minute", 1 },
		{ "45m", 45 },
		{ "1 hour", 60 },
		{ "2 hrs", 120 },
		{ "1.5 hours", 90 },
		{ "0.25h", 15 },
		{ "1.333 hours", 80 },
		{ "1h30", 90 },
		{ "1h 30m", 90 },
		{ "1 hour and 30 minutes", 90 },
		{ "1 hour, 30 min", 90 },
		{ "PT1H30M", 90 },
		{ "pt45m", 45 },
		{ "100000", LENGTH_MAX },
		{ "99999 min", LENGTH_MAX - 1 },
		{ "100001", 0 },
		{ "99999999999999999999 hours", 0 },
		{ "0", 0 },
		{ "0 minutes", 0 },
		{ "", 0 },
		{ "-5", 0 },
		{ "1.5", 0 },
		{ "2 days", 0 },
		{ "30 to 45 minutes", 0 },
		{ "30-45 minutes", 0 },
		{ "about 30 minutes", 0 },
		{ "half an hour", 0 },
		{ "30 minutes 1 hour", 0 },
		{ "1 hour 2 hours", 0 },
		{ "30 minutes each", 0 },
		{ "30 mice", 0 },
		{ "1:30", 0 },
		{ "PT", 0 },
		{ "PT1H30", 0 },
		{ "P1D", 0 },
		{ "minutes", 0 },
		{ "30 and", 0 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		long minutes = 0;

		if (!length_read(&minutes, rows[i].in))
			minutes = 0;
		if (minutes != rows[i].want)
			fail_msg("\"%s\": want %ld, got %ld", rows[i].in,
				 rows[i].want, minutes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_length_is_minutes),
	};

	return cmocka_run_group_tests_name("length", tests, NULL, NULL);
}
