/* SPDX-License-Identifier: MIT */
/*
 * Writes XML 1.0 documents, element by element, well-formed by construction:
 * what opens is closed, texts and attributes are escaped, and what XML cannot
 * hold even escaped (control bytes, U+FFFE, bytes that are no UTF-8) becomes
 * U+FFFD or, of control bytes, is left out.  Names are the program's own.
 */
#ifndef BASE_XML_H
#define BASE_XML_H

#include <stdbool.h>

#include "base/buf.h"

enum { XML_DEPTH = 16 };

struct xml {
	struct buf *out;
	const char *open[XML_DEPTH];	/* names; borrowed */
	size_t depth;
	bool in_tag;			/* "<name" is not yet ended */
	bool has_text;			/* of the innermost: stay on the line */
};

/* Writes the declaration. */
void xml_start(struct xml *, struct buf *out);
void xml_open(struct xml *, const char *name);
/* Of the element just opened. */
void xml_attr(struct xml *, const char *name, const char *value);
void xml_text(struct xml *, const char *text);
void xml_close(struct xml *);
/* Closes all that is open. */
void xml_end(struct xml *);

/* An element of a text; nothing for NULL and "". */
void xml_element(struct xml *, const char *name, const char *text);

#endif
