/* SPDX-License-Identifier: MIT */
/*
 * Tables, notes, tasks, definitions and strikethrough in detail: rows are
 * what Hugo makes of the same text, but for the classes that stand for its
 * styles.  The examples of GFM are in gfm.c.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/limits.h"
#include "markup/extend.h"

#include "marked.h"

struct row {
	const char *in, *want;
};

/* Without line feeds that are not in code. */
static const char *flat(struct marked *t, const char *html)
{
	struct buf out = BUF_INIT;
	bool in_code = false;

	for (; *html; html++) {
		const char *next = html + strspn(html, "\n");

		if (str_starts(html, "<pre"))
			in_code = true;
		if (str_starts(html, "</pre"))
			in_code = false;
		if (in_code || *html != '\n' ||
		    (out.data[out.len - 1] != '>' && *next != '<'))
			buf_char(&out, *html);
	}
	return arena_take(&t->arena, &out);
}

static void compare(const struct row *rows, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct marked t;
		const char *got;

		marked_open(&t);
		got = flat(&t, markup_block(&t.m, rows[i].in, 2,
					    marked_at()));
		if (!str_eq(got, rows[i].want))
			fail_msg("%s\nwant %s\ngot  %s", rows[i].in,
				 rows[i].want, got);
		marked_close(&t);
	}
}

#define HEAD(cells) "<table><thead><tr>" cells "</tr></thead></table>"
#define TABLE(head, rows) "<table><thead><tr>" head "</tr></thead><tbody>" \
	rows "</tbody></table>"

