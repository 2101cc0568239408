/* SPDX-License-Identifier: MIT */
/*
 * CommonMark as hugo.md F11 has it, before the passes over its HTML.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "marked.h"

static void check(const char *in, const char *want)
{
	struct buf out = BUF_INIT;

	markdown_html(&out, in);
	if (!str_eq(out.data, want))
		fail_msg("%s\nwant %s\n got %s", in, want, out.data);
	buf_release(&out);
}

static void blocks_and_inlines_are_commonmark(void **state)
{
	(void)state;
	check("", "");
	check("a *b* **c** `d`", "<p>a <em>b</em> <strong>c</strong> "
				 "<code>d</code></p>\n");
	check("## H\n\n> q\n\n1. a\n2. b\n",
	      "<h2>H</h2>\n<blockquote>\n<p>q</p>\n</blockquote>\n<ol>\n"
	      "<li>a</li>\n<li>b</li>\n</ol>\n");
	check("[b](rel.md)", "<p><a href=\"rel.md\">b</a></p>\n");
	check("![alt](a.png \"T\")",
	      "<p><img src=\"a.png\" alt=\"alt\" title=\"T\" /></p>\n");
	check("> [!NOTE]", "<blockquote>\n<p>[!NOTE]</p>\n</blockquote>\n");
	check("    code <b>\n", "<pre><code>code &lt;b&gt;\n</code></pre>\n");
}

/* hugo.md 5.3: as characters; guillemets and 6" differ from Hugo. */
static void punctuation_is_smart(void **state)
{
	(void)state;
	check("It's \"quoted\" -- dash --- em ...",
	      "<p>It\xe2\x80\x99s \xe2\x80\x9cquoted\xe2\x80\x9d \xe2\x80\x93 "
	      "dash \xe2\x80\x94 em \xe2\x80\xa6</p>\n");
	check("`a--b` \\-\\-",
	      "<p><code>a--b</code> --</p>\n");
}

static void raw_html_comes_through(void **state)
{
	(void)state;
	check("a <i>b</i> <!-- c -->",
	      "<p>a <i>b</i> <!-- c --></p>\n");
	check("<div>\n*a*\n</div>\n", "<div>\n*a*\n</div>\n");
}

static void bytes_that_are_no_utf8_are_replaced(void **state)
{
	(void)state;
	check("a\xff\xc3(b", "<p>a\xef\xbf\xbd\xef\xbf\xbd(b</p>\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_and_inlines_are_commonmark),
		cmocka_unit_test(punctuation_is_smart),
		cmocka_unit_test(raw_html_comes_through),
		cmocka_unit_test(bytes_that_are_no_utf8_are_replaced),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
