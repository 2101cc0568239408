/* SPDX-License-Identifier: MIT */
/*
 * What is certain of a moment, and of the time between two.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "content/moment.h"

enum { NOBODYS = 1 };			/* read with a zone nobody knows */

static struct moment read(struct zones *zones, const char *text, int flags)
{
	const struct zone *zone = zones_find(zones, "Europe/London");
	struct moment moment;

	assert_non_null(zone);
	moment_read(&moment, text, flags & NOBODYS ? NULL : zone);
	return moment;
}

static int set_up(void **state)
{
	static struct arena arena;
	static struct zones zones;

	arena_init(&arena);
	zones_init(&zones, &arena);
	*state = &zones;
	return 0;
}

static int tear_down(void **state)
{
	struct zones *zones = *state;

	zones_release(zones);
	arena_release(zones->arena);
	return 0;
}

static void a_moment_is_certain_or_says_why_not(void **state)
{
	static const struct {
		const char *in;
		int flags;
		enum moment_state want;
	} rows[] = {
		{ "2025-07-01T09:00:00", 0, MOMENT_CERTAIN },
		{ "2025-07-01T09:00:00", NOBODYS, MOMENT_NO_ZONE },
		{ "2025-07-01T09:00:00Z", NOBODYS, MOMENT_CERTAIN },
		{ "2025-07-01", 0, MOMENT_NO_TIME },
		{ "2025-07-01", NOBODYS, MOMENT_NO_TIME },
		{ "01 Jul 2025", 0, MOMENT_NO_TIME },
		{ "2025-07-01T09:00", 0, MOMENT_CERTAIN },
		{ "2025-07-01 9:00", NOBODYS, MOMENT_NO_ZONE },
		{ "2025-07-01T25:00", 0, MOMENT_NO_DATE },
		{ "2025-03-30T01:30:00", 0, MOMENT_SKIPPED },
		{ "2025-10-26T01:30:00", 0, MOMENT_TWICE },
		{ "2025-10-26T01:30:00+00:00", 0, MOMENT_CERTAIN },
		{ "9:00AM", 0, MOMENT_NO_DATE },
		{ "soon", 0, MOMENT_NO_DATE },
		{ "", 0, MOMENT_NO_DATE },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct moment got = read(*state, rows[i].in, rows[i].flags);

		if (got.state != rows[i].want)
			fail_msg("\"%s\": got %d", rows[i].in, got.state);
		assert_int_equal(got.instant != INSTANT_NONE,
				 got.state == MOMENT_CERTAIN);
	}
}

static void the_time_between_two_is_judged(void **state)
{
	static const struct {
		const char *start, *end;
		int flags;
		enum span want;
	} rows[] = {
		{ "2025-07-01T09:00:00", "2025-07-01T09:00:01", 0, SPAN_FINE },
		{ "2025-07-01T09:00:00", "2025-07-01T09:00:00", 0,
		  SPAN_BACKWARDS },
		{ "2025-07-01T09:00:00", "2025-07-02T09:00:00", 0, SPAN_FINE },
		{ "2025-07-01T09:00:00", "2025-07-02T09:00:01", 0, SPAN_LONG },
		/* this day has 25 hours, and that one 23 */
		{ "2025-10-25T12:00:00", "2025-10-26T12:00:00", 0, SPAN_LONG },
		{ "2025-03-29T12:00:00", "2025-03-30T13:00:00", 0, SPAN_FINE },
		{ "2025-07-01T09:00:00", "2025-07-01T08:00:00", NOBODYS,
		  SPAN_BACKWARDS },
		{ "2025-07-01T09:00:00Z", "2025-07-01T08:00:00", NOBODYS,
		  SPAN_FINE },
		{ "2025-07-01", "2025-07-01", 0, SPAN_FINE },
		{ "2025-07-01", "2025-07-02", 0, SPAN_FINE },
		{ "2025-07-01", "2025-07-03", 0, SPAN_LONG },
		{ "2025-07-02", "2025-07-01", 0, SPAN_BACKWARDS },
		{ "2025-07-01T09:00:00", "2025-07-01", 0, SPAN_FINE },
		{ "1960-01-01T09:00:00", "1960-01-01", 0, SPAN_FINE },
		{ "soon", "2025-07-01", 0, SPAN_FINE },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct moment start = read(*state, rows[i].start,
					   rows[i].flags);
		struct moment end = read(*state, rows[i].end, rows[i].flags);

		if (moment_span(&start, &end) != rows[i].want)
			fail_msg("%s to %s: got %d", rows[i].start,
				 rows[i].end, (int)moment_span(&start, &end));
	}
}

static void a_day_is_that_of_the_clock(void **state)
{
	struct moment a = read(*state, "2025-07-01T00:30:00", 0);
	struct moment b = read(*state, "2025-07-01T23:30:00-05:00", 0);
	struct moment c = read(*state, "2025-07-02", 0);
	struct moment old = read(*state, "1969-12-31T23:59:59", 0);
	struct moment later = read(*state, "1970-01-01T00:00:00", 0);

	assert_true(moment_same_day(&a, &b));
	assert_false(moment_same_day(&b, &c));
	assert_false(moment_same_day(&old, &later));
}

static void zones_are_found_again(void **state)
{
	assert_ptr_equal(zones_find(*state, "Asia/Kolkata"),
			 zones_find(*state, "Asia/Kolkata"));
	assert_null(zones_find(*state, "Leith"));
	assert_null(zones_find(*state, "Leith"));
	assert_null(zones_find(*state, ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_moment_is_certain_or_says_why_not),
		cmocka_unit_test(the_time_between_two_is_judged),
		cmocka_unit_test(a_day_is_that_of_the_clock),
		cmocka_unit_test(zones_are_found_again),
	};

	return cmocka_run_group_tests_name("moment", tests, set_up, tear_down);
}
