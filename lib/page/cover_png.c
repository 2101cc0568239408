/* SPDX-License-Identifier: MIT */
/*
 * Draws covers with cairo.  The pattern and the colours are cover.c's, lines
 * of text lettering.c's.
 */
#include "page/cover_png.h"

#include <cairo-ft.h>
#include <string.h>

#include "base/utf8.h"
#include "markup/markup.h"
#include "page/colour.h"
#include "page/cover.h"
#include "page/facts.h"
#include "page/head.h"
#include "page/lettering.h"
#include "page/svgpath.h"
#include "page/view.h"

enum {
	WIDTH = HEAD_COVER_WIDTH, HEIGHT = HEAD_COVER_HEIGHT,
	PATTERN = 320,			/* width of cover.h's drawings */
	MARGIN = 80, TEXT = 900,	/* wide */
	CLEAR = 440,			/* from here on the pattern shows */
	SMALL = 32, CODE = 132,
	LETTERS = 200			/* of a text, at most */
};

/* Sizes of the title, and in how many lines: the first that does. */
static const struct {
	double size;
	size_t lines;
} sizes[] = { { 64, 2 }, { 54, 3 }, { 44, 4 } };

enum { N_SIZES = sizeof(sizes) / sizeof(sizes[0]) };

struct picture {
	cairo_t *cairo;
	struct arena *arena;
	const struct page_env *env;
	const struct course *course;
	struct colour fill, ink;
};

/* What is asked of a font. */
struct style {
	const char *family;
	bool is_bold;
};

/* A font in a size. */
struct font {
	cairo_scaled_font_t *scaled;	/* NULL: there is none */
};

/* The system's best for a style and, unless NULL, for all letters of a text. */
static FcPattern *match(const struct style *style, const char *text)
{
	FcPattern *wanted = FcPatternCreate(), *found;
	FcCharSet *letters = FcCharSetCreate();
	size_t at, used, len = text ? strlen(text) : 0;
	FcResult result;

	FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)style->family);
	FcPatternAddInteger(wanted, FC_WEIGHT, style->is_bold ?
			    FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
	FcPatternAddBool(wanted, FC_SCALABLE, FcTrue);
	for (at = 0; at < len; at += used) {
		int32_t c = utf8_decode(text + at, len - at, &used);

		if (c > ' ')
			FcCharSetAddChar(letters, (FcChar32)c);
	}
	if (len)
		FcPatternAddCharSet(wanted, FC_CHARSET, letters);
	FcConfigSubstitute(NULL, wanted, FcMatchPattern);
	FcDefaultSubstitute(wanted);
	found = FcFontMatch(NULL, wanted, &result);
	FcCharSetDestroy(letters);
	FcPatternDestroy(wanted);
	return found;
}

static void scale_font(struct font *font, FcPattern *pattern, double size)
{
	cairo_font_face_t *face =
		cairo_ft_font_face_create_for_pattern(pattern);
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_matrix_t scale, identity;

	cairo_matrix_init_scale(&scale, size, size);
	cairo_matrix_init_identity(&identity);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	font->scaled = cairo_scaled_font_create(face, &scale, &identity,
						options);
	if (cairo_scaled_font_status(font->scaled) != CAIRO_STATUS_SUCCESS) {
		cairo_scaled_font_destroy(font->scaled);
		font->scaled = NULL;
	}
	cairo_font_options_destroy(options);
	cairo_font_face_destroy(face);
}

static void font_close(struct font *font)
{
	if (font->scaled)
		cairo_scaled_font_destroy(font->scaled);
	font->scaled = NULL;
}

/* NULL where the font cannot; else cairo_glyph_free() is the caller's. */
static cairo_glyph_t *glyphs_of(const struct font *font, const char *text,
				size_t len, int *n)
{
	cairo_glyph_t *glyphs = NULL;

	*n = 0;
	if (!font->scaled ||
	    cairo_scaled_font_text_to_glyphs(font->scaled, 0, 0, text,
					     (int)len, &glyphs, n, NULL, NULL,
					     NULL) != CAIRO_STATUS_SUCCESS)
		return NULL;
	return glyphs;
}

/* Are all letters in the font?  Glyph 0 is the box for those that are not. */
static bool has_letters(const struct font *font, const char *text)
{
	int i, n;
	cairo_glyph_t *glyphs = glyphs_of(font, text, strlen(text), &n);
	bool is_good = glyphs != NULL;

	for (i = 0; i < n && is_good; i++)
		is_good = glyphs[i].index != 0;
	cairo_glyph_free(glyphs);
	return is_good;
}

