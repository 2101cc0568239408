/* SPDX-License-Identifier: MIT */
/*
 * What is told of a zone against the zone itself.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/instant.h"
#include "base/str.h"
#include "base/zone_span.h"

#define DAY INT64_C(86400)

static int64_t at(const char *text)
{
	int64_t instant;

	assert_true(instant_parse_rfc3339(&instant, text));
	return instant;
}

static const struct {
	const char *zone, *first, *last;
	enum zone_way way;
	const char *turns[2];		/* "first from to month week weekday" */
} table[] = {
	{ "Europe/London", "2027-01-01T00:00:00Z", "2027-12-31T00:00:00Z",
	  ZONE_YEARLY, { "1996-10-27T02:00:00Z 3600 0 10 5 0",
			 "1996-03-31T01:00:00Z 0 3600 3 5 0" } },
	{ "America/Halifax", "2027-06-01T00:00:00Z", "2027-06-01T00:00:00Z",
	  ZONE_YEARLY, { "2007-11-04T02:00:00Z -10800 -14400 11 1 0",
			 "2007-03-11T02:00:00Z -14400 -10800 3 2 0" } },
	/* Half an hour, and south of the equator. */
	{ "Australia/Lord_Howe", "2027-06-01T00:00:00Z",
	  "2028-06-01T00:00:00Z", ZONE_YEARLY,
	  { "2008-04-06T02:00:00Z 39600 37800 4 1 0",
	    "2008-10-05T02:00:00Z 37800 39600 10 1 0" } },
	/* Standard time is in summer there, summer time in winter. */
	{ "Europe/Dublin", "2027-06-01T00:00:00Z", "2028-06-01T00:00:00Z",
	  ZONE_YEARLY, { "1996-10-27T02:00:00Z 3600 0 10 5 0",
			 "1996-03-31T01:00:00Z 0 3600 3 5 0" } },
	{ "Asia/Kolkata", "2027-01-01T00:00:00Z", "2037-12-31T00:00:00Z",
	  ZONE_FIXED, { "1970-01-01T00:00:00Z 19800 19800 0 0 0" } },
	{ "UTC", "2027-01-01T00:00:00Z", "2037-12-31T00:00:00Z",
	  ZONE_FIXED, { "1970-01-01T00:00:00Z 0 0 0 0 0" } },
	/* Gave up summer time in 2019. */
	{ "America/Sao_Paulo", "2027-01-01T00:00:00Z", "2037-12-31T00:00:00Z",
	  ZONE_FIXED, { "2019-02-17T00:00:00Z -7200 -10800 0 0 0" } },
	{ "America/Sao_Paulo", "2019-02-01T00:00:00Z", "2019-03-01T00:00:00Z",
	  ZONE_IRREGULAR, { NULL } },
	{ "America/Sao_Paulo", "2019-02-01T00:00:00Z", "2019-02-17T01:59:59Z",
	  ZONE_FIXED, { "2018-11-04T00:00:00Z -10800 -7200 0 0 0" } },
	{ "America/Sao_Paulo", "2019-02-01T00:00:00Z", "2019-02-17T02:00:00Z",
	  ZONE_IRREGULAR, { NULL } },
	/* By the moon: a change in the span, and none. */
	{ "Africa/Casablanca", "2027-01-01T00:00:00Z", "2027-12-31T00:00:00Z",
	  ZONE_IRREGULAR, { NULL } },
	{ "Africa/Casablanca", "2027-06-01T00:00:00Z", "2027-07-01T00:00:00Z",
	  ZONE_FIXED, { "2027-03-14T02:00:00Z 0 3600 0 0 0" } },
	/* An hour before midnight; on a Friday behind a Thursday. */
	{ "America/Nuuk", "2027-01-01T00:00:00Z", "2027-12-31T00:00:00Z",
	  ZONE_IRREGULAR, { NULL } },
	{ "America/Nuuk", "2050-05-01T00:00:00Z", "2050-06-01T00:00:00Z",
	  ZONE_FIXED, { "2050-03-26T23:00:00Z -7200 -3600 3 5 0" } },
	{ "Asia/Jerusalem", "2027-01-01T00:00:00Z", "2027-12-31T00:00:00Z",
	  ZONE_IRREGULAR, { NULL } },
	/* The rule is younger than the span. */
	{ "America/Halifax", "2006-06-01T00:00:00Z", "2008-06-01T00:00:00Z",
	  ZONE_IRREGULAR, { NULL } },
	/* No time that anybody means, and no loop without an end. */
	{ "Europe/London", "9999-01-01T00:00:00Z", "9999-12-31T00:00:00Z",
	  ZONE_YEARLY, { "1996-10-27T02:00:00Z 3600 0 10 5 0",
			 "1996-03-31T01:00:00Z 0 3600 3 5 0" } },
	{ "Europe/London", "0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z",
	  ZONE_IRREGULAR, { NULL } },
};

