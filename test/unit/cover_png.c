/* SPDX-License-Identifier: MIT */
/*
 * Pictures for previews: their form and colours, what of a title is set and
 * in which lines, whatever the title; and the paths that they are drawn from.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <cairo.h>
#include <stdlib.h>

#include "base/str.h"
#include "base/utf8.h"
#include "page/cover.h"
#include "page/cover_png.h"
#include "page/head.h"
#include "page/lettering.h"
#include "page/svgpath.h"
#include "site/site.h"
#include "pages.h"
#include "tempdir.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

/* A picture, read back. */
struct picture {
	struct buf png;
	size_t at;			/* while it is read */
	cairo_surface_t *surface;
};

static cairo_status_t read_png(void *data, unsigned char *out,
			       unsigned int len)
{
	struct picture *picture = data;

	if (picture->png.len - picture->at < len)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(out, picture->png.data + picture->at, len);
	picture->at += len;
	return CAIRO_STATUS_SUCCESS;
}

static void draw(struct picture *picture, const char *file)
{
	struct tempdir dir;
	struct pages pages;
	const struct course *course;
	int status;

	tempdir_make(&dir);
	tempdir_write(&dir, "site.yaml", "title: The School\n");
	tempdir_write(&dir, "a.md", file);
	pages_open(&pages, dir.path);
	course = library_find(pages.library, "a.md");
	assert_non_null(course);
	*picture = (struct picture){ .png = BUF_INIT };
	status = cover_png(&picture->png, &pages.env,
			   catalogue_entry_of(pages.catalogue, course));
	assert_int_equal(status, 200);
	picture->surface = cairo_image_surface_create_from_png_stream(
		read_png, picture);
	assert_int_equal(cairo_surface_status(picture->surface),
			 CAIRO_STATUS_SUCCESS);
	pages_close(&pages);
	tempdir_remove(&dir);
}

static void drop(struct picture *picture)
{
	cairo_surface_destroy(picture->surface);
	buf_release(&picture->png);
}

static uint32_t pixel(const struct picture *picture, int x, int y)
{
	unsigned char *data = cairo_image_surface_get_data(picture->surface);
	int stride = cairo_image_surface_get_stride(picture->surface);
	uint32_t colour;

	memcpy(&colour, data + y * stride + 4 * x, sizeof(colour));
	return colour & 0xffffff;
}

/* How many pixels of some lines are much like the ink on the ground? */
static size_t count_ink(const struct picture *picture, int from, int to)
{
	uint32_t ground = pixel(picture, 0, 0);
	size_t n = 0;

	for (int y = from; y < to; y++) {
		for (int x = 0; x < HEAD_COVER_WIDTH; x++) {
			int off = 0;

			for (int i = 0; i < 24; i += 8)
				off += abs((int)(pixel(picture, x, y) >> i &
						 0xff) -
					   (int)(ground >> i & 0xff));
			n += off > 300;
		}
	}
	return n;
}

#define COURSE(title, rest) \
	"---\ntitle: \"" title "\"\ntype: course\n" rest "---\n"

static void a_cover_is_a_png_of_the_size_that_networks_ask_for(void **state)
{
	static const unsigned char head[] = {
		0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13,
		'I', 'H', 'D', 'R', 0, 0, 1200 >> 8, 1200 & 255, 0, 0,
		630 >> 8, 630 & 255, 8,
	};
	struct picture picture;

	(void)state;
	draw(&picture, COURSE("Knots", "code: KNO\n"));
	assert_memory_equal(picture.png.data, head, sizeof(head));
	assert_true(picture.png.len < 200 * 1024);
	drop(&picture);
}

/* In the corners of the left, whatever the pattern. */
static void it_has_the_colour_of_the_course(void **state)
{
	static const struct {
		const char *text;
		uint32_t colour;
	} rows[] = {
		{ COURSE("Knots", "brandColour: \"#8a4b1f\"\n"), 0x8a4b1f },
		{ COURSE("Splices", "brandColour: \"#fc0\"\n"), 0xffcc00 },
		{ COURSE("Ropes", "brandColour: \"#000000\"\n"), 0 },
		{ COURSE("Sails", "brandColour: \"#ffffff\"\n"), 0xffffff },
		{ COURSE("Oars", ""), 0x0f5c7a },
	};
	struct picture picture;

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		draw(&picture, rows[i].text);
		assert_int_equal(pixel(&picture, 0, 0), rows[i].colour);
		assert_int_equal(pixel(&picture, 0, HEAD_COVER_HEIGHT - 1),
				 rows[i].colour);
		drop(&picture);
	}
}

