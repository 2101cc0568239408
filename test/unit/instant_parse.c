/* SPDX-License-Identifier: MIT */
/*
 * Reading dates: those that Hugo takes (hugo.md 1.3 and F8), those of HTTP
 * and of RFC 3339.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/instant.h"

struct zones {
	struct arena arena;
	const struct zone *new_york;
};

static int set_up(void **state)
{
	static struct zones zones;

	arena_init(&zones.arena);
	zones.new_york = zone_load(&zones.arena, "America/New_York");
	*state = &zones;
	return zones.new_york ? 0 : -1;
}

static int tear_down(void **state)
{
	struct zones *zones = *state;

	arena_release(&zones->arena);
	return 0;
}

/* want NULL: refused */
struct row {
	const char *in, *want;
};

static void check(const struct row *row, bool ok, int64_t got)
{
	char text[INSTANT_RFC3339_SIZE] = "refused";
	const char *want = row->want ? row->want : "refused";

	if (ok)
		instant_rfc3339(text, got);
	if (strcmp(text, want) != 0)
		fail_msg("\"%s\": want %s, got %s", row->in, want, text);
}

static void rfc3339_is_strict(void **state)
{
	static const struct row rows[] = {
		{ "1985-04-12T23:20:50.52Z", "1985-04-12T23:20:50Z" },
		{ "1985-04-12t23:20:50z", "1985-04-12T23:20:50Z" },
		{ "1996-12-19T16:39:57-08:00", "1996-12-20T00:39:57Z" },
		{ "1990-12-31T23:59:60Z", "1991-01-01T00:00:00Z" },
		{ "1990-12-31T15:59:60-08:00", "1991-01-01T00:00:00Z" },
		{ "1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27Z" },
		{ "2024-02-29T00:00:00-00:00", "2024-02-29T00:00:00Z" },
		{ "2024-01-01T00:00:00+23:59", "2023-12-31T00:01:00Z" },
		{ "2023-02-29T00:00:00Z", NULL },
		{ "1900-02-29T00:00:00Z", NULL },
		{ "2024-04-31T00:00:00Z", NULL },
		{ "2024-00-01T00:00:00Z", NULL },
		{ "2024-13-01T00:00:00Z", NULL },
		{ "2024-01-00T00:00:00Z", NULL },
		{ "2024-01-32T00:00:00Z", NULL },
		{ "2024-01-01T24:00:00Z", NULL },
		{ "2024-01-01T00:60:00Z", NULL },
		{ "2024-01-01T00:00:61Z", NULL },
		{ "2024-01-01T00:00:00+24:00", NULL },
		{ "2024-01-01T00:00:00+23:60", NULL },
		{ "2024-01-01T00:00:00+0100", NULL },
		{ "2024-01-01T00:00:00+01", NULL },
		{ "2024-01-01T00:00:00", NULL },
		{ "2024-01-01T00:00Z", NULL },
		{ "2024-01-01T0:00:00Z", NULL },
		{ "2024-01-01 00:00:00Z", NULL },
		{ "2024-01-01T00:00:00.Z", NULL },
		{ "2024-01-01T00:00:00,5Z", NULL },
		{ "2024-01-01T00:00:00Z ", NULL },
		{ " 2024-01-01T00:00:00Z", NULL },
		{ "2024-01-01", NULL },
		{ "24-01-01T00:00:00Z", NULL },
		{ "12024-01-01T00:00:00Z", NULL },
		{ "", NULL },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t got = 0;
		bool ok = instant_parse_rfc3339(&got, rows[i].in);

		check(&rows[i], ok, got);
	}
}

