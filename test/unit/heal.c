/* SPDX-License-Identifier: MIT */
/*
 * Import residue mended (schema.md B-2, B-3, B-4, B-6, B-9), code left alone,
 * once and for all.  [7] and [8] stand for references that are known (Knots,
 * Splices), [1] to [4] for ones that are not.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "markup/heal.h"

#include "lossless.h"
#include "marked.h"

struct row {
	const char *in, *want;
};

/* "[7]" is written out as the shortcode. */
static const char *expand(struct marked *t, const char *text)
{
	struct buf out = BUF_INIT;

	for (; *text; text++) {
		if (*text == '[' && str_is_digit(text[1]) && text[2] == ']') {
			buf_printf(&out, "[wpv-post-link item=\"%c\"]",
				   text[1]);
			text += 2;
		} else {
			buf_char(&out, *text);
		}
	}
	return arena_take(&t->arena, &out);
}

static const char *mend(struct marked *t, const char *text)
{
	struct buf out = BUF_INIT;

	heal(&out, text, &t->m, marked_at());
	return arena_take(&t->arena, &out);
}

/* A line feed at the end is ours. */
static void check(const struct row *rows, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct marked t;
		const char *in, *got, *want;

		marked_open(&t);
		in = expand(&t, rows[i].in);
		got = mend(&t, in);
		want = arena_printf(&t.arena, *rows[i].want ? "%s\n" : "%s",
				    rows[i].want);
		if (!str_eq(got, want))
			fail_msg("%s\nwant %s\n got %s", in, want, got);
		if (!str_eq(mend(&t, got), got))
			fail_msg("%s\nis not done at once: %s", got,
				 mend(&t, got));
		marked_close(&t);
	}
}

