/* SPDX-License-Identifier: MIT */
/*
 * Where the front matter of a file begins and ends (hugo.md 1.1, schema.md
 * F-1 to F-6).  Knows fences, knows neither YAML nor keys.  Points into the
 * text; nothing is copied.
 *
 * Ours where Hugo is surprising: a fence is a whole line ("---" and trailing
 * white space), so "---foo" and "----" do not close the block; a file whose
 * first line is a list item is all body.
 */
#ifndef CONTENT_FRONT_H
#define CONTENT_FRONT_H

#include "base/report.h"
#include "base/str.h"

enum front_kind {
	FRONT_NONE,		/* all body */
	FRONT_YAML,
	FRONT_JSON		/* read as YAML, which contains it */
};

struct front {
	enum front_kind kind;
	struct view matter;	/* between the fences; JSON: with its braces */
	int matter_line;	/* of the file, from 1 */
	struct view body;
	int body_line;
};

/*
 * 0, or -1 with a problem: no closing fence, a NUL byte, invalid UTF-8, TOML
 * ("+++", with the words how to mend it), front matter over LIMIT_FRONT,
 * body over LIMIT_BODY.
 */
int front_split(struct front *, const char *file, const char *text, size_t len,
		struct report *);

#endif
