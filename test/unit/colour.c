/* SPDX-License-Identifier: MIT */
/*
 * Black or white: what can be read on a colour.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "page/colour.h"

static void the_better_ink_is_taken(void **state)
{
	static const struct {
		const char *colour;
		bool is_dark;
	} rows[] = {
		{ "#000", true },	{ "#fff", false },
		{ "#000000", true },	{ "#FFFFFF", false },
		{ "#713183", true },	/* white 8.50 */
		{ "#e31a65", false },	/* black is a shade better */
		{ "#f6572c", false },	/* white 3.32 */
		{ "#749335", false },	/* white 3.52 */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (colour_is_dark(rows[i].colour) != rows[i].is_dark)
			fail_msg("%s", rows[i].colour);
}

/* t^2.4 is the y with y^5 = t^12, found by halves. */
static double channel(int byte)
{
	double c = byte / 255.0, t = (c + 0.055) / 1.055;
	double t12 = t * t * t * t * t * t * t * t * t * t * t * t;
	double low = 0, high = 1;

	if (c <= 0.04045)
		return c / 12.92;
	for (int i = 0; i < 60; i++) {
		double y = (low + high) / 2;

		if (y * y * y * y * y < t12)
			low = y;
		else
			high = y;
	}
	return low;
}

/* WCAG 2.2 SC 1.4.3, by its own formula, over the whole cube. */
static void every_colour_has_a_readable_ink(void **state)
{
	char colour[8];

	(void)state;
	for (int r = 0; r < 256; r += 5)
		for (int g = 0; g < 256; g += 5)
			for (int b = 0; b < 256; b += 5) {
				double light = 0.2126 * channel(r) +
					       0.7152 * channel(g) +
					       0.0722 * channel(b);
				double contrast;

				snprintf(colour, sizeof(colour),
					 "#%02x%02x%02x", r, g, b);
				contrast = colour_is_dark(colour) ?
					   1.05 / (light + 0.05) :
					   (light + 0.05) / 0.05;
				if (contrast < 4.5)
					fail_msg("%s: %f", colour, contrast);
			}
}

static void a_text_is_a_colour_or_not(void **state)
{
	static const struct {
		const char *text, *want;	/* NULL: it is none */
	} rows[] = {
		{ "#abc", "#aabbcc" },		{ "#A1b2C3", "#a1b2c3" },
		{ "#ab", NULL },		{ "#abcd", NULL },
		{ "#abcdeg", NULL },		{ "abcdef0", NULL },
		{ "", NULL },			{ NULL, NULL },
	};
	struct colour colour;
	char text[8];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(colour_read(&colour, rows[i].text),
				 rows[i].want != NULL);
		if (!rows[i].want)
			continue;
		colour_write(text, &colour);
		assert_string_equal(text, rows[i].want);
	}
}

/* As standards.md 3.8 has them. */
static void contrast_is_that_of_wcag(void **state)
{
	static const struct {
		const char *colour;
		double want;		/* with white */
	} rows[] = {
		{ "#fff", 1 },		{ "#000", 21 },
		{ "#749335", 3.52 },	{ "#1494af", 3.57 },
		{ "#f6572c", 3.32 },	{ "#3a7c9a", 4.64 },
		{ "#713183", 8.50 },
	};
	struct colour white, colour;

	(void)state;
	colour_read(&white, "#fff");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		double got;

		colour_read(&colour, rows[i].colour);
		got = colour_contrast(&colour, &white);
		if (got < rows[i].want - .006 || got > rows[i].want + .006)
			fail_msg("%s: %f", rows[i].colour, got);
	}
}

static void what_can_be_read_stays_as_it_is(void **state)
{
	struct colour white, colour, got;

	(void)state;
	colour_read(&white, "#fff");
	colour_read(&colour, "#713183");
	got = colour_readable(&colour, &white);
	assert_memory_equal(&got, &colour, sizeof(got));
	colour_read(&colour, "#749335");
	got = colour_readable(&colour, &white);
	assert_true(got.rgb[0] < 0x74 && got.rgb[1] < 0x93);
	assert_true(colour_contrast(&got, &white) < 4.8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_better_ink_is_taken),
		cmocka_unit_test(every_colour_has_a_readable_ink),
		cmocka_unit_test(a_text_is_a_colour_or_not),
		cmocka_unit_test(contrast_is_that_of_wcag),
		cmocka_unit_test(what_can_be_read_stays_as_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
