/* SPDX-License-Identifier: MIT */
/*
 * What every text that we read has: it is text at all, and each byte of it
 * has a place, counted as editors count: lines and characters
 * from 1; a line ends at \n, \r\n or a lone \r.  YAML's other line breaks
 * (U+0085, U+2028, U+2029) are characters to an editor, so libyaml's own
 * line numbers are not used (schema.md F-5).
 */
#ifndef CONTENT_TEXT_H
#define CONTENT_TEXT_H

#include "base/report.h"
#include "base/str.h"

/*
 * 0, or -1 with a problem at the offence: a NUL, bytes that are not UTF-8,
 * UTF-16.  Past this check every string is plain UTF-8 (style M4).
 */
int text_check(const char *file, struct view text, struct report *);

/* Without the byte order mark that may begin it. */
struct view text_skip_bom(struct view text);

struct cursor {
	struct view text;
	size_t byte;		/* in the text */
	size_t index;		/* characters before it, \r\n being two */
	struct place at;
	struct place first;	/* of the text */
};

/* `at` is the place of the text's first byte. */
void cursor_init(struct cursor *, struct view text, struct place at);
/* Both stop at the end of the text; going back costs a walk from the start. */
void cursor_to_index(struct cursor *, size_t index);
void cursor_to_byte(struct cursor *, size_t byte);

/*
 * The cursor stands at the "|" of "key: |": where the block's words begin, on
 * the next line and behind the indent.  A problem in them is told by their
 * own line.
 */
struct place cursor_block(const struct cursor *);

/* The line of the text around a byte, without its line break. */
struct view line_around(struct view text, size_t byte);

#endif