static void http_has_three_forms(void **state)
{
	static const struct row rows[] = {
		{ "Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z" },
		{ "Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z" },
		{ "Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z" },
		{ "Wed Nov 16 08:49:37 1994", "1994-11-16T08:49:37Z" },
		{ "Sat, 31 Dec 2016 23:59:60 GMT", "2017-01-01T00:00:00Z" },
		{ "Monday, 01-Jan-01 00:00:00 GMT", "2001-01-01T00:00:00Z" },
		{ "Sun, 06 Nov 1994 08:49:37 UTC", NULL },
		{ "Sun, 06 Nov 1994 08:49:37 +0000", NULL },
		{ "Sun, 06 Nov 1994 08:49:37", NULL },
		{ "Sun, 6 Nov 1994 08:49:37 GMT", NULL },
		{ "Sun, 06 Nov 1994 8:49:37 GMT", NULL },
		{ "Sun, 06 Nov 1994 08:49:37.5 GMT", NULL },
		{ "Sun, 31 Nov 1994 08:49:37 GMT", NULL },
		{ "Sun, 06 Nov 94 08:49:37 GMT", NULL },
		{ "Foo, 06 Nov 1994 08:49:37 GMT", NULL },
		{ "Sun, 06 Foo 1994 08:49:37 GMT", NULL },
		{ "1994-11-06T08:49:37Z", NULL },
		{ "0", NULL },
		{ "", NULL },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t got = 0;
		bool ok = instant_parse_http(&got, rows[i].in);

		check(&rows[i], ok, got);
	}
}

/* RFC 9110 5.6.7, at 50 years ahead and one more. */
static void a_year_of_two_digits_is_at_most_50_years_ahead(void **state)
{
	static const int ahead[] = { -1, 0, 1, 49, 50, 51, 99 };
	struct date now, got;
	char text[64];
	int64_t instant;
	size_t i;

	(void)state;
	instant_to_date(&now, instant_now());
	for (i = 0; i < sizeof(ahead) / sizeof(ahead[0]); i++) {
		int year = now.year + ahead[i];

		snprintf(text, sizeof(text), "Monday, 01-Jun-%02d 00:00:00 GMT",
			 year % 100);
		assert_true(instant_parse_http(&instant, text));
		instant_to_date(&got, instant);
		assert_int_equal(got.year % 100, year % 100);
		assert_true(got.year <= now.year + 50);
		assert_true(got.year > now.year - 50);
	}
}

/* hugo.md F8, rows 323 to 352.  "=" in its second column: the same. */
static void hugo_dates_of_the_fact_table(void **state)
{
	static const struct {
		const char *in, *utc, *new_york;
	} rows[] = {
		{ "2023-10-15T13:18:50-07:00", "2023-10-15T20:18:50Z", "=" },
		{ "2023-10-15T13:18:50-0700", "2023-10-15T20:18:50Z", "=" },
		{ "2023-10-15T13:18:50Z", "2023-10-15T13:18:50Z", "=" },
		{ "2023-10-15T13:18:50", "2023-10-15T13:18:50Z",
		  "2023-10-15T17:18:50Z" },
		{ "2023-10-15T13:18:50.123456", "2023-10-15T13:18:50Z",
		  "2023-10-15T17:18:50Z" },
		{ "2023-10-15 13:18:50", "2023-10-15T13:18:50Z",
		  "2023-10-15T17:18:50Z" },
		{ "2023-10-15 13:18:50 -0700", "2023-10-15T20:18:50Z", "=" },
		{ "2023-10-15 13:18", NULL, "=" },
		{ "2023-10-15T13:18", NULL, "=" },
		{ "2023-10-15", "2023-10-15T00:00:00Z",
		  "2023-10-15T04:00:00Z" },
		{ "2023-1-5", NULL, "=" },
		{ "2023/10/15", NULL, "=" },
		{ "15 Oct 2023", "2023-10-15T00:00:00Z",
		  "2023-10-15T04:00:00Z" },
		{ "5 Oct 2023", NULL, "=" },
		{ "Oct 15, 2023", NULL, "=" },
		{ "15 October 2023", NULL, "=" },
		{ "Sun, 15 Oct 2023 13:18:50 +0000", "2023-10-15T13:18:50Z",
		  "=" },
		{ "Sun, 15 Oct 2023 13:18:50 GMT", "2023-10-15T13:18:50Z",
		  "2023-10-15T17:18:50Z" },
		{ "Sun Oct 15 13:18:50 2023", "2023-10-15T13:18:50Z",
		  "2023-10-15T17:18:50Z" },
		{ "20231015", NULL, "=" },	/* as it is when quoted */
		{ "1697375930", NULL, "=" },
		{ "10/15/2023", NULL, "=" },
		{ "2023", NULL, "=" },
		{ "2023-10", NULL, "=" },
		{ "3:04PM", "0000-01-01T15:04:00Z", "=" },
		{ "2023-13-40", NULL, "=" },
		{ "0000-00-00", NULL, "=" },
		{ "0001-01-01", "0001-01-01T00:00:00Z",
		  "0001-01-01T04:56:02Z" },	/* local mean time */
		{ "2023-10-15T13:18:50+01", NULL, "=" },
		{ "2023-10-15t13:18:50z", NULL, "=" },
	};
	struct zones *zones = *state;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct row row = { rows[i].in, rows[i].utc };
		int64_t got = 0;
		bool ok = instant_parse_hugo(&got, row.in, &zone_utc);

		check(&row, ok, got);
		if (strcmp(rows[i].new_york, "=") != 0)
			row.want = rows[i].new_york;
		ok = instant_parse_hugo(&got, row.in, zones->new_york);
		check(&row, ok, got);
	}
}

