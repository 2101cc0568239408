/* SPDX-License-Identifier: MIT */
/*
 * The `d` of a <path> as steps, for drawing it elsewhere: the letters that our
 * own patterns use (cover.h), which are M L H V Q T A Z and, but for M, their
 * small ones.  Curves come out as cubic ones.  Of arcs only halves and
 * quarters of circles.
 */
#ifndef PAGE_SVGPATH_H
#define PAGE_SVGPATH_H

enum svgpath_kind { SVGPATH_MOVE, SVGPATH_LINE, SVGPATH_CURVE, SVGPATH_CLOSE };

struct svgpath_point {
	double x, y;
};

struct svgpath_step {
	enum svgpath_kind kind;
	/* The end; of a curve two handles before it. */
	struct svgpath_point points[3];
};

typedef void svgpath_fn(void *data, const struct svgpath_step *);

/* -1 where something is not understood; what came before has been told. */
int svgpath_read(const char *d, svgpath_fn *, void *data);

#endif
