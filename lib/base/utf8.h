/* SPDX-License-Identifier: MIT */
/*
 * Unicode: decoding, classes and case, over utf8proc (its only includer).
 * Decoding is strict: overlong forms, surrogates and values over U+10FFFF are
 * invalid (RFC 3629).
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * The code point at `text` (len bytes left); stores how many bytes it took.
 * Returns -1 where the bytes are invalid, and *used is then 1.
 */
int32_t utf8_decode(const char *text, size_t len, size_t *used);
bool utf8_is_valid(const char *text, size_t len);
void utf8_add(struct buf *, int32_t code);

bool utf8_is_letter(int32_t code);	/* L* */
bool utf8_is_digit(int32_t code);	/* Nd */
bool utf8_is_mark(int32_t code);	/* M* */
bool utf8_is_space(int32_t code);	/* Go's unicode.IsSpace */
bool utf8_is_control(int32_t code);	/* C0, DEL, C1 */
/* HTML 13.2.3.5: what no text may hold; controls but tab and line feed. */
bool utf8_is_forbidden(int32_t code);
int32_t utf8_lower(int32_t code);	/* simple mapping, no locale */
int32_t utf8_upper(int32_t code);

/* Appends text lower-cased code point by code point; bad bytes are kept. */
void utf8_add_lower(struct buf *, const char *text, size_t len);
/* Appends valid text, its first letter as a capital. */
void utf8_add_capital(struct buf *, const char *text, size_t len);
/*
 * Appends the text folded for comparing and searching: compatibility
 * decomposition, marks and trade signs dropped, case folded.
 */
void utf8_add_fold(struct buf *, const char *text, size_t len);

#endif