/* hugo.md 1.3, in its order, read in New York (four hours, in October). */
static void hugo_dates_in_every_layout(void **state)
{
	static const struct row rows[] = {
		{ "2023-10-15", "2023-10-15T04:00:00Z" },
		{ "2023-10-15T13:18:50.5+02:00", "2023-10-15T11:18:50Z" },
		{ "2023-10-15T13:18:50", "2023-10-15T17:18:50Z" },
		{ "Sun, 15 Oct 2023 13:18:50 -0700", "2023-10-15T20:18:50Z" },
		{ "Sun, 15 Oct 2023 13:18:50 CET", "2023-10-15T17:18:50Z" },
		{ "15 Oct 23 13:18 -0700", "2023-10-15T20:18:00Z" },
		{ "15 Oct 23 13:18 MST", "2023-10-15T17:18:00Z" },
		{ "Sunday, 15-Oct-23 13:18:50 MST", "2023-10-15T17:18:50Z" },
		{ "2023-10-15 13:18:50.999999999 -0700 MST",
		  "2023-10-15T20:18:50Z" },
		{ "2023-10-15 13:18:50 -0300 -03", "2023-10-15T16:18:50Z" },
		{ "2023-10-15T13:18:50-0700", "2023-10-15T20:18:50Z" },
		{ "2023-10-15 13:18:50-0700", "2023-10-15T20:18:50Z" },
		{ "2023-10-15 13:18:50Z", "2023-10-15T13:18:50Z" },
		{ "2023-10-15 13:18:50", "2023-10-15T17:18:50Z" },
		{ "Thu Oct  5 13:18:50 2023", "2023-10-05T17:18:50Z" },
		{ "Thu Oct  5 13:18:50 PDT 2023", "2023-10-05T17:18:50Z" },
		{ "Sun Oct 15 13:18:50 -0700 2023", "2023-10-15T20:18:50Z" },
		{ "2023-10-15 13:18:50-07:00", "2023-10-15T20:18:50Z" },
		{ "15 Oct 2023", "2023-10-15T04:00:00Z" },
		{ "2023-10-15 13:18:50 -07:00", "2023-10-15T20:18:50Z" },
		{ "2023-10-15 13:18:50 -0700", "2023-10-15T20:18:50Z" },
		{ "3:04PM", "0000-01-01T15:04:00Z" },
		{ "12:00AM", "0000-01-01T00:00:00Z" },
		{ "12:30PM", "0000-01-01T12:30:00Z" },
		{ "Oct 15 13:18:50", "0000-10-15T13:18:50Z" },
		{ "Oct  5 13:18:50.123456", "0000-10-05T13:18:50Z" },
	};
	struct zones *zones = *state;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t got = 0;
		bool ok = instant_parse_hugo(&got, rows[i].in,
					     zones->new_york);

		check(&rows[i], ok, got);
	}
}

