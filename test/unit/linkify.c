/* SPDX-License-Identifier: MIT */
/*
 * Which words become links, and where they end (schema.md B-9).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "marked.h"

static void check(const char *html, const char *want)
{
	struct marked t;
	struct dom_node *root;
	const char *got;

	marked_open(&t);
	root = marked_parse(&t, html);
	linkify(&t.arena, root);
	got = marked_write(&t, root);
	if (!str_eq(got, want))
		fail_msg("%s\nwant %s\n got %s", html, want, got);
	marked_close(&t);
}

/* The text with this part of it a link. */
static void check_part(const char *text, const char *prefix, const char *part)
{
	const char *at = strstr(text, part);
	struct buf want = BUF_INIT;

	buf_add(&want, text, (size_t)(at - text));
	buf_printf(&want, "<a href=\"%s%s\">%s</a>", prefix, part, part);
	buf_str(&want, at + strlen(part));
	check(text, want.data);
	buf_release(&want);
}

static void addresses_become_links(void **state)
{
	static const struct {
		const char *text, *prefix, *part;
	} rows[] = {
		{ "https://a.example", "", "https://a.example" },
		{ "see http://a.example/b?c=d#e now", "",
		  "http://a.example/b?c=d#e" },
		{ "HTTPS://A.EXAMPLE/B", "", "HTTPS://A.EXAMPLE/B" },
		{ "https://a.example:8080/x", "", "https://a.example:8080/x" },
		{ "www.a.example", "https://", "www.a.example" },
		{ "at www.a.example/b.", "https://", "www.a.example/b" },
		{ "me@b.example", "mailto:", "me@b.example" },
		{ "(me.you+x@b.example)", "mailto:", "me.you+x@b.example" },
		{ "https://a.example/x--y_z", "", "https://a.example/x--y_z" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_part(rows[i].text, rows[i].prefix, rows[i].part);
}

static void the_sentence_keeps_its_punctuation(void **state)
{
	static const char *const tails[] = {
		".", ",", "!", "?", ":", ";", ")", ").", "]", "...", "?!",
		"\xe2\x80\x9d", "\xe2\x80\x99 x", "\xe2\x80\xa6",
		"\xe2\x80\x94so", ".  Find", "\xc2\xa0x", "*", "_", "~~",
		")]", "\xc2\xbb",
	};
	struct buf text = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		buf_reset(&text);
		buf_printf(&text, "at https://a.example/b%s", tails[i]);
		check_part(text.data, "", "https://a.example/b");
	}
	buf_release(&text);
	check_part("a (https://a.example/b(c)) d", "",
		   "https://a.example/b(c)");
	check_part("https://a.example/b(c", "", "https://a.example/b(c");
	check("https://a.example/caf\xc3\xa9.",
	      "<a href=\"https://a.example/caf%C3%A9\">"
	      "https://a.example/caf\xc3\xa9</a>.");
	check("https://a.example/b[1]",
	      "<a href=\"https://a.example/b%5B1%5D\">"
	      "https://a.example/b[1]</a>");
}

static void what_is_no_address_stays_words(void **state)
{
	static const char *const rows[] = {
		"http://", "https://localhost/x", "http://a", "www.", "www.a",
		"ftp://a.example", "xhttps://a.example", "javascript:alert",
		"a@b", "@b.example", "a@.example", "a.@b.example", "a @ b",
		"http:/a.example", "https://a.123", "https://-a.example.1",
		"hello www", "e.g. this", "caf\xc3\xa9www.a.example",
		"https://a..", "www..example", "//a.example",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check(rows[i], rows[i]);
}

static void several_links_in_one_text(void **state)
{
	(void)state;
	check("a@b.example, www.c.example and http://d.example/.",
	      "<a href=\"mailto:a@b.example\">a@b.example</a>, "
	      "<a href=\"https://www.c.example\">www.c.example</a> and "
	      "<a href=\"http://d.example/\">http://d.example/</a>.");
}

static void links_and_code_are_left_alone(void **state)
{
	static const char *const rows[] = {
		"<a href=\"/x\">https://a.example <b>www.b.example</b></a>",
		"<code>https://a.example</code>",
		"<pre><b>https://a.example</b></pre>",
		"<kbd>me@a.example</kbd>",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check(rows[i], rows[i]);
	check("<b>www.a.example</b>",
	      "<b><a href=\"https://www.a.example\">www.a.example</a></b>");
}

static void a_local_part_of_64_bytes_is_the_longest(void **state)
{
	struct marked t;
	size_t n;

	(void)state;
	marked_open(&t);
	for (n = 63; n <= 65; n++) {
		struct dom_node *root;
		struct buf text = BUF_INIT;

		buf_printf(&text, "%s@b.example",
			   marked_repeat(&t, "a", n));
		root = marked_parse(&t, text.data);
		linkify(&t.arena, root);
		assert_int_equal(root->first->tag || root->first->next,
				 n <= 64);
		buf_release(&text);
	}
	marked_close(&t);
}

/* Through Markdown, whose smart punctuation would change them. */
static void addresses_survive_markdown(void **state)
{
	struct marked t;

	(void)state;
	marked_open(&t);
	assert_string_equal(
		markup_inline(&t.m, "**https://a.example/x--y...z/_b_/it's** "
				    "`https://a.example/--`", marked_at()),
		"<strong><a href=\"https://a.example/x--y...z/_b_/it&#39;s\">"
		"https://a.example/x--y...z/_b_/it&#39;s</a></strong> "
		"<code>https://a.example/--</code>");
	marked_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_become_links),
		cmocka_unit_test(the_sentence_keeps_its_punctuation),
		cmocka_unit_test(what_is_no_address_stays_words),
		cmocka_unit_test(several_links_in_one_text),
		cmocka_unit_test(links_and_code_are_left_alone),
		cmocka_unit_test(a_local_part_of_64_bytes_is_the_longest),
		cmocka_unit_test(addresses_survive_markdown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
