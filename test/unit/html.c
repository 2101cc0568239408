/* SPDX-License-Identifier: MIT */
/*
 * Escaping, link safety, and the words of an HTML text.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "markup/html.h"
#include "markup/htmlparse.h"

struct row {
	const char *in, *want;
};

static void five_characters_are_escaped(void **state)
{
	static const struct row rows[] = {
		{ "", "" },
		{ "plain", "plain" },
		{ "a&b", "a&amp;b" },
		{ "<b>", "&lt;b&gt;" },
		{ "\"'", "&quot;&#39;" },
		{ "&lt;", "&amp;lt;" },
		{ "caf\xc3\xa9 \xf0\x9f\x98\x80", "caf\xc3\xa9 "
						  "\xf0\x9f\x98\x80" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out = BUF_INIT;

		html_text(&out, rows[i].in);
		assert_string_equal(out.data, rows[i].want);
		buf_release(&out);
	}
}

static void escaping_takes_a_length_not_an_end(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	html_escape(&out, "<a><b>", 3);
	assert_string_equal(out.data, "&lt;a&gt;");
	buf_release(&out);
}

static void only_known_schemes_and_own_paths_are_links(void **state)
{
	static const struct {
		const char *href;
		bool is_link, is_image;
	} rows[] = {
		{ "https://a.example/", true, true },
		{ "HTTP://A.example", true, true },
		{ "https://[::1]/", true, true },
		{ "https://m\xc3\xbcnchen.example/", true, true },
		{ "mailto:a@b.example", true, false },
		{ "tel:+44123", true, false },
		{ "/path", true, true },
		{ "/", true, true },
		{ "path/x:y", true, true },
		{ "./x", true, true },
		{ "../x", true, true },
		{ "#part", true, true },
		{ "?q=a:b", true, true },
		{ "x.png", true, true },
		{ "", false, false },
		{ "//host/", false, false },
		{ "/\\host/", false, false },
		{ "\\\\host/", false, false },
		{ "\\host", false, false },
		{ "https:host", false, false },
		{ "https:/host", false, false },
		{ "https://a.example:8080/", true, true },
		{ "https://a:b@c.example:1", true, true },
		{ "https://[::1]:80", true, true },
		{ "https://a.example:x/", false, false },
		{ "https://a.example:/", false, false },
		{ "https://a.example:123456/", false, false },
		{ "https://a b.example/", false, false },
		{ "https://a\xef\xbf\xbd.example/", false, false },
		{ "https://a\xe2\x80\x8b.example/", false, false },
		{ "https://-a.example/", false, false },
		{ "https://m%C3%BCnchen.example/", true, true },
		{ "https://a%2Fb.example/", false, false },
		{ "https://a%EF%BF%BD.example/", false, false },
		{ "https://a%.example/", false, false },
		{ "https://a].example/", false, false },
		{ "https://[::1/", false, false },
		{ "https://[x]/", false, false },
		{ "https://a@/", false, false },
		{ "https://", false, false },
		{ "https:///x", false, false },
		{ "https:\\\\host", false, false },
		{ "http:javascript", false, false },
		{ "javascript:alert(1)", false, false },
		{ "JaVaScRiPt:alert(1)", false, false },
		{ "java\tscript:x", false, false },
		{ "java\nscript:x", false, false },
		{ "\x01javascript:x", false, false },
		{ " javascript:x", false, false },
		{ " /x", false, false },
		{ "javascript%3Ax", true, true },
		{ "java%09script:x", false, false },
		{ "javascript&#58;x", true, true },
		{ "vbscript:x", false, false },
		{ "data:text/html,x", false, false },
		{ "data:image/png;base64,x", false, false },
		{ "file:///etc/passwd", false, false },
		{ "blob:https://a.example/x", false, false },
		{ "about:blank", false, false },
		{ "ftp://a.example/", false, false },
		{ "view-source:x", false, false },
		{ "a:b", false, false },
		{ ":x", false, false },
		{ "mailto:", false, false },
		{ "tel: ", false, false },
		{ "/x\x7f", false, false },
	};
	size_t i;

	(void)state;
	assert_false(html_is_safe_link(NULL));
	assert_false(html_is_safe_image(NULL));
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (html_is_safe_link(rows[i].href) != rows[i].is_link)
			fail_msg("link \"%s\"", rows[i].href);
		if (html_is_safe_image(rows[i].href) != rows[i].is_image)
			fail_msg("image \"%s\"", rows[i].href);
	}
}

static void words_are_what_a_reader_sees(void **state)
{
	static const struct row rows[] = {
		{ "", "" },
		{ "one", "one" },
		{ " one \n\t two ", "one two" },
		{ "<p>one</p><p>two</p>", "one two" },
		{ "o<b>n</b>e <i>two</i>", "one two" },
		{ "one<br>two", "one two" },
		{ "<ul><li>a<li>b</ul>", "a b" },
		{ "<td>a</td><td>b</td>", "ab" },
		{ "<table><td>a<td>b</table>", "a b" },
		{ "a &amp; b &lt;c&gt;", "a & b <c>" },
		{ "<!-- no -->a<!-- no -->b", "ab" },
		{ "a<script>no</script> b<style>no</style>", "a b" },
		{ "<title>no</title>a<template>no</template>", "a" },
		{ "a<iframe src=x>no</iframe>b", "a b" },
		{ "<img alt=no>a", "a" },
		{ "<h1>A</h1>b", "A b" },
		{ "caf\xc3\xa9\xc2\xa0x", "caf\xc3\xa9\xc2\xa0x" },
	};
	struct arena arena = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(html_words(&arena, rows[i].in,
					       strlen(rows[i].in)),
				    rows[i].want);
	arena_release(&arena);
}

static void lines_are_the_blocks(void **state)
{
	static const struct row rows[] = {
		{ "", "" },
		{ "<p>one\ntwo</p> <p>three</p>", "one two\nthree" },
		{ "<ul><li>a <b>b</b></li><li>c<ul><li>d</li></ul></li></ul>",
		  "a b\nc\nd" },
		{ "<h2> a </h2>\n\n<div><p>b</p></div>", "a\nb" },
	};
	struct arena arena = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(html_lines_in(&arena,
				htmlparse(&arena, rows[i].in,
					  strlen(rows[i].in))),
				    rows[i].want);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(five_characters_are_escaped),
		cmocka_unit_test(escaping_takes_a_length_not_an_end),
		cmocka_unit_test(only_known_schemes_and_own_paths_are_links),
		cmocka_unit_test(words_are_what_a_reader_sees),
		cmocka_unit_test(lines_are_the_blocks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
