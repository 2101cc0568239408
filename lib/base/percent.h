/* SPDX-License-Identifier: MIT */
/*
 * Percent-encoding (RFC 3986 2.1), both ways.  Which bytes stay as they are
 * depends on where the words go: each place has a row in percent.c.
 */
#ifndef BASE_PERCENT_H
#define BASE_PERCENT_H

#include "base/buf.h"

enum { PERCENT_LEN = 3 };		/* of "%41" */

enum percent_place {
	PERCENT_PATH,		/* as Go's net/url has it (hugo.md 2.1.7), but
				   for "[" and "]", which RFC 3986 has no place
				   for */
	PERCENT_QUERY,		/* a whole query, encoded by somebody else:
				   only what could harm a header */
	PERCENT_VALUE,		/* a key or value of a query */
	PERCENT_NAME		/* part of a name that machines compare */
};

/* Appends the text, encoded for that place. */
void percent_encode(struct buf *, const char *text, size_t len,
		    enum percent_place);
/* How many bytes that would be. */
size_t percent_encoded_len(const char *text, enum percent_place);
/* Appends "%41", whatever the byte is. */
void percent_add(struct buf *, char byte);

/*
 * The byte that an escape at `at` stands for, or -1 if none begins there.
 * `left` bytes can be read; of a string that ends with a NUL, PERCENT_LEN can.
 */
int percent_byte(const char *at, size_t left);

#endif
