/* SPDX-License-Identifier: MIT */
/*
 * Our own table of templates.  The public specification's own tests are in
 * mustache_spec.c; what is here holds where they are not at hand.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "page/mustache.h"

#include "yamlvalue.h"

struct fixture {
	struct arena arena;
	struct report report;
	const struct value *partials;	/* MAP name: text */
};

static void fixture_init(struct fixture *f)
{
	arena_init(&f->arena);
	report_init(&f->report, &f->arena);
	f->partials = NULL;
}

static void fixture_release(struct fixture *f)
{
	report_release(&f->report);
	arena_release(&f->arena);
}

static struct mustache *compile(struct fixture *f, const char *text)
{
	struct view view = { text, strlen(text) };

	return mustache_compile(&f->arena, "t.mustache", view, &f->report);
}

/* Compiles afresh each time, which no theme does: it is a test. */
static const struct mustache *find(const void *data, const char *name)
{
	struct fixture *f = *(struct fixture *const *)data;
	const char *text = value_text(value_get(f->partials, name));

	return text ? compile(f, text) : NULL;
}

/* Renders; `partials` is YAML or NULL. */
static int run(struct fixture *f, struct buf *out, const char *template,
	       const char *view, const char *partials)
{
	const struct mustache *m = compile(f, template);

	if (partials)
		f->partials = yaml_value(&f->arena, partials);
	assert_non_null(m);
	return mustache_render(out, m, yaml_value(&f->arena, view), find, &f);
}

struct row {
	const char *template, *view, *partials, *want;
};

static void check(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct fixture f;
		struct buf out = BUF_INIT;

		fixture_init(&f);
		assert_int_equal(run(&f, &out, rows[i].template, rows[i].view,
				     rows[i].partials), 0);
		if (strcmp(out.data, rows[i].want) != 0)
			print_error("template %s\n", rows[i].template);
		assert_string_equal(out.data, rows[i].want);
		buf_release(&out);
		fixture_release(&f);
	}
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof((rows)[0]))

static void a_value_takes_the_place_of_its_tag(void **state)
{
	static const struct row rows[] = {
		{ "", "{}", NULL, "" },
		{ "no tag { } at all\n", "{}", NULL, "no tag { } at all\n" },
		{ "a {{x}} b", "{x: tea}", NULL, "a tea b" },
		{ "{{x}}{{ y }}", "{x: 1, y: -20}", NULL, "1-20" },
		{ "[{{x}}]", "{x: true}", NULL, "[true]" },
		{ "[{{x}}{{y}}{{z}}]", "{x: null, y: [1], z: {a: 1}}", NULL,
		  "[]" },
		{ "{{x}}", "{x: \"{{y}}\", y: 1}", NULL, "{{y}}" },
		{ "{{a.b.c}}", "{a: {b: {c: deep}}}", NULL, "deep" },
		{ "[{{a.b.c}}]", "{a: {b: 1}, b: {c: no}}", NULL, "[]" },
		{ "[{{a.b}}]", "{\"a.b\": no}", NULL, "[]" },
		{ "[{{a..b}}{{.a}}{{a.}}]", "{a: {b: no}}", NULL, "[]" },
		{ "{{.}}", "plain", NULL, "plain" },
		{ "  {{x}}\n", "{x: kept}", NULL, "  kept\n" },
	};

	(void)state;
	CHECK(rows);
}

static void values_are_escaped_unless_asked(void **state)
{
	static const struct row rows[] = {
		{ "{{x}}", "{x: \"<a b=\\\"c\\\" d='e'> &\"}", NULL,
		  "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt; &amp;" },
		{ "{{{x}}}{{&x}}{{& x }}", "{x: \"<&>\"}", NULL,
		  "<&><&><&>" },
		{ "{{{ x }}}}", "{x: 1}", NULL, "1}" },
	};

	(void)state;
	CHECK(rows);
}

static void safe_html_is_not_escaped_again(void **state)
{
	struct fixture f;
	struct buf out = BUF_INIT;
	struct value *view;

	(void)state;
	fixture_init(&f);
	view = value_map(&f.arena);
	value_set(&f.arena, view, "x", value_html(&f.arena, "<b>1</b>"));
	assert_int_equal(mustache_render(&out, compile(&f, "{{x}}{{{x}}}"),
					 view, NULL, NULL), 0);
	assert_string_equal(out.data, "<b>1</b><b>1</b>");
	buf_release(&out);
	fixture_release(&f);
}

