/* SPDX-License-Identifier: MIT */
/*
 * Small questions about strings.  ASCII only; for Unicode see utf8.h.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes in somebody else's memory; not ended by a NUL.  Parsers only. */
struct view {
	const char *at;
	size_t len;
};

bool str_eq(const char *a, const char *b);
bool str_eq_nocase(const char *a, const char *b);	/* ASCII letters */
bool str_starts(const char *text, const char *prefix);
bool str_starts_nocase(const char *text, const char *prefix);
bool str_ends(const char *text, const char *suffix);
/* Is it a word of the list " ul ol "?  "" and what has white space in it is
   none. */
bool str_is_listed(const char *word, const char *list);
bool view_is_nocase(struct view, const char *text);	/* ASCII letters */
/* The same of any of the names, the last of which is NULL. */
bool view_is_among(struct view, const char *const *names);
int str_hex(char c);			/* 0..15, or -1 */

/* Asked of each byte that is read, so they stand here. */
static inline bool str_is_space(char c)	/* space \t \n \v \f \r */
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool str_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool str_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline char str_lower(char c)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";

	if (c < 'A' || c > 'Z')
		return c;
	return letters[c - 'A'];
}

static inline bool str_is_alnum(char c)
{
	return str_is_digit(c) || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

/* Nothing but ASCII space and NBSP (U+00A0)?  True for "" and NULL. */
bool str_is_blank(const char *text);
/* Without ASCII white space at both ends; points into `text`. */
struct view str_trim(const char *text, size_t len);
/* Digits with an optional sign, in the range of long; false otherwise. */
bool str_to_long(long *out, const char *text);

#endif
