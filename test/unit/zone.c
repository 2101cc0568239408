/* SPDX-License-Identifier: MIT */
/*
 * Time zones of the system: known changes, gaps, doubled hours, and the years
 * after the last change that is written down.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/file.h"
#include "base/instant.h"
#include "base/zone_parts.h"

static int set_up(void **state)
{
	static struct arena arena;

	arena_init(&arena);
	*state = &arena;
	return 0;
}

static int tear_down(void **state)
{
	arena_release(*state);
	return 0;
}

static int64_t at(const char *rfc3339)
{
	int64_t instant = 0;

	if (!instant_parse_rfc3339(&instant, rfc3339))
		fail_msg("\"%s\" is no instant", rfc3339);
	return instant;
}

static const struct zone *load(struct arena *arena, const char *name)
{
	const struct zone *zone = zone_load(arena, name);

	if (!zone)
		fail_msg("no zone \"%s\"; is tzdata installed?", name);
	return zone;
}

static void offsets_change_at_the_second(void **state)
{
	static const struct {
		const char *zone, *instant;
		int minutes;		/* east */
	} rows[] = {
		{ "UTC", "2024-07-01T00:00:00Z", 0 },
		{ "Europe/London", "2024-01-01T00:00:00Z", 0 },
		{ "Europe/London", "2024-03-31T00:59:59Z", 0 },
		{ "Europe/London", "2024-03-31T01:00:00Z", 60 },
		{ "Europe/London", "2024-10-27T00:59:59Z", 60 },
		{ "Europe/London", "2024-10-27T01:00:00Z", 0 },
		{ "Europe/London", "1970-01-01T00:00:00Z", 60 },
		{ "Europe/London", "1944-07-01T00:00:00Z", 120 },
		{ "America/New_York", "2024-03-10T06:59:59Z", -300 },
		{ "America/New_York", "2024-03-10T07:00:00Z", -240 },
		{ "America/New_York", "2024-11-03T05:59:59Z", -240 },
		{ "America/New_York", "2024-11-03T06:00:00Z", -300 },
		{ "Asia/Kolkata", "2024-01-01T00:00:00Z", 330 },
		{ "Asia/Kolkata", "2024-07-01T00:00:00Z", 330 },
		{ "Asia/Kolkata", "1943-01-01T00:00:00Z", 390 },
		{ "Pacific/Apia", "2011-12-30T09:59:59Z", -600 },
		{ "Pacific/Apia", "2011-12-30T10:00:00Z", 840 },
		{ "Pacific/Apia", "2024-01-01T00:00:00Z", 780 },
		{ "Australia/Lord_Howe", "2024-01-01T00:00:00Z", 660 },
		{ "Australia/Lord_Howe", "2024-07-01T00:00:00Z", 630 },
		{ "Europe/Dublin", "2024-01-01T00:00:00Z", 0 },
		{ "Europe/Dublin", "2024-07-01T00:00:00Z", 60 },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct zone *zone = load(*state, rows[i].zone);
		int got = zone_offset(zone, at(rows[i].instant));

		if (got != rows[i].minutes * 60)
			fail_msg("%s at %s: got %d s", rows[i].zone,
				 rows[i].instant, got);
	}
}

/* Only the rule in the footer knows these years. */
static void the_far_future_follows_the_rule(void **state)
{
	static const struct {
		const char *zone, *instant;
		int minutes;
	} rows[] = {
		{ "Europe/London", "2500-03-28T00:59:59Z", 0 },
		{ "Europe/London", "2500-03-28T01:00:00Z", 60 },
		{ "Europe/London", "2500-10-31T00:59:59Z", 60 },
		{ "Europe/London", "2500-10-31T01:00:00Z", 0 },
		{ "America/New_York", "2500-03-14T06:59:59Z", -300 },
		{ "America/New_York", "2500-03-14T07:00:00Z", -240 },
		{ "America/New_York", "2500-11-07T05:59:59Z", -240 },
		{ "America/New_York", "2500-11-07T06:00:00Z", -300 },
		{ "Australia/Sydney", "2500-01-01T00:00:00Z", 660 },
		{ "Australia/Sydney", "2500-07-01T00:00:00Z", 600 },
		{ "Europe/Dublin", "2500-01-01T00:00:00Z", 0 },
		{ "Europe/Dublin", "2500-07-01T00:00:00Z", 60 },
		{ "Asia/Kolkata", "2500-07-01T00:00:00Z", 330 },
		{ "Pacific/Apia", "9999-12-31T23:59:59Z", 780 },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct zone *zone = load(*state, rows[i].zone);
		int got = zone_offset(zone, at(rows[i].instant));

		if (got != rows[i].minutes * 60)
			fail_msg("%s at %s: got %d s", rows[i].zone,
				 rows[i].instant, got);
	}
}