static void a_section_is_there_when_its_value_is(void **state)
{
	static const struct row rows[] = {
		{ "{{#x}}yes{{/x}}{{^x}}no{{/x}}", "{x: true}", NULL, "yes" },
		{ "{{#x}}yes{{/x}}{{^x}}no{{/x}}", "{x: false}", NULL, "no" },
		{ "{{#x}}yes{{/x}}{{^x}}no{{/x}}", "{x: null}", NULL, "no" },
		{ "{{#x}}yes{{/x}}{{^x}}no{{/x}}", "{x: \"\"}", NULL, "no" },
		{ "{{#x}}yes{{/x}}{{^x}}no{{/x}}", "{x: 0}", NULL, "no" },
		{ "{{#x}}yes{{/x}}{{^x}}no{{/x}}", "{x: []}", NULL, "no" },
		{ "{{#x}}yes{{/x}}{{^x}}no{{/x}}", "{x: {}}", NULL, "yes" },
		{ "{{#x}}yes{{/x}}{{^x}}no{{/x}}", "{}", NULL, "no" },
		{ "{{# a.b }}{{c}}{{/ a.b }}", "{a: {b: {c: 1}}}", NULL, "1" },
		{ "{{#x}}{{.}} {{x}}{{/x}}", "{x: it}", NULL, "it it" },
	};

	(void)state;
	CHECK(rows);
}

static void a_list_repeats_its_section(void **state)
{
	static const struct row rows[] = {
		{ "{{#l}}<{{.}}>{{/l}}", "{l: [a, 2, true]}", NULL,
		  "<a><2><true>" },
		{ "{{#l}}{{#.}}{{.}}{{/.}};{{/l}}", "{l: [[1, 2], [3]]}", NULL,
		  "12;3;" },
		{ "{{#.}}{{k}}{{/.}}", "[{k: 1}, {k: 2}]", NULL, "12" },
		{ "{{#l}}{{name}}{{other}} {{/l}}",
		  "{other: '!', name: outer, l: [{name: in}, {}]}", NULL,
		  "in! outer! " },
		/* The nearest that has the key, even if it says nothing. */
		{ "{{#in}}[{{x}}][{{y.z}}]{{/in}}",
		  "{x: far, y: {z: far}, in: {x: null, y: {}}}", NULL,
		  "[][]" },
	};

	(void)state;
	CHECK(rows);
}

static void tags_alone_on_a_line_leave_no_line(void **state)
{
	static const struct row rows[] = {
		{ "a\n{{#x}}\nb\n{{/x}}\nc\n", "{x: 1}", NULL, "a\nb\nc\n" },
		{ "a\n \t{{#x}} \t\nb\n  {{/x}}", "{x: 1}", NULL, "a\nb\n" },
		{ "a\r\n{{^y}}\r\nb\r\n{{/y}}\r\n", "{}", NULL, "a\r\nb\r\n" },
		{ "{{! note }}\na\n  {{!\n  two lines\n}}\nb", "{}", NULL,
		  "a\nb" },
		{ "{{=[ ]=}}\n[x]\n", "{x: 1}", NULL, "1\n" },
		/* Not alone. */
		{ "{{#x}}{{/x}}\n", "{x: 1}", NULL, "\n" },
		{ " {{#x}}a{{/x}}\n", "{x: 1}", NULL, " a\n" },
		{ "a {{! note }}\nb", "{}", NULL, "a \nb" },
		{ "{{! one }}{{! two }}\n", "{}", NULL, "\n" },
		{ "\xc2\xa0{{#x}}\n{{/x}}\n", "{x: 1}", NULL,
		  "\xc2\xa0\n" },
	};

	(void)state;
	CHECK(rows);
}

static void delimiters_can_be_set(void **state)
{
	static const struct row rows[] = {
		{ "{{=<% %>=}}{{x}}<% x %>", "{x: 1}", NULL, "{{x}}1" },
		{ "{{= | | =}}|x||={{ }}=|{{x}}", "{x: 1}", NULL, "11" },
		{ "{{=$$ $$=}}$${x}$$$$&x$$", "{x: \"<\"}", NULL, "<<" },
		/* They end with their file. */
		{ "{{=[ ]=}}[>p][x]", "{x: 1}", "{p: \"{{x}}[x]\"}", "1[x]1" },
		{ "{{>p}}{{x}}", "{x: 1}", "{p: \"{{=[ ]=}}[x]\"}", "11" },
	};

	(void)state;
	CHECK(rows);
}

