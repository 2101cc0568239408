/* SPDX-License-Identifier: MIT */
/*
 * Dates of a course (schema.md 4.6) and judging them (E-5): what is certain
 * is kept, what is not is left out and reported.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "base/limits.h"
#include "content/events.h"
#include "content/syllabus.h"

#include "canonical.h"

/* 2025-11-07T09:00 and T13:00 in London */
#define NINE "1762506000"
#define ONE "1762520400"

static struct value *read_in_london(struct arena *arena,
				    const struct value *from,
				    struct report *report)
{
	const struct zone *zone = zone_load(arena, "Europe/London");

	assert_non_null(zone);
	return events_read(arena, from, zone, report);
}

static void a_date_has_sessions_in_zones(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- start_date: 2025-11-07\n"
		  "  location: Virtual\n"
		  "  registration_link: https://x.example/r\n"
		  "  type: preorder\n"
		  "  sessions:\n"
		  "  - start_datetime: 2025-11-07T09:00:00\n"
		  "    end_datetime: 2025-11-07T13:00:00\n"
		  "    timezone: Europe/London\n"
		  "    syllabus_ids: [1, 2]\n"
		  "  - start_datetime: 2025-11-07T09:00:00\n"
		  "    end_datetime: 2025-11-07T10:00:00\n"
		  "    timezone: America/Los_Angeles\n",
		  "[{'location':'Virtual','href':'https://x.example/r',"
		  "'kind':'preorder','start_at':" NINE ",'end_at':1762538400,"
		  "'start':'2025-11-07','sessions':["
		  "{'start':'2025-11-07T09:00:00','end':'2025-11-07T13:00:00',"
		  "'ids':['1','2'],'zone':'Europe/London',"
		  "'start_at':" NINE ",'end_at':" ONE "},"
		  "{'start':'2025-11-07T09:00:00','end':'2025-11-07T10:00:00',"
		  "'zone':'America/Los_Angeles',"
		  "'start_at':1762534800,'end_at':1762538400}]}]", NULL },
		{ "- {id: spring, start_date: 2025-11-07}\n"
		  "- {id: 7, title: T}\n",
		  "[{'id':'spring','is_day':true,'start_at':1762473600,"
		  "'start':'2025-11-07'},{'title':'T','id':'7'}]", NULL },
		{ "events:\n- StartDate: 2025-11-07\n",
		  "[{'is_day':true,'start_at':1762473600,"
		  "'start':'2025-11-07'}]", NULL },
	};

	(void)state;
	CANONICAL_CHECK(read_in_london, rows);
}

static void without_a_zone_the_one_around_it_counts(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- sessions: [{start: 2025-07-01T09:00:00}]\n",
		  "[{'start_at':1751356800,'sessions':[{"
		  "'start':'2025-07-01T09:00:00','start_at':1751356800}]}]",
		  NULL },
		{ "- timezone: Asia/Kolkata\n"
		  "  sessions: [{start: 2025-07-01T09:00:00}]\n",
		  "[{'zone':'Asia/Kolkata','start_at':1751340600,"
		  "'sessions':[{'start':'2025-07-01T09:00:00',"
		  "'start_at':1751340600}]}]", NULL },
		{ "- timezone: Asia/Kolkata\n"
		  "  sessions: [{start: 2025-07-01T09:00:00, "
		  "timezone: UTC}]\n",
		  "[{'zone':'Asia/Kolkata','start_at':1751360400,"
		  "'sessions':[{'start':'2025-07-01T09:00:00','zone':'UTC',"
		  "'start_at':1751360400}]}]", NULL },
		{ "- sessions: [{start: '2025-07-01T09:00:00Z', "
		  "timezone: Asia/Kolkata}]\n",
		  "[{'start_at':1751360400,"
		  "'sessions':[{'start':'2025-07-01T09:00:00Z',"
		  "'zone':'Asia/Kolkata','start_at':1751360400}]}]", NULL },
	};

	(void)state;
	CANONICAL_CHECK(read_in_london, rows);
}