static void local_times_have_one_instant(void **state)
{
	static const struct {
		const char *zone, *local, *want;
	} rows[] = {
		{ "UTC", "2024-07-01T12:00:00Z", "2024-07-01T12:00:00Z" },
		{ "Europe/London", "2024-07-01T12:00:00Z",
		  "2024-07-01T11:00:00Z" },
		/* skipped: with the offset before the change */
		{ "Europe/London", "2024-03-31T00:59:59Z",
		  "2024-03-31T00:59:59Z" },
		{ "Europe/London", "2024-03-31T01:30:00Z",
		  "2024-03-31T01:30:00Z" },
		{ "Europe/London", "2024-03-31T02:00:00Z",
		  "2024-03-31T01:00:00Z" },
		{ "America/New_York", "2024-03-10T02:30:00Z",
		  "2024-03-10T07:30:00Z" },
		{ "America/New_York", "2024-03-10T03:00:00Z",
		  "2024-03-10T07:00:00Z" },
		/* twice: the first */
		{ "Europe/London", "2024-10-27T01:00:00Z",
		  "2024-10-27T00:00:00Z" },
		{ "Europe/London", "2024-10-27T01:30:00Z",
		  "2024-10-27T00:30:00Z" },
		{ "Europe/London", "2024-10-27T02:00:00Z",
		  "2024-10-27T02:00:00Z" },
		{ "America/New_York", "2024-11-03T01:30:00Z",
		  "2024-11-03T05:30:00Z" },
		{ "America/New_York", "2024-11-03T02:00:00Z",
		  "2024-11-03T07:00:00Z" },
		/* Samoa had no 30 December 2011 */
		{ "Pacific/Apia", "2011-12-29T23:59:59Z",
		  "2011-12-30T09:59:59Z" },
		{ "Pacific/Apia", "2011-12-30T12:00:00Z",
		  "2011-12-30T22:00:00Z" },
		{ "Pacific/Apia", "2011-12-31T00:00:00Z",
		  "2011-12-30T10:00:00Z" },
		{ "Australia/Lord_Howe", "2024-04-07T01:45:00Z",
		  "2024-04-06T14:45:00Z" },
		/* and by the rule */
		{ "America/New_York", "2500-03-14T02:30:00Z",
		  "2500-03-14T07:30:00Z" },
		{ "America/New_York", "2500-11-07T01:30:00Z",
		  "2500-11-07T05:30:00Z" },
		{ "Asia/Kolkata", "2500-01-01T00:00:00Z",
		  "2499-12-31T18:30:00Z" },
	};
	char got[INSTANT_RFC3339_SIZE];
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct zone *zone = load(*state, rows[i].zone);

		instant_rfc3339(got, zone_instant(zone, at(rows[i].local)));
		if (strcmp(got, rows[i].want) != 0)
			fail_msg("%s, %s local: got %s", rows[i].zone,
				 rows[i].local, got);
	}
}