static void B2_a_frame_lets_go_of_the_text_behind_it(void **state)
{
	static const struct row rows[] = {
		{ "<iframe src=\"x\"></iframe>\n[a](b) c",
		  "<iframe src=\"x\"></iframe>\n\n[a](b) c" },
		{ "# T\n  <iframe></iframe>\n  a\nb",
		  "# T\n  <iframe></iframe>\n\na\nb" },
		{ "<iframe></iframe> a *b*",
		  "<iframe></iframe>\n\na *b*" },
		{ "<p><iframe></iframe></p>\na",
		  "<p><iframe></iframe></p>\n\na" },
		{ "<iframe\nsrc=x\n></iframe>\na",
		  "<iframe\nsrc=x\n></iframe>\n\na" },
		{ "<iframe>\na", "<iframe>\n\na" },
		{ "<IFRAME></IFRAME>\na", "<IFRAME></IFRAME>\n\na" },
		{ "- <iframe></iframe>\n  a", "- <iframe></iframe>\n\n  a" },
		{ "- <iframe></iframe> a", "- <iframe></iframe>\n\n  a" },
		{ "> <iframe></iframe>\n> a",
		  "> <iframe></iframe>\n>\n> a" },
		{ "<iframe></iframe>\n      a", "<iframe></iframe>\n\na" },
		{ "<iframe></iframe>\n<p>a</p>",
		  "<iframe></iframe>\n<p>a</p>" },
		{ "<iframe></iframe>\n\na", "<iframe></iframe>\n\na" },
		{ "<iframe></iframe>", "<iframe></iframe>" },
		{ "a <iframe></iframe> b\nc", "a <iframe></iframe> b\nc" },
		{ "    <iframe></iframe>\n    a",
		  "    <iframe></iframe>\n    a" },
		{ "```\n<iframe></iframe>\na\n```",
		  "```\n<iframe></iframe>\na\n```" },
		{ "<div>\na\n</div>", "<div>\na\n</div>" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void B3_a_line_of_no_break_spaces_is_empty(void **state)
{
	static const struct row rows[] = {
		{ "a\n \xc2\xa0 \nb", "a\n\nb" },
		{ "a\n\xc2\xa0\xc2\xa0\n\nb", "a\n\n\nb" },
		{ "a\n&nbsp;\nb", "a\n\nb" },
		{ "a\n&#160; &nbsp;\nb", "a\n\nb" },
		{ "> a\n> \xc2\xa0\n> b", "> a\n> \n> b" },
		{ "\xc2\xa0\n    b", "\nb" },
		{ "a\xc2\xa0 b\n\xc2\xa0 c", "a\xc2\xa0 b\n\xc2\xa0 c" },
		{ "    \xc2\xa0", "    \xc2\xa0" },
		{ "~~~\n\xc2\xa0\n~~~", "~~~\n\xc2\xa0\n~~~" },
		{ "- \xc2\xa0", "- \xc2\xa0" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void B4_a_known_one_is_a_link(void **state)
{
	static const struct row rows[] = {
		{ "See [7].", "See [Knots](/knots/)." },
		{ "[7], [8] or more",
		  "[Knots](/knots/), [Splices](/splices/) or more" },
		{ "[wpv-post-link item='7']", "[Knots](/knots/)" },
		{ "[wpv-post-link item=7]", "[Knots](/knots/)" },
		{ "[wpv-post-link  style=\"x\"  item = \"7\" ]",
		  "[Knots](/knots/)" },
		{ "[wpv-post-link item=\xe2\x80\x9d""7\xe2\x80\xb3]",
		  "[Knots](/knots/)" },
		{ "[wpv-post-link item=&quot;7&quot;]", "[Knots](/knots/)" },
		{ "\\[wpv-post-link item=\"7\"\\]", "[Knots](/knots/)" },
		{ "[WPV-Post-Link item=\"7\"]", "[Knots](/knots/)" },
		{ "a [wpv-post-link\nitem=\"7\"] b", "a [Knots](/knots/) b" },
		{ "[wpv-post-title item=\"7\"]", "Knots" },
		{ "**[7]**", "**[Knots](/knots/)**" },
		{ "[see [7] there](/x)", "[see Knots there](/x)" },
		{ "[[7]](/x)", "[Knots](/x)" },
		{ "(see [7])(x)", "(see [Knots](/knots/))(x)" },
		{ "<div>\n[7]\n</div>",
		  "<div>\n<a href=\"/knots/\">Knots</a>\n</div>" },
		{ "a <b title='[7]'>c</b>", "a <b title='Knots'>c</b>" },
		{ "\\[wpv-post-link\\] is here", "Rope Work is here" },
		{ "[wpv-post-link]", "Rope Work" },
		{ "[wpv-post-title]", "Rope Work" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void B4_an_unknown_one_goes_with_what_held_it(void **state)
{
	static const struct row rows[] = {
		/* both, one, the other */
		{ "a [1], [2] or similar course", "a similar course" },
		{ "a [1], [7] or similar course",
		  "a [Knots](/knots/) or similar course" },
		{ "a [7], [1] or similar course",
		  "a [Knots](/knots/) or similar course" },
		/* three */
		{ "[7], [8] and [1].",
		  "[Knots](/knots/) and [Splices](/splices/)." },
		{ "[7], [1] and [8].",
		  "[Knots](/knots/) and [Splices](/splices/)." },
		{ "[1], [7] and [8].",
		  "[Knots](/knots/) and [Splices](/splices/)." },
		{ "[7], [1], and [2].", "[Knots](/knots/)." },
		{ "the [1], [2], [3] or [4] course", "the course" },
		/* with words of the author's */
		{ "the Guide, [1].", "the Guide." },
		{ "the Guide or [1].", "the Guide." },
		{ "the Guide, [1] or a book", "the Guide or a book" },
		{ "the Guide, [1], a book", "the Guide, a book" },
		{ "the Guide and [1], then", "the Guide, then" },
		{ "the Guide, and [1], and", "the Guide, and" },
		{ "For example, [1] or a book", "For example, a book" },
		{ "For example, [7] and [1].",
		  "For example, [Knots](/knots/)." },
		{ "It was, [1] or not", "It was or not" },
		/* at the ends */
		{ "[1]", "" },
		{ "[1] or a book", "a book" },
		{ "[1], a book", "a book" },
		{ "take [1]", "take" },
		{ "take [1].", "take." },
		{ "take [1] now", "take now" },
		{ "take [1], now", "take now" },
		{ "Take [1]! Now", "Take! Now" },
		{ "[1] now", "now" },
		{ "a [1]b", "a b" },
		{ "a[1]b", "a b" },
		/* other joints */
		{ "[7]/[1]", "[Knots](/knots/)" },
		{ "[1] / [7]", "[Knots](/knots/)" },
		{ "[7] & [1]", "[Knots](/knots/)" },
		{ "[7] and/or [1]", "[Knots](/knots/)" },
		{ "[7]; [1]; [8]", "[Knots](/knots/); [Splices](/splices/)" },
		{ "order [1]", "order" },
		/* brackets, emphasis, quotes */
		{ "a ([1]) b", "a b" },
		{ "a ([1] or [2]) b", "a b" },
		{ "a (see [1]) b", "a (see) b" },
		{ "a **[1]** b", "a b" },
		{ "**[1], [2]**", "" },
		{ "**Take [1]** now", "**Take** now" },
		{ "**[1] Take** now", "**Take** now" },
		{ "\"[1]\", b", "b" },
		{ "\xe2\x80\x9c[1]\xe2\x80\x9d or b", "b" },
		/* over lines */
		{ "a [1],\n[2] or similar\ncourse", "a similar\ncourse" },
		{ "a\n[1]\nb", "a\nb" },
		{ "> a\n> [1],\n> b", "> a\n> b" },
		/* in blocks */
		{ "- [1]\n- b", "- b" },
		{ "- a\n- [1]\n", "- a" },
		{ "a\n- [1]\nb", "a\n- b" },
		{ "a\n- [1]\n\nb", "a\n\nb" },
		{ "## [1]\na", "##\na" },
		{ "1. [1] b", "1. b" },
		{ "<p>a [1], [7]</p>", "<p>a <a href=\"/knots/\">Knots</a>"
				       "</p>" },
		/* what comes to stand at the start must not open a block */
		{ "[1] - b", "\\- b" },
		{ "[1] # b", "\\# b" },
		{ "[1] 1. b", "1\\. b" },
		{ "[1] > b", "\\> b" },
		{ "[1] **b**", "**b**" },
		{ "[1] `b`", "`b`" },
		{ "a\n[1] ---", "a\n\\---" },
		/* others of the family */
		{ "a [wpv-post-url] b", "a b" },
		{ "a [wpv-post-body view_template=\"None\"], b", "a b" },
		{ "a [types field='x'][/types] b", "a b" },
		{ "a [/wpv-post-link] b", "a b" },
		{ "[wp[wpv-x]v-y] a", "[wp v-y] a" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void code_is_never_touched(void **state)
{
	static const char *const rows[] = {
		"`[wpv-post-link item=\"1\"]`",
		"`` a ` [wpv-x] ``",
		"`a\n[wpv-x]`",
		"    [wpv-x]",
		"a\n\n    [wpv-x]\n\n    \xc2\xa0",
		"\t[wpv-x]",
		"```\n[wpv-x]\n\xc2\xa0\n```\na",
		"~~~ x\n[wpv-x]\n```\n[wpv-y]\n~~~\na",
		"````\n```\n[wpv-x]\n````",
		"```\n[wpv-x]",
		"- a\n\n      [wpv-x]",
		"- ```\n  [wpv-x]\n  ```",
		"> ```\n> [wpv-x]\n> ```",
		"1.  a\n\n        [wpv-x]",
		"-     [wpv-x]",
		"`https://a.example/--`",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct row row = { rows[i], rows[i] };

		check(&row, 1);
	}
}

static void what_only_looks_like_code_is_mended(void **state)
{
	static const struct row rows[] = {
		{ "a\n    [1] b", "a\n    b" },
		{ "- a\n\n    [1] b", "- a\n\n    b" },
		{ "`a [1] b", "`a b" },
		{ "\\`[1] b`", "\\` b`" },
		{ "> ```\n[1] a", "> ```\na" },
		{ "- ~~~\n\n[1] a", "- ~~~\n\na" },
		{ "``` a ` b\n[1] c", "``` a ` b\nc" },
		{ "1. a\n   - b\n\n     [1] c", "1. a\n   - b\n\n     c" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void what_is_no_residue_stays(void **state)
{
	static const char *const rows[] = {
		"[a](b) [c][d] [e]", "a [wp] b", "[types of knot]",
		"[wpv-post-link", "wpv-post-link]", "[x wpv-y]", "{a}",
		"{ a }", "a {.b}", "## A {#b .c}", "a\n{ b: c }", "[ ] a",
		"a, b or c", "a <b> c", "", "\n\n", "* a\n* b",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct marked t;
		const char *want;

		marked_open(&t);
		want = arena_printf(&t.arena, "%s%s", rows[i],
				    *rows[i] && !str_ends(rows[i], "\n") ?
				    "\n" : "");
		assert_string_equal(mend(&t, rows[i]), want);
		assert_int_equal(t.report.len, 0);
		marked_close(&t);
	}
}

static void B6_attribute_lines_go(void **state)
{
	static const struct row rows[] = {
		{ "![a](b)\n{ .post-img}\nc", "![a](b)\nc" },
		{ "![a](b){ .post-img} c", "![a](b) c" },
		{ "![a](b)\n{: .x #y z=1}", "![a](b)" },
		{ "[a](b){.x}{#y}", "[a](b)" },
		{ "    ![a](b)\n    {.x}", "    ![a](b)\n    {.x}" },
		{ "f(x){ return; }", "f(x){ return; }" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void B9_bare_addresses_are_kept_from_markdown(void **state)
{
	static const struct row rows[] = {
		{ "https://a.example/x--y", "https://a.example/x\\-\\-y" },
		{ "https://a.example/a...b c...",
		  "https://a.example/a\\.\\.\\.b c..." },
		{ "https://a.example/_b_/", "https://a.example/\\_b\\_/" },
		{ "https://a.example/a_b", "https://a.example/a_b" },
		{ "**https://a.example/**", "**https://a.example/**" },
		{ "www.a.example/it's", "www.a.example/it\\'s" },
		{ "[a](https://b.example/--)", "[a](https://b.example/--)" },
		{ "<https://b.example/-->", "<https://b.example/-->" },
		{ "<a href=\"https://b.example/--\">c</a>",
		  "<a href=\"https://b.example/--\">c</a>" },
		{ "[a]: https://b.example/--", "[a]: https://b.example/--" },
		{ "a -- b https://c.example/ -- d",
		  "a -- b https://c.example/ -- d" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static bool odd_link(struct markup_link *link, void *data, const char *id)
{
	(void)id;
	link->title = data;
	link->href = "/x(y)?a&b";
	return true;
}

static void a_title_is_words_and_never_markup(void **state)
{
	static char odd[] = "A *b* [c] _d_ `e` <f> & g\\";
	static char residue[] = "[wpv-post-link]";
	struct marked t;

	(void)state;
	marked_open(&t);
	t.m.link = odd_link;
	t.m.link_data = odd;
	assert_string_equal(mend(&t, "[wpv-post-link item=\"5\"]"),
			    "[A \\*b\\* &#91;c\\] \\_d\\_ \\`e\\` "
			    "\\<f\\> \\& g\\\\](/x%28y%29?a&amp;b)\n");
	t.m.link_data = residue;
	assert_string_equal(mend(&t, "[wpv-post-link item=\"5\"]"),
			    "[&#91;wpv-post-link\\]](/x%28y%29?a&amp;b)\n");
	t.m.title = residue;
	assert_string_equal(mend(&t, "x [wpv-post-title]"),
			    "x &#91;wpv-post-link\\]\n");
	marked_close(&t);
}

static void problems_name_the_place_and_the_remedy(void **state)
{
	struct marked t;
	struct place at = { "a.md", 40, 3 };
	struct buf out = BUF_INIT;

	(void)state;
	marked_open(&t);
	heal(&out, "caf\xc3\xa9 [wpv-post-link item=\"1\"]\n\n- \xc2\xa0 x\n"
		   "  b [wpv-post-link item=\"2\"], [wpv-y]\n", &t.m, at);
	assert_string_equal(
		marked_problems(&t),
		"a.md:40:8: warning: no course has the id \"1\", so this "
		"[wpv-post-link] is left out; to show it, add to site.yaml, "
		"under \"references:\", the line   \"1\": {title: \"Its "
		"title\", url: \"/its/url/\"} [reference-unknown]\n"
		"a.md:43:7: warning: no course has the id \"2\", so this "
		"[wpv-post-link] is left out; to show it, add to site.yaml, "
		"under \"references:\", the line   \"2\": {title: \"Its "
		"title\", url: \"/its/url/\"} [reference-unknown]\n"
		"a.md:43:33: warning: the shortcode [wpv-y] of WordPress "
		"means nothing here and is left out; write its words instead "
		"[shortcode-unknown]\n");
	assert_string_equal(out.data, "caf\xc3\xa9\n\n- \xc2\xa0 x\n  b\n");
	buf_release(&out);
	marked_close(&t);
}

static void what_is_known_is_a_note_and_no_more(void **state)
{
	struct marked t;
	size_t i;

	(void)state;
	marked_open(&t);
	mend(&t, "[wpv-post-link item=\"7\"] \\[wpv-post-link\\]\n\xc2\xa0\n"
		 "<iframe></iframe>\na\n");
	assert_int_equal(t.report.len, 3);
	for (i = 0; i < t.report.len; i++)
		assert_int_equal(t.report.items[i].severity, SEVERITY_NOTE);
	marked_close(&t);
}

static void no_word_is_lost_around_residue(void **state)
{
	static const char *const rows[] = {
		"one\n\xc2\xa0\ntwo [7] three\n- four [8]\n",
		"### five\n<iframe src=\"six\"></iframe>\n[seven](eight) nine",
		"<div>\nten <iframe></iframe>\n   eleven\n</div>\ntwelve",
		"- <iframe></iframe> thirteen\n      fourteen\n> fifteen",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct marked t;
		const char *in, *healed, *where;

		marked_open(&t);
		in = expand(&t, rows[i]);
		healed = mend(&t, rows[i]);
		if (!lossless_same(rows[i], healed, &where))
			fail_msg("%s: lost at %s", in, where);
		marked_close(&t);
	}
}

static void every_kind_of_line_end_is_one(void **state)
{
	static const struct row rows[] = {
		{ "a\r\nb\r\n", "a\nb" },
		{ "a\rb", "a\nb" },
		{ "a\r\n\xc2\xa0\r\n[1]\r\nb", "a\n\nb" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(B2_a_frame_lets_go_of_the_text_behind_it),
		cmocka_unit_test(B3_a_line_of_no_break_spaces_is_empty),
		cmocka_unit_test(B4_a_known_one_is_a_link),
		cmocka_unit_test(B4_an_unknown_one_goes_with_what_held_it),
		cmocka_unit_test(B6_attribute_lines_go),
		cmocka_unit_test(B9_bare_addresses_are_kept_from_markdown),
		cmocka_unit_test(code_is_never_touched),
		cmocka_unit_test(what_only_looks_like_code_is_mended),
		cmocka_unit_test(what_is_no_residue_stays),
		cmocka_unit_test(a_title_is_words_and_never_markup),
		cmocka_unit_test(problems_name_the_place_and_the_remedy),
		cmocka_unit_test(what_is_known_is_a_note_and_no_more),
		cmocka_unit_test(no_word_is_lost_around_residue),
		cmocka_unit_test(every_kind_of_line_end_is_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
