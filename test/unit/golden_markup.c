/* SPDX-License-Identifier: MIT */
/*
 * Texts and what becomes of them: test/golden/markup/NAME.md gives NAME.html,
 * and NAME.err when it has problems.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>

#include "golden.h"
#include "marked.h"

#define ROOT "test/golden/markup/"

static bool check(const char *name, size_t len)
{
	struct marked t;
	struct buf text = BUF_INIT;
	const char *path, *html;
	bool good;

	marked_open(&t);
	path = arena_printf(&t.arena, ROOT "%.*s", (int)len, name);
	golden_read(&text, arena_printf(&t.arena, "%s.md", path));
	html = markup_block(&t.m, text.data, 2, marked_at());
	good = golden_is(arena_printf(&t.arena, "%s.html", path),
			    arena_printf(&t.arena, "%s\n", html));
	good = golden_is(arena_printf(&t.arena, "%s.err", path),
			    marked_problems(&t)) && good;
	buf_release(&text);
	marked_close(&t);
	return good;
}

static void every_text_is_as_agreed(void **state)
{
	DIR *dir = opendir(ROOT);
	const struct dirent *entry;
	size_t texts = 0, bad = 0;

	(void)state;
	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL) {
		if (!str_ends(entry->d_name, ".md"))
			continue;
		bad += !check(entry->d_name,
			      strlen(entry->d_name) - strlen(".md"));
		texts++;
	}
	closedir(dir);
	assert_true(texts >= 16);
	assert_int_equal(bad, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_text_is_as_agreed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