static void days_without_sessions_are_days(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- {start_date: 2025-07-01, end_date: 2025-07-02}\n",
		  "[{'is_day':true,'start_at':1751324400,'end_at':1751497200,"
		  "'start':'2025-07-01','end':'2025-07-02'}]", NULL },
		{ "- {start_date: 2025-07-01, timezone: Asia/Kolkata}\n",
		  "[{'zone':'Asia/Kolkata','is_day':true,"
		  "'start_at':1751308200,'start':'2025-07-01'}]", NULL },
		{ "- {start_date: 2025-07-01T09:00:00}\n",
		  "[{'start_at':1751356800,'start':'2025-07-01T09:00:00'}]",
		  NULL },
		{ "- {start_date: 2025-07-02, end_date: 2025-07-01}\n",
		  "[{'is_day':true,'start_at':1751410800,"
		  "'start':'2025-07-02'}]", "end-before-start" },
		{ "- {start_date: Autumn 2025, location: Leith}\n",
		  "[{'location':'Leith','text':'Autumn 2025'}]", "bad-date" },
		{ "- {start_date: 2025, location: Leith}\n",
		  "[{'location':'Leith','text':'2025'}]",
		  "bad-date type-coerced" },
		{ "- {location: Leith}\n", "[{'location':'Leith'}]", NULL },
		{ "- {location: Leith, registration_link: /book/}\n",
		  "[{'location':'Leith','href':'/book/'}]", NULL },
	};

	(void)state;
	CANONICAL_CHECK(read_in_london, rows);
}

static void a_link_that_says_nothing_is_none(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- {start_date: 2025-07-01, registration_link: ''}\n",
		  "[{'is_day':true,'start_at':1751324400,"
		  "'start':'2025-07-01'}]", NULL },
		{ "- {start_date: 2025-07-01, registration_link: '#'}\n",
		  "[{'is_day':true,'start_at':1751324400,"
		  "'start':'2025-07-01'}]", NULL },
		{ "- {start_date: 2025-07-01, registration_link: Call us}\n",
		  "[{'is_day':true,'start_at':1751324400,"
		  "'start':'2025-07-01','text':'Call us'}]", "bad-link" },
	};

	(void)state;
	CANONICAL_CHECK(read_in_london, rows);
}

static void e5_start_date_differs_from_the_first_session(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- start_date: 2025-02-23\n"
		  "  sessions: [{start_datetime: 2025-01-23T09:00:00}]\n",
		  "[{'start_at':1737622800,'sessions':[{"
		  "'start':'2025-01-23T09:00:00','start_at':1737622800}]}]",
		  "start-differs" },
		{ "- start_date: 2025-01-23\n  end_date: 2025-01-25\n"
		  "  sessions: [{start_datetime: 2025-01-23T09:00:00}]\n",
		  "[{'start_at':1737622800,'start':'2025-01-23','sessions':[{"
		  "'start':'2025-01-23T09:00:00','start_at':1737622800}]}]",
		  "end-differs" },
		/* the day is that on the clock of the session */
		{ "- start_date: 2025-01-23\n"
		  "  sessions: [{start: 2025-01-23T00:30:00, "
		  "timezone: Asia/Kolkata}]\n",
		  "[{'start_at':1737572400,'start':'2025-01-23',"
		  "'sessions':[{'start':'2025-01-23T00:30:00',"
		  "'zone':'Asia/Kolkata','start_at':1737572400}]}]", NULL },
	};

	(void)state;
	CANONICAL_CHECK(read_in_london, rows);
}

static void e5_an_end_before_its_start_is_left_out(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- sessions: [{start: 2025-01-23T09:00:00, "
		  "end: 2025-01-02T17:00:00}]\n",
		  "[{'start_at':1737622800,'sessions':[{"
		  "'start':'2025-01-23T09:00:00','start_at':1737622800}]}]",
		  "end-before-start" },
		{ "- sessions: [{start: 2025-01-23T09:00:00, "
		  "end: 2025-01-23T09:00:00}]\n",
		  "[{'start_at':1737622800,'sessions':[{"
		  "'start':'2025-01-23T09:00:00','start_at':1737622800}]}]",
		  "end-before-start" },
		{ "- sessions: [{start: 2025-01-23T09:00:00, "
		  "end: 2025-01-23T09:00:01}]\n",
		  "[{'start_at':1737622800,'end_at':1737622801,'sessions':[{"
		  "'start':'2025-01-23T09:00:00','end':'2025-01-23T09:00:01',"
		  "'start_at':1737622800,'end_at':1737622801}]}]", NULL },
		/* before it also where nobody knows the zone */
		{ "- sessions: [{start: 2025-01-23T09:00:00, "
		  "end: 2025-01-22T09:00:00, timezone: Leith}]\n",
		  "[{'sessions':[{'start':'2025-01-23T09:00:00',"
		  "'zone':'Leith'}]}]", "unknown-zone end-before-start" },
	};

	(void)state;
	CANONICAL_CHECK(read_in_london, rows);
}

