/* SPDX-License-Identifier: MIT */
/*
 * The examples of GitHub Flavored Markdown's extensions, read where they lie.
 * Elements and words must be the same, but where Hugo differs, or where a
 * word would be lost: then what comes out is in the table below.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "content/yamldoc.h"
#include "markup/html.h"

#include "marked.h"

#define ROOT "../shared/conformance"

enum { EXAMPLES = 50 };

static const struct exception {
	const char *source;
	long number;
	const char *why;
	const char *want;	/* canonical, see below */
} exceptions[] = {
	{ "spec", 203, "smart dashes, as in Hugo",
	  "<p>| abc | def | | \xe2\x80\x94 | | bar |</p>" },
	{ "extensions", 3, "smart dashes, as in Hugo",
	  "<p>| Not enough table | to be considered table |</p>"
	  "<p>| Not enough table | to be considered table | | Not enough "
	  "table | to be considered table |</p>"
	  "<table><thead><tr><th>Just enough table</th><th>to be considered "
	  "table</th></tr></thead></table>"
	  "<p>| \xe2\x80\x93\xe2\x80\x93 | \xe2\x80\x94 |</p>"
	  "<table><thead><tr><th>x</th></tr></thead></table>"
	  "<table><thead><tr><th>xyz</th></tr></thead></table>" },
	{ "extensions", 7, "smart dashes, as in Hugo",
	  "<p>| a | b | c | | \xe2\x80\x94 | \xe2\x80\x94 | | this | isn't "
	  "| okay |</p>" },
	{ "spec", 204, "no word is lost: more cells stay in the last",
	  "<table><thead><tr><th>abc</th><th>def</th></tr></thead><tbody>"
	  "<tr><td>bar</td><td></td></tr>"
	  "<tr><td>bar</td><td>baz | boo</td></tr></tbody></table>" },
	{ "extensions", 8, "no word is lost: more cells stay in the last",
	  "<table><thead><tr><th>a</th><th>b</th><th>c</th></tr></thead>"
	  "<tbody><tr><td>x</td><td></td><td></td></tr>"
	  "<tr><td>a</td><td>b</td><td></td></tr>"
	  "<tr><td>1</td><td>2</td><td>3 | 4 | 5</td></tr>"
	  "</tbody></table>" },
	{ "extensions", 23, "a rule before the notes, as in Hugo; no word is "
	  "lost: a note that is not used is last",
	  "<p>This is some text!<sup><a>1</a></sup>. Other text.<sup><a>2</a>"
	  "</sup>.</p><p>Here's a thing<sup><a>3</a></sup>.</p><p>And "
	  "another thing<sup><a>4</a></sup>.</p><p>This doesn't have a "
	  "referent[^nope].</p><p>Hi!</p><div><hr><ol>"
	  "<li><p>Some <em>bolded</em>footnote definition.\xc2\xa0<a>"
	  "\xe2\x86\xa9\xef\xb8\x8e</a></p></li>"
	  "<li><blockquote><p>Blockquotes can be in a footnote.</p>"
	  "</blockquote><pre><code>as well as code blocks </code></pre>"
	  "<p>or, naturally, simple paragraphs.\xc2\xa0<a>"
	  "\xe2\x86\xa9\xef\xb8\x8e</a></p></li>"
	  "<li><p>no code block here (spaces are stripped away)\xc2\xa0<a>"
	  "\xe2\x86\xa9\xef\xb8\x8e</a></p></li>"
	  "<li><pre><code>this is now a code block (8 spaces indentation) "
	  "</code></pre>\xc2\xa0<a>\xe2\x86\xa9\xef\xb8\x8e</a></li>"
	  "<li><p>This is unused.</p></li></ol></div>" },
	{ NULL, 0, NULL, NULL }
};

/* Elements that say the same in both, under one name. */
static const char *name_of(const struct dom_node *node)
{
	return str_eq(node->tag, "section") ? "div" : node->tag;
}

static void add_align(struct buf *out, const struct dom_node *cell)
{
	const char *align = dom_attr(cell, "align");
	const char *class = dom_attr(cell, "class");

	if (class && str_starts(class, "align-"))
		align = class + strlen("align-");
	if (align)
		buf_printf(out, " %s", align);
}

/* A check box of GFM is a character with us. */
static bool add_box(struct buf *out, const struct dom_node *node)
{
	if (!dom_is(node, "input"))
		return false;
	buf_str(out, dom_attr(node, "checked") ? "\xe2\x98\x91" :
						 "\xe2\x98\x90");
	return true;
}

static void add_words(struct buf *out, const char *text)
{
	for (; *text; text++) {
		bool is_first = out->len == 0 ||
				strchr(" >", out->data[out->len - 1]);

		if (!str_is_space(*text))
			buf_char(out, *text);
		else if (!is_first)
			buf_char(out, ' ');
	}
}

