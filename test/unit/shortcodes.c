/* SPDX-License-Identifier: MIT */
/*
 * Hugo's shortcodes: how they are written (hugo.md 5.4), and what becomes of
 * each (schema.md B-5).  Whole texts are in test/golden/markup.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "base/limits.h"
#include "markup/shortcode.h"

#include "marked.h"

struct row {
	const char *in, *want;
};

static void add_call(struct buf *out, const struct shortcode *call)
{
	size_t i;

	if (call->literal) {
		buf_printf(out, "literal(%s)", call->literal);
		return;
	}
	buf_printf(out, "%s%s%s%s", call->is_broken ? "broken" : "",
		   call->is_close ? "/" : "", call->name,
		   call->is_self ? "/" : "");
	for (i = 0; i < call->n_args; i++)
		buf_printf(out, " %s%s[%s]",
			   call->args[i].name ? call->args[i].name : "",
			   call->args[i].name ? "=" : "",
			   call->args[i].value);
}

static void calls_are_read_as_hugo_reads_them(void **state)
{
	static const struct row rows[] = {
		{ "{{< a >}}", "a" },
		{ "{{<a>}}", "a" },
		{ "{{% a %}}", "a" },
		{ "{{< a-b_c/d >}}", "a-b_c/d" },
		{ "{{< /a >}}", "/a" },
		{ "{{% / a %}}", "/a" },
		{ "{{< a />}}", "a/" },
		{ "{{< a/>}}", "a/" },
		{ "{{< a x / >}}", "a/ [x]" },
		{ "{{< a x y.z -1 >}}", "a [x] [y.z] [-1]" },
		{ "{{< a k=v >}}", "a k=[v]" },
		{ "{{< a k=\"v w\" j=`x \"y\"` >}}",
		  "a k=[v w] j=[x \"y\"]" },
		{ "{{< a k=v/w.html?x=1 >}}", "a k=[v/w.html?x=1]" },
		{ "{{< a 'b c' >}}", "a ['b] [c']" },
		{ "{{< a \"b \\\"c\\\"\" >}}", "a [b \"c\"]" },
		{ "{{< a\n  k=v\n>}}", "a k=[v]" },
		{ "{{< a `b\nc` >}}", "a [b\nc]" },
		{ "{{< a \"b\nc\" >}}", "broken" },
		{ "{{< a \xe2\x80\x9c" "b c\xe2\x80\x9d >}}", "a [b c]" },
		{ "{{</* a \"b\" */>}}", "literal({{< a \"b\" >}})" },
		{ "{{%/* a */%}}", "literal({{% a %}})" },
		{ "{{< a %}}", "a" },
		{ "{{< a \"b >}}", "broken" },
		{ "{{< a {{< b >}}", "broken;b" },
		{ "{{<", "broken" },
		{ "{{", "" },
		{ "{{ a }} {% a %} {a}", "" },
		{ "{{{< a >}}}", "a" },
		{ "{{< a >}}{{< b >}}", "a;b" },
		{ "{{<>}}", "" },
	};
	struct arena arena = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t len = strlen(rows[i].in), at = 0;
		struct buf got = BUF_INIT;
		struct shortcode call;

		while (shortcode_next(&call, &arena, rows[i].in, len, at)) {
			if (at > 0)
				buf_char(&got, ';');
			add_call(&got, &call);
			at = call.end;
			assert_in_range(at, 1, len);
		}
		if (!str_eq(got.data, rows[i].want))
			fail_msg("%s: want \"%s\", got \"%s\"", rows[i].in,
				 rows[i].want, got.data);
		buf_release(&got);
	}
	arena_release(&arena);
}

static const char *render(struct marked *t, const char *text)
{
	return markup_inline(&t->m, text, marked_at());
}

static void compare(const struct row *rows, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct marked t;
		const char *got;

		marked_open(&t);
		got = render(&t, rows[i].in);
		if (!str_eq(got, rows[i].want))
			fail_msg("%s\nwant %s\ngot  %s", rows[i].in,
				 rows[i].want, got);
		marked_close(&t);
	}
}

static void unknown_calls_go_and_their_words_stay(void **state)
{
	static const struct row rows[] = {
		{ "a {{< u >}} b", "a b" },
		{ "a {{< u >}}.", "a." },
		{ "a{{< u >}}b", "ab" },
		{ "{{< u >}} a", "a" },
		{ "a {{< u >}}", "a" },
		{ "{{< u >}}a *b*{{< /u >}}", "a <em>b</em>" },
		{ "{{% u %}}a{{% w %}}b{{% /w %}}{{% /u %}}", "ab" },
		{ "{{< x.inline >}}{{ .Now }}{{< /x.inline >}}", "" },
		{ "{{< /u >}}a", "a" },
		{ "{{< instagram abc >}}a{{< /instagram >}}",
		  "<a href=\"https://www.instagram.com/p/abc\">Instagram</a>a" },
		{ "{{{< u >}}{< y >}}", "y &gt;}}" },
		{ "shortcode0x0z {{< param foo >}}",
		  "shortcode0x0z F*o*o &amp; &lt;b&gt;" },
	};

	(void)state;
	compare(rows, sizeof(rows) / sizeof(rows[0]));
}