static void tables_are_those_of_goldmark(void **state)
{
	static const struct row rows[] = {
		{ "|a|\n|:-:|\n", HEAD("<th class=\"align-center\">a</th>") },
		{ "a\n:-:\nb\n", TABLE("<th class=\"align-center\">a</th>",
			"<tr><td class=\"align-center\">b</td></tr>") },
		{ "|a|b\n-|-\n", HEAD("<th>a</th><th>b</th>") },
		{ "||\n|-|\n", HEAD("<th></th>") },
		{ "|a||\n|-|-|\n", HEAD("<th>a</th><th></th>") },
		{ "|a|b|\n|-|\n", "<p>|a|b|\n|-|</p>" },
		{ "x\n|a|\n|-|\n***\n",
		  "<p>x</p>" HEAD("<th>a</th>") "<hr>" },
		{ "|a|\n|-|\n> q\n", HEAD("<th>a</th>")
		  "<blockquote><p>q</p></blockquote>" },
		{ "|a|\n|-|\n    b\n", TABLE("<th>a</th>",
					     "<tr><td>b</td></tr>") },
		{ " a | b\n    ---|---\n", "<p>a | b\n\xe2\x80\x94|\xe2\x80"
		  "\x94</p>" },
		{ "- |a|\n  |-|\n|b|\n", "<ul><li>" TABLE("<th>a</th>",
			"<tr><td>b</td></tr>") "</li></ul>" },
		{ "a | b\n- | -\n", "<p>a | b</p><ul><li>| -</li></ul>" },
		{ "|a|\n---\n", "<h2 id=\"a\">|a|</h2>" },
		{ "|a|\n|-|\n|`x\\|y` \\| z|\n", TABLE("<th>a</th>",
			"<tr><td><code>x|y</code> | z</td></tr>") },
		{ "|a|\n|-|\n|b|c|\n", TABLE("<th>a</th>",
			"<tr><td>b|c</td></tr>") },
		{ "|a|\n|-|\n|# b #|\n|1. c|\n|- d|\n", TABLE("<th>a</th>",
			"<tr><td># b #</td></tr><tr><td>1. c</td></tr>"
			"<tr><td>- d</td></tr>") },
		{ "|[a]|\n|-|\n\n[a]: /b\n",
		  HEAD("<th><a href=\"/b\">a</a></th>") },
		{ "|a|\n|-|\n: b\n", HEAD("<th>a</th>") "<p>: b</p>" },
		{ "- [x] b\n  |a|\n  |-|\n", "<ul><li class=\"task-item\">"
		  "\xe2\x98\x91 b" HEAD("<th>a</th>") "</li></ul>" },
		{ "```\n|a|\n|-|\n```\n", "<pre><code>|a|\n|-|\n</code></pre>" },
		{ "<p>\n|a|\n|-|\n", "<p>|a|\n|-|</p>" },
		{ "|a|b|c|\n|:--|--:|:-:|\n|1|2|3|\n|4|\n",
		  TABLE("<th class=\"align-left\">a</th>"
			"<th class=\"align-right\">b</th>"
			"<th class=\"align-center\">c</th>",
			"<tr><td class=\"align-left\">1</td>"
			"<td class=\"align-right\">2</td>"
			"<td class=\"align-center\">3</td></tr>"
			"<tr><td class=\"align-left\">4</td>"
			"<td class=\"align-right\"></td>"
			"<td class=\"align-center\"></td></tr>") },
		{ "|a|\n|-|\n|b|\nlazy\n\nend\n", TABLE("<th>a</th>",
			"<tr><td>b</td></tr><tr><td>lazy</td></tr>")
		  "<p>end</p>" },
		{ "|a|\n|-|\n|b|\n# h\n", TABLE("<th>a</th>",
			"<tr><td>b</td></tr>") "<h2 id=\"h\">h</h2>" },
		{ "|a|\n|-|\n|b|\n- c\n", TABLE("<th>a</th>",
			"<tr><td>b</td></tr>") "<ul><li>c</li></ul>" },
		{ "|a|\n|-|\n|b|\n```\nc\n```\n", TABLE("<th>a</th>",
			"<tr><td>b</td></tr>") "<pre><code>c\n</code></pre>" },
		{ "|a|\n|:-|\n|:-:|\n",
		  TABLE("<th class=\"align-left\">a</th>",
			"<tr><td class=\"align-left\">:-:</td></tr>") },
		{ "|~~a~~|\n| - |\n|   |\n|<br>|\n",
		  TABLE("<th><del>a</del></th>",
			"<tr><td></td></tr><tr><td><br></td></tr>") },
		{ "[^1]\n\n[^1]:\n    a|b\n    -|-\n",
		  "<p><sup id=\"fnref:1\"><a href=\"#fn:1\" class=\"footnote-"
		  "ref\" role=\"doc-noteref\">1</a></sup></p>"
		  "<div class=\"footnotes\" role=\"doc-endnotes\"><hr><ol>"
		  "<li id=\"fn:1\">" HEAD("<th>a</th><th>b</th>")
		  "\xc2\xa0<a href=\"#fnref:1\" class=\"footnote-backref\" "
		  "role=\"doc-backlink\">\xe2\x86\xa9\xef\xb8\x8e</a></li>"
		  "</ol></div>" },
	};

	(void)state;
	compare(rows, sizeof(rows) / sizeof(rows[0]));
}

static void tildes_strike_out_what_they_enclose(void **state)
{
	static const struct row rows[] = {
		{ "~~x~~ a~~b~~c", "<p><del>x</del> a<del>b</del>c</p>" },
		{ "~x~ H~2~O", "<p><del>x</del> H<del>2</del>O</p>" },
		{ "~~ a ~~ b~~", "<p>~~ a ~~ b~~</p>" },
		{ "~a~~ ~~b~", "<p><del>a~~ ~~b</del></p>" },
		{ "~a~~ b", "<p>~a~~ b</p>" },
		{ "~~**b**~~", "<p><del><strong>b</strong></del></p>" },
		{ "**~~b~~**", "<p><strong><del>b</del></strong></p>" },
		{ "*a ~~b* c~~", "<p><em>a ~~b</em> c~~</p>" },
		{ "\\~\\~a\\~\\~ \\\\~~b~~", "<p>~~a~~ \\<del>b</del></p>" },
		{ "`~~a~~ \\~`", "<p><code>~~a~~ \\~</code></p>" },
		{ "~~a\nb~~", "<p><del>a\nb</del></p>" },
		{ "~~a ~b~ c~~", "<p><del>a <del>b</del> c</del></p>" },
		{ "[~a~](/~b~)", "<p><a href=\"/~b~\"><del>a</del></a></p>" },
		{ "[a](/b\\~)", "<p><a href=\"/b~\">a</a></p>" },
		{ "<p title=\"~a~\">~~b~~</p>",
		  "<p title=\"~a~\">~~b~~</p>" },
		{ "from ~5 to ~10", "<p>from ~5 to ~10</p>" },
		{ "# ~~h~~ i", "<h2 id=\"h-i\"><del>h</del> i</h2>" },
		{ "~~[a](/b)~~ ~~`c`~~", "<p><del><a href=\"/b\">a</a></del> "
		  "<del><code>c</code></del></p>" },
		{ "T\n~ D", "<p>T\n~ D</p>" },
	};

	(void)state;
	compare(rows, sizeof(rows) / sizeof(rows[0]));
}

