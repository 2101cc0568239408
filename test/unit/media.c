/* SPDX-License-Identifier: MIT */
/*
 * Which files of a bundle visitors get.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

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

/* Every ending of lib/site/media.c, and no other, as in the "|" list of
   the location that sends them. */
static void nginx_sends_what_we_name(void **state)
{
	static const char start[] = "[^./][^/]*\\.(?:";
	char conf[32768], name[64];
	FILE *file = fopen("docs/deploy/lectern.conf", "rb");
	const char *at;
	size_t len;
	int n = 0;

	(void)state;
	assert_non_null(file);
	len = fread(conf, 1, sizeof(conf) - 1, file);
	fclose(file);
	conf[len] = '\0';
	at = strstr(conf, start);
	assert_non_null(at);
	for (at += sizeof(start) - 1; *at != ')'; at += *at == '|') {
		len = strcspn(at, "|)");
		snprintf(name, sizeof(name), "a.%.*s", (int)len, at);
		assert_non_null(media_type(name));
		at += len;
		n++;
	}
	assert_int_equal(n, media_count());
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_media_has_a_type),
		cmocka_unit_test(nginx_sends_what_we_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