static void a_partial_is_indented_like_its_tag(void **state)
{
	static const struct row rows[] = {
		{ "[{{>p}}]", "{}", "{p: in}", "[in]" },
		{ "[{{>q}}]", "{}", "{p: in}", "[]" },
		{ "{{>p}}\n", "{x: 1}", "{p: \"{{x}}\\n\"}", "1\n" },
		{ "-\n  {{>p}}\n-", "{}", "{p: \"a\\nb\\n\"}",
		  "-\n  a\n  b\n-" },
		/* What a value brings is not indented; empty lines neither. */
		{ "  {{>p}}\n", "{x: \"1\\n2\"}", "{p: \"<\\n\\n{{x}}\\n\"}",
		  "  <\n\n  1\n2\n" },
		{ "  {{>p}}\n", "{}",
		  "{p: \"a\\n {{>q}}\\n\", q: \"b\\nc\\n\"}",
		  "  a\n   b\n   c\n" },
		{ " x {{>p}}\n", "{}", "{p: \"a\\nb\"}", " x a\nb\n" },
		{ " {{>p}}\n", "{}", "{p: \"x {{>q}}\\n\", q: \"a\\nb\"}",
		  " x a\nb\n" },
		{ "{{>p}}", "{c: [{c: [{c: []}]}]}",
		  "{p: \"({{#c}}{{>p}}{{/c}})\"}", "((()))" },
	};

	(void)state;
	CHECK(rows);
}

static void a_dynamic_name_is_looked_up(void **state)
{
	static const struct row rows[] = {
		{ "{{>*kind}}", "{kind: p}", "{p: in}", "in" },
		{ "{{> * a.kind }}", "{a: {kind: p}}", "{p: in}", "in" },
		{ "[{{>*kind}}{{>**kind}}]", "{}", "{p: in}", "[]" },
		{ "[{{>*kind}}]", "{kind: [p]}", "{p: in}", "[]" },
		{ "{{<*kind}}{{$b}}mine{{/b}}{{/*kind}}", "{kind: p}",
		  "{p: \"-{{$b}}{{/b}}-\"}", "-mine-" },
	};

	(void)state;
	CHECK(rows);
}

static void a_block_is_what_its_page_gives(void **state)
{
	static const struct row rows[] = {
		{ "{{$a}}usual{{/a}}", "{}", NULL, "usual" },
		{ "{{<l}}{{/l}}", "{}", "{l: \"-{{$a}}usual{{/a}}-\"}",
		  "-usual-" },
		{ "{{<l}} lost {{$a}}mine{{/a}} {{x}} {{/l}}", "{x: lost}",
		  "{l: \"-{{$a}}usual{{/a}}-\"}", "-mine-" },
		{ "{{<l}}{{$a}}{{/a}}{{/l}}", "{}",
		  "{l: \"-{{$a}}usual{{/a}}-\"}", "--" },
		{ "[{{<l}}{{$a}}x{{/a}}{{/l}}]", "{}", "{m: x}", "[]" },
		/* Two levels; the outermost wins. */
		{ "{{<m}}{{$a}}1{{/a}}{{/m}}", "{}",
		  "{m: \"{{<l}}{{$a}}2{{/a}}{{$b}}2{{/b}}{{/l}}\","
		  " l: \"{{$a}}3{{/a}}{{$b}}3{{/b}}{{$c}}3{{/c}}\"}", "123" },
		/* A block within a block's argument. */
		{ "{{<m}}{{$in}}1{{/in}}{{/m}}", "{}",
		  "{m: \"{{<l}}{{$a}}<{{$in}}2{{/in}}>{{/a}}{{/l}}\","
		  " l: \"{{$a}}3{{/a}}\"}", "<1>" },
		{ "{{<l}}{{$a}}<{{$a}}1{{/a}}>{{/a}}{{/l}}", "{}",
		  "{l: \"{{$a}}3{{/a}}\"}", "<1>" },
		/* The view is that of the place where the block stands. */
		{ "{{<l}}{{$a}}{{x}}{{/a}}{{/l}}", "{x: out, in: {x: in}}",
		  "{l: \"{{#in}}{{$a}}{{/a}}{{/in}}\"}", "in" },
		/* A partial is a parent without arguments. */
		{ "{{<l}}{{$a}}1{{/a}}{{/l}}", "{}",
		  "{l: \"{{>p}}\", p: \"{{$a}}2{{/a}}\"}", "1" },
	};

	(void)state;
	CHECK(rows);
}

