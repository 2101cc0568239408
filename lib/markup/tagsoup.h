/* SPDX-License-Identifier: MIT */
/*
 * A look at HTML text before the real parser gets it, for what that parser
 * would do too slowly or too thoroughly: libgumbo 0.10.1 is quadratic in
 * open elements and in attributes (measured: 256 KiB of "<div>" 7 s), copies
 * unclosed formatting into every later block (256 KiB: gigabytes), and obeys
 * the standard where one forgotten quote or "-->" swallows the rest of the
 * text.
 *
 * Only tags are ever left out, and only openings that nothing closes become
 * plain text, so no word is lost.  Safety is not decided here: what comes
 * out is as foul as what went in.
 */
#ifndef MARKUP_TAGSOUP_H
#define MARKUP_TAGSOUP_H

#include <stddef.h>

#include "base/buf.h"

void tagsoup_tame(struct buf *out, const char *html, size_t len);

#endif
