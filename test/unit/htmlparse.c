/* SPDX-License-Identifier: MIT */
/*
 * HTML text as a browser reads it, and within the bounds of tagsoup.h.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <time.h>

#include "base/limits.h"
#include "markup/html.h"

#include "marked.h"

struct row {
	const char *in, *want;
};

static void check(const struct row *rows, size_t n)
{
	struct marked t;
	size_t i;

	marked_open(&t);
	for (i = 0; i < n; i++) {
		const char *got = marked_write(&t,
					       marked_parse(&t, rows[i].in));

		if (!str_eq(got, rows[i].want))
			fail_msg("%s\nwant %s\n got %s", rows[i].in,
				 rows[i].want, got);
	}
	marked_close(&t);
}

static void trees_are_those_of_a_browser(void **state)
{
	static const struct row rows[] = {
		{ "", "" },
		{ "a", "a" },
		{ "<p>a<p>b", "<p>a</p><p>b</p>" },
		{ "<P CLASS=X>a</P>", "<p class=\"X\">a</p>" },
		{ "<b>a<i>b</b>c</i>", "<b>a<i>b</i></b><i>c</i>" },
		{ "<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>" },
		{ "<table><td>a", "<table><tbody><tr><td>a</td></tr></tbody>"
				  "</table>" },
		{ "a &amp; b &copy; &#x41;", "a &amp; b \xc2\xa9 A" },
		{ "a<!-- x -->b<?y?>c<!doctype html>d", "abcd" },
		{ "<p title='a \"b\"'>", "<p title=\"a &quot;b&quot;\"></p>" },
		{ "<input disabled>", "<input disabled=\"\">" },
		{ "<x-y z>w</x-y>", "<x-y z=\"\">w</x-y>" },
		{ "<a>b<a>c</a>", "<a>b</a><a>c</a>" },
		{ "</div>a</body></html>b", "ab" },
		{ "</p>", "<p></p>" },
		{ "<textarea><b></textarea>",
		  "<textarea>&lt;b&gt;</textarea>" },
		{ "a < b <3 <", "a &lt; b &lt;3 &lt;" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void what_nothing_closes_does_not_swallow_words(void **state)
{
	static const struct row rows[] = {
		{ "a<!-- b <i>c</i>", "a&lt;!-- b <i>c</i>" },
		{ "a<script>b <i>c</i>", "a&lt;script&gt;b <i>c</i>" },
		{ "a<style>b<style>c", "a&lt;style&gt;b&lt;style&gt;c" },
		{ "<title>a</title><title>b",
		  "<title>a</title>&lt;title&gt;b" },
		{ "<textarea>a", "&lt;textarea&gt;a" },
		{ "<iframe src=x>a", "<iframe src=\"x\"></iframe>a" },
		{ "<iframe src=x/>a", "<iframe src=\"x/\"></iframe>a" },
		{ "<iframe src=x />a", "<iframe src=\"x\"></iframe>a" },
		{ "<plaintext>a<b>b</b>", "a<b>b</b>" },
		{ "<a href=\"x>b</a> c", "&lt;a href=&quot;x&gt;b c" },
		{ "a <b", "a &lt;b" },
		{ "a <b c='d", "a &lt;b c=&#39;d" },
		{ "a </b", "a &lt;/b" },
		{ "<? a", "&lt;? a" },
		{ "<!a", "&lt;!a" },
		{ "<script>a</script", "&lt;script&gt;a&lt;/script" },
		{ "<<body>i>a", "&lt;i&gt;a" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void comments_end_as_the_standard_says(void **state)
{
	static const struct row rows[] = {
		{ "a<!-->b", "ab" },
		{ "a<!--->b", "ab" },
		{ "a<!-- x -- y -->b", "ab" },
		{ "a<!--x--->b", "ab" },
		{ "<<!-- x -->b>", "&lt;b&gt;" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void svg_and_math_are_words_among_others(void **state)
{
	static const struct row rows[] = {
		{ "<svg><text>a</text></svg>", "<text>a</text>" },
		{ "<svg><style><img src=x></style></svg>",
		  "<style>&lt;img src=x&gt;</style>" },
		{ "<math><mi>x</mi></math>", "<mi>x</mi>" },
		{ "<svg><path d='M0'/><p>a</p></svg>",
		  "<path d=\"M0\"></path><p>a</p>" },
	};

	(void)state;
	/* Text in a raw element is written escaped: it is never written. */
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static unsigned depth_of(const struct dom_node *root)
{
	const struct dom_node *node, *above;
	unsigned deepest = 0;

	for (node = root; node; node = dom_next(node, root)) {
		unsigned depth = 0;

		for (above = node; above != root; above = above->parent)
			depth += above->tag != NULL;
		deepest = depth > deepest ? depth : deepest;
	}
	return deepest;
}

