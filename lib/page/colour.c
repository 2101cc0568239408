/* SPDX-License-Identifier: MIT */
/*
 * Contrast, as WCAG 2.2 defines it.
 */
#include "page/colour.h"

#include <string.h>

#include "base/str.h"

/* WCAG 2.2, relative luminance of one channel of sRGB: a table would be no
   shorter, and libm is not linked.  t^2.4 by t^2 * t^0.4, the latter by
   Newton's steps on x^5 = t^2. */
static double linear(int byte)
{
	double c = byte / 255.0, t, x = 1;

	if (c <= 0.04045)
		return c / 12.92;
	t = (c + 0.055) / 1.055;
	for (int i = 0; i < 40; i++)
		x -= (x * x * x * x * x - t * t) / (5 * x * x * x * x);
	return t * t * x;
}

static int channel(const char *colour, int i)
{
	if (strlen(colour) == 4)
		return str_hex(colour[1 + i]) * 17;
	return str_hex(colour[1 + 2 * i]) * 16 + str_hex(colour[2 + 2 * i]);
}

bool colour_is_dark(const char *colour)
{
	double light = 0.2126 * linear(channel(colour, 0)) +
		       0.7152 * linear(channel(colour, 1)) +
		       0.0722 * linear(channel(colour, 2));

	return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05;
}