static void close_tag(struct buf *out, const struct dom_node *node)
{
	if (out->len > 0 && out->data[out->len - 1] == ' ' &&
	    !html_is_inline(node->tag))
		buf_truncate(out, out->len - 1);
	buf_printf(out, "</%s>", name_of(node));
}

/* Tags with alignment and nothing else, words with single spaces. */
static const char *canonical(struct marked *t, const struct dom_node *root)
{
	const struct dom_node *node = root->first;
	struct buf out = BUF_INIT;

	while (node) {
		if (node->text) {
			add_words(&out, node->text);
		} else if (!add_box(&out, node)) {
			buf_printf(&out, "<%s", name_of(node));
			add_align(&out, node);
			buf_char(&out, '>');
		}
		if (node->first) {
			node = node->first;
			continue;
		}
		if (node->tag && !dom_is(node, "input") &&
		    !dom_is(node, "hr"))
			close_tag(&out, node);
		while (node != root && !node->next) {
			node = node->parent;
			if (node != root)
				close_tag(&out, node);
		}
		node = node == root ? NULL : node->next;
	}
	return arena_take(&t->arena, &out);
}

/* The words of what may stay. */
static const char *words(struct marked *t, const char *html)
{
	struct dom_node *root = marked_parse(t, html);

	sanitise(&t->arena, root);
	html = marked_write(t, root);
	return html_words(&t->arena, html, strlen(html));
}

/* Straight quotes: smart ones are Hugo's, and ours. */
static const char *straight(struct marked *t, const char *text)
{
	struct buf out = BUF_INIT;

	for (; *text; text++) {
		if (str_starts(text, "\xe2\x80\x98") ||
		    str_starts(text, "\xe2\x80\x99") ||
		    str_starts(text, "\xe2\x80\x9c") ||
		    str_starts(text, "\xe2\x80\x9d")) {
			buf_char(&out, (unsigned char)text[2] < 0x9a ? '\'' :
								       '"');
			text += 2;
		} else {
			buf_char(&out, *text);
		}
	}
	return arena_take(&t->arena, &out);
}

static const struct exception *find_exception(const char *source, long number)
{
	const struct exception *e = exceptions;

	while (e->source && (!str_eq(e->source, source) ||
			     e->number != number))
		e++;
	return e->source ? e : NULL;
}

/* Which addresses become links, and which HTML may stay, is our own rule. */
static bool is_of_words(const char *section)
{
	return strcasestr(section, "autolink") || strcasestr(section, "HTML");
}

static void check_example(struct marked *t, const struct value *example)
{
	const char *source = value_text(value_get(example, "source"));
	const char *section = value_text(value_get(example, "section"));
	long number = value_get(example, "number")->number;
	const char *html = value_text(value_get(example, "html"));
	const struct exception *exception = find_exception(source, number);
	const char *want, *got;

	got = markup_block(&t->m, value_text(value_get(example, "markdown")),
			   2, marked_at());
	if (strstr(html, "<IGNORE>"))
		return;
	want = exception ? exception->want : NULL;
	if (is_of_words(section)) {
		got = words(t, got);
		want = want ? want : words(t, html);
	} else {
		got = canonical(t, marked_parse(t, got));
		want = want ? want : canonical(t, marked_parse(t, html));
	}
	if (!str_eq(straight(t, want), straight(t, got)))
		fail_msg("%s %ld, %s: %s\nwant %s\ngot  %s", source, number,
			 section, exception ? exception->why : "as GFM", want, got);
}

static void every_example_comes_out_as_hugo_has_it(void **state)
{
	struct arena arena = ARENA_INIT;
	struct place at = { "gfm.json", 1, 1 };
	struct file_tree tree;
	struct buf text = BUF_INIT;
	struct value *examples = NULL;
	struct file_id id;
	size_t i;

	(void)state;
	if (file_tree_open(&tree, ROOT) < 0) {
		print_message("no " ROOT ": skipped\n");
		skip();
	}
	assert_int_equal(file_read(&text, &id, &tree, "gfm.json", LIMIT_FILE,
				   NULL), 0);
	assert_int_equal(yamldoc_parse(&examples, &arena, at,
				       (struct view){ text.data, text.len },
				       NULL), 0);
	assert_true(value_len(examples) >= EXAMPLES);
	for (i = 0; i < value_len(examples); i++) {
		struct marked t;

		marked_open(&t);
		check_example(&t, value_item(examples, i));
		marked_close(&t);
	}
	file_tree_close(&tree);
	buf_release(&text);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_example_comes_out_as_hugo_has_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
