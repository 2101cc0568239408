/* SPDX-License-Identifier: MIT */
/*
 * The rules of plurals, a function for each family of languages.
 */
#include "page/plural.h"

#include <stdbool.h>
#include <string.h>

#include "base/str.h"

static bool is_within(long n, long first, long last)
{
	return n >= first && n <= last;
}

static const char *germanic(long n)
{
	return n == 1 ? "one" : "other";
}

static const char *french(long n)
{
	return n == 0 || n == 1 ? "one" : "other";
}

static const char *none(long n)
{
	(void)n;
	return "other";
}

static const char *czech(long n)
{
	if (n == 1)
		return "one";
	return is_within(n, 2, 4) ? "few" : "other";
}

static bool is_slavic_few(long n)
{
	return is_within(n % 10, 2, 4) && !is_within(n % 100, 12, 14);
}

static const char *polish(long n)
{
	if (n == 1)
		return "one";
	return is_slavic_few(n) ? "few" : "many";
}

static bool is_slavic_one(long n)
{
	return n % 10 == 1 && n % 100 != 11;
}

static const char *russian(long n)
{
	if (is_slavic_one(n))
		return "one";
	return is_slavic_few(n) ? "few" : "many";
}

static const char *serbian(long n)
{
	if (is_slavic_one(n))
		return "one";
	return is_slavic_few(n) ? "few" : "other";
}

static const char *slovene(long n)
{
	if (n % 100 == 1)
		return "one";
	if (n % 100 == 2)
		return "two";
	return is_within(n % 100, 3, 4) ? "few" : "other";
}

static const char *lithuanian(long n)
{
	if (is_within(n % 100, 11, 19))
		return "other";
	if (n % 10 == 1)
		return "one";
	return n % 10 ? "few" : "other";
}

static const char *latvian(long n)
{
	if (n % 10 == 0 || is_within(n % 100, 11, 19))
		return "zero";
	return n % 10 == 1 ? "one" : "other";
}

static const char *romanian(long n)
{
	if (n == 1)
		return "one";
	return n == 0 || is_within(n % 100, 1, 19) ? "few" : "other";
}

static const char *icelandic(long n)
{
	return is_slavic_one(n) ? "one" : "other";
}

static const char *irish(long n)
{
	if (n == 1)
		return "one";
	if (n == 2)
		return "two";
	if (is_within(n, 3, 6))
		return "few";
	return is_within(n, 7, 10) ? "many" : "other";
}

static const char *welsh(long n)
{
	static const char *const forms[] = {
		"zero", "one", "two", "few", "other", "other", "many"
	};

	return is_within(n, 0, 6) ? forms[n] : "other";
}

static const char *arabic(long n)
{
	static const char *const forms[] = { "zero", "one", "two" };

	if (is_within(n, 0, 2))
		return forms[n];
	if (is_within(n % 100, 3, 10))
		return "few";
	return is_within(n % 100, 11, 99) ? "many" : "other";
}

static const char *hebrew(long n)
{
	if (n == 1)
		return "one";
	return n == 2 ? "two" : "other";
}

static const struct {
	const char *languages;		/* each between blanks */
	const char *(*category)(long n);
} rules[] = {
	{ " fr pt hi fa bn gu kn zu am hy ", french },
	{ " ja zh ko vi th id ms lo my ", none },
	{ " cs sk ", czech },
	{ " pl ", polish },
	{ " ru uk be ", russian },
	{ " sr hr bs sh ", serbian },
	{ " sl ", slovene },
	{ " lt ", lithuanian },
	{ " lv ", latvian },
	{ " ro mo ", romanian },
	{ " is mk ", icelandic },
	{ " ga ", irish },
	{ " cy ", welsh },
	{ " ar ", arabic },
	{ " he iw ", hebrew },
};

static bool has(const char *languages, struct view language)
{
	for (; *languages; languages++)
		if (*languages == ' ' &&
		    strncasecmp(languages + 1, language.at,
				language.len) == 0 &&
		    languages[1 + language.len] == ' ')
			return true;
	return false;
}

const char *plural_of(const char *language, long n)
{
	struct view main = { language, strcspn(language, "-_") };

	if (n < 0)
		n = -n;
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (main.len && has(rules[i].languages, main))
			return rules[i].category(n);
	return germanic(n);
}
