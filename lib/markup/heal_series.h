/* SPDX-License-Identifier: MIT */
/*
 * Words with some taken out, closed up as a careful editor would: "a X, Y or
 * similar course" without X is "a Y or similar course", without both "a
 * similar course", "(X)" without X is nothing.  Knows no shortcodes.
 */
#ifndef MARKUP_HEAL_SERIES_H
#define MARKUP_HEAL_SERIES_H

#include "markup/heal_rules.h"

struct series {
	const char *text;	/* read so far up to `done` */
	size_t done;
	struct buf out;
	size_t comma, comma_len;	/* in out: the comma between the last
					   two that were kept; len 0: none */
	size_t kept_end;	/* in out: behind the last kept; 0: none */
};

/* Replaces text[from..end) by `words`. */
void series_keep(struct series *, size_t from, size_t end, const char *words);
/* Takes text[from..end) out, with the comma or "or" that held it. */
void series_leave_out(struct series *, size_t from, size_t end);
/* Copies the rest. */
void series_finish(struct series *);

#endif
