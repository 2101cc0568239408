/* SPDX-License-Identifier: MIT */
/*
 * The table of contents: second-level headings with an id, as words.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "page/contents.h"

static void headings_become_links(void **state)
{
	static const struct {
		const char *html, *want;
	} rows[] = {
		{ "", "" },
		{ "<h2 id=\"a\">A</h2><p>x</p><h2 class=\"c\" id=\"b\">B</h2>",
		  "a=A b=B " },
		{ "<h1 id=\"t\">T</h1><h3 id=\"c\">C</h3>", "" },
		{ "<h2>no id</h2><h2 id=\"\">empty</h2>", "=empty " },
		{ "<h2 id=\"a\"><a href=\"/x/\">One <em>and</em></a> two</h2>",
		  "a=One and two " },
		{ "<h2 id=\"a\">A &amp; B &lt;i&gt;</h2>",
		  "a=A &amp; B &lt;i&gt; " },
		{ "<section><div><h2 id=\"a\">deep</h2></div></section>",
		  "a=deep " },
		{ "<h2 id=\"a\">never closed", "" },
		{ "<h2 id=\"a", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena arena;
		struct value *list;
		struct buf got = BUF_INIT;

		arena_init(&arena);
		list = contents_list(&arena, rows[i].html);
		for (size_t k = 0; k < value_len(list); k++) {
			struct value *item = value_item(list, k);

			assert_true(value_get(item, "words")->is_html);
			buf_printf(&got, "%s=%s ",
				   value_get(item, "id")->text,
				   value_get(item, "words")->text);
		}
		assert_string_equal(got.data, rows[i].want);
		buf_release(&got);
		arena_release(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_become_links),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