/* What Go's time.Parse lets pass, and what it does not. */
static void hugo_dates_are_as_lenient_as_go(void **state)
{
	static const struct row rows[] = {
		{ "2023-10-15 9:18:50", "2023-10-15T09:18:50Z" },
		{ "2023-10-15T9:18:50Z", "2023-10-15T09:18:50Z" },
		{ "2023-10-15 09:18:50,25", "2023-10-15T09:18:50Z" },
		{ "2023-10-15  09:18:50", "2023-10-15T09:18:50Z" },
		{ "15 oct 2023", "2023-10-15T00:00:00Z" },
		{ "15 OCT 2023", "2023-10-15T00:00:00Z" },
		{ "Mon, 15 Oct 2023 13:18:50 GMT", "2023-10-15T13:18:50Z" },
		{ "15 Oct 68 13:18 UTC", "2068-10-15T13:18:00Z" },
		{ "15 Oct 69 13:18 UTC", "1969-10-15T13:18:00Z" },
		{ "15 Oct 23 13:18 CEST", "2023-10-15T13:18:00Z" },
		{ "15 Oct 23 13:18 ChST", "2023-10-15T13:18:00Z" },
		{ "15 Oct 23 13:18 WITA", "2023-10-15T13:18:00Z" },
		{ "15 Oct 23 13:18 GMT+3", "2023-10-15T13:18:00Z" },
		{ "2023-10-15T13:18:50+24:00", "2023-10-14T13:18:50Z" },
		{ "2024-02-29", "2024-02-29T00:00:00Z" },
		{ "15 Oct 23 13:18 ABCD", NULL },
		{ "15 Oct 23 13:18 AB", NULL },
		{ "15 Oct 23 13:18 GMT+24", NULL },
		{ "2023-10-15 13:18:60", NULL },
		{ "2023-10-15 24:00:00", NULL },
		{ "2023-10-15 13:8:50", NULL },
		{ "2023-10-15 13:18:50.", NULL },
		{ "2023-02-29", NULL },
		{ "2023-10-15T13:18:50+25:00", NULL },
		{ " 2023-10-15", NULL },
		{ "2023-10-15 ", NULL },
		{ "2023-10-15T", NULL },
		{ "13:04PM", NULL },
		{ "3:04pm", NULL },
		{ "nope", NULL },
		{ "", NULL },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t got = 0;
		bool ok = instant_parse_hugo(&got, rows[i].in, &zone_utc);

		check(&rows[i], ok, got);
	}
}

static void a_wall_clock_knows_no_zone(void **state)
{
	static const struct {
		const char *in, *want;	/* NULL: refused */
		int64_t east;
	} rows[] = {
		{ "2025-11-07T09:00:00", "2025-11-07T09:00:00Z", INSTANT_NONE },
		{ "2025-11-07T09:00:00Z", "2025-11-07T09:00:00Z", 0 },
		{ "2025-11-07T09:00:00+01:00", "2025-11-07T09:00:00Z", 3600 },
		{ "2025-11-07 09:00:00 -0530", "2025-11-07T09:00:00Z",
		  -19800 },
		{ "2025-11-07", "2025-11-07T00:00:00Z", INSTANT_NONE },
		/* hugo.md 1.3: the name of a zone says nothing */
		{ "Fri, 07 Nov 2025 09:00:00 EST", "2025-11-07T09:00:00Z",
		  INSTANT_NONE },
		{ "2025-11-07T09:00", "2025-11-07T09:00:00Z", INSTANT_NONE },
		{ "2025-11-07 9:30", "2025-11-07T09:30:00Z", INSTANT_NONE },
		{ "2025-11-07 09:60", NULL, 0 },
		{ "2025-11-07T09", NULL, 0 },
		{ "9:00AM", NULL, 0 },
		{ "Nov 7 09:00:00", NULL, 0 },
		{ "2025-11-31", NULL, 0 },
		{ "2024-02-29", "2024-02-29T00:00:00Z", INSTANT_NONE },
		{ "2025-02-29", NULL, 0 },
		{ "1900-02-29", NULL, 0 },
		{ "2025-04-31", NULL, 0 },
		{ "2025-12-31", "2025-12-31T00:00:00Z", INSTANT_NONE },
		{ "2025-12-00", NULL, 0 },
		{ "soon", NULL, 0 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row row = { rows[i].in, rows[i].want };
		int64_t wall = 0, east = 0;
		bool ok = instant_parse_wall(&wall, &east, rows[i].in);

		check(&row, ok, wall);
		if (ok && east != rows[i].east)
			fail_msg("\"%s\": %lld east", rows[i].in,
				 (long long)east);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rfc3339_is_strict),
		cmocka_unit_test(http_has_three_forms),
		cmocka_unit_test(
			a_year_of_two_digits_is_at_most_50_years_ahead),
		cmocka_unit_test(hugo_dates_of_the_fact_table),
		cmocka_unit_test(hugo_dates_in_every_layout),
		cmocka_unit_test(hugo_dates_are_as_lenient_as_go),
		cmocka_unit_test(a_wall_clock_knows_no_zone),
	};

	return cmocka_run_group_tests_name("instant_parse", tests, set_up,
					   tear_down);
}