/* The site's title is above, the title at the foot. */
static void what_is_said_stands_where_it_should(void **state)
{
	struct picture with, without;

	(void)state;
	draw(&with, COURSE("Knots and Splices", "code: KNO\nlevel: beginner\n"
						"course_length: 8\n"));
	draw(&without, COURSE("Knots and Splices", "code: KNO\n"));
	assert_true(count_ink(&with, 60, 110) > 300);
	assert_true(count_ink(&with, 430, 500) > 1000);
	assert_true(count_ink(&with, 520, 560) > 300);
	assert_true(count_ink(&without, 500, 555) > 1000);
	assert_int_equal(count_ink(&with, 0, 60), 0);
	assert_int_equal(count_ink(&with, 575, HEAD_COVER_HEIGHT), 0);
	drop(&with);
	drop(&without);
}

static void the_same_course_has_the_same_picture(void **state)
{
	struct picture one, other;

	(void)state;
	draw(&one, COURSE("Knots", "code: KNO\n"));
	draw(&other, COURSE("Knots", "code: KNO\n"));
	assert_int_equal(one.png.len, other.png.len);
	assert_memory_equal(one.png.data, other.png.data, one.png.len);
	drop(&one);
	drop(&other);
}

#define TEN(text) text text text text text text text text text text

static const char *const odd_titles[] = {
	"", " ", "-", "\\u0007\\u001b[31m", "\\uFFFD",
	TEN("long "), TEN(TEN("endless ")), TEN(TEN("unbroken")),
	TEN("e\xcc\x81\xcc\x81\xcc\x81"),
	"\xd7\xa2\xd7\x91\xd7\xa8\xd7\x99\xd7\xaa",
	"Agile \xd7\xa2\xd7\x91\xd7\xa8\xd7\x99\xd7\xaa 2",
	"\xd8\xa7\xd9\x84\xd8\xb9\xd8\xb1\xd8\xa8\xd9\x8a\xd8\xa9",
	"\xe0\xa4\xb9\xe0\xa4\xbf\xe0\xa4\xa8\xe0\xa5\x8d\xe0\xa4\xa6",
	"\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", "\xea\xb0\x80\xeb\x82\x98",
	"\xd0\x9a\xd1\x83\xd1\x80\xd1\x81", "\xce\x9a\xcf\x8c\xce\xbc",
	"Go \xf0\x9f\x9a\x80 now",
	"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",
	"\xe2\x80\xae" "evil", "\xf3\xa0\x80\x81tag", "\xf0\x9d\x95\x8f",
	"\xef\xb7\xbd", "a\xc2\xa0" "b", "\xc2\xad",
};

static void any_title_makes_a_picture(void **state)
{
	struct buf text = BUF_INIT;
	struct picture picture;

	(void)state;
	for (size_t i = 0; i < N(odd_titles); i++) {
		buf_reset(&text);
		buf_printf(&text, "---\ntitle: \"%s\"\ncode: \"%s\"\n"
			   "type: course\n---\n", odd_titles[i],
			   odd_titles[i]);
		draw(&picture, text.data);
		assert_int_equal(pixel(&picture, 0, 0), 0x0f5c7a);
		assert_int_equal(count_ink(&picture, 0, 40), 0);
		assert_int_equal(count_ink(&picture, 600, 630), 0);
		drop(&picture);
	}
	buf_release(&text);
}

/* What cannot be set as it is written is not set. */
static void what_would_come_out_wrong_is_left_out(void **state)
{
	struct picture picture;

	(void)state;
	draw(&picture, COURSE("\xd7\xa2\xd7\x91\xd7\xa8\xd7\x99\xd7\xaa", ""));
	assert_int_equal(count_ink(&picture, 120, HEAD_COVER_HEIGHT), 0);
	drop(&picture);
	draw(&picture, COURSE("\xd7\xa2\xd7\x91\xd7\xa8\xd7\x99\xd7\xaa",
			      "code: HEB\n"));
	assert_true(count_ink(&picture, 300, 560) > 2000);
	drop(&picture);
}

static const struct {
	const char *in, *want;
} readings[] = {
	{ "Knots", "Knots" },
	{ "  a \t\n b\xc2\xa0  c ", "a b c" },
	{ "Go \xf0\x9f\x9a\x80 now", "Go now" },
	{ "a\xe2\x80\x8d" "b\xc2\xad" "c\x07", "abc" },
	{ "caf\xc3\xa9 \xe6\x97\xa5", "caf\xc3\xa9 \xe6\x97\xa5" },
	{ "bad \xff\xfe bytes \xc3", "bad bytes" },
	{ "\xf0\x9f\x9a\x80", NULL },
	{ "", NULL },
	{ NULL, NULL },
	{ "a \xd7\xa2", NULL },
	{ "\xd8\xa7", NULL },
	{ "\xe0\xa4\xb9", NULL },
	{ "abcdefghijklmnop", "abcdefghijkl" },
};