static void e5_a_session_takes_no_more_than_a_day(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- sessions: [{start: 2025-01-23T09:00:00, "
		  "end: 2025-10-23T17:00:00}]\n",
		  "[{'start_at':1737622800,'sessions':[{"
		  "'start':'2025-01-23T09:00:00','start_at':1737622800}]}]",
		  "session-too-long" },
		{ "- sessions: [{start: 2025-01-23T09:00:00, "
		  "end: 2025-01-24T09:00:01}]\n",
		  "[{'start_at':1737622800,'sessions':[{"
		  "'start':'2025-01-23T09:00:00','start_at':1737622800}]}]",
		  "session-too-long" },
		{ "- sessions: [{start: 2025-01-23T09:00:00, "
		  "end: 2025-01-24T09:00:00}]\n",
		  "[{'start_at':1737622800,'end_at':1737709200,'sessions':[{"
		  "'start':'2025-01-23T09:00:00','end':'2025-01-24T09:00:00',"
		  "'start_at':1737622800,'end_at':1737709200}]}]", NULL },
	};

	(void)state;
	CANONICAL_CHECK(read_in_london, rows);
}

static void e5_an_unknown_zone_makes_no_instants(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- sessions: [{start: 2025-01-23T09:00:00, "
		  "end: 2025-01-23T17:00:00, timezone: Europe/Glasgow}]\n",
		  "[{'sessions':[{'start':'2025-01-23T09:00:00',"
		  "'end':'2025-01-23T17:00:00','zone':'Europe/Glasgow'}]}]",
		  "unknown-zone" },
		{ "- {start_date: 2025-01-23, timezone: Leith}\n",
		  "[{'zone':'Leith','start':'2025-01-23','text':'Leith'}]",
		  "unknown-zone" },
		{ "- {start_date: 2025-01-23, timezone: \"Old\\nLeith\"}\n",
		  "[{'zone':'Old Leith','start':'2025-01-23',"
		  "'text':'Old Leith'}]", "unknown-zone" },
		{ "- sessions:\n  - {start: 2025-01-23T09:00:00, "
		  "timezone: ../etc/passwd}\n"
		  "  - {start: 2025-01-24T09:00:00Z, timezone: Leith}\n",
		  "[{'start_at':1737709200,'sessions':["
		  "{'start':'2025-01-23T09:00:00','zone':'../etc/passwd'},"
		  "{'start':'2025-01-24T09:00:00Z','zone':'Leith',"
		  "'start_at':1737709200}]}]", "unknown-zone unknown-zone" },
	};

	(void)state;
	CANONICAL_CHECK(read_in_london, rows);
}

static void e5_a_time_that_clocks_skip_is_no_instant(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- sessions: [{start: 2025-03-30T01:30:00, "
		  "end: 2025-03-30T03:00:00}]\n",
		  "[{'end_at':1743300000,'sessions':[{"
		  "'start':'2025-03-30T01:30:00','end':'2025-03-30T03:00:00',"
		  "'end_at':1743300000}]}]", "time-skipped" },
		{ "- {start_date: 2025-03-30T01:30:00}\n",
		  "[{'start':'2025-03-30T01:30:00'}]", "time-skipped" },
	};

	(void)state;
	CANONICAL_CHECK(read_in_london, rows);
}

static void e5_a_time_that_comes_twice_is_no_instant(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- sessions: [{start: 2025-10-26T01:30:00, "
		  "end: 2025-10-26T03:00:00}]\n",
		  "[{'end_at':1761447600,'sessions':[{"
		  "'start':'2025-10-26T01:30:00','end':'2025-10-26T03:00:00',"
		  "'end_at':1761447600}]}]", "time-twice" },
		{ "- sessions: [{start: '2025-10-26T01:30:00+01:00'}]\n",
		  "[{'start_at':1761438600,'sessions':[{"
		  "'start':'2025-10-26T01:30:00+01:00',"
		  "'start_at':1761438600}]}]", NULL },
	};

	(void)state;
	CANONICAL_CHECK(read_in_london, rows);
}

