/* SPDX-License-Identifier: MIT */
/*
 * A small matcher: numbers, each with its unit.
 */
#include <string.h>

#include "base/str.h"
#include "content/length.h"

/* Longest first. */
static const struct unit {
	const char *word;
	long minutes;
} units[] = {
	{ "minutes", 1 }, { "minute", 1 }, { "hours", 60 }, { "hour", 60 },
	{ "mins", 1 },	  { "min", 1 },	   { "hrs", 60 },   { "hr", 60 },
	{ "h", 60 },	  { "m", 1 },
};

/* Number and fraction in hundredths; false at anything but a number. */
static bool read_number(const char **at, long *hundredths)
{
	long scale = 100;

	*hundredths = 0;
	if (!str_is_digit(**at))
		return false;
	for (; str_is_digit(**at) && *hundredths <= LENGTH_MAX; (*at)++)
		*hundredths = *hundredths * 10 + (**at - '0');
	*hundredths *= scale;
	if (**at == '.' && str_is_digit((*at)[1])) {
		for ((*at)++; str_is_digit(**at); (*at)++) {
			scale /= 10;
			*hundredths += (**at - '0') * scale;
		}
	}
	return true;
}

/* NULL when no unit stands there; a word that begins like one is none. */
static const struct unit *read_unit(const char **at, bool is_iso)
{
	size_t i;

	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		const char *rest = *at + strlen(units[i].word);

		if (!str_starts_nocase(*at, units[i].word))
			continue;
		if (str_is_alnum(*rest) && !str_is_digit(*rest))
			continue;
		if (is_iso && units[i].word[1])
			return NULL;
		*at = *rest == '.' && !is_iso ? rest + 1 : rest;
		return &units[i];
	}
	return NULL;
}

static void skip(const char **at, const char *chars)
{
	while (**at && strchr(chars, **at))
		(*at)++;
}

static void skip_glue(const char **at)
{
	skip(at, " \t\n\r\v\f,&+");
	if (!str_starts_nocase(*at, "and "))
		return;
	*at += strlen("and ");
	skip(at, " ");
}

/* In hundredths; units go from hours to minutes, each once. */
static bool read_sum(const char *at, bool is_iso, long *sum)
{
	long number, last = 61;

	*sum = 0;
	skip_glue(&at);
	do {
		const struct unit *unit;

		if (!read_number(&at, &number))
			return false;
		if (!is_iso)
			skip(&at, " \t-");
		unit = read_unit(&at, is_iso);
		/* "30", and the 30 of "1h30"; but 1.5 of what? */
		if (!unit && (*at || is_iso || number % 100))
			return false;
		if ((unit ? unit->minutes : 1) >= last)
			return false;
		last = unit ? unit->minutes : 1;
		*sum += number * last;
		skip_glue(&at);
	} while (*at);
	return true;
}

bool length_read(long *minutes, const char *text)
{
	bool is_iso = str_starts_nocase(text, "PT");
	long sum;

	if (!read_sum(is_iso ? text + 2 : text, is_iso, &sum))
		return false;
	*minutes = (sum + 50) / 100;
	return *minutes > 0 && *minutes <= LENGTH_MAX;
}
