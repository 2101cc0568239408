/* SPDX-License-Identifier: MIT */
/*
 * Heading ids as Hugo gives them (hugo.md 5.2, table F5), levels without
 * jumps, and the headings that are dropped.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "marked.h"

/*
 * Table F5, column 169, in its order: one document.  Rows that differ, and
 * why:
 *	231, 232  a bare address alone: Hugo's id is missing there, which is
 *		  a quirk of its linkify; every heading of ours has one
 */
static const struct {
	int row;
	const char *words, *id;
} f5[] = {
	{ 179, "Hello World", "hello-world" },
	{ 180, "Learning Objectives", "learning-objectives" },
	{ 181, "Hello, World!", "hello-world-1" },
	{ 182, "Q&A: What's new?", "qa-whats-new" },
	{ 183, "C++ & C#", "c--c" },
	{ 184, "1. First", "1-first" },
	{ 185, "Na\xc3\xafve Caf\xc3\xa9", "na\xc3\xafve-caf\xc3\xa9" },
	{ 186, "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e \xe8\xa6\x8b\xe5\x87\xba"
	       "\xe3\x81\x97",
	  "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e-\xe8\xa6\x8b\xe5\x87\xba"
	  "\xe3\x81\x97" },
	{ 187, "Emoji \xf0\x9f\x98\x80 here", "emoji--here" },
	{ 188, "a  b", "a--b" },
	{ 189, "a - b", "a---b" },
	{ 190, "a--b", "ab" },
	{ 191, "under_score", "under_score" },
	{ 192, "`code` here", "code-here" },
	{ 193, "*emph* and **strong**", "emph-and-strong" },
	{ 194, "[link text](http://x.y/z)", "link-text" },
	{ 195, "![img](a.png) alt", "img-alt" },
	{ 196, "Scaled Professional Scrum\xe2\x84\xa2",
	  "scaled-professional-scrum" },
	{ 197, "50% off", "50-off" },
	{ 198, "foo/bar", "foobar" },
	{ 199, "foo.bar", "foobar-1" },
	{ 200, "(paren)", "paren" },
	{ 201, "\xc3\x9c" "BER", "\xc3\xbc" "ber" },
	{ 202, "\xc3\x9f", "\xc3\x9f" },
	{ 203, "\xef\xbc\xa6\xef\xbd\x95\xef\xbd\x8c\xef\xbd\x8c",
	  "\xef\xbd\x86\xef\xbd\x95\xef\xbd\x8c\xef\xbd\x8c" },
	{ 204, "\xef\xac\x80", "\xef\xac\x80" },
	{ 205, "!!!", "heading" },
	{ 206, "   trail   ", "trail" },
	{ 207, "Hello World", "hello-world-2" },
	{ 208, "hello world", "hello-world-3" },
	{ 209, "Hello World 1", "hello-world-1-1" },
	{ 210, "<b>html</b> x", "html-x" },
	{ 211, "a &amp; b", "a--b-1" },
	{ 212, "a \\* b", "a--b-2" },
	{ 213, "x^2^", "x2" },
	{ 214, "it\xe2\x80\x99s", "its" },
	{ 215, "\xe2\x80\x9cquoted\xe2\x80\x9d", "quoted" },
	{ 216, "--- x", "-x" },
	{ 217, "tab\tx", "tabx" },
	{ 218, "Custom {#my-id}", "my-id" },
	{ 219, "Cls {.c1 .c2 data-x=1}", "cls" },
	{ 220, "Both {#b .c}", "b" },
	{ 221, "#tag", "tag" },
	{ 222, "\xe2\x85\xb7 \xc2\xbd \xc2\xb2", "--" },
	{ 223, "a\xe2\x80\x8bzw", "azw" },
	{ 224, "\xc4\xb0", "i" },
	{ 225, "x <!-- c --> y", "x--y" },
	{ 226, "-lead", "-lead" },
	{ 227, "trail-", "trail-" },
	{ 228, "_emph_ x", "emph-x" },
	{ 229, "snake_case_name", "snake_case_name" },
	{ 230, "~~del~~ x", "del-x" },
	{ 231, "http://example.com/a", "httpexamplecoma" },
	{ 232, "user@example.com", "userexamplecom" },
	{ 233, ":smile: x", "smile-x" },
};

/* Rows 234 to 237. */
static const char other_forms[] = "Setext One\n===\n\n"
				  "Setext {#sid}\n---\n\n"
				  "## Closed ##\n\n"
				  "#### H4\n";

static bool next_id(const struct dom_node **node, const char **id)
{
	do
		*node = (*node)->next;
	while (*node && !(*node)->tag);
	*id = *node ? dom_attr(*node, "id") : NULL;
	return *node != NULL;
}

static void ids_are_those_of_hugo(void **state)
{
	static const char *const others[] = {
		"setext-one", "sid", "closed", "h4"
	};
	struct marked t;
	struct buf text = BUF_INIT;
	struct dom_node *root;
	struct dom_node head = { 0 };
	const struct dom_node *node = &head;
	const char *id;
	size_t i;

	(void)state;
	marked_open(&t);
	for (i = 0; i < sizeof(f5) / sizeof(f5[0]); i++)
		buf_printf(&text, "## %s\n\n", f5[i].words);
	buf_str(&text, other_forms);
	root = marked_parse(&t, markup_block(&t.m, text.data, 2,
					     marked_at()));
	head.next = root->first;
	for (i = 0; i < sizeof(f5) / sizeof(f5[0]); i++) {
		assert_true(next_id(&node, &id));
		if (!id || !str_eq(id, f5[i].id))
			fail_msg("row %d: want %s, got %s", f5[i].row,
				 f5[i].id, id ? id : "none");
	}
	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		assert_true(next_id(&node, &id));
		assert_string_equal(id, others[i]);
	}
	assert_false(next_id(&node, &id));
	buf_release(&text);
	marked_close(&t);
}