static void text_calls_stand_in_addresses_and_code(void **state)
{
	static const struct row rows[] = {
		{ "[a]({{< ref \"/x\" >}})", "<a href=\"/s/q/\">a</a>" },
		{ "[a]({{< relref \"x.md#y\" >}} \"t\")",
		  "<a href=\"/r/q/#y\" title=\"t\">a</a>" },
		{ "[a]({{% ref \"#y\" %}})", "<a href=\"#y\">a</a>" },
		{ "<a href=\"{{< ref /x >}}\">a</a>",
		  "<a href=\"/s/q/\">a</a>" },
		{ "[a]({{< ref missing >}})", "a" },
		{ "see {{< ref missing >}}.", "see." },
		{ "`{{< param foo >}}`",
		  "<code>F*o*o &amp; &lt;b&gt;</code>" },
		{ "**{{< param foo >}}**",
		  "<strong>F*o*o &amp; &lt;b&gt;</strong>" },
		{ "![{{< param foo >}}](a.png)",
		  "<img src=\"a.png\" alt=\"F*o*o &amp; &lt;b&gt;\">" },
		{ "# {{< param foo >}}",
		  "<h3 id=\"foo--b\">F*o*o &amp; &lt;b&gt;</h3>" },
		{ "{{</* a */>}}", "{{&lt; a &gt;}}" },
	};

	(void)state;
	compare(rows, sizeof(rows) / sizeof(rows[0]));
}

static void what_a_call_writes_is_judged_like_an_authors_html(void **state)
{
	/* A block in a paragraph of its own takes its place. */
	static const struct row rows[] = {
		{ "{{< figure src=\"javascript:alert(1)\" alt=\"a\" >}}",
		  "<figure>a</figure>" },
		{ "{{< figure src=\"a\\\"onerror=x\" >}}",
		  "<figure><img src=\"a%22onerror=x\" alt=\"\"></figure>" },
		{ "{{< figure src=a link=\"data:x\" >}}",
		  "<figure><img src=\"a\" alt=\"\"></figure>" },
		{ "{{< details \"<script>x</script>y\" >}}"
		  "<script>z</script>\n\nw{{< /details >}}",
		  "<details><summary>y</summary>\n\n<p>w</p>\n</details>" },
		{ "{{< vimeo \"a\\\"b\" >}}",
		  "<a href=\"https://vimeo.com/a\">Vimeo video</a>" },
	};

	(void)state;
	compare(rows, sizeof(rows) / sizeof(rows[0]));
}

static void a_component_is_filled_once(void **state)
{
	struct marked t;
	const char *html;

	(void)state;
	marked_open(&t);
	html = markup_block(&t.m, "a\n\n{{< events-schedule-single >}}\n\n"
				  "{{< syllabus-single >}}\n\n"
				  "{{< events-schedule-single >}}\n\nb",
			    2, marked_at());
	assert_string_equal(html, "<p>a</p>\n<p class=\"dates\">12 May</p>\n\n"
				  "\n<p>b</p>");
	assert_true(t.components[0].is_used);
	assert_false(t.components[1].is_used);
	html = markup_block(&t.m, "{{< events-schedule-single >}}", 2,
			    marked_at());
	assert_string_equal(html, "");
	t.m.components = NULL;
	html = markup_block(&t.m, "{{< events-schedule-single >}}", 2,
			    marked_at());
	assert_string_equal(html, "");
	assert_int_equal(t.report.len, 0);
	marked_close(&t);
}

static void problems_name_the_line_of_the_call(void **state)
{
	struct marked t;

	(void)state;
	marked_open(&t);
	markup_block(&t.m, "{{< details >}}\na\nb\n{{< /details >}}\n\n"
			   "c {{< u >}}\n\n[Download](#)\n",
		     2, marked_at());
	assert_string_equal(
		marked_problems(&t),
		"a.md:6:3: warning: the shortcode \"u\" means nothing here; "
		"it is left out, and what it encloses is kept "
		"[shortcode-unknown]\n"
		"a.md:8:1: note: the link \"Download\" leads nowhere, so only its "
		"words are shown; give it an address [healed-link]\n");
	marked_close(&t);
}

static void limit_holds_one_below_at_and_one_above(void **state)
{
	size_t n;

	(void)state;
	for (n = LIMIT_SHORTCODES - 1; n <= LIMIT_SHORTCODES + 1; n++) {
		struct marked t;
		struct shortcodes store;
		struct buf out = BUF_INIT;
		int result;

		marked_open(&t);
		t.m.report = NULL;
		result = shortcodes_expand(&store, &out,
					   marked_repeat(&t, "{{< a >}}", n),
					   &t.m, marked_at());
		assert_int_equal(result, n > LIMIT_SHORTCODES ? -1 : 0);
		shortcodes_release(&store);
		buf_release(&out);
		marked_close(&t);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(calls_are_read_as_hugo_reads_them),
		cmocka_unit_test(unknown_calls_go_and_their_words_stay),
		cmocka_unit_test(text_calls_stand_in_addresses_and_code),
		cmocka_unit_test(
			what_a_call_writes_is_judged_like_an_authors_html),
		cmocka_unit_test(a_component_is_filled_once),
		cmocka_unit_test(problems_name_the_line_of_the_call),
		cmocka_unit_test(limit_holds_one_below_at_and_one_above),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