static void boxes_begin_list_items_only(void **state)
{
	static const struct row rows[] = {
		{ "- [ ] a\n- [x] b\n- [X] c\n",
		  "<ul><li class=\"task-item\">\xe2\x98\x90 a</li>"
		  "<li class=\"task-item\">\xe2\x98\x91 b</li>"
		  "<li class=\"task-item\">\xe2\x98\x91 c</li></ul>" },
		{ "1. [ ] a\n\n2. [x] b\n",
		  "<ol><li class=\"task-item\"><p>\xe2\x98\x90 a</p></li>"
		  "<li class=\"task-item\"><p>\xe2\x98\x91 b</p></li></ol>" },
		{ "[ ] a", "<p>[ ] a</p>" },
		{ "- a\n\n  [ ] b", "<ul><li><p>a</p><p>[ ] b</p></li></ul>" },
		{ "- [](/a)\n- [x](/b)\n- [x]c\n- \\[x] d\n",
		  "<ul><li><a href=\"/b\">x</a></li><li>[x]c</li>"
		  "<li>[x] d</li></ul>" },
		{ "- [ ]\n- [x]\n", "<ul><li class=\"task-item\">\xe2\x98\x90"
		  "</li><li class=\"task-item\">\xe2\x98\x91</li></ul>" },
		{ "* [ ] a\n  * [x] b\n", "<ul><li class=\"task-item\">"
		  "\xe2\x98\x90 a<ul><li class=\"task-item\">"
		  "\xe2\x98\x91 b</li></ul></li></ul>" },
		{ "- > [x] q\n- [\xc2\xa0] b\n", "<ul><li><blockquote><p>[x] q"
		  "</p></blockquote></li><li>[\xc2\xa0] b</li></ul>" },
		{ "> - [x] a", "<blockquote><ul><li class=\"task-item\">"
		  "\xe2\x98\x91 a</li></ul></blockquote>" },
	};

	(void)state;
	compare(rows, sizeof(rows) / sizeof(rows[0]));
}