static void check_turn(const struct zone_turn *turn, const char *want)
{
	char first[INSTANT_RFC3339_SIZE], got[100];

	instant_rfc3339(first, turn->first);
	snprintf(got, sizeof(got), "%s %d %d %d %d %d", first, turn->from,
		 turn->to, turn->month, turn->week, turn->weekday);
	assert_string_equal(got, want);
}

static void zones_are_told_as_they_are(void **state)
{
	struct arena arena = ARENA_INIT;
	struct zone_span span;
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		const struct zone *zone = zone_load(&arena, table[i].zone);

		assert_non_null(zone);
		zone_span_find(&span, zone, at(table[i].first),
			       at(table[i].last));
		assert_int_equal(span.way, table[i].way);
		for (k = 0; k < 2 && table[i].turns[k]; k++)
			check_turn(&span.turns[k], table[i].turns[k]);
	}
	arena_release(&arena);
}

/* When it happens in a year, by counting days. */
static int64_t turn_in_year(const struct zone_turn *turn, int year)
{
	struct date date = { .year = year, .month = turn->month, .day = 1 };
	int64_t found = 0, day = instant_of_date(&date);
	int n = 0;

	for (;; day += DAY) {
		instant_to_date(&date, day);
		if (date.month != turn->month)
			break;
		if (date.weekday != turn->weekday)
			continue;
		if (++n <= turn->week)
			found = day;
	}
	return found + (turn->first % DAY) - turn->from;
}

static int told_offset(const struct zone_span *span, int64_t instant)
{
	int64_t latest = INT64_MIN;
	int offset = span->turns[0].to, year, i;
	struct date date;

	if (span->way == ZONE_FIXED)
		return offset;
	instant_to_date(&date, instant);
	for (year = date.year - 1; year <= date.year; year++) {
		for (i = 0; i < 2; i++) {
			int64_t turn = turn_in_year(&span->turns[i], year);

			if (turn > instant || turn <= latest)
				continue;
			latest = turn;
			offset = span->turns[i].to;
		}
	}
	return offset;
}

static size_t check_zone(const char *name, int64_t first, int64_t last)
{
	struct arena arena = ARENA_INIT;
	const struct zone *zone = zone_load(&arena, name);
	struct zone_span span;
	int64_t now;

	assert_non_null(zone);
	zone_span_find(&span, zone, first, last);
	for (now = first; now <= last && span.way != ZONE_IRREGULAR;
	     now += 7200) {
		if (told_offset(&span, now) == zone_offset(zone, now))
			continue;
		fail_msg("%s at %lld", name, (long long)now);
	}
	if (span.way == ZONE_YEARLY)
		assert_true(span.turns[0].to < span.turns[1].to);
	arena_release(&arena);
	return span.way != ZONE_IRREGULAR;
}

/* Zones that the system knows, one a line behind the country and place. */
static void every_zone_of_the_world_is_told_right(void **state)
{
	static const char *const spans[][2] = {
		{ "2026-11-01T00:00:00Z", "2028-02-01T00:00:00Z" },
		{ "2005-01-01T00:00:00Z", "2008-01-01T00:00:00Z" },
		{ "2041-01-01T00:00:00Z", "2043-01-01T00:00:00Z" },
	};
	FILE *file = fopen("/usr/share/zoneinfo/zone1970.tab", "r");
	char line[500], name[100];
	size_t n = 0, told = 0, i;

	(void)state;
	assert_non_null(file);
	while (fgets(line, sizeof(line), file)) {
		if (*line == '#' || sscanf(line, "%*s %*s %99s", name) != 1)
			continue;
		for (i = 0; i < sizeof(spans) / sizeof(spans[0]); i++) {
			n++;
			told += check_zone(name, at(spans[i][0]),
					   at(spans[i][1]));
		}
	}
	fclose(file);
	assert_true(n > 600);
	assert_true(told * 10 > n * 8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(zones_are_told_as_they_are),
		cmocka_unit_test(every_zone_of_the_world_is_told_right),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
