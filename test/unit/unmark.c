/* SPDX-License-Identifier: MIT */
/*
 * HTML as Markdown again: what comes out is read as the same words, links and
 * blocks, by ourselves and so by others.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>

#include "base/utf8.h"
#include "markup/html.h"
#include "markup/unmark.h"

#include "golden.h"
#include "marked.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

static const char *absolute(void *data, const char *href)
{
	struct arena *arena = data;

	if (str_starts(href, "javascript:"))
		return NULL;
	return *href == '/' ? arena_printf(arena, "https://x.example%s",
					   href) : href;
}

static const struct {
	const char *html, *want;
} rows[] = {
	{ "<p>One <em>two</em> <strong>three</strong></p>",
	  "One *two* **three**" },
	{ "<p>a</p>\n<p>b</p>", "a\n\nb" },
	{ "<p>9–&#8288;11</p>", "9–11" },
	{ "<h2 id=\"x\">A # b</h2><p>c</p>", "## A \\# b\n\nc" },
	{ "<p>1. no list<br># no heading<br>- no item</p>",
	  "1\\. no list\\\n\\# no heading\\\n\\- no item" },
	{ "<p>2 * 3 [x] &lt;b&gt; `c` snake_case _x_ A&amp;B &amp;amp; a|b"
	  "</p>",
	  "2 \\* 3 \\[x\\] \\<b> \\`c\\` snake_case \\_x\\_ A\\&B \\&amp; "
	  "a\\|b" },
	{ "<p>{{&lt; ref &gt;}} [wpv-post-url]</p>",
	  "\\{\\{\\< ref >}} \\[wpv-post-url\\]" },
	{ "<p>a<strong> b </strong>c</p>", "a **b** c" },
	{ "<p>a<strong>\"b\"</strong>c</p>", "a\"b\"c" },
	{ "<p>a<em>b</em>c</p>", "a*b*c" },
	{ "<p><em>a</em><em>b</em></p>", "*a*b" },
	{ "<p><b><em>a</em> b</b></p>", "***a* b**" },
	{ "<p><strong> </strong>a<del>b</del></p>", "a~~b~~" },
	{ "<p><code>a`b</code> <code>`</code> <code>a|b</code></p>",
	  "``a`b`` `` ` `` `a|b`" },
	{ "<p><a href=\"/a b(c)\">x</a> <a href=\"/y\">z</a></p>",
	  "[x](<https://x.example/a b(c)>) [z](https://x.example/y)" },
	{ "<p><a href=\"https://a.example/\">https://a.example/</a></p>",
	  "<https://a.example/>" },
	{ "<p><a href=\"javascript:x\">x</a><a>y</a></p>", "xy" },
	{ "<p>Look!<a href=\"/y\">z</a></p>",
	  "Look\\![z](https://x.example/y)" },
	{ "<p>Look! Here!</p>", "Look! Here!" },
	{ "<p><img src=\"/a.png\" alt=\"a [b]\"></p>",
	  "![a \\[b\\]](https://x.example/a.png)" },
	{ "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>",
	  "- a\n- b\n  - c" },
	{ "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>",
	  "- a\n\n  b\n\n- c" },
	{ "<ol start=\"9\"><li>a</li><li>b<br>c</li></ol>",
	  "9. a\n10. b\\\n    c" },
	{ "<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b" },
	{ "<ul><li><ul><li>a</li></ul></li></ul>", "-\n  - a" },
	{ "<ul><li></li><li>a</li></ul>", "-\n- a" },
	{ "<ul><li class=\"task-item\">\xe2\x98\x91 a</li>"
	  "<li class=\"task-item\">\xe2\x98\x90 b</li></ul>",
	  "- [x] a\n- [ ] b" },
	{ "<blockquote><p>a</p><ul><li>b</li></ul></blockquote>",
	  "> a\n>\n> - b" },
	{ "<pre><code>a\n\n  b ```\n</code></pre>",
	  "````\na\n\n  b ```\n````" },
	{ "<ul><li><pre><code>a\n\nb\n</code></pre></li></ul>",
	  "- ```\n  a\n\n  b\n  ```" },
	{ "<p>a</p><hr><p>b</p>", "a\n\n***\n\nb" },
	{ "<table><thead><tr><th>a|b</th><th class=\"align-right\">c</th></tr>"
	  "</thead><tbody><tr><td>d<br>e</td></tr></tbody></table>",
	  "| a\\|b | c |\n| --- | --: |\n| d e |  |" },
	{ "<table><tr><td>a</td><td><code>b|c</code></td></tr></table>",
	  "|  |  |\n| --- | --- |\n| a | `b\\|c` |" },
	{ "<dl><dt>a</dt><dd>b</dd><dd>c</dd><div><dt>d</dt><dd><em>e</em>"
	  "</dd></div></dl>", "- **a:** b, c\n- **d:** *e*" },
	{ "<dl><dt>a</dt><dd><p>b</p><p>c</p></dd></dl>",
	  "**a**\n\nb\n\nc" },
	{ "<details><summary>a</summary><p>b</p></details>", "**a**\n\nb" },
	{ "<div class=\"embed\"><iframe src=\"https://v.example/\"></iframe>"
	  "<a href=\"https://v.example/\">v</a></div>",
	  "[v](https://v.example/)" },
	{ "<p>a<sup id=\"fnref:1\"><a href=\"#fn:1\" role=\"doc-noteref\">1"
	  "</a></sup></p><div role=\"doc-endnotes\"><hr><ol><li id=\"fn:1\">"
	  "<p>b\xc2\xa0<a href=\"#fnref:1\" role=\"doc-backlink\">x</a></p>"
	  "<p>c</p></li></ol></div>",
	  "a[^1]\n\n[^1]: b\n\n    c" },
	{ "<div role=\"doc-endnotes\"><hr><ol><li>a</li></ol></div>", "a" },
	{ " ", "" },
	{ "<p></p><ul></ul><h3></h3>", "" },
};

static void each_element_has_its_markdown(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < N(rows); i++) {
		const struct unmark u = { &arena, absolute, &arena };

		assert_string_equal(unmark_blocks(&u, rows[i].html),
				    rows[i].want);
	}
	arena_release(&arena);
}

/* As a reader has it: letters and digits alone, for smart punctuation would
   change the rest once more. */