static void a_block_keeps_the_lines_in_order(void **state)
{
	static const struct row rows[] = {
		{ "  {{<l}}{{/l}}\n-", "{}", "{l: \"a\\nb\\n\"}",
		  "  a\n  b\n-" },
		{ "x {{<l}}{{/l}}\n-", "{}", "{l: \"a\"}", "x a\n-" },
		{ "{{<l}}\n{{$a}}\none\n{{/a}}\n{{/l}}\n-", "{}",
		  "{l: \"<\\n  {{$a}}\\n  {{/a}}\\n>\\n\"}",
		  "<\n  one\n>\n-" },
		{ "{{<l}}\n  {{$a}}\n    one\n      two\n  {{/a}}\n{{/l}}\n",
		  "{}", "{l: \"<\\n {{$a}}\\n {{/a}}\\n>\\n\"}",
		  "<\n one\n   two\n>\n" },
		{ "{{<l}}{{$a}}one{{/a}}{{/l}}", "{}",
		  "{l: \"<\\n  {{$a}}usual{{/a}}\\n>\\n\"}", "<\n  one\n>\n" },
		{ "{{<l}}{{$a}}\none\ntwo{{/a}}{{/l}}", "{}",
		  "{l: \"<\\n  {{$a}}usual{{/a}}\\n>\\n\"}",
		  "<\n  one\n  two\n>\n" },
		{ "{{<l}}{{$a}}\n\n   one\n{{/a}}{{/l}}", "{}",
		  "{l: \"<\\n{{$a}}\\n usual\\n{{/a}}\\n>\\n\"}",
		  "<\n\n one\n>\n" },
		{ "{{<l}}{{$a}}\n{{x}}\n{{/a}}{{/l}}", "{x: 1}",
		  "{l: \"<\\n{{$a}}\\n  usual\\n{{/a}}\\n>\\n\"}",
		  "<\n  1\n>\n" },
		{ "{{<l}}{{$a}}\n{{#x}}\none\n{{/x}}\n{{/a}}{{/l}}", "{x: 1}",
		  "{l: \"<\\n  {{$a}}\\n  {{/a}}\\n>\\n\"}",
		  "<\n  one\n>\n" },
	};

	(void)state;
	CHECK(rows);
}

