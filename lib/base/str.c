/* SPDX-License-Identifier: MIT */
/*
 * Small questions about strings, in ASCII and without a locale.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"

bool str_eq(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

bool str_eq_nocase(const char *a, const char *b)
{
	while (*a && str_lower(*a) == str_lower(*b)) {
		a++;
		b++;
	}
	return str_lower(*a) == str_lower(*b);
}

bool str_is_listed(const char *word, const char *list)
{
	size_t len = strlen(word);
	const char *at = list;

	if (len == 0 || strpbrk(word, " \t\n\f\r"))
		return false;
	while ((at = strstr(at, word)) != NULL) {
		if (at > list && at[-1] == ' ' && at[len] == ' ')
			return true;
		at++;
	}
	return false;
}

bool view_is_nocase(struct view view, const char *text)
{
	return strlen(text) == view.len &&
	       strncasecmp(text, view.at, view.len) == 0;
}

bool view_is_among(struct view view, const char *const *names)
{
	while (*names && !view_is_nocase(view, *names))
		names++;
	return *names != NULL;
}

bool str_starts(const char *text, const char *prefix)
{
	while (*prefix && *text == *prefix) {
		text++;
		prefix++;
	}
	return !*prefix;
}

bool str_starts_nocase(const char *text, const char *prefix)
{
	while (*prefix && str_lower(*text) == str_lower(*prefix)) {
		text++;
		prefix++;
	}
	return !*prefix;
}

bool str_ends(const char *text, const char *suffix)
{
	size_t len = strlen(text), tail = strlen(suffix);

	return tail <= len && memcmp(text + len - tail, suffix, tail) == 0;
}

int str_hex(char c)
{
	if (str_is_digit(c))
		return c - '0';
	c = str_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool str_is_blank(const char *text)
{
	static const char nbsp[] = "\xC2\xA0";

	if (!text)
		return true;
	while (*text) {
		if (str_is_space(*text))
			text++;
		else if (str_starts(text, nbsp))
			text += 2;
		else
			return false;
	}
	return true;
}

struct view str_trim(const char *text, size_t len)
{
	struct view view = { text, len };

	while (view.len && str_is_space(view.at[0])) {
		view.at++;
		view.len--;
	}
	while (view.len && str_is_space(view.at[view.len - 1]))
		view.len--;
	return view;
}

bool str_to_long(long *out, const char *text)
{
	const char *digits = text;
	char *end;
	long number;

	if (!text)
		return false;
	if (*digits == '+' || *digits == '-')
		digits++;
	if (!str_is_digit(*digits))	/* strtol() would skip white space */
		return false;
	errno = 0;
	number = strtol(text, &end, 10);
	if (errno || *end)
		return false;
	*out = number;
	return true;
}
