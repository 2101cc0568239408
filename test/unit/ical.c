/* SPDX-License-Identifier: MIT */
/*
 * Calendars byte by byte: lines that no client misreads (RFC 5545 3.1), zones
 * that Outlook follows (3.6.5), events of classes.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/instant.h"
#include "base/utf8.h"
#include "page/ical.h"

static int64_t at(const char *text)
{
	int64_t instant;

	assert_true(instant_parse_rfc3339(&instant, text));
	return instant;
}

static void a_text_can_neither_end_its_line_nor_begin_another(void **state)
{
	static const struct {
		const char *in, *want;
	} table[] = {
		{ "plain", "X:plain\r\n" },
		{ "a,b;c\\d:e\"f", "X:a\\,b\\;c\\\\d:e\"f\r\n" },
		{ "one\ntwo", "X:one\\ntwo\r\n" },
		{ "one\r\nUID:evil", "X:one\\nUID:evil\r\n" },
		{ "a\x01\x0b\x7f" "b\tc", "X:ab\tc\r\n" },
		{ "\xff|\xc3", "X:\xef\xbf\xbd|\xef\xbf\xbd\r\n" },
		{ "", "" },
		{ NULL, "" },
	};
	struct buf out = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		buf_reset(&out);
		ical_text(&out, "X", table[i].in);
		assert_string_equal(out.data, table[i].want);
	}
	buf_reset(&out);
	ical_line(&out, "URL", "https://x.example/\r\nUID:evil");
	assert_string_equal(out.data, "URL:https://x.example/UID:evil\r\n");
	buf_release(&out);
}

/* Each line without its CRLF, checked; the text without its folds. */
static void unfold(struct buf *out, const struct buf *folded)
{
	const char *line = folded->data, *end;

	for (; *line; line = end + 2) {
		end = strstr(line, "\r\n");
		assert_non_null(end);
		assert_in_range(end - line, 1, ICAL_FOLD);
		assert_true(utf8_is_valid(line, (size_t)(end - line)));
		if (line != folded->data) {
			assert_int_equal(*line, ' ');
			line++;
		}
		buf_add(out, line, (size_t)(end - line));
	}
}

static void lines_are_folded_at_75_octets_between_characters(void **state)
{
	static const char *const characters[] = {
		"a", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80"
	};
	struct buf text = BUF_INIT, out = BUF_INIT, back = BUF_INIT;
	size_t i, k;

	(void)state;
	for (i = 0; i < 4; i++) {
		for (k = 0; k < 200; k++) {
			buf_reset(&out);
			buf_reset(&back);
			buf_reset(&text);
			buf_str(&text, "X:");
			for (size_t n = 0; n < k; n++)
				buf_str(&text, characters[i]);
			ical_text(&out, "X", text.data + 2);
			unfold(&back, &out);
			assert_string_equal(back.data, k ? text.data : "");
		}
	}
	/* At one below, at, and one above. */
	for (k = ICAL_FOLD - 3; k <= ICAL_FOLD - 1; k++) {
		buf_reset(&text);
		for (size_t n = 0; n < k; n++)
			buf_char(&text, 'a');
		buf_reset(&out);
		ical_text(&out, "X", text.data);
		assert_int_equal(!!strstr(out.data, "\r\n "),
				 k + 2 > ICAL_FOLD);
	}
	buf_release(&text);
	buf_release(&out);
	buf_release(&back);
}