static void a_text_is_read_letter_by_letter(void **state)
{
	struct arena arena = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < N(readings); i++) {
		const char *got = lettering_read(&arena, readings[i].in, 12);
		const char *want = readings[i].want;

		if (!want != !got || (want && !str_eq(want, got)))
			fail_msg("%s: want %s, got %s", readings[i].in, want,
				 got);
	}
	arena_release(&arena);
}

/* Each letter is one wide. */
static double measure(void *data, const char *text, size_t len)
{
	double n = 0;

	(void)data;
	for (size_t i = 0; i < len; i++)
		n += ((unsigned char)text[i] & 0xc0) != 0x80;
	return n;
}

static const struct {
	const char *in, *want;
	double width;
	size_t lines;
} breaks[] = {
	{ "one two three", "one two|three", 8, 3 },
	{ "one two three", "one two three", 13, 1 },
	{ "one two three", "one two\xe2\x80\xa6", 12, 1 },
	{ "one two three", "one|two|three", 5, 3 },
	{ "one two three", "one|two\xe2\x80\xa6", 5, 2 },
	{ "unbreakable", "unbre|akabl|e", 5, 3 },
	{ "unbreakable", "unbr\xe2\x80\xa6", 5, 1 },
	{ "self-paced", "self-|paced", 8, 2 },
	{ "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", "\xe6\x97\xa5\xe6\x9c\xac|"
	  "\xe8\xaa\x9e", 2, 2 },
	{ "abc", "\xe2\x80\xa6", 0.5, 1 },
	{ "", "", 5, 3 },
};

static void lines_break_at_words_and_end_where_they_must(void **state)
{
	struct arena arena = ARENA_INIT;
	struct lettering lines;
	struct buf got = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < N(breaks); i++) {
		const struct lettering_box box = {
			breaks[i].width, breaks[i].lines, measure, NULL,
		};

		lettering_break(&lines, &arena, breaks[i].in, &box);
		buf_reset(&got);
		for (size_t k = 0; k < lines.len; k++)
			buf_printf(&got, "%s%s", k ? "|" : "",
				   lines.lines[k]);
		assert_string_equal(got.data, breaks[i].want);
	}
	buf_release(&got);
	arena_release(&arena);
}

static void any_bytes_make_lines(void **state)
{
	struct arena arena = ARENA_INIT;
	const struct lettering_box box = { 9, 4, measure, NULL };
	struct lettering lines;
	char text[80];

	(void)state;
	srand(5);
	for (int round = 0; round < 20000; round++) {
		size_t n = (size_t)rand() % (sizeof(text) - 1);
		const char *read;

		for (size_t i = 0; i < n; i++)
			text[i] = (char)(rand() % 3 ? rand() : " -a\xe6"[rand()
								     % 4]);
		text[n] = '\0';
		read = lettering_read(&arena, text, 60);
		if (!read)
			continue;
		assert_true(utf8_is_valid(read, strlen(read)));
		lettering_break(&lines, &arena, read, &box);
		assert_in_range(lines.len, 1, 4);
		for (size_t i = 0; i < lines.len; i++)
			assert_true(measure(NULL, lines.lines[i],
					    strlen(lines.lines[i])) <= 9);
		arena_reset(&arena);
	}
	arena_release(&arena);
}

static void write_step(void *data, const struct svgpath_step *step)
{
	static const char letters[] = "MLCZ";
	size_t n = step->kind == SVGPATH_CURVE ? 3 : 1;
	struct buf *out = data;

	buf_char(out, letters[step->kind]);
	for (size_t i = 0; i < n; i++)
		buf_printf(out, " %.0f,%.0f", step->points[i].x,
			   step->points[i].y);
	buf_char(out, ' ');
}

static const struct {
	const char *d, *want;
	int status;
} paths[] = {
	{ "M1 2L3 4l-1-1H9V8h-1v1z",
	  "M 1,2 L 3,4 L 2,3 L 9,3 L 9,8 L 8,8 L 8,9 Z 1,2 ", 0 },
	{ "M0 0q30-30 60 0t60 0",
	  "M 0,0 C 20,-20 40,-20 60,0 C 80,20 100,20 120,0 ", 0 },
	{ "M0 9T6 9", "M 0,9 C 0,9 2,9 6,9 ", 0 },
	{ "M0 0Q3 3 6 0", "M 0,0 C 2,2 4,2 6,0 ", 0 },
	/* Half a circle over the top, and a quarter. */
	{ "M0 0a10 10 0 0 1 20 0",
	  "M 0,0 C 0,-6 4,-10 10,-10 C 16,-10 20,-6 20,0 ", 0 },
	{ "M0 0a10 10 0 1 0 20 0",
	  "M 0,0 C 0,6 4,10 10,10 C 16,10 20,6 20,0 ", 0 },
	{ "M0 10a10 10 0 0 1 10-10", "M 0,10 C 0,4 4,0 10,0 ", 0 },
	{ "M0 0a10 10 0 0 1 5 5", "M 0,0 ", -1 },
	{ "M0 0c1 2 3 4 5 6", "M 0,0 ", -1 },
	{ "M0", "", -1 },
	{ "m0 0", "", -1 },
	{ "M0 0L", "M 0,0 ", -1 },
	{ "x", "", -1 },
	{ "", "", 0 },
};