static void add_said(struct buf *out, const char *words)
{
	size_t used;

	for (; *words; words += used) {
		int32_t c = utf8_decode(words, strlen(words), &used);

		if (utf8_is_letter(c) || utf8_is_digit(c))
			utf8_add(out, c);
	}
}

static bool says_the_same(struct marked *t, const char *name,
			  const char *html, const char *again)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	bool same;

	add_said(&a, html_words(&t->arena, html, strlen(html)));
	add_said(&b, html_words(&t->arena, again, strlen(again)));
	same = str_eq(a.data, b.data);
	if (!same)
		print_error("%s: want\n%s\ngot\n%s\n", name, a.data, b.data);
	buf_release(&a);
	buf_release(&b);
	return same;
}

/* A tag; not "\\<b>", "<https://...>", "[x](<a b>)". */
static bool has_tag(const char *clean)
{
	const char *at = clean;

	for (; (at = strchr(at, '<')) != NULL; at++)
		if ((at == clean || !strchr("\\(", at[-1])) &&
		    !str_starts(at, "<http"))
			return true;
	return false;
}

/* What was mended, and HTML; code may show both. */
static bool has_residue(const char *clean)
{
	return !strchr(clean, '`') &&
	       (strstr(clean, "{{<") || strstr(clean, "[wpv-") ||
		has_tag(clean));
}

/* The text of a file as HTML, as Markdown, as HTML again. */
static bool check(const char *name, const char *text)
{
	struct marked t, fresh;
	const struct unmark u = { NULL, NULL, NULL };
	struct unmark here = u;
	const char *html, *clean, *again;
	bool good;

	marked_open(&t);
	marked_open(&fresh);
	fresh.m.title = NULL;
	here.arena = &t.arena;
	t.m.components = NULL;
	html = markup_block(&t.m, text, 2, marked_at());
	clean = unmark_blocks(&here, html);
	again = markup_block(&fresh.m, clean, 2, marked_at());
	good = says_the_same(&t, name, html, again);
	if (!good || has_residue(clean)) {
		print_error("%s: %s\n", name, clean);
		good = false;
	}
	marked_close(&t);
	marked_close(&fresh);
	return good;
}

static void no_word_of_any_text_is_lost(void **state)
{
	static const char root[] = "test/golden/markup";
	DIR *dir = opendir(root);
	const struct dirent *entry;
	size_t texts = 0, bad = 0;

	(void)state;
	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL) {
		struct buf text = BUF_INIT;
		char path[512];

		/* Shortcodes shown in code are expanded when read again;
		   notes stand behind what nothing refers to. */
		if (!str_ends(entry->d_name, ".md") ||
		    str_eq(entry->d_name, "B-5-shortcodes.md") ||
		    str_eq(entry->d_name, "B-10-footnotes.md"))
			continue;
		snprintf(path, sizeof(path), "%s/%s", root, entry->d_name);
		golden_read(&text, path);
		bad += !check(path, text.data);
		buf_release(&text);
		texts++;
	}
	closedir(dir);
	assert_true(texts >= 16);
	assert_int_equal(bad, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_element_has_its_markdown),
		cmocka_unit_test(no_word_of_any_text_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
