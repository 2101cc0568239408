/* SPDX-License-Identifier: MIT */
/*
 * The picture of a course; where there is none, one is drawn: the course's
 * code on its colour (schema.md E-6).  It is no content: screen readers do
 * not hear of it.
 */
#include <string.h>

#include "base/utf8.h"
#include "page/colour.h"
#include "page/making.h"

/* Without a colour of its own; the theme's. */
#define COLOUR "#0f5c7a"

/* ROOM is the drawing's width by that of a capital of size 1. */
enum { SIZE = 72, ROOM = 380, LETTERS = 12, INITIALS = 3 };

static int count_letters(const char *text)
{
	int n = 0;

	for (; *text; text++)
		n += ((unsigned char)*text & 0xc0) != 0x80;
	return n;
}

/* "KSR" of "Knots and Splices on Ropes" */
static const char *initials(struct making *p)
{
	const char *text = p->title;
	size_t used, n = 0, len = strlen(text);
	bool in_word = false;
	struct buf out = BUF_INIT;
	const char *copy;

	for (size_t i = 0; i < len && n < INITIALS; i += used) {
		int32_t c = utf8_decode(text + i, len - i, &used);
		bool is_letter = c >= 0 && utf8_is_letter(c);

		if (is_letter && !in_word && utf8_lower(c) != c) {
			utf8_add(&out, c);
			n++;
		}
		in_word = is_letter || c == '\'' || c == 0x2019;
	}
	copy = arena_strndup(p->env->arena, out.data, out.len);
	buf_release(&out);
	return copy;
}

static void draw(struct making *p)
{
	struct value *cover = value_map(p->env->arena);
	const char *colour = course_text(p->course, COURSE_COLOUR);
	const char *text = course_text(p->course, COURSE_CODE);
	int letters;
	bool is_dark;

	if (!colour)
		colour = COLOUR;
	if (!text || count_letters(text) > LETTERS)
		text = initials(p);
	letters = count_letters(text);
	is_dark = colour_is_dark(colour);
	making_text(p, cover, "fill", colour);
	making_text(p, cover, "ink", is_dark ? "#fff" : "#000");
	making_text(p, cover, "shade", is_dark ? "#000" : "#fff");
	making_text(p, cover, "text", text);
	making_text(p, cover, "size",
		    arena_printf(p->env->arena, "%d",
				 letters * SIZE < ROOM ? SIZE :
				 ROOM / letters));
	value_set(p->env->arena, p->view, "cover", cover);
}

void part_cover(struct making *p)
{
	const char *image = view_image(p->env, p->entry, COURSE_IMAGE);

	making_text(p, p->view, "image", image);
	making_text(p, p->view, "badge",
		    view_image(p->env, p->entry, COURSE_ICON));
	making_text(p, p->view, "colour",
		    course_text(p->course, COURSE_COLOUR));
	making_text(p, p->view, "image_alt", p->title);
	if (!image && p->course->kind == KIND_COURSE)
		draw(p);
}