static void a_path_is_told_step_by_step(void **state)
{
	struct buf got = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < N(paths); i++) {
		int status;

		buf_reset(&got);
		status = svgpath_read(paths[i].d, write_step, &got);
		assert_int_equal(status, paths[i].status);
		if (!str_eq(got.data, paths[i].want))
			fail_msg("%s: want %s, got %s", paths[i].d,
				 paths[i].want, got.data);
	}
	buf_release(&got);
}

static void ignore_step(void *data, const struct svgpath_step *step)
{
	(void)step;
	++*(size_t *)data;
}

/* Every pattern there is: none has a letter that is not understood. */
static void every_pattern_is_understood(void **state)
{
	struct arena arena = ARENA_INIT;
	struct report report;
	size_t n = 0;

	(void)state;
	report_init(&report, &arena);
	for (int i = 0; i < 200; i++) {
		char text[64];
		struct course *course;
		const struct value *shapes;

		snprintf(text, sizeof(text), "---\ncode: C%d\n---\n", i);
		course = course_parse("a.md",
				      (struct view){ text, strlen(text) },
				      &zone_utc, &report);
		shapes = value_get(cover_make(&arena, course, "A", NULL),
				   "shapes");
		assert_true(value_len(shapes) > 0);
		for (size_t k = 0; k < value_len(shapes); k++)
			assert_int_equal(svgpath_read(value_text(value_get(
				value_item(shapes, k), "d")), ignore_step, &n),
				0);
		course_unref(course);
	}
	assert_true(n > 2000);
	report_release(&report);
	arena_release(&arena);
}

struct want {
	const char *target;
	int status;
	const char *type;
};

static void it_answers_below_a_course_alone(void **state)
{
	static const struct want rows[] = {
		{ "/a/cover.png", 200, "image/png" },
		{ "/A/cover.png", 301, NULL },
		{ "/page/cover.png", 404, NULL },
		{ "/own/cover.png", 200, "image/png" },
		{ "/cover.png", 404, NULL },
		{ "/past/cover.png", 410, NULL },
	};
	struct arena arena = ARENA_INIT;
	struct tempdir dir;
	struct reply reply;
	struct site *site;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "a.md", COURSE("A", ""));
	tempdir_write(&dir, "own/index.md", COURSE("Own", ""));
	tempdir_write(&dir, "own/cover.png", "its own picture");
	tempdir_write(&dir, "past.md", COURSE("B", "expiryDate: 2020-01-01\n"));
	tempdir_write(&dir, "page.md", "---\ntitle: Page\n---\n");
	site = site_load(dir.path, NULL);
	assert_non_null(site);
	reply_init(&reply);
	for (size_t i = 0; i < N(rows); i++) {
		struct request request = { .method = "GET",
					   .target = rows[i].target };

		reply_reset(&reply);
		site_answer(&reply, site, &request, PAGES_NOW, &arena);
		if (reply.status != rows[i].status)
			fail_msg("%s: got %d", rows[i].target, reply.status);
		if (rows[i].type)
			assert_string_equal(reply.type, rows[i].type);
		/* A bundle's own file comes first. */
		assert_int_equal(!reply.accel, i != 3);
	}
	reply_release(&reply);
	site_free(site);
	arena_release(&arena);
	tempdir_remove(&dir);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_cover_is_a_png_of_the_size_that_networks_ask_for),
		cmocka_unit_test(it_has_the_colour_of_the_course),
		cmocka_unit_test(what_is_said_stands_where_it_should),
		cmocka_unit_test(the_same_course_has_the_same_picture),
		cmocka_unit_test(any_title_makes_a_picture),
		cmocka_unit_test(what_would_come_out_wrong_is_left_out),
		cmocka_unit_test(a_text_is_read_letter_by_letter),
		cmocka_unit_test(lines_break_at_words_and_end_where_they_must),
		cmocka_unit_test(any_bytes_make_lines),
		cmocka_unit_test(a_path_is_told_step_by_step),
		cmocka_unit_test(every_pattern_is_understood),
		cmocka_unit_test(it_answers_below_a_course_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
