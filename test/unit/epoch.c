/* SPDX-License-Identifier: MIT */
/*
 * When pages change by the clock alone.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/instant.h"
#include "content/course.h"
#include "index/epoch.h"

static int64_t at(const char *text)
{
	int64_t instant;

	assert_true(instant_parse_rfc3339(&instant, text));
	return instant;
}

static size_t count(const struct epoch *epoch, const char *text)
{
	int64_t since;

	return epoch_at(epoch, at(text), &since);
}

/* The validators of a page that says "running now" must change with it. */
static void a_date_that_begins_or_ends_is_a_change(void **state)
{
	static const char text[] =
		"---\ntitle: T\ntype: course\nevents:\n"
		"  - sessions:\n"
		"      - start_datetime: 2027-03-01T09:00:00\n"
		"        end_datetime: 2027-03-01T13:00:00\n"
		"---\n";
	struct view view = { text, strlen(text) };
	struct course *course = course_parse("c.md", view, &zone_utc, NULL);
	struct epoch epoch = EPOCH_INIT;

	(void)state;
	assert_non_null(course);
	epoch_add(&epoch, course);
	epoch_finish(&epoch);
	assert_int_equal(count(&epoch, "2027-03-01T08:59:59Z"), 0);
	assert_int_equal(count(&epoch, "2027-03-01T09:00:00Z"), 1);
	assert_int_equal(count(&epoch, "2027-03-01T12:59:59Z"), 1);
	assert_int_equal(count(&epoch, "2027-03-01T13:00:00Z"), 2);
	epoch_release(&epoch);
	course_unref(course);
}

static void the_next_moment_is_the_first_that_is_still_to_come(void **state)
{
	int64_t moments[] = { 10, 10, 20 };
	struct epoch epoch = { moments, 3, 3 };

	(void)state;
	assert_int_equal(epoch_next(&epoch, 0), 10);
	assert_int_equal(epoch_next(&epoch, 9), 10);
	assert_int_equal(epoch_next(&epoch, 10), 20);
	assert_int_equal(epoch_next(&epoch, 19), 20);
	assert_true(epoch_next(&epoch, 20) == INSTANT_NONE);
	epoch.len = 0;
	assert_true(epoch_next(&epoch, 0) == INSTANT_NONE);
}

static void a_draft_never_changes(void **state)
{
	static const char text[] =
		"---\ntitle: T\ntype: course\ndraft: true\nevents:\n"
		"  - start_date: 2027-03-01\n---\n";
	struct view view = { text, strlen(text) };
	struct course *course = course_parse("c.md", view, &zone_utc, NULL);
	struct epoch epoch = EPOCH_INIT;

	(void)state;
	assert_non_null(course);
	epoch_add(&epoch, course);
	epoch_finish(&epoch);
	assert_int_equal(epoch.len, 0);
	epoch_release(&epoch);
	course_unref(course);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_date_that_begins_or_ends_is_a_change),
		cmocka_unit_test(
			the_next_moment_is_the_first_that_is_still_to_come),
		cmocka_unit_test(a_draft_never_changes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