/* The first font that has the text: that of the style, or another. */
static bool font_open(struct font *font, const struct style *style,
		      double size, const char *text)
{
	int i;

	for (i = 0; i < 2; i++) {
		FcPattern *pattern = match(style, i ? text : NULL);

		font->scaled = NULL;
		if (pattern) {
			scale_font(font, pattern, size);
			FcPatternDestroy(pattern);
		}
		if (has_letters(font, text))
			return true;
		font_close(font);
	}
	return false;
}

static double measure(void *data, const char *text, size_t len)
{
	cairo_text_extents_t extents = { .x_advance = 0 };
	const struct font *font = data;
	int n;
	cairo_glyph_t *glyphs = glyphs_of(font, text, len, &n);

	if (glyphs)
		cairo_scaled_font_glyph_extents(font->scaled, glyphs, n,
						&extents);
	cairo_glyph_free(glyphs);
	return extents.x_advance;
}

static void show(struct picture *p, const struct font *font, const char *text,
		 double y)
{
	int i, n;
	cairo_glyph_t *glyphs = glyphs_of(font, text, strlen(text), &n);

	for (i = 0; i < n; i++) {
		glyphs[i].x += MARGIN;
		glyphs[i].y += y;
	}
	cairo_set_scaled_font(p->cairo, font->scaled);
	if (glyphs)
		cairo_show_glyphs(p->cairo, glyphs, n);
	cairo_glyph_free(glyphs);
}

static void set_source(struct picture *p, const struct colour *colour,
		       double alpha)
{
	cairo_set_source_rgba(p->cairo, colour->rgb[0] / 255.0,
			      colour->rgb[1] / 255.0, colour->rgb[2] / 255.0,
			      alpha);
}

static void add_step(void *data, const struct svgpath_step *step)
{
	const struct svgpath_point *to = step->points;
	cairo_t *cairo = data;

	switch (step->kind) {
	case SVGPATH_MOVE:
		cairo_move_to(cairo, to->x, to->y);
		break;
	case SVGPATH_LINE:
		cairo_line_to(cairo, to->x, to->y);
		break;
	case SVGPATH_CURVE:
		cairo_curve_to(cairo, to[0].x, to[0].y, to[1].x, to[1].y,
			       to[2].x, to[2].y);
		break;
	case SVGPATH_CLOSE:
		cairo_close_path(cairo);
		break;
	}
}

/* "13", ".26", "0 20": a number, and where it ends. */
static double number(const char **text)
{
	double value = 0, scale = 1;
	const char *at = *text + strspn(*text, " ");

	for (; str_is_digit(*at); at++)
		value = value * 10 + (*at - '0');
	if (*at == '.')
		for (at++; str_is_digit(*at); at++) {
			scale /= 10;
			value += scale * (*at - '0');
		}
	*text = at;
	return value;
}

static void draw_shape(struct picture *p, const struct value *shape)
{
	const char *width = value_text(value_get(shape, "width"));
	const char *dash = value_text(value_get(shape, "dash"));
	const char *opacity = value_text(value_get(shape, "opacity"));
	double dashes[2];

	cairo_new_path(p->cairo);
	svgpath_read(value_text(value_get(shape, "d")), add_step, p->cairo);
	set_source(p, &p->ink, opacity ? number(&opacity) : 1);
	if (!width) {
		cairo_fill(p->cairo);
		return;
	}
	cairo_set_line_width(p->cairo, number(&width));
	cairo_set_line_cap(p->cairo, CAIRO_LINE_CAP_ROUND);
	if (dash) {
		dashes[0] = number(&dash);
		dashes[1] = number(&dash);
		cairo_set_dash(p->cairo, dashes, 2, 0);
	}
	cairo_stroke(p->cairo);
	cairo_set_dash(p->cairo, NULL, 0, 0);
}

/* Nothing of it on the left, where the words begin. */
static void draw_pattern(struct picture *p, const struct value *shapes)
{
	cairo_pattern_t *fade = cairo_pattern_create_linear(CLEAR, 0, WIDTH, 0);

	cairo_pattern_add_color_stop_rgba(fade, 0, 0, 0, 0, 0);
	cairo_pattern_add_color_stop_rgba(fade, 1, 0, 0, 0, 1);
	cairo_push_group(p->cairo);
	cairo_scale(p->cairo, (double)WIDTH / PATTERN, (double)WIDTH / PATTERN);
	for (size_t i = 0; i < value_len(shapes); i++)
		draw_shape(p, value_item(shapes, i));
	cairo_pop_group_to_source(p->cairo);
	cairo_mask(p->cairo, fade);
	cairo_pattern_destroy(fade);
}

