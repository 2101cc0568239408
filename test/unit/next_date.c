/* SPDX-License-Identifier: MIT */
/*
 * Which date of a course lists show, and in which words; and the words that
 * dates have.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "page/event_days.h"
#include "page/next_date.h"

#include "pages.h"
#include "tempdir.h"

/* Now is 1 July 2025, noon UTC. */
static void open_dates(struct pages *p, struct tempdir *dir,
		       const char *events)
{
	char file[2000];

	snprintf(file, sizeof(file), "---\ntitle: T\ntype: course\n"
		 "events: [%s]\n---\n", events);
	tempdir_make(dir);
	tempdir_write(dir, "site.yaml", "timeZone: Europe/London\n");
	tempdir_write(dir, "c.md", file);
	pages_open(p, dir->path);
}

static void close_dates(struct pages *p, struct tempdir *dir)
{
	pages_close(p);
	tempdir_remove(dir);
}

static const struct course *course_of(const struct pages *p)
{
	return pages_entry(p, "c.md")->course;
}

#define DAY(day) "{start_date: 2025-" day "}"
#define WITH(day, more) "{start_date: 2025-" day ", " more "}"

static void the_first_that_can_be_joined_is_next(void **state)
{
	static const struct {
		const char *events, *words, *status;
		bool is_on;
	} rows[] = {
		{ "", NULL, NULL, false },
		{ DAY("06-01"), NULL, NULL, false },
		{ DAY("09-02") "," DAY("08-01") "," DAY("06-01"),
		  "1 August 2025", NULL, false },
		/* Off: never. */
		{ WITH("08-01", "status: cancelled"), NULL, NULL, false },
		{ WITH("08-01", "postponed: true") "," DAY("09-02"),
		  "2 September 2025", NULL, false },
		/* Full: only if there is no other. */
		{ WITH("08-01", "status: full") "," DAY("09-02"),
		  "2 September 2025", NULL, false },
		{ WITH("08-01", "status: full"), "1 August 2025",
		  "Fully booked", false },
		{ WITH("08-01", "status: Full (waiting list)"),
		  "1 August 2025", "Full (waiting list)", false },
		{ WITH("08-01", "status: guaranteed"), "1 August 2025",
		  "Confirmed", false },
		/* What is on only if nothing is to come. */
		{ DAY("07-01"), "1 July 2025", NULL, true },
		{ DAY("07-01") "," WITH("08-01", "soldout: true"),
		  "1 August 2025", "Fully booked", false },
		{ WITH("06-30", "end_date: 2025-07-03"),
		  "30 June \xe2\x80\x93 3 July 2025", NULL, true },
		/* No zone knows it, but its day does. */
		{ WITH("08-01", "timezone: Mars/A"), "1 August 2025", NULL,
		  false },
		/* Words are no day. */
		{ "{start_date: Autumn}", NULL, NULL, false },
		{ "{sessions: [{end: 2025-08-01T09:00:00}]}", NULL, NULL,
		  false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *words, *status;
		const struct value *view;
		struct tempdir dir;
		struct pages p;

		open_dates(&p, &dir, rows[i].events);
		view = next_date_view(&p.env, course_of(&p));
		words = value_text(value_get(view, "words"));
		status = value_text(value_get(view, "status"));
		if (!words != !rows[i].words)
			fail_msg("%s: %s", rows[i].events, words);
		if (words)
			assert_string_equal(words, rows[i].words);
		assert_true(!status == !rows[i].status);
		if (status)
			assert_string_equal(status, rows[i].status);
		if (view)
			assert_true(value_get(view, "is_on")->truth ==
				    rows[i].is_on);
		close_dates(&p, &dir);
	}
}

static void days_are_those_of_the_place(void **state)
{
	static const struct {
		const char *events, *words;
	} rows[] = {
		{ "{sessions: [{start: 2025-08-01T09:00:00}, "
		  "{start: 2025-08-02T09:00:00, end: 2025-08-03T01:00:00}]}",
		  "1\xe2\x80\x93" "2 August 2025" },
		{ "{sessions: [{start: '2025-08-01T22:00:00Z'}]}",
		  "1 August 2025" },
		{ "{sessions: [{start: '2025-08-01T22:00:00Z', "
		  "timezone: Asia/Kolkata}]}", "2 August 2025" },
		{ "{timezone: America/Los_Angeles, "
		  "sessions: [{start: '2025-08-01T02:00:00+02:00'}]}",
		  "31 July 2025" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct value *view;
		struct tempdir dir;
		struct pages p;

		open_dates(&p, &dir, rows[i].events);
		view = next_date_view(&p.env, course_of(&p));
		assert_non_null(view);
		assert_string_equal(value_text(value_get(view, "words")),
				    rows[i].words);
		close_dates(&p, &dir);
	}
}

static void a_zone_is_said_for_people(void **state)
{
	static const struct {
		const char *session, *words;
	} rows[] = {
		{ "start: 2025-08-01T09:00:00", "London time (UTC+01:00)" },
		{ "start: 2025-12-01T09:00:00", "London time (UTC)" },
		{ "start: 2025-08-01T09:00:00, "
		  "timezone: America/Argentina/Buenos_Aires",
		  "Buenos Aires time (UTC-03:00)" },
		{ "start: 2025-08-01T09:00:00, timezone: UTC", "UTC" },
		{ "start: 2025-08-01T09:00:00, timezone: Etc/GMT-2",
		  "UTC+02:00" },
		{ "start: 2025-08-01T09:00:00, timezone: CET",
		  "CET (UTC+02:00)" },
		{ "start: '2025-08-01T09:00:00+05:30'", "UTC+05:30" },
		/* The clocks are put back over it: which one is it? */
		{ "start: 2025-10-26T01:30:00", "London time" },
		{ "start: 2025-08-01T09:00:00, timezone: Mars/Base_One",
		  "Mars/Base_One" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct value *event, *session;
		struct event_clock of;
		struct tempdir dir;
		struct clock clock;
		struct zones zones;
		char events[200];
		struct pages p;

		snprintf(events, sizeof(events), "{sessions: [{%s}]}",
			 rows[i].session);
		open_dates(&p, &dir, events);
		event = value_item(course_list(course_of(&p), COURSE_EVENTS),
				   0);
		session = value_item(value_get(event, "sessions"), 0);
		zones_init(&zones, &p.arena);
		event_clock(&of, &clock, &p.env, &zones, event, session,
			    "start");
		assert_string_equal(event_clock_words(&p.env, &of, &clock),
				    rows[i].words);
		zones_release(&zones);
		close_dates(&p, &dir);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_that_can_be_joined_is_next),
		cmocka_unit_test(days_are_those_of_the_place),
		cmocka_unit_test(a_zone_is_said_for_people),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
