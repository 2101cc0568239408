/* SPDX-License-Identifier: MIT */
/*
 * Cleaning numbers.  Problem codes, all warnings: bad-number, type-coerced.
 */
#include <limits.h>
#include <string.h>

#include "base/str.h"
#include "content/certain.h"
#include "content/clean_list.h"

/* "16", "+16", "16.5": the whole part. */
static bool read_number(long *number, const char *text)
{
	struct view word = str_trim(text, strlen(text));
	size_t digits = 0, i;
	char copy[32];

	if (word.len >= sizeof(copy))
		return false;
	memcpy(copy, word.at, word.len);
	copy[word.len] = '\0';
	digits = strcspn(copy, ".");
	if (copy[digits] == '.') {
		for (i = digits + 1; copy[i]; i++) {
			if (!str_is_digit(copy[i]))
				return false;
		}
		copy[digits] = '\0';
	}
	return str_to_long(number, copy);
}

struct value *clean_number(const struct cleaner *cleaner,
			   const struct value *from, const char *name)
{
	const char *text = value_text(from);
	struct value *value;
	long number = 0;

	if (from->type == VALUE_INT)
		number = from->number;
	else if (!text || !read_number(&number, text))
		return clean_refuse(cleaner, from, name, "bad-number",
				    "a number: write digits only, as in 16");
	if (number < INT_MIN || number > INT_MAX)
		return clean_refuse(cleaner, from, name, "bad-number",
				    "a number of use: write a smaller one");
	if (text)
		report_add(cleaner->report, SEVERITY_WARNING, from->at,
			   "type-coerced",
			   "\"%s\" is text, taken as the number %ld: write "
			   "it without quotes", name, number);
	value = value_int(cleaner->arena, number);
	value->at = from->at;
	return value;
}

/* "16.5", not "16.0": the whole part would be a claim that nobody made. */
static bool has_fraction(const char *text)
{
	const char *point = text ? strchr(text, '.') : NULL;

	return point && strpbrk(point, "123456789");
}

struct value *clean_int(const struct cleaner *cleaner,
			const struct value *from, const char *name)
{
	struct value *value;

	if (has_fraction(value_text(from)))
		return clean_refuse(cleaner, from, name, "bad-number",
				    "a whole number: write digits only");
	value = clean_number(cleaner, from, name);
	if (!value || value->number > 0)
		return value;
	if (value->number < 0)
		report_add(cleaner->report, SEVERITY_WARNING, from->at,
			   "bad-number",
			   "\"%s\" is %ld: write a number over 0", name,
			   value->number);
	return NULL;		/* 0 is "unknown" */
}

/* "4.5" stays a STRING: hours of the table are whole. */
struct value *clean_hours(const struct cleaner *cleaner,
			  const struct value *from, const char *name)
{
	const char *text = value_text(from);
	struct value *value;
	long whole;

	if (!has_fraction(text) || !read_number(&whole, text))
		return clean_int(cleaner, from, name);
	value = value_string(cleaner->arena, clean_line(cleaner->arena, text));
	value->at = from->at;
	if (certain_hours(value))
		return value;
	return clean_refuse(cleaner, from, name, "bad-number",
			    "hours: write a number over 0, as in 4.5");
}