static void a_session_without_an_end_gets_none(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- sessions:\n"
		  "  - {start: 2025-11-07T09:00:00, "
		  "end: 2025-11-07T13:00:00}\n"
		  "  - {start: 2025-11-08T09:00:00}\n",
		  "[{'start_at':" NINE ",'sessions':["
		  "{'start':'2025-11-07T09:00:00','end':'2025-11-07T13:00:00',"
		  "'start_at':" NINE ",'end_at':" ONE "},"
		  "{'start':'2025-11-08T09:00:00','start_at':1762592400}]}]",
		  NULL },
		{ "- sessions: [{end: 2025-11-07T13:00:00}]\n",
		  "[{'sessions':[{'end':'2025-11-07T13:00:00',"
		  "'end_at':" ONE "}]}]", "missing-start" },
		{ "- sessions: [{start: 2025-11-07, end: 2025-11-07}]\n",
		  "[{'sessions':[{'start':'2025-11-07',"
		  "'end':'2025-11-07'}]}]", "no-time no-time" },
	};

	(void)state;
	CANONICAL_CHECK(read_in_london, rows);
}

static void a_status_has_many_spellings(void **state)
{
	static const struct {
		const char *in, *want, *words, *codes;
	} rows[] = {
		{ "status: confirmed", "confirmed", NULL, NULL },
		{ "Status: Guaranteed to run", "confirmed", NULL, NULL },
		{ "event_status: running", "confirmed", NULL, NULL },
		{ "status: PROVISIONAL", "tentative", NULL, NULL },
		{ "status: to be confirmed", "tentative", NULL, NULL },
		{ "status: Sold out!", "full", NULL, NULL },
		{ "status: fully-booked", "full", NULL, NULL },
		{ "status: canceled", "cancelled", NULL, NULL },
		{ "status: Cancelled", "cancelled", NULL, NULL },
		{ "status: postponed.", "postponed", NULL, NULL },
		{ "confirmed: true", "confirmed", NULL, NULL },
		{ "sold_out: true", "full", NULL, NULL },
		{ "soldOut: true", "full", NULL, NULL },
		{ "canceled: 'True'", "cancelled", NULL, NULL },
		{ "postponed: true", "postponed", NULL, NULL },
		/* What is more than the word is kept. */
		{ "status: Full (waiting list)", "full",
		  "Full (waiting list)", NULL },
		{ "status: Cancelled - a storm", "cancelled",
		  "Cancelled - a storm", NULL },
		/* What is not known is not guessed. */
		{ "status: Full moon", NULL, "Full moon", "status-unknown" },
		{ "status: open", NULL, "open", "status-unknown" },
		{ "status: none", NULL, NULL, NULL },
		{ "cancelled: false", NULL, NULL, NULL },
		{ "confirmed: false", NULL, NULL, NULL },
		{ "confirmed: 12", NULL, NULL, "bad-bool" },
		/* Of several, what matters most to who comes. */
		{ "status: confirmed, sold_out: true", "full", NULL, NULL },
		{ "status: full, confirmed: true", "full", NULL, NULL },
		{ "status: confirmed, cancelled: true", "cancelled", NULL,
		  "status-differs" },
		{ "status: postponed, tentative: true", "postponed", NULL,
		  "status-differs" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char in[160], status[80] = "", words[80] = "", want[240];
		struct canonical_row row = { in, want, rows[i].codes };

		snprintf(in, sizeof(in), "- {title: A, %s}\n", rows[i].in);
		if (rows[i].want)
			snprintf(status, sizeof(status), ",'status':'%s'",
				 rows[i].want);
		if (rows[i].words)
			snprintf(words, sizeof(words), ",'status_words':'%s'",
				 rows[i].words);
		snprintf(want, sizeof(want), "[{'title':'A'%s%s}]", words,
			 status);
		canonical_check(read_in_london, &row);
	}
}

static void words_where_a_status_is_true_or_false_are_kept(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- {title: A, cancelled: The pier is gone.}\n",
		  "[{'title':'A','status':'cancelled',"
		  "'text':'The pier is gone.'}]", NULL },
	};

	(void)state;
	CANONICAL_CHECK(read_in_london, rows);
}