static void a_local_time_comes_never_once_or_twice(void **state)
{
	static const struct {
		const char *zone, *local;
		enum zone_times want;
	} rows[] = {
		{ "UTC", "2024-03-31T01:30:00Z", ZONE_ONCE },
		{ "Europe/London", "2024-03-31T00:59:59Z", ZONE_ONCE },
		{ "Europe/London", "2024-03-31T01:00:00Z", ZONE_NEVER },
		{ "Europe/London", "2024-03-31T01:59:59Z", ZONE_NEVER },
		{ "Europe/London", "2024-03-31T02:00:00Z", ZONE_ONCE },
		{ "Europe/London", "2024-10-27T00:59:59Z", ZONE_ONCE },
		{ "Europe/London", "2024-10-27T01:00:00Z", ZONE_TWICE },
		{ "Europe/London", "2024-10-27T01:59:59Z", ZONE_TWICE },
		{ "Europe/London", "2024-10-27T02:00:00Z", ZONE_ONCE },
		{ "Pacific/Apia", "2011-12-30T12:00:00Z", ZONE_NEVER },
		{ "Australia/Lord_Howe", "2024-04-07T01:29:59Z", ZONE_ONCE },
		{ "Australia/Lord_Howe", "2024-04-07T01:30:00Z", ZONE_TWICE },
		{ "America/New_York", "2500-03-14T02:30:00Z", ZONE_NEVER },
		{ "America/New_York", "2500-11-07T01:30:00Z", ZONE_TWICE },
		{ "Asia/Kolkata", "2500-01-01T00:00:00Z", ZONE_ONCE },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct zone *zone = load(*state, rows[i].zone);
		enum zone_times got = zone_times(zone, at(rows[i].local));

		if (got != rows[i].want)
			fail_msg("%s, %s local: got %d", rows[i].zone,
				 rows[i].local, (int)got);
	}
}

/* Local and back is the same but for the second of a doubled hour. */
static void local_times_come_back(void **state)
{
	static const char *const names[] = {
		"Europe/London", "America/New_York", "Asia/Kolkata",
		"Pacific/Apia"
	};
	const int64_t from = at("1990-01-01T00:00:00Z");
	const int64_t to = at("2060-01-01T00:00:00Z");
	int64_t t, got;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const struct zone *zone = load(*state, names[i]);

		for (t = from; t < to; t += 1800) {
			got = zone_instant(zone, t + zone_offset(zone, t));
			if (got != t && got != t - 3600)
				fail_msg("%s at %lld: got %lld", names[i],
					 (long long)t, (long long)got);
		}
	}
}

static void the_ends_of_time_have_an_offset(void **state)
{
	const struct zone *zone = load(*state, "America/New_York");

	assert_in_range(zone_offset(zone, INT64_MAX) + 18000, 0, 3600);
	assert_int_equal(zone_offset(zone, INT64_MIN), -17762);
	assert_true(zone_instant(zone, INT64_MIN) < 0);
	assert_true(zone_instant(zone, INT64_MAX) > 0);
	assert_int_equal(zone_offset(&zone_utc, INT64_MIN), 0);
}

static void what_is_no_zone_is_not_loaded(void **state)
{
	static const char *const names[] = {
		"", "/", "Europe", "Europe/", "Europe/Nowhere", "zone.tab",
		"../zoneinfo/UTC", "/usr/share/zoneinfo/UTC",
		"Europe/../Europe/London", "Europe//London ", "utc\n",
		"tzdata.zi", "right/UTC", "EST5EDT,M3.2.0,M11.1.0", "\xC3\xA9"
	};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (zone_load(*state, names[i]))
			fail_msg("\"%s\" was loaded", names[i]);
	}
}

static void a_damaged_file_is_no_zone(void **state)
{
	struct buf file = BUF_INIT;
	struct file_tree tree;
	struct file_id id;
	struct zone zone;
	size_t len;

	assert_int_equal(file_tree_open(&tree, "/usr/share/zoneinfo"), 0);
	assert_int_equal(file_read(&file, &id, &tree, "Europe/London", 65536,
				   NULL), 0);
	memset(&zone, 0, sizeof(zone));
	assert_true(zone_read(&zone, *state, &file));
	for (len = 0; len < file.len; len++) {
		struct buf cut = BUF_INIT;

		buf_add(&cut, file.data, len);
		memset(&zone, 0, sizeof(zone));
		if (zone_read(&zone, *state, &cut))
			fail_msg("read from %zu bytes", len);
		buf_release(&cut);
	}
	for (len = 0; len < file.len; len++) {	/* any byte: no crash */
		file.data[len] = (char)~file.data[len];
		memset(&zone, 0, sizeof(zone));
		if (zone_read(&zone, *state, &file))
			assert_in_range(zone_offset(&zone, 0) + 93600, 0,
					187200);
		file.data[len] = (char)~file.data[len];
	}
	file_tree_close(&tree);
	buf_release(&file);
}