static void a_wrong_template_says_where(void **state)
{
	static const struct {
		const char *text;
		int line, col;
		const char *word;
	} rows[] = {
		{ "{{x", 1, 1, "not closed" },
		{ "ab\ncd {{x}", 2, 4, "not closed" },
		{ "{{{x}}", 1, 1, "not closed" },
		{ "{{!", 1, 1, "not closed" },
		{ "\xc3\xa9 {{=<% %>}}", 1, 3, "not closed" },
		{ "a\n\n {{#x}}\n", 3, 2, "\"x\" is opened" },
		{ "{{<x}}{{$y}}{{/y}}", 1, 1, "\"x\" is opened" },
		{ "a{{/x}}", 1, 2, "no opening tag" },
		{ "{{#a}}\n{{#b}}\n{{/a}}{{/b}}", 3, 1, "of line 2" },
		{ "{{<*a}}{{/a}}", 1, 8, "\"a\" of line 1" },
		{ "{{}}", 1, 1, "empty" },
		{ "{{# }}{{/ }}", 1, 1, "empty" },
		{ "{{>*}}", 1, 1, "empty" },
		{ "{{a b}}", 1, 1, "white space" },
		{ "{{=a=}}", 1, 1, "two words" },
		{ "{{=a b c=}}", 1, 1, "two words" },
		{ "{{==}} ==}}", 1, 1, "two words" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		const struct problem *p;

		fixture_init(&f);
		assert_null(compile(&f, rows[i].text));
		assert_int_equal(f.report.len, 1);
		p = &f.report.items[0];
		if (!strstr(p->words, rows[i].word))
			print_error("%s: %s\n", rows[i].text, p->words);
		assert_non_null(strstr(p->words, rows[i].word));
		assert_string_equal(p->at.file, "t.mustache");
		assert_int_equal(p->at.line, rows[i].line);
		assert_int_equal(p->at.col, rows[i].col);
		assert_int_equal(p->severity, SEVERITY_ERROR);
		fixture_release(&f);
	}
}

static struct mustache *compile_nested(struct fixture *f, size_t depth)
{
	struct buf text = BUF_INIT;
	struct mustache *m;

	for (size_t i = 0; i < depth; i++)
		buf_str(&text, "{{#.}}");
	buf_str(&text, "in");
	for (size_t i = 0; i < depth; i++)
		buf_str(&text, "{{/.}}");
	m = compile(f, arena_strdup(&f->arena, text.data));
	buf_release(&text);
	return m;
}

static void nesting_is_bounded(void **state)
{
	struct fixture f;

	(void)state;
	for (int over = -1; over <= 1; over++) {
		struct buf out = BUF_INIT;
		struct mustache *m;

		fixture_init(&f);
		m = compile_nested(&f, (size_t)(LIMIT_TEMPLATE_DEPTH + over));
		if (over > 0) {
			assert_null(m);
			assert_string_equal(f.report.items[0].code,
					    "template-depth");
		} else {
			assert_int_equal(mustache_render(&out, m,
				yaml_value(&f.arena, "{a: 1}"), NULL, NULL), 0);
			assert_string_equal(out.data, "in");
		}
		buf_release(&out);
		fixture_release(&f);
	}
}

/* Renders a partial p that calls itself for ever. */
static int recurse(struct buf *out, const char *partials)
{
	struct fixture f;
	int rc;

	fixture_init(&f);
	rc = run(&f, out, "{{>p}}", "{}", partials);
	fixture_release(&f);
	return rc;
}

static void recursion_is_bounded(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	assert_int_equal(recurse(&out, "{p: \"x{{>p}}\"}"), -1);
	assert_int_equal(out.len, LIMIT_TEMPLATE_DEPTH);
	buf_reset(&out);
	assert_int_equal(recurse(&out, "{p: \"{{<p}}{{/p}}\"}"), -1);
	/* Nothing printed, two calls a level: only counting ends it. */
	assert_int_equal(recurse(&out, "{p: \"{{>p}}{{>p}}\"}"), -1);
	assert_int_equal(out.len, 0);
	buf_release(&out);
}

static struct value *long_string(struct fixture *f, size_t len)
{
	char *text = arena_alloc(&f->arena, len + 1);

	memset(text, 'x', len);
	return value_borrow(&f->arena, text);
}

static void output_is_bounded(void **state)
{
	(void)state;
	for (int over = -1; over <= 1; over++) {
		struct fixture f;
		struct buf out = BUF_INIT;
		struct value *view;
		size_t len = (size_t)(LIMIT_PAGE / 2 + over);

		fixture_init(&f);
		view = value_map(&f.arena);
		value_set(&f.arena, view, "a",
			  long_string(&f, (size_t)LIMIT_PAGE / 2));
		value_set(&f.arena, view, "b", long_string(&f, len));
		assert_int_equal(mustache_render(&out,
			compile(&f, "{{a}}{{b}}"), view, NULL, NULL),
			over > 0 ? -1 : 0);
		assert_int_equal(out.len,
				 over < 0 ? LIMIT_PAGE - 1 : LIMIT_PAGE);
		buf_release(&out);
		fixture_release(&f);
	}
}

/* One step for the line's beginning, one for the section, one an item. */
static int render_items(size_t items)
{
	struct fixture f;
	struct buf out = BUF_INIT;
	struct value *list, *item;
	int rc;

	fixture_init(&f);
	list = value_list(&f.arena);
	item = value_null(&f.arena);
	for (size_t i = 0; i < items; i++)
		value_push(&f.arena, list, item);
	rc = mustache_render(&out, compile(&f, "{{#.}}{{x}}{{/.}}"), list,
			     NULL, NULL);
	assert_int_equal(out.len, 0);
	buf_release(&out);
	fixture_release(&f);
	return rc;
}

static void steps_are_bounded(void **state)
{
	(void)state;
	assert_int_equal(render_items(LIMIT_TEMPLATE_STEPS - 3), 0);
	assert_int_equal(render_items(LIMIT_TEMPLATE_STEPS - 2), 0);
	assert_int_equal(render_items(LIMIT_TEMPLATE_STEPS - 1), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_value_takes_the_place_of_its_tag),
		cmocka_unit_test(values_are_escaped_unless_asked),
		cmocka_unit_test(safe_html_is_not_escaped_again),
		cmocka_unit_test(a_section_is_there_when_its_value_is),
		cmocka_unit_test(a_list_repeats_its_section),
		cmocka_unit_test(tags_alone_on_a_line_leave_no_line),
		cmocka_unit_test(delimiters_can_be_set),
		cmocka_unit_test(a_partial_is_indented_like_its_tag),
		cmocka_unit_test(a_dynamic_name_is_looked_up),
		cmocka_unit_test(a_block_is_what_its_page_gives),
		cmocka_unit_test(a_block_keeps_the_lines_in_order),
		cmocka_unit_test(a_wrong_template_says_where),
		cmocka_unit_test(nesting_is_bounded),
		cmocka_unit_test(recursion_is_bounded),
		cmocka_unit_test(output_is_bounded),
		cmocka_unit_test(steps_are_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
