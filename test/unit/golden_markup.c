/* SPDX-License-Identifier: MIT */
/*
 * Texts and what becomes of them: test/golden/markup/NAME.md gives NAME.html,
 * and NAME.err when it has problems.  `BLESS=1 build/unit/golden_markup`
 * writes what is made now; read the difference before it is committed.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "marked.h"

#define ROOT "test/golden/markup/"

/* "" for a file that is not there. */
static void read_all(struct buf *out, const char *path)
{
	FILE *file = fopen(path, "r");
	char piece[4096];
	size_t n;

	while (file && (n = fread(piece, 1, sizeof(piece), file)) > 0)
		buf_add(out, piece, n);
	if (file)
		fclose(file);
}

static void bless(const char *path, const char *text)
{
	FILE *file;

	if (!*text) {
		unlink(path);
		return;
	}
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static bool is_as_agreed(const char *path, const char *got)
{
	struct buf want = BUF_INIT;
	bool same;

	if (getenv("BLESS"))
		bless(path, got);
	read_all(&want, path);
	same = str_eq(want.data, got);
	if (!same)
		print_error("%s: want\n%s\ngot\n%s\n", path, want.data, got);
	buf_release(&want);
	return same;
}

static bool check(const char *name, size_t len)
{
	struct marked t;
	struct buf text = BUF_INIT;
	const char *path, *html;
	bool good;

	marked_open(&t);
	path = arena_printf(&t.arena, ROOT "%.*s", (int)len, name);
	read_all(&text, arena_printf(&t.arena, "%s.md", path));
	html = markup_block(&t.m, text.data, 2, marked_at());
	good = is_as_agreed(arena_printf(&t.arena, "%s.html", path),
			    arena_printf(&t.arena, "%s\n", html));
	good = is_as_agreed(arena_printf(&t.arena, "%s.err", path),
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
