/* SPDX-License-Identifier: MIT */
/*
 * test/golden/shapes holds one course in each of the nine shapes of schema.md
 * 4.1, all saying the same things: their records must be equal, but for what
 * a shape cannot hold, which is written down here.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "content/library.h"

enum shape { G0, G1A, G1B, G1C, G15, G2A, G2B, G2C, G3, N_SHAPES };

static const struct {
	const char *file;
	enum generation generation;
} shapes[] = {
	[G0] = { "g0/index.md", GENERATION_G1 },
	[G1A] = { "g1a/index.md", GENERATION_G1 },
	[G1B] = { "g1b/index.md", GENERATION_G1 },
	[G1C] = { "g1c/index.md", GENERATION_G1C },
	[G15] = { "g15/index.md", GENERATION_G15 },
	[G2A] = { "g2a/index.md", GENERATION_G2 },
	[G2B] = { "g2b/index.md", GENERATION_G2 },
	[G2C] = { "g2c/index.md", GENERATION_G2 },
	[G3] = { "g3/index.md", GENERATION_G3 },
};

/* Which shapes have a place for it; a bit each. */
#define BIT(shape) (1U << (shape))
#define ALL (BIT(N_SHAPES) - 1)
#define OLD (BIT(G0) | BIT(G1A) | BIT(G1B) | BIT(G1C))
#define FLAT (ALL & ~OLD)

static const struct {
	enum course_key key;
	unsigned int shapes;
} held[] = {
	{ COURSE_TITLE, ALL },
	{ COURSE_SHORT_TITLE, ALL },
	{ COURSE_CODE, ALL },
	{ COURSE_SUMMARY, ALL },
	{ COURSE_LEAD, ALL },
	{ COURSE_INTRODUCTION, ALL },
	{ COURSE_AUDIENCE, ALL },
	{ COURSE_OUTCOMES, ALL },
	{ COURSE_OBJECTIVES, ALL },
	{ COURSE_PREREQUISITES, ALL },
	{ COURSE_CERTIFICATION, ALL },
	{ COURSE_CERTIFICATION_ICON, ALL },
	{ COURSE_LEVEL, ALL },
	{ COURSE_HOURS, ALL },
	{ COURSE_TOPICS, ALL },
	{ COURSE_VENDORS, ALL },
	{ COURSE_CATEGORIES, ALL },
	{ COURSE_TAGS, ALL },
	{ COURSE_IMAGE, ALL },
	{ COURSE_ICON, ALL },
	{ COURSE_COLOUR, ALL },
	{ COURSE_AUTHOR, ALL },
	{ COURSE_DATE, ALL },
	{ COURSE_LASTMOD, ALL },
	{ COURSE_PUBLISH_DATE, ALL },
	/* How a course is held: the flat shapes lost it (E-2). */
	{ COURSE_FORMAT, OLD | BIT(G3) },
	/* `delivery.type`, which later became the topics. */
	{ COURSE_SUBJECT, OLD },
	/* A card of its own came with the flat shapes. */
	{ COURSE_CARD_TEXT, FLAT },
	{ COURSE_SESSIONS, FLAT },
	{ COURSE_PREPARATION, FLAT },
	{ COURSE_SYLLABUS, FLAT },
	{ COURSE_EVENTS, FLAT },
	{ COURSE_EXPERIENCES, FLAT },
	{ COURSE_AUDIENCES, FLAT },
	{ COURSE_PERSONAS, FLAT },
	{ COURSE_TRAINERS, FLAT },
	{ COURSE_NEXT, FLAT },
	{ COURSE_PREVIOUS, FLAT },
};

/* Each page has its own. */
static const enum course_key own[] = {
	COURSE_IDS, COURSE_RESOURCE_ID, COURSE_SLUG, COURSE_URL,
	COURSE_ALIASES, COURSE_TYPE,
};

static int open_shapes(void **state)
{
	*state = library_load("test/golden/shapes", NULL);
	return *state ? 0 : -1;
}

static int close_shapes(void **state)
{
	library_free(*state);
	return 0;
}

