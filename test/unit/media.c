/* SPDX-License-Identifier: MIT */
/*
 * Which files of a bundle visitors get.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "site/media.h"

static const struct {
	const char *name, *type;	/* NULL: not served */
} rows[] = {
	{ "images/a.png", "image/png" },
	{ "images/A B@2x.PNG", "image/png" },
	{ "a/b.tar.webp", "image/webp" },
	{ "cover.svg", "image/svg+xml" },
	{ "slides.pdf", "application/pdf" },
	{ "index.md", NULL },
	{ "data.yaml", NULL },
	{ "data.json", NULL },
	{ "evil.html", NULL },
	{ "evil.js", NULL },
	{ "png", NULL },
	{ "a.png/b", NULL },
	{ "a.", NULL },
	{ "", NULL },
};

static void only_media_has_a_type(void **state)
{
	const char *type;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		type = media_type(rows[i].name);
		if (!rows[i].type)
			assert_null(type);
		else
			assert_string_equal(type, rows[i].type);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_media_has_a_type),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
