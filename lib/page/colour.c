/* SPDX-License-Identifier: MIT */
/*
 * Contrast, as WCAG 2.2 defines it, and mixing until there is enough of it.
 */
#include "page/colour.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"

static const struct colour black = { { 0, 0, 0 } };
static const struct colour white = { { 255, 255, 255 } };

/* Of a mixture: fine enough that no more is mixed in than is needed. */
enum { STEPS = 64 };

/* WCAG 2.2, relative luminance of one channel of sRGB: a table would be no
   shorter, and libm is not linked.  t^2.4 by t^2 * t^0.4, the latter by
   Newton's steps on x^5 = t^2, which come down to it and soon end. */
static double linear(int byte)
{
	double c = byte / 255.0, t, x = 1, step = 1;

	if (c <= 0.04045)
		return c / 12.92;
	t = (c + 0.055) / 1.055;
	while (step > 1e-9) {
		step = (x * x * x * x * x - t * t) / (5 * x * x * x * x);
		x -= step;
	}
	return t * t * x;
}

static double luminance(const struct colour *c)
{
	return 0.2126 * linear(c->rgb[0]) + 0.7152 * linear(c->rgb[1]) +
	       0.0722 * linear(c->rgb[2]);
}

bool colour_read(struct colour *colour, const char *text)
{
	size_t len = text ? strlen(text) : 0, width = len == 4 ? 1 : 2;

	if ((len != 4 && len != 7) || text[0] != '#')
		return false;
	for (size_t i = 0; i < 3; i++) {
		int high = str_hex(text[1 + width * i]);
		int low = str_hex(text[width + width * i]);

		if (high < 0 || low < 0)
			return false;
		colour->rgb[i] = high * 16 + low;
	}
	return true;
}

void colour_write(char text[8], const struct colour *c)
{
	snprintf(text, 8, "#%02x%02x%02x", (unsigned)c->rgb[0] & 0xff,
		 (unsigned)c->rgb[1] & 0xff, (unsigned)c->rgb[2] & 0xff);
}

double colour_contrast(const struct colour *a, const struct colour *b)
{
	double one = luminance(a) + 0.05, two = luminance(b) + 0.05;

	return one > two ? one / two : two / one;
}

static struct colour mix(const struct colour *a, const struct colour *b,
			 int part, int whole)
{
	struct colour out;

	for (int i = 0; i < 3; i++)
		out.rgb[i] = (a->rgb[i] * (whole - part) + b->rgb[i] * part +
			      whole / 2) / whole;
	return out;
}

struct colour colour_mix(const struct colour *a, const struct colour *b,
			 int sixteenths)
{
	return mix(a, b, sixteenths, 16);
}

struct colour colour_readable(const struct colour *colour,
			      const struct colour *ground)
{
	const struct colour *end =
		colour_contrast(ground, &white) >
		colour_contrast(ground, &black) ? &white : &black;
	struct colour out = *colour;

	for (int i = 1; i <= STEPS &&
			colour_contrast(&out, ground) < COLOUR_CONTRAST; i++)
		out = mix(colour, end, i, STEPS);
	return out;
}

bool colour_is_dark(const char *text)
{
	struct colour colour;

	return colour_read(&colour, text) &&
	       colour_contrast(&colour, &white) >=
	       colour_contrast(&colour, &black);
}
