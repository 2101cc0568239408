/* SPDX-License-Identifier: MIT */
/*
 * Drawn covers: the same for the same course, readable, of bounded size.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "page/colour.h"
#include "page/cover.h"

enum { SIZE = 1024 };		/* of all paths of one cover */

static struct course *read_course(const char *text)
{
	struct view view = { text, strlen(text) };
	struct course *course = course_parse("a.md", view, &zone_utc, NULL);

	assert_non_null(course);
	return course;
}

static const char *text_of(const struct value *map, const char *key)
{
	return value_text(value_get(map, key));
}

static void letters_are_the_code_or_initials(void **state)
{
	static const struct {
		const char *front, *title, *text, *size;
	} rows[] = {
		{ "code: PSM", "Professional Scrum", "PSM", "60" },
		{ "code: PSM-ADVANCED", "Professional", "PSM-ADVANCED", "27" },
		{ "code: PSM-ADVANCED1", "Knots and Splices on Ropes", "KSR",
		  "60" },
		{ "type: course", "\xc3\x89quipes d\xe2\x80\x99" "Elite",
		  "\xc3\x89", "60" },
		{ "type: course", "all small", NULL, "60" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct course *course;
		struct value *cover;
		struct arena arena;
		char text[256];

		arena_init(&arena);
		snprintf(text, sizeof(text), "---\n%s\n---\n",
			 rows[i].front);
		course = read_course(text);
		cover = cover_make(&arena, course, rows[i].title, NULL);
		if (rows[i].text)
			assert_string_equal(text_of(cover, "text"),
					    rows[i].text);
		else
			assert_null(text_of(cover, "text"));
		assert_string_equal(text_of(cover, "size"), rows[i].size);
		course_unref(course);
		arena_release(&arena);
	}
}

static void check_cover(const struct value *cover, const char *fill)
{
	const struct value *shapes = value_get(cover, "shapes");
	struct colour ground, ink;
	size_t len = 0;

	assert_string_equal(text_of(cover, "fill"), fill);
	assert_true(colour_read(&ground, fill));
	assert_true(colour_read(&ink, text_of(cover, "ink")));
	assert_true(colour_contrast(&ground, &ink) >= COLOUR_CONTRAST);
	assert_true(value_len(shapes) > 0);
	for (size_t i = 0; i < value_len(shapes); i++) {
		const struct value *shape = value_item(shapes, i);

		assert_non_null(text_of(shape, "d"));
		assert_non_null(text_of(shape, "opacity"));
		len += strlen(text_of(shape, "d"));
	}
	assert_in_range(len, 1, SIZE);
}

static void any_course_has_a_cover(void **state)
{
	(void)state;
	for (int i = 0; i < 200; i++) {
		struct course *course;
		struct value *cover;
		struct arena arena;
		char text[128], fill[8];

		arena_init(&arena);
		snprintf(fill, sizeof(fill), "#%06x",
			 (unsigned)i * 83886u % 0x1000000u);
		snprintf(text, sizeof(text), "---\ncode: C%d\n"
			 "brandColour: \"%s\"\n---\n", i, fill);
		course = read_course(text);
		cover = cover_make(&arena, course, "Title", "#123456");
		check_cover(cover, fill);
		course_unref(course);
		arena_release(&arena);
	}
}

static void a_course_without_a_colour_has_the_sites(void **state)
{
	struct course *course = read_course("---\ncode: A\n---\n");
	struct arena arena;

	(void)state;
	arena_init(&arena);
	check_cover(cover_make(&arena, course, "T", "#123456"), "#123456");
	check_cover(cover_make(&arena, course, "T", NULL), "#0f5c7a");
	course_unref(course);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_are_the_code_or_initials),
		cmocka_unit_test(any_course_has_a_cover),
		cmocka_unit_test(a_course_without_a_colour_has_the_sites),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
