/* SPDX-License-Identifier: MIT */
/*
 * Draws covers: letters, colours, and the patterns, one function each.
 */
#include "page/cover.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "page/colour.h"
#include "page/paint.h"

/* ROOM is the drawing's width by that of a capital of size 1. */
enum { SIZE = 60, ROOM = 330, LETTERS = 12, INITIALS = 3 };
enum { WIDTH = 320, HEIGHT = 180 };

/* A drawing while it is made. */
struct cover {
	struct arena *arena;
	struct value *shapes;
	uint32_t seed;
};

static int count_letters(const char *text)
{
	int n = 0;

	for (; *text; text++)
		n += ((unsigned char)*text & 0xc0) != 0x80;
	return n;
}

/* "KSR" of "Knots and Splices on Ropes" */
static const char *initials(struct arena *arena, const char *text)
{
	size_t used, n = 0, len = strlen(text);
	bool in_word = false;
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < len && n < INITIALS; i += used) {
		int32_t c = utf8_decode(text + i, len - i, &used);
		bool is_letter = c >= 0 && utf8_is_letter(c);

		if (is_letter && !in_word && utf8_lower(c) != c) {
			utf8_add(&out, c);
			n++;
		}
		in_word = is_letter || c == '\'' || c == 0x2019;
	}
	return arena_take(arena, &out);
}

/* FNV-1a: any number that follows from the text will do. */
static uint32_t seed_of(const char *text)
{
	uint32_t hash = 2166136261u;

	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 16777619u;
	return hash ^ hash >> 15;
}

/* The next number below n. */
static int next(struct cover *c, int n)
{
	c->seed = c->seed * 1664525u + 1013904223u;
	return (int)((c->seed >> 16) % (uint32_t)n);
}

/* Takes what is in `path`. */
static void add_shape(struct cover *c, struct buf *path, const char *width,
		      const char *dash)
{
	struct value *shape = value_map(c->arena);

	value_set_text(c->arena, shape, "d", path->data);
	value_set_text(c->arena, shape, "width", width);
	value_set_text(c->arena, shape, "dash", dash);
	value_set_text(c->arena, shape, "opacity",
		       dash  ? ".26" :
		       width ? ".2" :
			       ".13");
	value_push(c->arena, c->shapes, shape);
	buf_reset(path);
}

static void add_circle(struct buf *path, int x, int y, int r)
{
	buf_printf(path, "M%d %da%d %d 0 1 0 %d 0a%d %d 0 1 0-%d 0",
		   x - r, y, r, r, 2 * r, r, r, 2 * r);
}

static void draw_waves(struct cover *c, struct buf *path)
{
	int rise = 10 + next(c, 8), from = -next(c, 60);

	for (int y = 14; y < HEIGHT; y += 22)
		buf_printf(path, "M%d %dq30-%d 60 0t60 0 60 0 60 0 60 0 60 0"
			   " 60 0", from, y, rise);
	add_shape(c, path, "2", NULL);
}

static void draw_rings(struct cover *c, struct buf *path)
{
	int x = WIDTH - 20 - next(c, 90), y = next(c, 60), step = 22;

	for (int r = step; r < 14 * step; r += step)
		add_circle(path, x, y, r);
	add_shape(c, path, "2", NULL);
	add_circle(path, x, y, step - 8);
	add_shape(c, path, NULL, NULL);
}

static void draw_discs(struct cover *c, struct buf *path)
{
	for (int i = 0; i < 3; i++) {
		add_circle(path, 120 + 80 * i + next(c, 60),
			   20 + next(c, 90), 50 + next(c, 50));
		add_shape(c, path, NULL, NULL);
	}
}

static void draw_hills(struct cover *c, struct buf *path)
{
	for (int i = 0; i < 4; i++) {
		int y = 60 + 26 * i, rise = 20 + next(c, 30);

		buf_printf(path, "M0 %dV%dQ%d %d 160 %dT320 %dV%dz", HEIGHT,
			   y + next(c, 20), 60 + next(c, 60), y - rise, y, y,
			   HEIGHT);
		add_shape(c, path, NULL, NULL);
	}
}

static void draw_stripes(struct cover *c, struct buf *path)
{
	int lean = 70 + next(c, 60);

	for (int x = next(c, 40) - lean; x < WIDTH; x += 40)
		buf_printf(path, "M%d %dl%d-%d", x, HEIGHT + 8, lean,
			   HEIGHT + 16);
	add_shape(c, path, "13", NULL);
}

/* Above the letters: they would be hard to read among dots. */
static void draw_dots(struct cover *c, struct buf *path)
{
	int shift = next(c, 10);

	for (int y = 12; y < HEIGHT / 2; y += 39)
		buf_printf(path, "M%d %dH330M%d %dH330", shift, y, shift + 10,
			   y + 20);
	add_shape(c, path, "6", "0 20");
}

/* Quarters of circles, each in a corner of its tile. */
static void draw_tiles(struct cover *c, struct buf *path)
{
	enum { TILE = 64 };

	for (int i = 0; i < 15; i++) {
		int x = i % 5 * TILE, y = i / 5 * TILE;
		bool right = next(c, 2), down = next(c, 2);
		int a = right ? TILE : 0, b = down ? TILE : 0;

		if (next(c, 5) == 0)
			continue;
		buf_printf(path, "M%d %dh%da%d %d 0 0 %d %d %dz", x + a, y + b,
			   right ? -TILE : TILE, TILE, TILE, right == down,
			   right ? TILE : -TILE, down ? -TILE : TILE);
	}
	add_shape(c, path, NULL, NULL);
}

static void (*const patterns[])(struct cover *, struct buf *) = {
	draw_waves, draw_rings, draw_discs, draw_hills, draw_stripes,
	draw_dots, draw_tiles,
};

enum { N_PATTERNS = sizeof(patterns) / sizeof(patterns[0]) };

/* Of the colour's own hue, halfway from what can just be read on it to black
   or white. */
static void set_colours(struct arena *arena, struct value *map,
			const char *text)
{
	struct colour fill, ink, end;
	char hex[8];

	colour_read(&fill, text);
	colour_read(&end, colour_is_dark(text) ? "#fff" : "#000");
	ink = colour_readable(&fill, &fill);
	ink = colour_mix(&ink, &end, 8);
	value_set_text(arena, map, "fill", text);
	colour_write(hex, &ink);
	value_set_text(arena, map, "ink", hex);
}

struct value *cover_make(struct arena *arena, const struct course *course,
			 const char *title, const char *colour)
{
	const char *own = course_text(course, COURSE_COLOUR);
	const char *text = course_text(course, COURSE_CODE);
	struct cover c = { arena, value_list(arena),
			   seed_of(text ? text : title) };
	struct value *map = value_map(arena);
	struct buf path = BUF_INIT;
	int letters;

	if (!text || count_letters(text) > LETTERS)
		text = initials(arena, title);
	letters = count_letters(text);
	set_colours(arena, map, own ? own : colour ? colour : PAINT_BRAND);
	value_set_text(arena, map, "text", text);
	value_set_text(
		arena, map, "size",
		arena_printf(arena, "%d",
			     letters * SIZE < ROOM ? SIZE : ROOM / letters));
	patterns[next(&c, N_PATTERNS)](&c, &path);
	buf_release(&path);
	value_set(arena, map, "shapes", c.shapes);
	return map;
}