static void a_zone_is_told_whole(void **state)
{
	static const char want[] =
		"BEGIN:VTIMEZONE\r\n"
		"TZID:Europe/Dublin\r\n"
		"BEGIN:STANDARD\r\n"
		"DTSTART:19961027T020000\r\n"
		"TZOFFSETFROM:+0100\r\n"
		"TZOFFSETTO:+0000\r\n"
		"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
		"END:STANDARD\r\n"
		"BEGIN:DAYLIGHT\r\n"
		"DTSTART:19960331T010000\r\n"
		"TZOFFSETFROM:+0000\r\n"
		"TZOFFSETTO:+0100\r\n"
		"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
		"END:DAYLIGHT\r\n"
		"END:VTIMEZONE\r\n"
		"BEGIN:VTIMEZONE\r\n"
		"TZID:Asia/Kolkata\r\n"
		"BEGIN:STANDARD\r\n"
		"DTSTART:19700101T000000\r\n"
		"TZOFFSETFROM:+0530\r\n"
		"TZOFFSETTO:+0530\r\n"
		"END:STANDARD\r\n"
		"END:VTIMEZONE\r\n";
	static const char *const names[] = {
		"Europe/Dublin", "Asia/Kolkata", "Africa/Casablanca",
		"Europe/Dublin"
	};
	struct arena arena = ARENA_INIT;
	struct ical_zones zones = { .arena = &arena };
	struct buf out = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < 4; i++) {
		const struct zone *zone = zone_load(&arena, names[i]);

		assert_non_null(zone);
		ical_zones_add(&zones, names[i], zone,
			       at("2027-01-01T00:00:00Z"));
		ical_zones_add(&zones, names[i], zone,
			       at("2027-12-01T00:00:00Z"));
	}
	ical_zones_write(&out, &zones);
	assert_string_equal(out.data, want);
	buf_release(&out);
	arena_release(&arena);
}

/* In the zone where that says when it is, else in UTC. */
static void a_time_is_never_ambiguous(void **state)
{
	static const struct {
		const char *zone, *instant, *want;
	} table[] = {
		{ "Europe/London", "2027-03-28T00:30:00Z",
		  "T;TZID=Europe/London:20270328T003000\r\n" },
		{ "Europe/London", "2027-03-28T01:30:00Z",
		  "T;TZID=Europe/London:20270328T023000\r\n" },
		{ "Europe/London", "2027-06-01T08:00:00Z",
		  "T;TZID=Europe/London:20270601T090000\r\n" },
		/* Half past one comes twice on that night. */
		{ "Europe/London", "2027-10-31T00:30:00Z",
		  "T:20271031T003000Z\r\n" },
		{ "Europe/London", "2027-10-31T01:30:00Z",
		  "T:20271031T013000Z\r\n" },
		{ "Europe/London", "2027-10-31T02:30:00Z",
		  "T;TZID=Europe/London:20271031T023000\r\n" },
		{ "Africa/Casablanca", "2027-06-01T08:00:00Z",
		  "T:20270601T080000Z\r\n" },
		{ NULL, "2027-06-01T08:00:00Z", "T:20270601T080000Z\r\n" },
	};
	struct arena arena = ARENA_INIT;
	struct ical_zones zones = { .arena = &arena };
	struct buf out = BUF_INIT;
	size_t i;

	(void)state;
	ical_zones_add(&zones, "Africa/Casablanca",
		       zone_load(&arena, "Africa/Casablanca"),
		       at("2027-01-01T00:00:00Z"));
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].zone)
			ical_zones_add(&zones, table[i].zone,
				       zone_load(&arena, table[i].zone),
				       at(table[i].instant));
	ical_zones_write(&out, &zones);
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		buf_reset(&out);
		ical_time(&out, &zones, "T", table[i].zone,
			  at(table[i].instant));
		assert_string_equal(out.data, table[i].want);
	}
	buf_reset(&out);
	ical_day(&out, "D", at("2027-06-01T23:00:00Z"));
	assert_string_equal(out.data, "D;VALUE=DATE:20270601\r\n");
	buf_reset(&out);
	ical_day(&out, "D", INSTANT_LAST + 1);
	ical_instant(&out, "T", INSTANT_LAST + 1);
	ical_instant(&out, "T", INSTANT_FIRST - 1);
	assert_string_equal(out.data, "D;VALUE=DATE:99991231\r\n"
			    "T:99991231T235959Z\r\n"
			    "T:00000101T000000Z\r\n");
	buf_release(&out);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_text_can_neither_end_its_line_nor_begin_another),
		cmocka_unit_test(
			lines_are_folded_at_75_octets_between_characters),
		cmocka_unit_test(a_zone_is_told_whole),
		cmocka_unit_test(a_time_is_never_ambiguous),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
