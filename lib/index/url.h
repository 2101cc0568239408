/* SPDX-License-Identifier: MIT */
/*
 * URL paths.  Inside the program a path is decoded UTF-8; it is decoded once
 * on the way in and encoded once on the way out.  Pure functions.
 */
#ifndef INDEX_URL_H
#define INDEX_URL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

enum url_fault {
	URL_OK,
	URL_BAD,		/* 400: escapes, NUL, controls, "..", UTF-8,
				   no leading slash, a raw backslash */
	URL_TOO_LONG,		/* 414: LIMIT_PATH, LIMIT_SEGMENTS */
	URL_NONE		/* 404: well-formed, but no page can have it:
				   an encoded slash (R4) */
};

/*
 * The strict decoder (product.md rule 1; security.md 6, R1 to R5).  `raw` is
 * a request target without its query.  Appends to `out`, and nothing unless
 * URL_OK.  Decided here, once, for each escape:
 *   - a "%" without two hex digits, a NUL, a control, bad UTF-8: bad;
 *   - a "." or ".." segment, encoded or not, is bad, also where a %2F or
 *     %5C would be what separates it;
 *   - %2F could be meant as a slash or not, so such a path is nobody's;
 *   - %5C is a character like others: Hugo has pages with it (hugo.md F1
 *     row 18).  A raw backslash is bad: no browser sends one.
 */
enum url_fault url_decode(struct buf *out, const char *raw, size_t len);

/*
 * The decoder for paths that authors write: escapes are decoded once as well
 * (hugo.md 2.6, "Percent trap"), but what is no escape stands for itself.
 * URL_OK promises that a request can reach the path: it decodes to itself
 * when encoded, within the limits.
 */
enum url_fault url_read(struct buf *out, const char *text);

/* Percent-encodes a decoded path: PERCENT_PATH (base/percent.h). */
void url_encode(struct buf *out, const char *path);

/*
 * The key under which paths that mean the same meet: lower case, doubled
 * slashes one, a last "index.html" and trailing slashes dropped; "/" for the
 * root.  Idempotent.
 */
void url_fold(struct buf *out, const char *path);
/* Does the path fold to that key? */
bool url_folds_to(const char *path, const char *folded);
/* As url_fold(), with letter case kept. */
void url_tidy(struct buf *out, const char *path);

/*
 * Splits a request target into path and query (without '?'); an absolute URI
 * loses scheme and host, a fragment is dropped.  Views into `target`, or the
 * path "/" where an absolute URI has none.
 */
void url_split(struct view *path, struct view *query, const char *target);

/* Hugo's path.Clean: "//", ".", ".." resolved, rooted, no slash at the end. */
char *url_clean(struct arena *, const char *path);

#endif