static void rules_are_posix_with_extensions(void **state)
{
	static const struct {
		const char *rule, *instant;
		int minutes;
	} rows[] = {
		{ "UTC0", "2024-07-01T00:00:00Z", 0 },
		{ "<+0530>-5:30", "2024-07-01T00:00:00Z", 330 },
		{ "EST+5", "2024-07-01T00:00:00Z", -300 },
		{ "EST5EDT,M3.2.0,M11.1.0", "2024-03-10T06:59:59Z", -300 },
		{ "EST5EDT,M3.2.0,M11.1.0", "2024-03-10T07:00:00Z", -240 },
		{ "IST-1GMT0,M10.5.0,M3.5.0/1", "2024-01-01T00:00:00Z", 0 },
		{ "IST-1GMT0,M10.5.0,M3.5.0/1", "2024-07-01T00:00:00Z", 60 },
		/* a day before the day, and a day after it */
		{ "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2024-03-31T00:59:59Z",
		  -120 },
		{ "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2024-03-31T01:00:00Z",
		  -60 },
		{ "EET-2EEST,M3.4.4/50,M10.4.4/50", "2024-03-29T23:59:59Z",
		  120 },
		{ "EET-2EEST,M3.4.4/50,M10.4.4/50", "2024-03-30T00:00:00Z",
		  180 },
		/* J60 is 1 March; 59 is 29 February where there is one */
		{ "AAA0BBB,J60/0,J300", "2024-02-29T23:59:59Z", 0 },
		{ "AAA0BBB,J60/0,J300", "2024-03-01T00:00:00Z", 60 },
		{ "AAA0BBB,J60/0,J300", "2023-03-01T00:00:00Z", 60 },
		{ "AAA0BBB,59/0,300", "2024-02-29T00:00:00Z", 60 },
		{ "AAA0BBB,59/0,300", "2023-02-28T23:59:59Z", 0 },
		{ "AAA0BBB,59/0,300", "2023-03-01T00:00:00Z", 60 },
		/* summer all year, RFC 8536 3.3.1 */
		{ "XXX3EDT4,0/0,J365/23", "2024-01-01T04:00:00Z", -240 },
		{ "XXX3EDT4,0/0,J365/23", "2024-12-31T23:00:00Z", -240 },
		{ "XXX3EDT4,0/0,J365/23", "2024-07-01T00:00:00Z", -240 },
	};
	struct zone_rule rule;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int got;

		if (!zone_rule_parse(&rule, rows[i].rule))
			fail_msg("\"%s\" is refused", rows[i].rule);
		got = zone_rule_offset(&rule, at(rows[i].instant));
		if (got != rows[i].minutes * 60)
			fail_msg("\"%s\" at %s: got %d s", rows[i].rule,
				 rows[i].instant, got);
	}
}

static void what_is_no_rule_is_refused(void **state)
{
	static const char *const rules[] = {
		"", "EST", "ES5", "5", "<+05-5", "EST5EDT", "EST5EDT,",
		"EST5EDT,M3.2.0", "EST5EDT,M3.2.0,", "EST5EDT,M0.2.0,M11.1.0",
		"EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.0.0,M11.1.0",
		"EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0",
		"EST5EDT,J0,J1", "EST5EDT,J366,J1", "EST5EDT,366,1",
		"EST5EDT,M3.2.0/168,M11.1.0", "EST5EDT,M3.2.0,M11.1.0x",
		"EST5:60", "EST5:00:60", "EST5:", "EST99", "EST-26",
		"EST99999999999999999999"
	};
	struct zone_rule rule;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		if (zone_rule_parse(&rule, rules[i]))
			fail_msg("\"%s\" is taken", rules[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(offsets_change_at_the_second),
		cmocka_unit_test(the_far_future_follows_the_rule),
		cmocka_unit_test(local_times_have_one_instant),
		cmocka_unit_test(a_local_time_comes_never_once_or_twice),
		cmocka_unit_test(local_times_come_back),
		cmocka_unit_test(the_ends_of_time_have_an_offset),
		cmocka_unit_test(what_is_no_zone_is_not_loaded),
		cmocka_unit_test(a_damaged_file_is_no_zone),
		cmocka_unit_test(rules_are_posix_with_extensions),
		cmocka_unit_test(what_is_no_rule_is_refused),
	};

	return cmocka_run_group_tests_name("zone", tests, set_up, tear_down);
}