static void dates_are_in_order_of_time(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- {title: c}\n"
		  "- {title: b, start_date: 2025-07-01T10:00:00}\n"
		  "- {title: d}\n"
		  "- {title: a, sessions: [{start: 2025-07-01T09:00:00}]}\n"
		  "- {title: b2, start_date: 2025-07-01T10:00:00}\n",
		  "[{'title':'a','start_at':1751356800,'sessions':[{"
		  "'start':'2025-07-01T09:00:00','start_at':1751356800}]},"
		  "{'title':'b','start_at':1751360400,"
		  "'start':'2025-07-01T10:00:00'},"
		  "{'title':'b2','start_at':1751360400,"
		  "'start':'2025-07-01T10:00:00'},"
		  "{'title':'c'},{'title':'d'}]", NULL },
	};

	(void)state;
	CANONICAL_CHECK(read_in_london, rows);
}

static void y5_wrong_types_keep_their_words(void **state)
{
	static const struct canonical_row rows[] = {
		{ "start_date: 2025-07-01T09:00:00\n",
		  "[{'start_at':1751356800,'start':'2025-07-01T09:00:00'}]",
		  "type-coerced" },
		{ "- 2025-07-01T09:00:00\n",
		  "[{'start_at':1751356800,'start':'2025-07-01T09:00:00'}]",
		  "type-coerced" },
		{ "Call us.\n", "[{'title':'Call us.'}]", "type-coerced" },
		{ "- sessions: {start: 2025-07-01T09:00:00}\n",
		  "[{'start_at':1751356800,'sessions':[{"
		  "'start':'2025-07-01T09:00:00','start_at':1751356800}]}]",
		  NULL },
		{ "- sessions: [2025-07-01T09:00:00, In the evening]\n",
		  "[{'start_at':1751356800,'sessions':[{"
		  "'start':'2025-07-01T09:00:00','start_at':1751356800},"
		  "{'title':'In the evening'}]}]",
		  "type-coerced type-coerced" },
		{ "- sessions: [{start: 9:00AM}, {start: [x]}]\n",
		  "[{'text':'9:00AM\\n\\n- x'}]",
		  "bad-date bad-date type-coerced" },
		{ "- sessions: [{title: A, syllabus_ids: 3}]\n",
		  "[{'sessions':[{'title':'A','ids':['3']}]}]", NULL },
		{ "- sessions: [{syllabus_ids: [a b, null, 2]}]\n",
		  "[{'sessions':[{'ids':['a b','2']}]}]", NULL },
	};

	(void)state;
	CANONICAL_CHECK(read_in_london, rows);
}

static void y13_unknown_keys_are_kept_and_noted(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- {title: A, seats: 6, sessions: [{title: B, room: 2}]}\n",
		  "[{'title':'A','sessions':[{'title':'B',"
		  "'unknown':{'room':2}}],'unknown':{'seats':6}}]",
		  "unknown-key unknown-key" },
	};

	(void)state;
	CANONICAL_CHECK(read_in_london, rows);
}

static void nothing_makes_nothing(void **state)
{
	static const struct canonical_row rows[] = {
		{ "null\n", NULL, NULL },
		{ "[]\n", NULL, NULL },
		{ "events:\n", NULL, NULL },
		{ "events: []\n", NULL, NULL },
		{ "- null\n- {}\n", NULL, NULL },
		{ "- {timezone: UTC, type: preorder}\n", NULL,
		  "empty-event" },
		{ "- {title: A, draft: true}\n", NULL, NULL },
		{ "evnts:\n- title: A\n", NULL, "no-events" },
		{ "- sessions: [{timezone: UTC}]\n", NULL, "empty-event" },
	};

	(void)state;
	CANONICAL_CHECK(read_in_london, rows);
	assert_null(events_read(NULL, NULL, &zone_utc, NULL));
}

