/* SPDX-License-Identifier: MIT */
/*
 * Texts by their headings.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "page/outline.h"

/* "LEVEL[id|heading]text" of each part. */
static void write(struct buf *out, const struct outline_part *part)
{
	buf_printf(out, "%d[%.*s|%.*s]%.*s;", part->level, (int)part->id.len,
		   part->id.at ? part->id.at : "", (int)part->heading.len,
		   part->heading.at ? part->heading.at : "",
		   (int)part->text.len, part->text.at);
}

static void a_text_is_split_at_its_headings(void **state)
{
	static const struct {
		const char *html, *want;
	} rows[] = {
		{ "", "0[|];" },
		{ "<p>a</p>", "0[|]<p>a</p>;" },
		{ "<h3 id=\"x\">H</h3>\n<p>a</p>", "0[|];3[x|H]\n<p>a</p>;" },
		{ "a<h2>B</h2>b<h3>C</h3>c", "0[|]a;2[|B]b;3[|C]c;" },
		{ "<h2 class=\"k\" id=\"y\">A <em>b</em></h2>",
		  "0[|];2[y|A <em>b</em>];" },
		/* Not those inside other elements. */
		{ "<ul><li><h3>H</h3></li></ul><h3>I</h3>",
		  "0[|]<ul><li><h3>H</h3></li></ul>;3[|I];" },
		/* Elements that nothing closes count for nothing. */
		{ "<p>a<br>b<img src=\"x\"></p><hr><h2>C</h2>",
		  "0[|]<p>a<br>b<img src=\"x\"></p><hr>;2[|C];" },
		{ "<header>x</header><h2>C</h2>",
		  "0[|]<header>x</header>;2[|C];" },
	};
	struct arena arena = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf got = BUF_INIT;
		struct outline_part *parts;
		size_t n;

		parts = outline_split(&n, &arena, rows[i].html);
		for (size_t k = 0; k < n; k++)
			write(&got, &parts[k]);
		assert_string_equal(got.data, rows[i].want);
		buf_release(&got);
	}
	arena_release(&arena);
}

static void the_parts_are_the_whole(void **state)
{
	static const char html[] =
		"<p>a</p><h2>B</h2>b<h5>C</h5><ol><li>c</li></ol><h2>D</h2>";
	struct arena arena = ARENA_INIT;
	struct outline_part *parts;
	struct buf got = BUF_INIT;
	size_t n;

	(void)state;
	parts = outline_split(&n, &arena, html);
	assert_int_equal(n, 4);
	for (size_t i = 0; i < n; i++)
		buf_add(&got, parts[i].whole.at, parts[i].whole.len);
	assert_string_equal(got.data, html);
	buf_release(&got);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_is_split_at_its_headings),
		cmocka_unit_test(the_parts_are_the_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
