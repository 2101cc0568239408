/* SPDX-License-Identifier: MIT */
/*
 * When a date of a course is to come, on, or over.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/instant.h"
#include "content/course.h"
#include "content/event_when.h"

#define S "{start_datetime: "
#define E ", end_datetime: "

static void check_instant(int64_t instant, const char *want)
{
	char text[INSTANT_RFC3339_SIZE];

	if (!want) {
		assert_true(instant == INSTANT_NONE);
		return;
	}
	instant_rfc3339(text, instant);
	assert_string_equal(text, want);
}

static void what_is_known_decides(void **state)
{
	static const struct {
		const char *event, *begins, *over;
		bool is_certain;
	} rows[] = {
		{ "{sessions: [" S "2027-03-01T09:00:00" E
		  "2027-03-01T13:00:00}]}",
		  "2027-03-01T09:00:00Z", "2027-03-01T13:00:00Z", true },
		/* A day ends with the day. */
		{ "{start_date: 2027-03-01, end_date: 2027-03-02}",
		  "2027-03-01T00:00:00Z", "2027-03-03T00:00:00Z", true },
		/* Without an end: a day after the last that is known. */
		{ "{start_date: 2027-03-01}",
		  "2027-03-01T00:00:00Z", "2027-03-02T00:00:00Z", false },
		{ "{sessions: [" S "2027-03-01T09:00:00}, " S
		  "2027-03-03T09:00:00}]}",
		  "2027-03-01T09:00:00Z", "2027-03-04T09:00:00Z", false },
		/* Without a zone: wherever on Earth it is. */
		{ "{sessions: [" S "2027-03-01T09:00:00, timezone: Mars/A}]}",
		  NULL, "2027-03-03T09:00:00Z", false },
		{ "{title: Soon}", NULL, NULL, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf text = BUF_INIT;
		struct event_when when;
		struct course *course;
		const struct value *events;

		buf_printf(&text, "---\ntitle: T\ntype: course\n"
			   "events: [%s]\n---\n", rows[i].event);
		course = course_parse("c.md", (struct view){ text.data,
							     text.len },
				      &zone_utc, NULL);
		assert_non_null(course);
		events = course_list(course, COURSE_EVENTS);
		assert_int_equal(value_len(events), 1);
		event_when(&when, value_item(events, 0));
		check_instant(when.begins, rows[i].begins);
		check_instant(when.over, rows[i].over);
		assert_int_equal(when.is_certain, rows[i].is_certain);
		course_unref(course);
		buf_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_known_decides),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