static void e5_ids_of_no_session_are_reported(void **state)
{
	static const struct {
		const char *events, *syllabus, *want;
	} rows[] = {
		{ "- sessions: [{ids: [1, x]}]\n",
		  "- {id: 1, title: A}\n- {id: x, title: B}\n", "" },
		{ "- sessions: [{ids: [1, 3]}]\n", "- {id: 1, title: A}\n",
		  "t:1:24: warning: no session of the syllabus has the id "
		  "\"3\": correct it, or add the session "
		  "[unknown-session]\n" },
		{ "- sessions: [{ids: [1]}]\n", "[]",
		  "t:1:21: warning: no session of the syllabus has the id "
		  "\"1\": correct it, or add the session "
		  "[unknown-session]\n" },
		{ "- title: A\n", "- title: B\n", "" },
		{ "[]", "[]", "" },
	};
	size_t i, j;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena arena = ARENA_INIT;
		struct buf out = BUF_INIT;
		struct report report;
		struct value *events, *syllabus;

		report_init(&report, &arena);
		events = read_in_london(
			&arena, yaml_value(&arena, rows[i].events), NULL);
		syllabus = syllabus_read(
			&arena, yaml_value(&arena, rows[i].syllabus), NULL);
		events_check_ids(events, syllabus, &report);
		for (j = 0; j < report.len; j++) {
			report.items[j].at.file = "t";
			problem_write(&out, &report.items[j]);
		}
		assert_string_equal(out.data, rows[i].want);
		buf_release(&out);
		report_release(&report);
		arena_release(&arena);
	}
}

static size_t errors_of(size_t events, size_t sessions, const char *code)
{
	struct buf text = BUF_INIT, json = BUF_INIT;
	size_t i, j, errors, shown;
	const char *at;

	for (i = 0; i < events; i++) {
		buf_printf(&text, "- title: E%zu\n", i);
		if (sessions)
			buf_str(&text, "  sessions:\n");
		for (j = 0; j < sessions; j++)
			buf_printf(&text, "  - title: S%zu\n", j);
	}
	errors = canonical_errors(read_in_london, text.data, code, &json);
	for (at = json.data, shown = 0; (at = strstr(at, "'title'")); at++)
		shown++;
	assert_int_equal(shown + errors, events + events * sessions);
	buf_release(&text);
	buf_release(&json);
	return errors;
}

static void dates_and_their_sessions_have_limits(void **state)
{
	const char *code = "event-session-limit";

	(void)state;
	assert_int_equal(errors_of(LIMIT_EVENTS - 1, 0, ""), 0);
	assert_int_equal(errors_of(LIMIT_EVENTS, 0, ""), 0);
	assert_int_equal(errors_of(LIMIT_EVENTS + 1, 0, "event-limit"), 1);
	assert_int_equal(errors_of(1, LIMIT_EVENT_SESSIONS - 1, ""), 0);
	assert_int_equal(errors_of(1, LIMIT_EVENT_SESSIONS, ""), 0);
	assert_int_equal(errors_of(1, LIMIT_EVENT_SESSIONS + 1, code), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_date_has_sessions_in_zones),
		cmocka_unit_test(without_a_zone_the_one_around_it_counts),
		cmocka_unit_test(days_without_sessions_are_days),
		cmocka_unit_test(a_link_that_says_nothing_is_none),
		cmocka_unit_test(e5_start_date_differs_from_the_first_session),
		cmocka_unit_test(e5_an_end_before_its_start_is_left_out),
		cmocka_unit_test(e5_a_session_takes_no_more_than_a_day),
		cmocka_unit_test(e5_an_unknown_zone_makes_no_instants),
		cmocka_unit_test(e5_a_time_that_clocks_skip_is_no_instant),
		cmocka_unit_test(e5_a_time_that_comes_twice_is_no_instant),
		cmocka_unit_test(a_session_without_an_end_gets_none),
		cmocka_unit_test(a_status_has_many_spellings),
		cmocka_unit_test(
			words_where_a_status_is_true_or_false_are_kept),
		cmocka_unit_test(dates_are_in_order_of_time),
		cmocka_unit_test(y5_wrong_types_keep_their_words),
		cmocka_unit_test(y13_unknown_keys_are_kept_and_noted),
		cmocka_unit_test(nothing_makes_nothing),
		cmocka_unit_test(e5_ids_of_no_session_are_reported),
		cmocka_unit_test(dates_and_their_sessions_have_limits),
	};

	return cmocka_run_group_tests_name("events", tests, NULL, NULL);
}