static void terms_have_definitions(void **state)
{
	static const struct row rows[] = {
		{ "T\n: D\n", "<dl><dt>T</dt><dd>D</dd></dl>" },
		{ "*T*\n: **D**\n", "<dl><dt><em>T</em></dt><dd><strong>D"
		  "</strong></dd></dl>" },
		{ "T\nU\n: D\n: E\n", "<dl><dt>T</dt><dt>U</dt><dd>D</dd>"
		  "<dd>E</dd></dl>" },
		{ "T\n\n\n: D\n", "<dl><dt>T</dt><dd><p>D</p></dd></dl>" },
		{ "T  \n:\tD\n", "<dl><dt>T</dt><dd>D</dd></dl>" },
		{ "T\n: - a\n  - b\n", "<dl><dt>T</dt><dd><ul><li>a</li>"
		  "<li>b</li></ul></dd></dl>" },
		{ "T\n: D\n\nU\n: E\n", "<dl><dt>T</dt><dd>D</dd><dt>U</dt>"
		  "<dd>E</dd></dl>" },
		{ "T\n: D\n\n  more\n\n  - a\n", "<dl><dt>T</dt><dd><p>D</p>"
		  "<p>more</p><ul><li>a</li></ul></dd></dl>" },
		{ "T\n:   D\n    E\nlazy\n",
		  "<dl><dt>T</dt><dd>D\nE\nlazy</dd></dl>" },
		{ "- T\n  : D\n", "<ul><li><dl><dt>T</dt><dd>D</dd></dl>"
		  "</li></ul>" },
		{ "- T\n  : D\nlazy\n: E\n", "<ul><li><dl><dt>T</dt><dd>D\n"
		  "lazy\n: E</dd></dl></li></ul>" },
		{ "- T\n: D\n", "<ul><li>T\n: D</li></ul>" },
		{ "# T\n: D\n", "<h2 id=\"t\">T</h2><p>: D</p>" },
		{ "T\n:D\n", "<p>T\n:D</p>" },
		{ ": D\n", "<p>: D</p>" },
		{ "T\n: D\n\n+ a\n", "<dl><dt>T</dt><dd>D</dd></dl>"
		  "<ul><li>a</li></ul>" },
		{ "T\n: D\n\n- a\n", "<dl><dt>T</dt><dd>D</dd></dl>"
		  "<ul><li>a</li></ul>" },
	};

	(void)state;
	compare(rows, sizeof(rows) / sizeof(rows[0]));
}

#define REF(id, n) "<sup id=\"" id "\"><a href=\"#fn:" n "\" class=\"footno" \
	"te-ref\" role=\"doc-noteref\">" n "</a></sup>"
#define BACK(id) "\xc2\xa0<a href=\"#" id "\" class=\"footnote-backref\" " \
	"role=\"doc-backlink\">\xe2\x86\xa9\xef\xb8\x8e</a>"
#define NOTES(items) "<div class=\"footnotes\" role=\"doc-endnotes\"><hr>" \
	"<ol>" items "</ol></div>"

static void notes_are_numbered_as_they_are_referred_to(void **state)
{
	static const struct row rows[] = {
		{ "a[^x] b[^y] c[^x]\n\n[^y]: Y\n[^x]: X\n",
		  "<p>a" REF("fnref:1", "1") " b" REF("fnref:2", "2") " c"
		  REF("fnref1:1", "1") "</p>"
		  NOTES("<li id=\"fn:1\"><p>X" BACK("fnref:1")
			BACK("fnref1:1") "</p></li><li id=\"fn:2\"><p>Y"
			BACK("fnref:2") "</p></li>") },
		{ "a[^x]\n\n[^x]: X[^y]\n[^y]: Y\n",
		  "<p>a" REF("fnref:1", "1") "</p>"
		  NOTES("<li id=\"fn:1\"><p>X" REF("fnref:2", "2")
			BACK("fnref:1") "</p></li><li id=\"fn:2\"><p>Y"
			BACK("fnref:2") "</p></li>") },
		{ "> a[^x]\n>\n> [^x]: X\nlazy\n",
		  "<blockquote><p>a" REF("fnref:1", "1") "</p></blockquote>"
		  NOTES("<li id=\"fn:1\"><p>X\nlazy" BACK("fnref:1")
			"</p></li>") },
		{ "a\n[^x]: X\n\n[^x]\n",
		  "<p>a</p><p>" REF("fnref:1", "1") "</p>"
		  NOTES("<li id=\"fn:1\"><p>X" BACK("fnref:1")
			"</p></li>") },
		{ "[^ ] [^x ] \\[^x] `[^x]`\n\n[^x]: X\n",
		  "<p>[^ ] [^x ] [^x] <code>[^x]</code></p>"
		  NOTES("<li><p>X</p></li>") },
		/* Hugo drops what nothing refers to. */
		{ "[^x]\n\n[^x]: A\n[^x]: B\n",
		  "<p>" REF("fnref:1", "1") "</p>"
		  NOTES("<li id=\"fn:1\"><p>A" BACK("fnref:1")
			"</p></li><li><p>B</p></li>") },
		{ "[^X]\n\n[^x]: A\n",
		  "<p>[^X]</p>" NOTES("<li><p>A</p></li>") },
		{ "[^x]\n\n[^x]: A\n\n        code\n\n    > q\n",
		  "<p>" REF("fnref:1", "1") "</p>"
		  NOTES("<li id=\"fn:1\"><p>A</p><pre><code>code\n"
			"</code></pre><blockquote><p>q</p></blockquote>"
			BACK("fnref:1") "</li>") },
		{ "[^x]\n\n[^x]:\n",
		  "<p>" REF("fnref:1", "1") "</p>"
		  NOTES("<li id=\"fn:1\">" BACK("fnref:1") "</li>") },
		{ "![^a b]\n\n[^a b]: A\n",
		  "<p>!" REF("fnref:1", "1") "</p>"
		  NOTES("<li id=\"fn:1\"><p>A" BACK("fnref:1")
			"</p></li>") },
		{ "|a[^x]|\n|-|\n|b[^x]|\n\n[^x]: X\n",
		  TABLE("<th>a" REF("fnref:1", "1") "</th>",
			"<tr><td>b" REF("fnref1:1", "1") "</td></tr>")
		  NOTES("<li id=\"fn:1\"><p>X" BACK("fnref:1")
			BACK("fnref1:1") "</p></li>") },
		{ "[^x](/y)\n\n[^x]: X\n",
		  "<p>" REF("fnref:1", "1") "(/y)</p>"
		  NOTES("<li id=\"fn:1\"><p>X" BACK("fnref:1")
			"</p></li>") },
		{ "[a[^x]](/y)\n\n[^x]: X\n",
		  "<p><a href=\"/y\">a<sup id=\"fnref:1\">1</sup></a></p>"
		  NOTES("<li id=\"fn:1\"><p>X" BACK("fnref:1")
			"</p></li>") },
		{ "1) a\n[^x]: X\n\n1) b[^x]\n",
		  "<ol><li>a</li></ol><ol><li>b" REF("fnref:1", "1")
		  "</li></ol>" NOTES("<li id=\"fn:1\"><p>X" BACK("fnref:1")
				     "</p></li>") },
	};

	(void)state;
	compare(rows, sizeof(rows) / sizeof(rows[0]));
}

