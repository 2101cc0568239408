/* SPDX-License-Identifier: MIT */
/*
 * What a clock on the wall says, in words and for machines.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "page/clock.h"

#include "wording.h"

static void times_stand_as_the_wall_shows_them(void **state)
{
	static const struct {
		const char *text, *zone;
		const char *iso, *time, *day;
	} rows[] = {
		{ "2027-07-01T09:00:00", "Europe/London",
		  "2027-07-01T09:00+01:00", "09:00", "Thursday 1 July 2027" },
		{ "2027-01-01T09:30:00", "Europe/London",
		  "2027-01-01T09:30Z", "09:30", "Friday 1 January 2027" },
		{ "2027-07-01T18:05:00", "Asia/Kolkata",
		  "2027-07-01T18:05+05:30", "18:05", "Thursday 1 July 2027" },
		{ "2027-07-01T09:00:00", "America/St_Johns",
		  "2027-07-01T09:00-02:30", "09:00", "Thursday 1 July 2027" },
		/* With an offset: the zone's own clock. */
		{ "2027-07-01T09:00:00Z", "Europe/London",
		  "2027-07-01T10:00+01:00", "10:00", "Thursday 1 July 2027" },
		{ "2027-07-01T09:00:00+02:00", NULL,
		  "2027-07-01T09:00+02:00", "09:00", "Thursday 1 July 2027" },
		/* Nobody knows the zone; the clocks skip it; it comes twice. */
		{ "2027-07-01T09:00:00", NULL,
		  "2027-07-01T09:00", "09:00", "Thursday 1 July 2027" },
		{ "2027-03-28T01:30:00", "Europe/London",
		  "2027-03-28T01:30", "01:30", "Sunday 28 March 2027" },
		{ "2027-10-31T01:30:00", "Europe/London",
		  "2027-10-31T01:30", "01:30", "Sunday 31 October 2027" },
		{ "2027-07-01", "Europe/London",
		  "2027-07-01", "00:00", "Thursday 1 July 2027" },
	};
	struct arena arena = ARENA_INIT;
	struct words words = wording(&arena, "en");

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct zone *zone = NULL;
		struct clock clock;

		if (rows[i].zone)
			zone = zone_load(&arena, rows[i].zone);
		clock_read(&clock, rows[i].text, zone);
		assert_true(clock.is_said);
		assert_string_equal(clock_iso(&arena, &clock), rows[i].iso);
		assert_string_equal(clock_time(&arena, &clock), rows[i].time);
		assert_string_equal(clock_weekday(&arena, &words, &clock),
				    rows[i].day);
	}
	arena_release(&arena);
}

static void what_is_no_date_says_nothing(void **state)
{
	struct clock clock;

	(void)state;
	clock_read(&clock, "soon", NULL);
	assert_false(clock.is_said);
	clock_read(&clock, NULL, NULL);
	assert_false(clock.is_said);
}

static void a_range_says_what_both_share_once(void **state)
{
	static const struct {
		const char *from, *to, *want;
	} rows[] = {
		{ "2027-03-01", "2027-03-02", "1" },
		{ "2027-03-01", "2027-04-02", "1 March" },
		{ "2027-03-01", "2028-03-02", "1 March 2027" },
	};
	struct arena arena = ARENA_INIT;
	struct words words = wording(&arena, "en");

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct clock from, to;

		clock_read(&from, rows[i].from, NULL);
		clock_read(&to, rows[i].to, NULL);
		assert_string_equal(clock_from(&arena, &words, &from, &to),
				    rows[i].want);
	}
	arena_release(&arena);
}

static void an_offset_is_named(void **state)
{
	struct arena arena = ARENA_INIT;
	struct clock clock;

	(void)state;
	clock_read(&clock, "2027-07-01T09:00:00-03:30", NULL);
	assert_string_equal(clock_offset(&arena, &clock), "UTC-03:30");
	clock_read(&clock, "2027-07-01T09:00:00Z", NULL);
	assert_string_equal(clock_offset(&arena, &clock), "UTC");
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_stand_as_the_wall_shows_them),
		cmocka_unit_test(what_is_no_date_says_nothing),
		cmocka_unit_test(a_range_says_what_both_share_once),
		cmocka_unit_test(an_offset_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
