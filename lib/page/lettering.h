/* SPDX-License-Identifier: MIT */
/*
 * Words for a picture: what of a text can be set letter by letter, and where
 * its lines end.  Knows no fonts.
 */
#ifndef PAGE_LETTERING_H
#define PAGE_LETTERING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * The text without what shows nothing (controls, joiners, pictographs), white
 * space as single spaces, at most `most` letters; arena's.  NULL where nothing
 * is left, or where it has letters of a script that is written from right to
 * left or whose letters change with their neighbours.
 */
const char *lettering_read(struct arena *, const char *text, size_t most);

/* How wide so many bytes of a text are. */
typedef double lettering_width_fn(void *data, const char *text, size_t len);

enum { LETTERING_LINES = 4 };
struct lettering {
	const char *lines[LETTERING_LINES];	/* arena's */
	size_t len;
	bool is_cut;			/* the last line ends in "…" */
};

/* In at most `lines` lines, by words; a word wider than a line is broken. */
struct lettering_box {
	double width;
	size_t lines;
	lettering_width_fn *measure;
	void *data;
};
void lettering_break(struct lettering *, struct arena *, const char *text,
		     const struct lettering_box *);

#endif