static const struct course *course_of(const struct library *library,
				      enum shape shape)
{
	const struct course *course =
		library_find(library, shapes[shape].file);

	assert_non_null(course);
	return course;
}

/* The words of HTML, or of Markdown, without the marks of either. */
static void add_words(struct buf *out, const char *text)
{
	bool in_tag = false;

	for (; *text; text++) {
		if (*text == '<')
			in_tag = true;
		else if (!in_tag && str_is_alnum(*text))
			buf_char(out, *text);
		else if (out->len && out->data[out->len - 1] != ' ')
			buf_char(out, ' ');
		if (*text == '>')
			in_tag = false;
	}
	while (out->len && out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
}

/* As `explain` prints it; of G0's HTML and its like, the words. */
static void write_down(struct buf *out, const struct value *value,
		       bool words_only)
{
	if (!value)
		return;
	if (words_only && value_text(value))
		add_words(out, value->text);
	else
		value_write_json(out, value, false);
}

static bool is_prose(enum course_key key)
{
	return course_keys[key].type == KEY_TEXT ||
	       course_keys[key].type == KEY_LINE;
}

static void compare(const struct library *library, enum shape shape,
		    size_t row)
{
	const enum course_key key = held[row].key;
	const bool words_only = shape == G0 && is_prose(key);
	const bool is_held = held[row].shapes & BIT(shape);
	const enum shape model = held[row].shapes & BIT(G3) ? G3 : G1C;
	struct buf want = BUF_INIT, got = BUF_INIT;

	if (is_held)
		write_down(&want, course_value(course_of(library, model), key),
			   words_only);
	write_down(&got, course_value(course_of(library, shape), key),
		   words_only);
	if (is_held && !want.len)
		fail_msg("%s: nothing to compare", course_keys[key].name);
	if (!str_eq(want.data, got.data))
		fail_msg("%s: %s:\nwant %s\ngot  %s", shapes[shape].file,
			 course_keys[key].name, want.data, got.data);
	buf_release(&want);
	buf_release(&got);
}

static void nine_records_are_equal(void **state)
{
	enum shape shape;
	size_t row;

	for (shape = 0; shape < N_SHAPES; shape++) {
		for (row = 0; row < sizeof(held) / sizeof(held[0]); row++)
			compare(*state, shape, row);
	}
}

static bool is_listed(enum course_key key)
{
	size_t i;

	for (i = 0; i < sizeof(held) / sizeof(held[0]); i++) {
		if (held[i].key == key)
			return true;
	}
	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
		if (own[i] == key)
			return true;
	}
	return false;
}

static void no_other_field_is_filled_and_nothing_is_left_over(void **state)
{
	enum shape shape;
	enum course_key key;

	for (shape = 0; shape < N_SHAPES; shape++) {
		const struct course *course = course_of(*state, shape);

		for (key = 0; key < COURSE_N_KEYS; key++) {
			const struct field *field = course_field(course, key);

			if (field->value && !is_listed(key))
				fail_msg("%s: %s", course->file,
					 course_keys[key].name);
			if (field->others)
				fail_msg("%s: others of %s", course->file,
					 course_keys[key].name);
		}
	}
}

static void each_shape_is_known_and_has_no_problem(void **state)
{
	enum shape shape;

	for (shape = 0; shape < N_SHAPES; shape++) {
		const struct course *course = course_of(*state, shape);

		assert_int_equal(course->generation,
				 shapes[shape].generation);
		assert_int_equal(course->kind, KIND_COURSE);
		if (course->report.len)
			fail_msg("%s: %s", course->file,
				 course->report.items[0].words);
		assert_non_null(strstr(course->body, "The sea wall is a short "
						     "walk from the "
						     "station."));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nine_records_are_equal),
		cmocka_unit_test(
			no_other_field_is_filled_and_nothing_is_left_over),
		cmocka_unit_test(each_shape_is_known_and_has_no_problem),
	};

	return cmocka_run_group_tests(tests, open_shapes, close_shapes);
}
