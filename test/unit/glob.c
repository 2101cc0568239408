/* SPDX-License-Identifier: MIT */
/*
 * Hugo's globs.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/glob.h"

static const struct {
	const char *glob, *text;
	bool want;
} rows[] = {
	{ "", "", true },
	{ "", "a", false },
	{ "/blog", "/blog", true },
	{ "/Blog", "/bLOG", true },
	{ "/blog", "/blog/a", false },
	{ "/blog/*", "/blog/a", true },
	{ "/blog/*", "/blog/a/b", false },
	{ "/blog/**", "/blog/a/b", true },
	{ "/blog/**", "/blog", false },
	{ "{/blog,/blog/**}", "/blog", true },
	{ "{/blog,/blog/**}", "/blog/a/b", true },
	{ "{/blog,/blog/**}", "/log", false },
	{ "**", "", true },
	{ "**/c", "/a/b/c", true },
	{ "/?", "/a", true },
	{ "?", "/", false },
	{ "{page,section}", "section", true },
	{ "{page,section}", "term", false },
	{ "a{b,{c,d}e}f", "adef", true },
	{ "a{b,{c,d}e}f", "abf", true },
	{ "a{b,{c,d}e}f", "adf", false },
	{ "{,x}y", "y", true },
	{ "{a", "{a", true },
	{ "a}", "a}", true },
	{ "*a*b*", "xxaxxbxx", true },
	{ "*a*b*", "xxbxxaxx", false },
};

static void a_glob_matches_as_in_hugo(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (glob_matches(rows[i].glob, rows[i].text) != rows[i].want)
			fail_msg("%s with %s", rows[i].glob, rows[i].text);
	}
}

/* This would try for longer than anybody waits. */
static void a_glob_that_explodes_matches_nothing(void **state)
{
	char glob[121], text[120];
	size_t i;

	(void)state;
	for (i = 0; i < 30; i++)
		memcpy(glob + 3 * i, "**a", 4);
	memset(text, 'a', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	text[sizeof(text) - 2] = 'b';
	assert_false(glob_matches(glob, text));
	memset(glob, '{', sizeof(glob) - 1);
	glob[sizeof(glob) - 1] = '\0';
	assert_false(glob_matches(glob, text));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_glob_matches_as_in_hugo),
		cmocka_unit_test(a_glob_that_explodes_matches_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
