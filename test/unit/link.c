/* SPDX-License-Identifier: MIT */
/*
 * Links, words and nothing, where a link belongs.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "content/link.h"
#include "markup/html.h"

struct row {
	const char *in, *want;
	enum link_kind kind;
};

static const struct row rows[] = {
	{ "", NULL, LINK_NONE },
	{ "  ", NULL, LINK_NONE },
	{ "#", NULL, LINK_NONE },
	{ " # ", NULL, LINK_NONE },
	{ "https://x.example/a?b=c#d", "https://x.example/a?b=c#d",
	  LINK_PLAIN },
	{ " HTTP://x.example ", "HTTP://x.example", LINK_PLAIN },
	{ "https://x.example/My guide.pdf", "https://x.example/My%20guide.pdf",
	  LINK_PLAIN },
	{ "https://x.example/ (in English)", NULL, LINK_WORDS },
	{ "https://", NULL, LINK_WORDS },
	{ "http:x.example", NULL, LINK_WORDS },
	{ "mailto:a@x.example", "mailto:a@x.example", LINK_PLAIN },
	{ "tel:+4401632960077", "tel:+4401632960077", LINK_PLAIN },
	{ "mailto:", NULL, LINK_WORDS },
	{ "/resources/x/", "/resources/x/", LINK_PLAIN },
	{ "/", "/", LINK_PLAIN },
	{ "./technical-stuff/", "./technical-stuff/", LINK_PLAIN },
	{ "../x", "../x", LINK_PLAIN },
	{ "/files/My\n guide.pdf", "/files/My%20guide.pdf", LINK_PLAIN },
	{ "/ see below", NULL, LINK_WORDS },
	{ "#part", "#part", LINK_PLAIN },
	{ "#1 reason", NULL, LINK_WORDS },
	{ "?q=x", "?q=x", LINK_PLAIN },
	{ "capabilities/x/y.md", "capabilities/x/y.md", LINK_PLAIN },
	{ "guide.pdf", "guide.pdf", LINK_PLAIN },
	{ "//x.example/a", "https://x.example/a", LINK_MENDED },
	{ "www.x.example", "https://www.x.example", LINK_MENDED },
	{ "events@x.example", "mailto:events@x.example", LINK_MENDED },
	{ "www.x.example and more", NULL, LINK_WORDS },
	{ "Slaying Technical Debt", NULL, LINK_WORDS },
	{ "TBD", NULL, LINK_WORDS },
	{ "TBD.", NULL, LINK_WORDS },
	{ "see: below", NULL, LINK_WORDS },
	{ "javascript:alert(1)", NULL, LINK_WORDS },
	{ "java\tscript:alert(1)", NULL, LINK_WORDS },
	{ "JavaScript://x.example/%0aalert(1)", NULL, LINK_WORDS },
	{ "data:text/html,x", NULL, LINK_WORDS },
	{ "/\\x.example", NULL, LINK_WORDS },
	{ "\\\\x.example\\a", NULL, LINK_WORDS },
	{ "[View](https://x.example/)", NULL, LINK_WORDS },
	{ "[View](/x)", NULL, LINK_WORDS },
	{ "{{< ref x >}}", NULL, LINK_WORDS },
	{ "<https://x.example/>", NULL, LINK_WORDS },
	{ "https://x.example/\"onclick=x", NULL, LINK_WORDS },
};

static void a_link_is_told_from_words(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena arena = ARENA_INIT;
		enum link_kind kind;
		const char *href;

		kind = link_read(&href, &arena, rows[i].in);
		if (kind != rows[i].kind || (!href) != (!rows[i].want) ||
		    (href && strcmp(href, rows[i].want) != 0))
			fail_msg("\"%s\": want %s, got %s (%d)", rows[i].in,
				 rows[i].want ? rows[i].want : "none",
				 href ? href : "none", (int)kind);
		arena_release(&arena);
	}
}

static void what_is_taken_for_a_link_may_be_one(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (rows[i].want && !html_is_safe_link(rows[i].want))
			fail_msg("%s", rows[i].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_link_is_told_from_words),
		cmocka_unit_test(what_is_taken_for_a_link_may_be_one),
	};

	return cmocka_run_group_tests_name("link", tests, NULL, NULL);
}
