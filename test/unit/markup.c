/* SPDX-License-Identifier: MIT */
/*
 * The chain as a whole: what comes out for a page, and what never does.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/limits.h"
#include "markup/html.h"

#include "lossless.h"
#include "marked.h"

struct row {
	const char *in, *want;
};

static void blank_texts_are_nothing(void **state)
{
	static const char *const rows[] = {
		"", "\n", " \t\n ", "\xc2\xa0", "\n\xc2\xa0 \n", "&nbsp;\n",
		"<!-- a -->", "- \n- \n", "<p></p><p>&nbsp;</p>", "##\n",
		"<ul><li></ul>", "[wpv-post-link item=\"1\"]",
	};
	struct marked t;
	size_t i;

	(void)state;
	marked_open(&t);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *html = markup_block(&t.m, rows[i], 2, marked_at());

		if (*html || *markup_inline(&t.m, rows[i], marked_at()) ||
		    *markup_plain(&t.m, rows[i]))
			fail_msg("%s: %s", rows[i], html);
	}
	marked_close(&t);
}

static void one_paragraph_inline_has_no_p(void **state)
{
	static const struct row rows[] = {
		{ "a **b**", "a <strong>b</strong>" },
		{ "\n\na\n\n", "a" },
		{ "a\n\nb", "<p>a</p>\n<p>b</p>" },
		{ "- a", "<ul>\n<li>a</li>\n</ul>" },
		{ "a\n- b", "<p>a</p>\n<ul>\n<li>b</li>\n</ul>" },
		{ "[a](/b)", "<a href=\"/b\">a</a>" },
		{ "a & b < c", "a &amp; b &lt; c" },
		{ "# A", "<h3 id=\"a\">A</h3>" },
		{ "![a](b.png)", "<img src=\"b.png\" alt=\"a\">" },
	};
	struct marked t;
	size_t i;

	(void)state;
	marked_open(&t);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(markup_inline(&t.m, rows[i].in,
						  marked_at()),
				    rows[i].want);
	marked_close(&t);
}

static void plain_is_the_words_alone(void **state)
{
	static const struct row rows[] = {
		{ "a **b** `c`", "a b c" },
		{ "# A\n\n- b\n- c\n", "A b c" },
		{ "[a](/b) & <i>c</i>", "a & c" },
		{ "It's", "It\xe2\x80\x99s" },
		{ "<script>a</script>b", "b" },
		{ "Scrum\xe2\x84\xa2", "Scrum\xe2\x84\xa2" },
		{ "a [wpv-post-link item=\"1\"], b", "a b" },
		{ "a [wpv-post-link item=\"7\"]", "a Knots" },
		{ "# Rope Work\n\na", "Rope Work a" },
	};
	struct marked t;
	size_t i;

	(void)state;
	marked_open(&t);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(markup_plain(&t.m, rows[i].in),
				    rows[i].want);
	assert_int_equal(t.report.len, 0);
	assert_string_equal(markup_id(&t.m, "a"), "a");
	marked_close(&t);
}

static void a_refused_text_is_shown_as_plain_words(void **state)
{
	struct marked t;
	struct buf text = BUF_INIT;
	const char *html;

	(void)state;
	marked_open(&t);
	buf_str(&text, "One <b>\ntwo\n \nthree & \"four\"\n\n");
	buf_str(&text, marked_repeat(&t, "> ", LIMIT_MARK_DEPTH + 1));
	buf_str(&text, "five\n");
	html = markup_block(&t.m, text.data, 2, marked_at());
	assert_true(str_starts(html, "<p>One &lt;b&gt;<br>two</p>"
				     "<p>three &amp; &quot;four&quot;</p>"
				     "<p>&gt; &gt; "));
	assert_true(str_ends(html, "five</p>"));
	assert_string_equal(marked_problems(&t),
			    "a.md:1:1: error: this text is shown as plain "
			    "words, because it has too many lists or "
			    "quotations inside each other (32 are the limit); "
			    "make it simpler [markdown-limit]\n");
	buf_release(&text);
	marked_close(&t);
}

static void what_could_run_is_reported(void **state)
{
	struct marked t;
	struct place at = { "a.md", 12, 3 };

	(void)state;
	marked_open(&t);
	assert_string_equal(markup_block(&t.m, "a <b onclick=x>b</b> "
					       "[c](javascript:x)", 2, at),
			    "<p>a <b>b</b> c</p>");
	assert_string_equal(marked_problems(&t),
			    "a.md:12:3: warning: HTML that could run or load "
			    "something is left out, 2 in all (scripts, event "
			    "handlers, form controls, players, unsafe "
			    "addresses); remove it [html-dropped]\n");
	marked_close(&t);
}

static void ids_are_unique_over_all_texts_of_a_page(void **state)
{
	struct marked t;

	(void)state;
	marked_open(&t);
	assert_string_equal(markup_id(&t.m, "outline"), "outline");
	assert_string_equal(markup_block(&t.m, "# Outline", 2, marked_at()),
			    "<h2 id=\"outline-1\">Outline</h2>");
	assert_string_equal(markup_block(&t.m, "# Outline", 3, marked_at()),
			    "<h3 id=\"outline-2\">Outline</h3>");
	assert_string_equal(markup_id(&t.m, "outline-1"), "outline-1-1");
	marked_close(&t);
}

static void many_equal_headings_are_quick(void **state)
{
	struct marked t;
	const char *html;

	(void)state;
	marked_open(&t);
	html = markup_block(&t.m, marked_repeat(&t, "# a\n", 10000), 2,
			    marked_at());
	assert_non_null(strstr(html, "id=\"a-9999\""));
	marked_close(&t);
}

static void the_same_text_gives_the_same_page(void **state)
{
	static const char text[] = "# A\n\n[b](/c) *d* www.e.example\n\n"
				   "<table><td>f</table>\n\n- g\n- \n";
	struct marked one, two;

	(void)state;
	marked_open(&one);
	marked_open(&two);
	assert_string_equal(markup_block(&one.m, text, 2, marked_at()),
			    markup_block(&two.m, text, 2, marked_at()));
	marked_close(&one);
	marked_close(&two);
}

/* The visible words of the Markdown are those of the page. */
static void no_word_is_lost(void **state)
{
	static const struct row rows[] = {
		{ "Plain words, and more\n\nof them", "Plain words and more of "
						      "them" },
		{ "# One\n\n> two\n\n1. three\n\n       four\n",
		  "One two three four" },
		{ "a <table><tr>b<td>c</table> d", "a b c d" },
		{ "one <unclosed two", "one unclosed two" },
		{ "<div>one\n\n<p>two\n\n</section>three", "one two three" },
		{ "one <!-- two", "one two" },
		{ "<div>\none <!-- two\n\nthree", "one two three" },
		{ "one <script> two", "one script two" },
		{ "<iframe src=https://a.example/x>\none\n\ntwo",
		  "a.example one two" },
		{ "one\n<iframe title=two src=https://a.example/></iframe>\n"
		  "[three](/x) four", "one two three four" },
		{ "<select><option>one<option>two</select><button>three"
		  "</button>", "one two three" },
		{ "| one | two |\n|---|---|\n| three | four |",
		  "one two three four" },
		{ "<b><i><p>one</b>two</i>three", "one two three" },
		{ "<h2>\n\none\n\n</h2>two", "one two" },
		{ "one&nbsp;two\n\xc2\xa0\n&nbsp;\nthree", "one two three" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct marked t;
		const char *html, *words, *where;

		marked_open(&t);
		html = markup_block(&t.m, rows[i].in, 2, marked_at());
		words = html_words(&t.arena, html, strlen(html));
		if (!lossless_same(rows[i].want, words, &where))
			fail_msg("%s\ngives %s\nlost at %s", rows[i].in, html,
				 where);
		marked_close(&t);
	}
}

static void no_residue_shows(void **state)
{
	static const char *const texts[] = {
		"a [wpv-post-link item=\"1\"], [wpv-post-link item=\"7\"] b",
		"<p>[wpv-post-link item=\"7\"]</p>",
		("<iframe src=\"https://video.example/\"></iframe>\n"
		 "[Read](https://b.example/ \"c\") **more**"),
		"- <iframe src=x></iframe>\n  **a**",
		"![a](b)\n{ .post-img}",
		"\\[wpv-post-link\\] **a**",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct marked t;
		const char *html;

		marked_open(&t);
		html = markup_block(&t.m, texts[i], 2, marked_at());
		if (strstr(html, "[wpv-") || strstr(html, "{") ||
		    strstr(html, "**") || strstr(html, "](http"))
			fail_msg("%s: %s", texts[i], html);
		marked_close(&t);
	}
}

/* schema.md B-14 */
static void B14_empty_items_and_paragraphs_are_dropped(void **state)
{
	struct marked t;

	(void)state;
	marked_open(&t);
	assert_string_equal(markup_block(&t.m, "- a\n- \n", 2, marked_at()),
			    "<ul>\n<li>a</li>\n\n</ul>");
	assert_string_equal(markup_block(&t.m, "<p></p>a<p> <b></b></p>", 2,
					 marked_at()), "a");
	assert_string_equal(markup_block(&t.m, "<p><img src=\"a\"></p>", 2,
					 marked_at()),
			    "<p><img src=\"a\" alt=\"\"></p>");
	assert_string_equal(markup_block(&t.m, "a [](/b) c", 2, marked_at()),
			    "<p>a  c</p>");
	marked_close(&t);
}

/* Short of the way that other texts go; at its end the words are the same. */
static void bare_words_are_the_words_of_their_text(void **state)
{
	static const char *const texts[] = {
		"Knots", "Knots for Beginners (KNB) with Certificate",
		"Two days: rope, wire (thin), and a knife.", "A-B c", "A -b",
		"A - b", "A--b", "A. B.. c", "A... b", "What? (Yes)", "A (b, c).",
		"See www.x.example", "A (c) b", "A: b", "A :b", "A) b", "A (b",
		"Step 1. One 2. Two", "a.b", "A (https://x.example)", "x ",
		"A:b", "A () b", "A ,b",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct marked t;
		const char *html;

		marked_open(&t);
		html = markup_block(&t.m, texts[i], 2, marked_at());
		assert_string_equal(markup_plain(&t.m, texts[i]),
				    html_words(&t.arena, html, strlen(html)));
		marked_close(&t);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bare_words_are_the_words_of_their_text),
		cmocka_unit_test(blank_texts_are_nothing),
		cmocka_unit_test(one_paragraph_inline_has_no_p),
		cmocka_unit_test(plain_is_the_words_alone),
		cmocka_unit_test(a_refused_text_is_shown_as_plain_words),
		cmocka_unit_test(what_could_run_is_reported),
		cmocka_unit_test(ids_are_unique_over_all_texts_of_a_page),
		cmocka_unit_test(many_equal_headings_are_quick),
		cmocka_unit_test(the_same_text_gives_the_same_page),
		cmocka_unit_test(no_word_is_lost),
		cmocka_unit_test(no_residue_shows),
		cmocka_unit_test(B14_empty_items_and_paragraphs_are_dropped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
