/* SPDX-License-Identifier: MIT */
/*
 * The forms of words that go with numbers.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "page/plural.h"

static void a_number_has_its_plural_form(void **state)
{
	static const struct {
		const char *language;
		long n;
		const char *want;
	} rows[] = {
		{ "en", 0, "other" }, { "en", 1, "one" }, { "en", 2, "other" },
		{ "de-AT", 1, "one" }, { "de", 1000, "other" },
		{ "fr", 0, "one" }, { "fr-CA", 1, "one" }, { "fr", 2, "other" },
		{ "ja", 1, "other" }, { "JA", 1, "other" },
		{ "cs", 4, "few" }, { "cs", 5, "other" },
		{ "pl", 1, "one" }, { "pl", 22, "few" }, { "pl", 12, "many" },
		{ "pl", 21, "many" }, { "pl", 25, "many" },
		{ "ru", 21, "one" }, { "ru", 11, "many" }, { "ru", 3, "few" },
		{ "hr", 5, "other" }, { "sl", 102, "two" },
		{ "lt", 11, "other" }, { "lt", 21, "one" }, { "lt", 9, "few" },
		{ "lv", 10, "zero" }, { "lv", 21, "one" },
		{ "ro", 0, "few" }, { "ro", 119, "few" }, { "ro", 20, "other" },
		{ "is", 21, "one" }, { "ga", 7, "many" }, { "cy", 6, "many" },
		{ "ar", 2, "two" }, { "ar", 103, "few" }, { "ar", 11, "many" },
		{ "ar", 100, "other" }, { "he", 2, "two" },
		{ "f", 0, "other" }, { "", 1, "one" }, { "pl", -1, "one" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(plural_of(rows[i].language, rows[i].n),
				    rows[i].want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_has_its_plural_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
