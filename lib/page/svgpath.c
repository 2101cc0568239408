/* SPDX-License-Identifier: MIT */
/*
 * Reading paths: one function for each letter.
 */
#include "page/svgpath.h"

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Handles of a quarter of a circle, by its radius. */
#define KAPPA 0.5522847498307936

enum { MOST = 7 };		/* numbers of one step */

struct reader {
	const char *at;
	svgpath_fn *tell;
	void *data;
	struct svgpath_point here, start, handle;
	bool is_relative;
	bool after_q;			/* the last letter was Q or T */
	double n[MOST];
};

static void skip_space(struct reader *r)
{
	while (*r->at == ' ' || *r->at == ',')
		r->at++;
}

static bool read_number(struct reader *r, double *out)
{
	double number = 0, scale = 1;
	bool is_negative, has_digit = false;

	skip_space(r);
	is_negative = *r->at == '-';
	r->at += is_negative;
	for (; str_is_digit(*r->at); r->at++, has_digit = true)
		number = number * 10 + (*r->at - '0');
	if (*r->at == '.')
		for (r->at++; str_is_digit(*r->at); r->at++, has_digit = true) {
			scale /= 10;
			number += scale * (*r->at - '0');
		}
	*out = is_negative ? -number : number;
	return has_digit;
}

/* Where the numbers from `i` on lead to. */
static struct svgpath_point point(const struct reader *r, int i)
{
	struct svgpath_point p = { r->n[i], r->n[i + 1] };

	if (r->is_relative) {
		p.x += r->here.x;
		p.y += r->here.y;
	}
	return p;
}

static void tell(struct reader *r, enum svgpath_kind kind,
		 struct svgpath_point to)
{
	struct svgpath_step step = { .kind = kind, .points = { to } };

	r->tell(r->data, &step);
	r->here = to;
}

static void tell_curve(struct reader *r, struct svgpath_point a,
		       struct svgpath_point b, struct svgpath_point to)
{
	struct svgpath_step step = { SVGPATH_CURVE, { a, b, to } };

	r->tell(r->data, &step);
	r->here = to;
}

/* Two thirds of the way to the one handle of a quadratic curve. */
static struct svgpath_point third(struct svgpath_point from,
				  struct svgpath_point to)
{
	return (struct svgpath_point){ from.x + (to.x - from.x) * 2 / 3,
				       from.y + (to.y - from.y) * 2 / 3 };
}

static bool move(struct reader *r)
{
	r->start = point(r, 0);
	tell(r, SVGPATH_MOVE, r->start);
	return true;
}

static bool line(struct reader *r)
{
	tell(r, SVGPATH_LINE, point(r, 0));
	return true;
}

static bool line_across(struct reader *r)
{
	struct svgpath_point to = { r->n[0], r->here.y };

	to.x += r->is_relative ? r->here.x : 0;
	tell(r, SVGPATH_LINE, to);
	return true;
}

static bool line_down(struct reader *r)
{
	struct svgpath_point to = { r->here.x, r->n[0] };

	to.y += r->is_relative ? r->here.y : 0;
	tell(r, SVGPATH_LINE, to);
	return true;
}

static bool bend(struct reader *r, struct svgpath_point handle,
		 struct svgpath_point to)
{
	r->handle = handle;
	tell_curve(r, third(r->here, handle), third(to, handle), to);
	return true;
}

static bool curve(struct reader *r)
{
	return bend(r, point(r, 0), point(r, 2));
}

/* On in the direction in which the last curve ended. */
static bool curve_on(struct reader *r)
{
	struct svgpath_point handle = r->here;

	if (r->after_q) {
		handle.x += r->here.x - r->handle.x;
		handle.y += r->here.y - r->handle.y;
	}
	return bend(r, handle, point(r, 0));
}

/* A vector turned by a quarter, clockwise as one sees it (y grows down) or
   the other way. */
static struct svgpath_point turn(struct svgpath_point v, bool clockwise)
{
	return clockwise ? (struct svgpath_point){ -v.y, v.x } :
			   (struct svgpath_point){ v.y, -v.x };
}

static void quarter(struct reader *r, struct svgpath_point centre,
		    bool clockwise)
{
	struct svgpath_point from = { r->here.x - centre.x,
				      r->here.y - centre.y };
	struct svgpath_point to = turn(from, clockwise);

	tell_curve(r,
		   (struct svgpath_point){ r->here.x + KAPPA * to.x,
					   r->here.y + KAPPA * to.y },
		   (struct svgpath_point){ centre.x + to.x + KAPPA * from.x,
					   centre.y + to.y + KAPPA * from.y },
		   (struct svgpath_point){ centre.x + to.x,
					   centre.y + to.y });
}

/* r r 0 LARGE SWEEP x y: the chord says which part of the circle it is. */
static bool arc(struct reader *r)
{
	bool clockwise = r->n[4] > 0;
	struct svgpath_point to = point(r, 5), half = {
		(to.x - r->here.x) / 2, (to.y - r->here.y) / 2,
	};
	struct svgpath_point middle = { r->here.x + half.x,
					r->here.y + half.y };
	double chord = half.x * half.x + half.y * half.y;
	double radius = r->n[0] * r->n[0], off;

	off = chord * 2 - radius;	/* 0 of a quarter */
	if (off < radius / 100 && -off < radius / 100) {
		half = turn(half, clockwise);
		middle.x += half.x;
		middle.y += half.y;
	} else if (chord < radius * 0.99 || chord > radius * 1.01) {
		return false;
	} else {
		quarter(r, middle, clockwise);
	}
	quarter(r, middle, clockwise);
	r->here = to;
	return true;
}

static bool close(struct reader *r)
{
	tell(r, SVGPATH_CLOSE, r->start);
	return true;
}

static const struct letter {
	char name;
	size_t numbers;
	bool (*draw)(struct reader *);
} letters[] = {
	{ 'm', 2, move },  { 'l', 2, line },	 { 'h', 1, line_across },
	{ 'q', 4, curve }, { 't', 2, curve_on }, { 'v', 1, line_down },
	{ 'a', 7, arc },   { 'z', 0, close },
};

static const struct letter *find(char name)
{
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		if (letters[i].name == str_lower(name))
			return &letters[i];
	return NULL;
}

static bool has_more(struct reader *r)
{
	skip_space(r);
	return *r->at == '-' || *r->at == '.' || str_is_digit(*r->at);
}

/* A letter and all numbers after it: it may be meant more than once. */
static bool draw_letter(struct reader *r, const struct letter *letter)
{
	do {
		for (size_t i = 0; i < letter->numbers; i++)
			if (!read_number(r, &r->n[i]))
				return false;
		if (!letter->draw(r))
			return false;
		r->after_q = letter->name == 'q' || letter->name == 't';
	} while (letter->numbers && has_more(r));
	return true;
}

int svgpath_read(const char *d, svgpath_fn *tell_step, void *data)
{
	struct reader r = { .at = d, .tell = tell_step, .data = data };

	for (skip_space(&r); *r.at; skip_space(&r)) {
		const struct letter *letter = find(*r.at);

		if (!letter || (letter->name == 'm' && *r.at == 'm'))
			return -1;
		r.is_relative = *r.at == letter->name;
		r.at++;
		if (!draw_letter(&r, letter))
			return -1;
	}
	return 0;
}