static void deeper_elements_are_flattened(void **state)
{
	static const struct {
		size_t n;
		unsigned want;
	} rows[] = {
		{ LIMIT_DOM_DEPTH - 1, LIMIT_DOM_DEPTH - 1 },
		{ LIMIT_DOM_DEPTH, LIMIT_DOM_DEPTH },
		{ LIMIT_DOM_DEPTH + 1, LIMIT_DOM_DEPTH },
		{ 20000, LIMIT_DOM_DEPTH },
	};
	struct marked t;
	size_t i;

	(void)state;
	marked_open(&t);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *html = marked_repeat(&t, "<div>a", rows[i].n);
		struct dom_node *root = marked_parse(&t, html);
		struct buf text = BUF_INIT;

		assert_int_equal(depth_of(root), rows[i].want);
		dom_add_text(&text, root);
		assert_int_equal(text.len, rows[i].n);
		buf_release(&text);
	}
	marked_close(&t);
}

static void depth_that_is_not_counted_is_flattened_too(void **state)
{
	struct marked t;
	const char *html;

	(void)state;
	marked_open(&t);
	html = marked_repeat(&t, "<ul><li>a<script>b</script>", 200);
	assert_int_equal(depth_of(marked_parse(&t, html)), LIMIT_DOM_DEPTH);
	html = html_words(&t.arena, html, strlen(html));
	assert_null(strchr(html, 'b'));
	marked_close(&t);
}

static void tags_over_a_limit_go_and_words_stay(void **state)
{
	struct marked t;
	struct buf tag = BUF_INIT;
	size_t n;

	(void)state;
	marked_open(&t);
	for (n = LIMIT_DOM_ATTRS - 1; n <= LIMIT_DOM_ATTRS + 1; n++) {
		buf_reset(&tag);
		buf_str(&tag, "<em");
		for (size_t i = 0; i < n; i++)
			buf_printf(&tag, " a%zu", i);
		buf_str(&tag, ">x</em>");
		assert_int_equal(marked_parse(&t, tag.data)->first->tag != NULL,
				 n <= LIMIT_DOM_ATTRS);
	}
	for (n = LIMIT_DOM_FORMATS - 1; n <= LIMIT_DOM_FORMATS + 1; n++) {
		buf_reset(&tag);
		for (size_t i = 0; i < n; i++)
			buf_printf(&tag, "<b id=i%zu>", i);
		assert_int_equal(depth_of(marked_parse(&t, tag.data)),
				 n < LIMIT_DOM_FORMATS ? n :
							 LIMIT_DOM_FORMATS);
	}
	buf_release(&tag);
	marked_close(&t);
}

/* Each of these takes gumbo alone seconds, or gigabytes. */
static void no_256_kib_of_html_take_long(void **state)
{
	static const char *const units[] = {
		"<div>", "<b>", "<ul><li>", "<dl><dd>", "<b></p>", "<pre>",
		"<b><div></b>", "<a><b><div></a>", "<span></div>",
		"<div><span></p>", "<svg></p>", "<div></span>", "<a b ",
		"<a b=\"", "<!--", "<script>", "<iframe>", "<table><tr><td>",
		"<font x=1></p>", "</", "<?", "<svg><path/>", "<i><p>",
	};
	struct marked t;
	size_t i;

	(void)state;
	marked_open(&t);
	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		const char *html = marked_repeat(&t, units[i], LIMIT_BODY /
						 strlen(units[i]));
		clock_t before = clock();

		marked_parse(&t, html);
		if (clock() - before > 3 * CLOCKS_PER_SEC)
			fail_msg("%s", units[i]);
	}
	marked_close(&t);
}

static void unclosed_formatting_is_not_multiplied(void **state)
{
	struct marked t;
	struct buf html = BUF_INIT;
	size_t i;

	(void)state;
	marked_open(&t);
	for (i = 0; i < 10000; i++)
		buf_printf(&html, "<b id=i%zu>y<p>", i);
	marked_parse(&t, html.data);
	assert_true(t.arena.total < 64 * 1024 * 1024);
	buf_release(&html);
	marked_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trees_are_those_of_a_browser),
		cmocka_unit_test(what_nothing_closes_does_not_swallow_words),
		cmocka_unit_test(comments_end_as_the_standard_says),
		cmocka_unit_test(svg_and_math_are_words_among_others),
		cmocka_unit_test(deeper_elements_are_flattened),
		cmocka_unit_test(depth_that_is_not_counted_is_flattened_too),
		cmocka_unit_test(tags_over_a_limit_go_and_words_stay),
		cmocka_unit_test(no_256_kib_of_html_take_long),
		cmocka_unit_test(unclosed_formatting_is_not_multiplied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
