/* SPDX-License-Identifier: MIT */
/*
 * What a page claims of the length of a course (schema.md E-3).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "content/certain.h"

#define SYLLABUS(a, b) \
	"syllabus: [{title: A, duration: " #a "}, {title: B, duration: " #b "}]\n"

static void E_3_nothing_is_claimed_that_the_file_contradicts(void **state)
{
	static const struct {
		const char *matter;
		long minutes, sessions;
	} rows[] = {
		{ "", 0, 0 },
		{ "course_length: 16\n", 960, 0 },
		{ "course_length: 4.5\n", 270, 0 },
		{ "delivery: {duration: \"0.25\"}\n", 15, 0 },
		{ "course_length: 4.5\n" SYLLABUS(120, 150), 270, 2 },
		{ "course_length: 4.5\n" SYLLABUS(120, 90), 0, 2 },
		{ "course_length: 0\n", 0, 0 },
		{ "course_length: 100000\n", 0, 0 },
		{ "course_sessions: 8\n", 0, 8 },
		{ "course_length: 16\ncourse_sessions: 8\n", 960, 8 },
		{ SYLLABUS(120, 90), 210, 2 },
		/* One session of unknown length: no sum. */
		{ "syllabus: [{title: A, duration: 60}, {title: B}]\n", 0, 2 },
		/* Hours are whole. */
		{ "course_length: 4\n" SYLLABUS(120, 61), 240, 2 },
		{ "course_length: 4\n" SYLLABUS(120, 60), 0, 2 },
		{ "course_length: 3\n" SYLLABUS(120, 119), 180, 2 },
		{ "course_length: 3\n" SYLLABUS(120, 120), 0, 2 },
		{ "course_sessions: 2\n" SYLLABUS(60, 60), 120, 2 },
		{ "course_sessions: 3\n" SYLLABUS(60, 60), 120, 0 },
		{ "course_length: 16\ndelivery: {duration: 8}\n", 0, 0 },
		{ "course_length: 8\ndelivery: {duration: 8}\n", 480, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf text = BUF_INIT;
		struct certain length;
		struct course *course;

		buf_printf(&text, "---\ntitle: T\ntype: course\n%s---\n",
			   rows[i].matter);
		course = course_parse("c.md", (struct view){ text.data,
							     text.len },
				      &zone_utc, NULL);
		assert_non_null(course);
		certain_length(&length, course);
		if (length.minutes != rows[i].minutes ||
		    length.sessions != rows[i].sessions)
			fail_msg("%s: %ld in %ld", rows[i].matter,
				 length.minutes, length.sessions);
		course_unref(course);
		buf_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			E_3_nothing_is_claimed_that_the_file_contradicts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