static void ids_of_notes_differ_in_texts_of_one_page(void **state)
{
	static const char text[] = "a[^x]\n\n[^x]: X\n";
	struct marked t;
	const char *html;

	(void)state;
	marked_open(&t);
	html = markup_block(&t.m, text, 2, marked_at());
	assert_non_null(strstr(html, "href=\"#fn:1\""));
	html = markup_block(&t.m, text, 2, marked_at());
	assert_non_null(strstr(html, "href=\"#t2-fn:1\""));
	assert_non_null(strstr(html, "id=\"t2-fn:1\""));
	assert_non_null(strstr(html, "href=\"#t2-fnref:1\""));
	assert_non_null(strstr(html, "id=\"t2-fnref:1\""));
	assert_string_equal(markup_plain(&t.m, text), "a X");
	marked_close(&t);
}

static void what_looks_like_our_marks_is_an_authors_text(void **state)
{
	static const struct row rows[] = {
		{ "\xef\xa3\x90" "0\xef\xa3\x98 ~~a~~",
		  "<p>\xef\xa3\x90" "0\xef\xa3\x98 ~~a~~</p>" },
		{ "# &#xf8d0;0&#xf8d8; b\n\n~~a~~",
		  "<h2 id=\"0-b\">\xef\xa3\x90" "0\xef\xa3\x98 b</h2>"
		  "<p>~~a~~</p>" },
		{ "- # &#xf8d3;0&#xf8d8;\n\n  b\n\n[^x]: ~~a~~",
		  NULL },
	};
	struct marked t;

	(void)state;
	compare(rows, 2);
	marked_open(&t);
	assert_non_null(strstr(markup_block(&t.m, rows[2].in, 2, marked_at()),
			       "b"));
	marked_close(&t);
}

