/* SPDX-License-Identifier: MIT */
/*
 * Finding what begins a block of CommonMark (0.30: 4.1 thematic breaks, 4.2
 * headings, 4.5 fences, 4.7 definitions, 5.1 quotations, 5.2 list items).
 */
#include "markup/oneline.h"

#include <string.h>

#include "base/str.h"

enum { NONE = -1, LEVELS = 6, DIGITS = 9, FENCE = 3 };

static bool ends_mark(char c)
{
	return !c || c == ' ' || c == '\t';
}

/* "---", "* * *" */
static bool is_break(const char *text)
{
	const char sign = *text;
	size_t n = 0;

	for (; *text; text++) {
		if (*text == sign)
			n++;
		else if (!ends_mark(*text))
			return false;
	}
	return n >= 3;
}

/* How many of a sign. */
static size_t run(const char *text, char sign)
{
	size_t n = 0;

	while (text[n] == sign)
		n++;
	return n;
}

/* Where the backslash goes, counted from the first sign; NONE: nowhere. */
static long find_mark(const char *text)
{
	size_t n = 0;

	if (*text == '#') {
		n = run(text, '#');
		return n <= LEVELS && ends_mark(text[n]) ? 0 : NONE;
	}
	if (*text == '>' || (*text == '[' && strstr(text, "]:")))
		return 0;
	if (*text == '`' || *text == '~')
		return run(text, *text) >= FENCE ? 0 : NONE;
	if (*text && strchr("-+*", *text) && ends_mark(text[1]))
		return 0;
	if (*text && strchr("-*_", *text) && is_break(text))
		return 0;
	while (str_is_digit(text[n]))
		n++;
	if (n && n <= DIGITS && (text[n] == '.' || text[n] == ')') &&
	    ends_mark(text[n + 1]))
		return (long)n;
	return NONE;
}

const char *oneline(struct arena *arena, const char *text)
{
	const char *start = text + strspn(text, " \t\r\n");
	long mark = find_mark(start);

	if (mark == NONE || start[strcspn(start, "\n")])
		return text;
	return arena_printf(arena, "%.*s\\%s", (int)mark, start,
			    start + mark);
}
