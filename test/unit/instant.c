/* SPDX-License-Identifier: MIT */
/*
 * Instants, the calendar, and the two forms that are written.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <time.h>

#include "base/instant.h"

static void dates_and_instants_are_two_sides(void **state)
{
	static const struct {
		struct date date;
		int64_t instant;
	} rows[] = {
		{ { 1970, 1, 1, 0, 0, 0, 4, 1 }, 0 },
		{ { 1969, 12, 31, 23, 59, 59, 3, 365 }, -1 },
		{ { 1994, 11, 6, 8, 49, 37, 0, 310 }, 784111777 },
		{ { 2000, 2, 29, 12, 0, 0, 2, 60 }, 951825600 },
		{ { 2000, 12, 31, 0, 0, 0, 0, 366 }, 978220800 },
		{ { 1900, 3, 1, 0, 0, 0, 4, 60 }, INT64_C(-2203891200) },
		{ { 2100, 2, 28, 0, 0, 0, 0, 59 }, INT64_C(4107456000) },
		{ { 2038, 1, 19, 3, 14, 8, 2, 19 }, INT64_C(2147483648) },
		{ { 1, 1, 1, 0, 0, 0, 1, 1 }, INT64_C(-62135596800) },
		{ { 0, 1, 1, 0, 0, 0, 6, 1 }, INT64_C(-62167219200) },
		{ { 0, 2, 29, 0, 0, 0, 2, 60 }, INT64_C(-62162121600) },
		{ { -1, 12, 31, 23, 59, 59, 5, 365 },
		  INT64_C(-62167219201) },
		{ { 9999, 12, 31, 23, 59, 59, 5, 365 },
		  INT64_C(253402300799) },
	};
	struct date got;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(instant_of_date(&rows[i].date),
				 rows[i].instant);
		instant_to_date(&got, rows[i].instant);
		assert_memory_equal(&got, &rows[i].date, sizeof(got));
	}
}

/* The C library's calendar agrees, every 100,003 seconds and day for day. */
static void the_calendar_is_that_of_the_system(void **state)
{
	int64_t at;

	(void)state;
	for (at = INT64_C(-62167219200); at < INT64_C(64060588800);
	     at += 100003) {
		time_t clock = (time_t)at;
		struct date got;
		struct tm want;

		gmtime_r(&clock, &want);
		instant_to_date(&got, at);
		if (got.year != want.tm_year + 1900 ||
		    got.month != want.tm_mon + 1 || got.day != want.tm_mday ||
		    got.hour != want.tm_hour || got.minute != want.tm_min ||
		    got.second != want.tm_sec || got.weekday != want.tm_wday ||
		    got.yearday != want.tm_yday + 1)
			fail_msg("%lld", (long long)at);
		if (instant_of_date(&got) != at)
			fail_msg("%lld does not come back", (long long)at);
	}
}

static void the_ends_of_time_are_dates_too(void **state)
{
	static const int64_t ends[] = { INSTANT_NONE, INT64_MAX };
	struct date date;
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		instant_to_date(&date, ends[i]);
		assert_in_range(date.month, 1, 12);
		assert_in_range(date.day, 1, 31);
		assert_in_range(date.hour, 0, 23);
		assert_int_equal(date.year > 0, i == 1);
	}
}

static void now_is_after_this_was_written(void **state)
{
	(void)state;
	assert_true(instant_now() > INT64_C(1700000000));
}

static void instants_are_written_in_two_forms(void **state)
{
	static const struct {
		int64_t in;
		const char *http, *rfc3339;
	} rows[] = {
		{ 784111777, "Sun, 06 Nov 1994 08:49:37 GMT",
		  "1994-11-06T08:49:37Z" },
		{ 0, "Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00Z" },
		{ INT64_C(-62167219200), "Sat, 01 Jan 0000 00:00:00 GMT",
		  "0000-01-01T00:00:00Z" },
		{ INT64_C(-62167219201), "Sat, 01 Jan 0000 00:00:00 GMT",
		  "0000-01-01T00:00:00Z" },
		{ INT64_C(253402300799), "Fri, 31 Dec 9999 23:59:59 GMT",
		  "9999-12-31T23:59:59Z" },
		{ INT64_C(253402300800), "Fri, 31 Dec 9999 23:59:59 GMT",
		  "9999-12-31T23:59:59Z" },
		{ INT64_MIN, "Sat, 01 Jan 0000 00:00:00 GMT",
		  "0000-01-01T00:00:00Z" },
		{ INT64_MAX, "Fri, 31 Dec 9999 23:59:59 GMT",
		  "9999-12-31T23:59:59Z" },
	};
	char http[INSTANT_HTTP_SIZE], rfc3339[INSTANT_RFC3339_SIZE];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		instant_http(http, rows[i].in);
		instant_rfc3339(rfc3339, rows[i].in);
		assert_string_equal(http, rows[i].http);
		assert_string_equal(rfc3339, rows[i].rfc3339);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_and_instants_are_two_sides),
		cmocka_unit_test(the_calendar_is_that_of_the_system),
		cmocka_unit_test(the_ends_of_time_are_dates_too),
		cmocka_unit_test(now_is_after_this_was_written),
		cmocka_unit_test(instants_are_written_in_two_forms),
	};

	return cmocka_run_group_tests_name("instant", tests, NULL, NULL);
}