/* Which limit the text breaks, or NULL. */
static bool is_refused(const char *piece, size_t n, const char *tail)
{
	struct marked t;
	struct buf text = BUF_INIT, out = BUF_INIT;
	struct extension ext;
	bool refused;

	marked_open(&t);
	t.m.report = NULL;
	buf_str(&text, tail);
	buf_str(&text, marked_repeat(&t, piece, n));
	refused = extend_text(&ext, &out, text.data, &t.m, marked_at());
	extend_release(&ext);
	buf_release(&out);
	buf_release(&text);
	marked_close(&t);
	return refused;
}

static void limits_hold_one_below_at_and_one_above(void **state)
{
	static const struct {
		const char *tail, *piece;
		size_t limit;
	} rows[] = {
		{ "|a|\n|-|\n", "|\n", LIMIT_MARK_CELLS - 1 },
		{ "|a|b|\n|-|-|\n", "|\n", LIMIT_MARK_CELLS / 2 - 1 },
		{ "", "|a|\n|-|\n\n", LIMIT_MARK_CELLS },
		{ "[^x]: y\n\n", "[^x]", LIMIT_MARK_NOTES },
		{ "", "[^x]: y\n", LIMIT_MARK_NOTES },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t n = rows[i].limit;

		if (is_refused(rows[i].piece, n - 1, rows[i].tail) ||
		    is_refused(rows[i].piece, n, rows[i].tail) ||
		    !is_refused(rows[i].piece, n + 1, rows[i].tail))
			fail_msg("%s", rows[i].piece);
	}
}

static void what_is_not_as_in_hugo_is_noted(void **state)
{
	static const struct {
		const char *in, *code;	/* NULL: nothing is said */
	} rows[] = {
		{ "|a|\n|-|\n|b|c|\n", "table-cells" },
		{ "|a|\n|-|\n|b\\|c|\n", NULL },
		{ "|a|b|\n|-|-|\n|c|\n", NULL },
		{ "[^x]: A\n", "footnote-unused" },
		{ "[^x]\n\n[^x]: A\n[^x]: B\n", "footnote-unused" },
		{ "[^x]\n\n[^x]: A\n", NULL },
		{ "[^x]\n", NULL },
		{ "- [ ] a\n\n~~b~~\n\nT\n: D\n", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct marked t;

		marked_open(&t);
		markup_block(&t.m, rows[i].in, 2, marked_at());
		assert_int_equal(t.report.len, rows[i].code != NULL);
		if (rows[i].code)
			assert_string_equal(t.report.items[0].code,
					    rows[i].code);
		marked_close(&t);
	}
}

/* Over its limits a text has its words, and no elements of ours. */
static void what_is_over_a_limit_is_said_and_shown(void **state)
{
	static const struct {
		const char *head, *piece;
		size_t n;
		const char *words;
	} rows[] = {
		{ "|a|\n|-|\n", "|b\n", LIMIT_MARK_CELLS, "cells" },
		{ "[^x]: y\n\n", "[^x]", LIMIT_MARK_NOTES + 1, "footnotes" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct marked t;
		const char *html;

		marked_open(&t);
		html = markup_block(&t.m, arena_printf(&t.arena, "%s%s",
				rows[i].head, marked_repeat(&t, rows[i].piece,
							    rows[i].n)),
				2, marked_at());
		assert_null(strstr(html, "<table"));
		assert_null(strstr(html, "<sup"));
		assert_int_equal(t.report.len, 1);
		if (!strstr(t.report.items[0].words, rows[i].words))
			fail_msg("%s", t.report.items[0].words);
		marked_close(&t);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_are_those_of_goldmark),
		cmocka_unit_test(tildes_strike_out_what_they_enclose),
		cmocka_unit_test(boxes_begin_list_items_only),
		cmocka_unit_test(terms_have_definitions),
		cmocka_unit_test(notes_are_numbered_as_they_are_referred_to),
		cmocka_unit_test(ids_of_notes_differ_in_texts_of_one_page),
		cmocka_unit_test(what_looks_like_our_marks_is_an_authors_text),
		cmocka_unit_test(limits_hold_one_below_at_and_one_above),
		cmocka_unit_test(what_is_not_as_in_hugo_is_noted),
		cmocka_unit_test(what_is_over_a_limit_is_said_and_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