/* One line above `y`; returns where the next is to stand. */
static double add_line(struct picture *p, const char *family,
		       const char *text, double y)
{
	const struct style style = { family, false };
	struct lettering_box box = { TEXT, 1, measure, NULL };
	struct lettering lines;
	struct font font;

	text = lettering_read(p->arena, text, LETTERS);
	if (!text || !font_open(&font, &style, SMALL, text))
		return y;
	box.data = &font;
	lettering_break(&lines, p->arena, text, &box);
	show(p, &font, lines.lines[0], y);
	font_close(&font);
	return y - 2 * SMALL;
}

/* Lines that end above `y`, as large as can be; returns where the text above
   is to stand, `y` where there is none. */
static double add_title(struct picture *p, const struct style *style,
			const char *text, double y)
{
	struct lettering_box box = { TEXT, 0, measure, NULL };
	struct lettering lines = { .is_cut = true };
	struct font font = { NULL };
	double size = 0;
	size_t i;

	text = lettering_read(p->arena, text, LETTERS);
	for (i = 0; text && i < N_SIZES && lines.is_cut; i++) {
		font_close(&font);
		size = sizes[i].size;
		if (!font_open(&font, style, size, text))
			return y;
		box.data = &font;
		box.lines = sizes[i].lines;
		lettering_break(&lines, p->arena, text, &box);
	}
	for (i = lines.len; i-- > 0;) {
		show(p, &font, lines.lines[i], y);
		y -= size * 1.2;
	}
	font_close(&font);
	return y - (text ? size / 4 : 0);
}

/* As large as fits. */
static void add_code(struct picture *p, const struct style *style,
		     const char *text, double y)
{
	struct font font;
	double width;

	text = lettering_read(p->arena, text, LETTERS);
	if (!text || !font_open(&font, style, CODE, text))
		return;
	width = measure(&font, text, strlen(text));
	if (width > TEXT) {
		font_close(&font);
		if (!font_open(&font, style, CODE * TEXT / width, text))
			return;
	}
	show(p, &font, text, y);
	font_close(&font);
}

/* "Beginner · 16 hours in 8 sessions" */
static const char *facts(struct picture *p)
{
	const char *level = facts_level(p->env, p->course);
	const char *length = view_length(p->env, p->course);

	if (level && length)
		return arena_printf(p->arena, "%s · %s", level, length);
	return level ? level : length;
}

static void add_words(struct picture *p, const char *title, const char *letters)
{
	const char *fonts = view_option(p->env, "fonts");
	bool is_plain = fonts && str_eq(fonts, "sans");
	const char *family = is_plain ? "sans-serif" : "serif";
	const struct style light = { family, is_plain };
	const struct style bold = { family, true };
	const char *code = course_text(p->course, COURSE_CODE);
	double y, top;

	set_source(p, &p->ink, 1);
	add_line(p, "sans-serif", p->env->library->config.title,
		 MARGIN + SMALL / 2.0);
	y = add_line(p, "sans-serif", facts(p), HEIGHT - MARGIN);
	top = add_title(p, &light, title, y);
	/* Initials say nothing beside the title. */
	if (letters && (top >= y || (code && str_eq(code, letters))))
		add_code(p, &bold, letters, top);
}

static void draw(struct picture *p, const char *title)
{
	struct value *cover = cover_make(p->arena, p->course, title,
					 view_option(p->env, "colour"));

	colour_read(&p->fill, value_text(value_get(cover, "fill")));
	colour_read(&p->ink, value_text(value_get(cover, "ink")));
	set_source(p, &p->fill, 1);
	cairo_paint(p->cairo);
	draw_pattern(p, value_get(cover, "shapes"));
	add_words(p, title, value_text(value_get(cover, "text")));
}

static cairo_status_t write_png(void *data, const unsigned char *bytes,
				unsigned int len)
{
	buf_add(data, bytes, len);
	return CAIRO_STATUS_SUCCESS;
}

int cover_png(struct buf *out, const struct page_env *env,
	      const struct entry *entry)
{
	cairo_surface_t *surface = cairo_image_surface_create(
		CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
	struct picture p = {
		.cairo = cairo_create(surface), .arena = env->arena,
		.env = env, .course = entry->course,
	};
	struct page_env quiet = *env;
	cairo_status_t status;
	struct markup m;

	quiet.report = NULL;	/* the course's own page reports it */
	view_markup(&m, &quiet, entry);
	draw(&p, view_name(&m, entry));
	markup_release(&m);
	status = cairo_status(p.cairo);
	cairo_destroy(p.cairo);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_write_to_png_stream(surface, write_png,
							   out);
	cairo_surface_destroy(surface);
	return status == CAIRO_STATUS_SUCCESS ? 200 : 500;
}