static void check(struct marked *t, const char *html, int top,
		  const char *want)
{
	struct dom_node *root = marked_parse(t, html);
	const char *got;

	headings(&t->m, root, top, marked_at());
	got = marked_write(t, root);
	if (!str_eq(got, want))
		fail_msg("%s\nwant %s\n got %s", html, want, got);
}

static void levels_start_at_the_top_and_never_jump(void **state)
{
	static const struct {
		const char *levels;	/* of the text */
		int top;
		const char *want;
	} rows[] = {
		{ "4", 2, "2" },	{ "44", 2, "22" },
		{ "1", 2, "2" },	{ "123", 2, "234" },
		{ "24", 2, "23" },	{ "246", 3, "345" },
		{ "343", 2, "232" },	{ "432", 2, "222" },
		{ "263", 2, "233" },	{ "2634", 2, "2334" },
		{ "123456", 2, "234566" }, { "12", 6, "66" },
		{ "352", 2, "232" },	{ "1616", 2, "2323" },
	};
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct marked t;
		struct buf html = BUF_INIT, want = BUF_INIT;

		marked_open(&t);
		for (k = 0; rows[i].levels[k]; k++) {
			buf_printf(&html, "<h%c>a%zu</h%c>", rows[i].levels[k],
				   k, rows[i].levels[k]);
			buf_printf(&want, "<h%c id=\"a%zu\">a%zu</h%c>",
				   rows[i].want[k], k, k, rows[i].want[k]);
		}
		check(&t, html.data, rows[i].top, want.data);
		buf_release(&html);
		buf_release(&want);
		marked_close(&t);
	}
}

static void headings_without_words_are_dropped(void **state)
{
	struct marked t;

	(void)state;
	marked_open(&t);
	check(&t, "<h2></h2><h2> <b>\xc2\xa0</b></h2><p>a</p>", 2,
	      "<p>a</p>");
	check(&t, "<h2><img src=\"x\" alt=\"\"></h2>", 2,
	      "<h2 id=\"heading\"><img src=\"x\" alt=\"\"></h2>");
	marked_close(&t);
}

/* schema.md B-11 */
static void the_first_heading_may_not_repeat_the_title(void **state)
{
	struct marked t;

	(void)state;
	marked_open(&t);
	check(&t, "<h1>Rope Work</h1><h2>Rope Work</h2>", 2,
	      "<h2 id=\"rope-work\">Rope Work</h2>");
	check(&t, "<p>a</p><h2> </h2><h4>ROPE <i>work</i>\xe2\x84\xa2 </h4>",
	      2, "<p>a</p>");
	check(&t, "<h2>Ropes</h2><h2>Rope Work</h2>", 2,
	      "<h2 id=\"ropes\">Ropes</h2>"
	      "<h2 id=\"rope-work-1\">Rope Work</h2>");
	t.m.title = NULL;
	check(&t, "<h2>Rope Work</h2>", 2,
	      "<h2 id=\"rope-work-2\">Rope Work</h2>");
	marked_close(&t);
}

static void braces_set_the_id_and_are_not_shown(void **state)
{
	struct marked t;

	(void)state;
	marked_open(&t);
	check(&t, "<h2>A {#x}</h2>", 2, "<h2 id=\"x\">A</h2>");
	check(&t, "<h2>A <i>b</i> {#x .y}</h2>", 2,
	      "<h2 id=\"x-1\">A <i>b</i></h2>");
	check(&t, "<h2>A {x}</h2>", 2, "<h2 id=\"a-x\">A {x}</h2>");
	check(&t, "<h2>A {#} b</h2>", 2, "<h2 id=\"a--b\">A {#} b</h2>");
	check(&t, "<h2>{#y}</h2>", 2, "");
	marked_close(&t);
}

static void ids_are_unique_on_the_page(void **state)
{
	struct marked t;

	(void)state;
	marked_open(&t);
	assert_string_equal(markup_id(&t.m, "a"), "a");
	check(&t, "<h2>A</h2><p id=\"a\">x</p><h3 id=\"b\">c</h3><h3>B</h3>",
	      2,
	      "<h2 id=\"a-1\">A</h2><p id=\"a-2\">x</p>"
	      "<h3 id=\"b\">c</h3><h3 id=\"b-1\">B</h3>");
	assert_string_equal(markup_id(&t.m, "a"), "a-3");
	marked_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_are_those_of_hugo),
		cmocka_unit_test(levels_start_at_the_top_and_never_jump),
		cmocka_unit_test(headings_without_words_are_dropped),
		cmocka_unit_test(the_first_heading_may_not_repeat_the_title),
		cmocka_unit_test(braces_set_the_id_and_are_not_shown),
		cmocka_unit_test(ids_are_unique_on_the_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
