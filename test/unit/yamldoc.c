/* SPDX-License-Identifier: MIT */
/*
 * YAML into values: types, places, limits, and what an author is told.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "content/yamldoc.h"

struct reading {
	struct arena arena;
	struct report report;
	struct value *value;
	int rc;
	struct buf problems;
};

static void read_view(struct reading *reading, struct view text)
{
	const struct place at = { "f", 1, 1 };
	size_t i;

	arena_init(&reading->arena);
	report_init(&reading->report, &reading->arena);
	reading->rc = yamldoc_parse(&reading->value, &reading->arena, at, text,
				    &reading->report);
	buf_init(&reading->problems);
	for (i = 0; i < reading->report.len; i++)
		problem_write(&reading->problems, &reading->report.items[i]);
}

static void read_text(struct reading *reading, const char *text)
{
	struct view view = { text, strlen(text) };

	read_view(reading, view);
}

static void release(struct reading *reading)
{
	buf_release(&reading->problems);
	report_release(&reading->report);
	arena_release(&reading->arena);
}

static const struct {
	const char *in, *want;
} typed[] = {
	{ "", "null" },
	{ "# only a comment\n", "null" },
	{ "---\n", "null" },
	{ "\xEF\xBB\xBF" "a: 1\n", "{\"a\":1}" },
	{ "a:\nb: ~\nc: null\nd: Null\ne: NULL\nf: nUll\n",
	  "{\"a\":null,\"b\":null,\"c\":null,\"d\":null,\"e\":null,"
	  "\"f\":\"nUll\"}" },
	{ "[true, True, TRUE, false, False, FALSE, tRUE]",
	  "[true,true,true,false,false,false,\"tRUE\"]" },
	/* Y-6: what YAML 1.1 would spoil stays as it is written. */
	{ "[no, ON, yes, Off, y]",
	  "[\"no\",\"ON\",\"yes\",\"Off\",\"y\"]" },
	{ "[0123, 010, 0x1F, 0o17, 1_000, 1e3, 12:30, 1.10, .5, 2024-01-02]",
	  "[\"0123\",\"010\",\"0x1F\",\"0o17\",\"1_000\",\"1e3\",\"12:30\","
	  "\"1.10\",\".5\",\"2024-01-02\"]" },
	{ "[0, 7, -7, +7, 16, 9223372036854775807, 9223372036854775808]",
	  "[0,7,-7,7,16,9223372036854775807,\"9223372036854775808\"]" },
	{ "[\"1\", '1', \"true\", '', \"~\"]",
	  "[\"1\",\"1\",\"true\",\"\",\"~\"]" },
	/* Y-1: headers of block scalars; CR LF inside. */
	{ "a: |2-\n\n   x\n  y\n\nb: >\n  p\n  q\n",
	  "{\"a\":\"\\n x\\ny\",\"b\":\"p q\\n\"}" },
	{ "a: |2+\n\n  - x\n\n", "{\"a\":\"\\n- x\\n\\n\"}" },
	{ "a: |\r\n  x\r\n  y\r\nb: 1\r\n", "{\"a\":\"x\\ny\\n\",\"b\":1}" },
	/* Y-9: lists without indentation. */
	{ "a:\n- /x\n- /y\nb:\n  - z\n",
	  "{\"a\":[\"/x\",\"/y\"],\"b\":[\"z\"]}" },
	{ "{\"a\":[1,\"\\u00e9\\/\"],\n\t\"b\":{}}",
	  "{\"a\":[1,\"\xC3\xA9/\"],\"b\":{}}" },
	/* Y-8: anchors are written out, core tags are followed. */
	{ "a: &t [1, 2]\nb: *t\nc: {d: *t}\n",
	  "{\"a\":[1,2],\"b\":[1,2],\"c\":{\"d\":[1,2]}}" },
	{ "a: &x one\nb: *x\nc: &x two\nd: *x\n",
	  "{\"a\":\"one\",\"b\":\"one\",\"c\":\"two\",\"d\":\"two\"}" },
	{ "[!!str 010, !!int \"5\", !!bool \"true\", !!null \"\", ! 12, "
	  "!!float 1.5, !!map {}, !!seq []]",
	  "[\"010\",5,true,null,\"12\",\"1.5\",{},[]]" },
	{ "\"a\\tb\\nc\\rd\\u2028\\ufffd\\U0001f600\"\n",
	  "\"a\\tb\\nc\\rd\\u2028\xEF\xBF\xBD\xF0\x9F\x98\x80\"" },
	{ "'<<': 1\n1: 2\ntrue: 3\n? long\n: 4\n",
	  "{\"\\u003c\\u003c\":1,\"1\":2,\"true\":3,\"long\":4}" },
};

static void scalars_have_the_types_of_yaml_1_2_core(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		struct reading reading;
		struct buf got = BUF_INIT;

		read_text(&reading, typed[i].in);
		value_write_json(&got, reading.value, false);
		if (reading.rc != 0 || strcmp(typed[i].want, got.data) != 0)
			fail_msg("%s\nwant %s\ngot  %s %s", typed[i].in,
				 typed[i].want, got.data,
				 reading.problems.data);
		assert_string_equal(reading.problems.data, "");
		buf_release(&got);
		release(&reading);
	}
}

static void every_node_knows_its_line_and_column(void **state)
{
	static const struct {
		const char *path;
		int line, col;
	} want[] = {
		{ "a", 11, 4 },
		{ "b", 13, 3 },
		{ "b.c", 13, 6 },
		{ "d", 14, 4 },
		{ "\xC3\xA9", 16, 4 },
		{ "e", 17, 4 },
	};
	static const char text[] = "a: 1\n"
				   "b:\r\n"
				   "  c: \"\xC3\xA9\xC3\xA9\"\r"
				   "d: [x,\n"
				   "  y]\n"
				   "\xC3\xA9: z\n"
				   "e: f\n";
	const struct place at = { "dir/f.md", 11, 1 };
	const struct view view = { text, sizeof(text) - 1 };
	struct arena arena = ARENA_INIT;
	struct value *map;
	size_t i;

	(void)state;
	assert_int_equal(yamldoc_parse(&map, &arena, at, view, NULL), 0);
	for (i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		const struct value *value = value_path(map, want[i].path);

		assert_non_null(value);
		assert_string_equal(value->at.file, "dir/f.md");
		if (value->at.line != want[i].line ||
		    value->at.col != want[i].col)
			fail_msg("%s: want %d:%d, got %d:%d", want[i].path,
				 want[i].line, want[i].col, value->at.line,
				 value->at.col);
	}
	assert_int_equal(map->map.pairs[4].at.line, 17);
	assert_int_equal(map->map.pairs[4].at.col, 1);
	arena_release(&arena);
}

/* Of "key: |" the place is that of its words, not of the bar. */
static void the_words_of_a_block_begin_on_their_line(void **state)
{
	static const struct {
		const char *text;
		int line, col;
	} rows[] = {
		{ "a: |\n  b\n", 2, 3 },
		{ "a: |2-\n\n    b\n", 2, 5 },
		{ "a: >-  # c\r\n   b\r\n", 2, 4 },
		{ "a: |\r b\r", 2, 2 },
		{ "x: 1\na: |+\n\n \n  b", 3, 3 },
		{ "a: 'b\n\n  c'\n", 1, 4 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct reading reading;
		const struct value *a;

		read_text(&reading, rows[i].text);
		a = value_get(reading.value, "a");
		if (!a || a->at.line != rows[i].line ||
		    a->at.col != rows[i].col)
			fail_msg("%s: %d:%d", rows[i].text,
				 a ? a->at.line : 0, a ? a->at.col : 0);
		release(&reading);
	}
}

/* F-5: only YAML takes U+2028 for a line break, editors do not. */
static void lines_are_counted_as_editors_count(void **state)
{
	static const char text[] = "a: \"x\xE2\x80\xA8y\"\nb: \"\xC2\x85\"\n"
				   "c: 1\n";
	struct reading reading;
	const struct value *c;

	(void)state;
	read_text(&reading, text);
	c = value_get(reading.value, "c");
	assert_non_null(c);
	assert_int_equal(c->at.line, 3);
	assert_int_equal(c->at.col, 4);
	release(&reading);
}

/* Only what differs: "LINE:COL: words [code]". */
static const struct {
	const char *in, *want;
} errors[] = {
	/* Y-10: what authors do, and what to do about it. */
	{ "title: A: B\n", "1:9: a value may not hold \": \": put the whole "
			   "value in quotes [yaml-syntax]" },
	{ "title: Notes:\n", "1:13: a value may not hold \": \": put the "
			     "whole value in quotes [yaml-syntax]" },
	{ "t: @x\n", "1:4: a value may not begin with @, % or a backtick: put "
		     "the whole value in quotes [yaml-syntax]" },
	{ "t: `x`\n", "1:4: a value may not begin with @, % or a backtick: "
		      "put the whole value in quotes [yaml-syntax]" },
	{ "t: %x\n", "1:4: a value may not begin with @, % or a backtick: put "
		     "the whole value in quotes [yaml-syntax]" },
	{ "t: *x\n", "1:4: \"*x\" refers to nothing: a value that begins with "
		     "* must be in quotes [yaml-anchor]" },
	{ "t: ** x\n", "1:4: a value may not begin with * or &: put the whole "
		       "value in quotes [yaml-syntax]" },
	{ "t: & b\n", "1:4: a value may not begin with * or &: put the whole "
		      "value in quotes [yaml-syntax]" },
	{ "t: !foo x\n", "1:4: the tag !foo is not read: put a value that "
			 "begins with ! in quotes [yaml-tag]" },
	{ "t: !! x\n", "1:4: a value may not begin with \"!\": put the whole "
		       "value in quotes [yaml-tag]" },
	{ "t: !foo [x]\n", "1:4: tags are not read: put a value that begins "
			   "with ! in quotes [yaml-tag]" },
	{ "t: !!binary aGk=\n", "1:4: the tag tag:yaml.org,2002:binary is not "
				"read: put a value that begins with ! in "
				"quotes [yaml-tag]" },
	{ "t: !!int x\n", "1:4: \"x\" is not what its tag says: remove the "
			  "tag [yaml-tag]" },
	{ "t: [A] b\n", "1:8: text follows a closing quote or bracket: put "
			"the whole value in quotes, and double a ' inside "
			"single quotes [yaml-syntax]" },
	{ "t: 'it's'\n", "1:8: text follows a closing quote or bracket: put "
			 "the whole value in quotes, and double a ' inside "
			 "single quotes [yaml-syntax]" },
	{ "a:\n  - [x] y\n", "2:9: text follows a closing quote or bracket: "
			     "put the whole value in quotes, and double a ' "
			     "inside single quotes [yaml-syntax]" },
	{ "t: [a, b\nx: 1\n", "1:4: this \"[\" begins a list that is not "
			      "closed: close it with \"]\", or put the whole "
			      "value in quotes [yaml-syntax]" },
	{ "t: {a: b\nx: 1\n", "1:4: this \"{\" begins a map that is not "
			      "closed: close it with \"}\", or put the whole "
			      "value in quotes [yaml-syntax]" },
	{ "t: {{< x >}}\n", "1:5: a key is plain text: a value that begins "
			    "with { or [ must be in quotes [yaml-key]" },
	{ "t: ]x\n", "1:4: a value may not begin with a comma or a closing "
		     "bracket: put the whole value in quotes [yaml-syntax]" },
	{ "t: - x\n", "1:4: a list begins on the line after its key: move "
		      "this \"- \" there, or put the whole value in quotes "
		      "[yaml-syntax]" },
	{ "a: \"x\nb: c\n", "1:4: this quote is never closed: close it "
			    "[yaml-syntax]" },
	{ "a: 'x\nb: c\n", "1:4: this quote is never closed: close it "
			   "[yaml-syntax]" },
	{ "a: \"x\n---\n", "1:4: this quote is never closed: close it "
			   "[yaml-syntax]" },
	{ "a: \"\\q\"\n", "1:5: a backslash in double quotes begins an "
			  "escape: write \\\\, or use single quotes "
			  "[yaml-syntax]" },
	{ "a: \"\\ud83d\\ude00\"\n", "1:7: this \\u escape is no character: "
				     "write the character itself "
				     "[yaml-syntax]" },
	{ "a: \"\\u12\"\n", "1:7: this escape lacks hexadecimal digits: write "
			    "the character itself [yaml-syntax]" },
	{ "a: |x\n  y\n", "1:5: nothing may follow | or > on its line: begin "
			  "the text on the next line, or put the whole value "
			  "in quotes [yaml-syntax]" },
	{ "a: |0\n  y\n", "1:5: the digit after | or > is 1 to 9: how far its "
			  "text is indented [yaml-syntax]" },
	/* F-5: tabs, controls, separators. */
	{ "t: A\n\tx: 1\n", "2:1: a tab indents this line: indent with spaces "
			    "[yaml-tab]" },
	{ "t:\n\tx: 1\n", "2:1: a tab indents this line: indent with spaces "
			  "[yaml-tab]" },
	{ "t: |\n\ta\n", "2:1: a tab indents this line: indent with spaces "
			 "[yaml-tab]" },
	{ "a: 1\nt: a\7b\n", "2:5: a control character: delete it "
			     "[yaml-control]" },
	{ "t: a\xE2\x80\xA8" "b\nc: d\n",
	  "2:1: an invisible line separator (U+0085, U+2028 or U+2029) breaks "
	  "this value: delete it, it came with pasted text [yaml-syntax]" },
	{ "t: a\xC2\x85" "b\nc: d\n",
	  "2:1: an invisible line separator (U+0085, U+2028 or U+2029) breaks "
	  "this value: delete it, it came with pasted text [yaml-syntax]" },
	/* Indentation. */
	{ "a: 1\nfoo\nb: c\n", "2:1: this line has no \"key: \": write one, "
			       "or indent the line so that it belongs to the "
			       "value above [yaml-syntax]" },
	{ "t:x\na: b\n", "2:2: this key does not fit here: the line above it "
			 "lacks a colon with a space after it, or this line "
			 "is indented too far [yaml-syntax]" },
	{ "a:\n  b: 1\n   c: 2\n",
	  "3:5: this key does not fit here: the line above it lacks a colon "
	  "with a space after it, or this line is indented too far "
	  "[yaml-syntax]" },
	{ "a:\n   b: 1\n  c: 2\n", "3:3: this line does not fit the lines "
				   "above it: give it the indentation of its "
				   "neighbours [yaml-syntax]" },
	{ "- a\nb: c\n", "2:1: this line stands in a list but has no \"- \": "
			 "add it, or give the line the indentation of its "
			 "neighbours [yaml-syntax]" },
	{ " a: 1\nb: 2\n", "2:1: this line does not belong to what is above "
			   "it: give it the same indentation, and "
			   "remove a line \"...\" before it "
			   "[yaml-syntax]" },
	{ "a: 1\n...\nb: 2\n", "3:1: this line does not belong to what is "
				"above it: give it the same indentation, and "
				"remove a line \"...\" before it "
				"[yaml-syntax]" },
	{ "a: |2\n x\n", "2:2: this line does not fit the lines above it: "
			 "give it the indentation of its neighbours "
			 "[yaml-syntax]" },
	{ "[a, , b]\n", "1:5: a value is missing here [yaml-syntax]" },
	{ "%x: 1\n", "1:1: a line may not begin with %: put the key in quotes "
		     "[yaml-syntax]" },
	/* Y-8, C2, C6, C8: what we refuse. */
	{ "a: &x [*x]\n", "1:8: \"*x\" refers to itself: write the value out "
			  "[yaml-anchor]" },
	{ "b: &x {c: 1}\na:\n  <<: *x\n",
	  "3:3: merge keys (<<) are not read: write the values out "
	  "[yaml-merge]" },
	{ "a: 1\n---\nb: 2\n", "2:1: a second YAML document begins here: "
			       "remove the line \"---\" or \"...\" before it "
			       "[yaml-documents]" },
	{ "a: \"x\\0y\"\n", "1:4: a value may not hold \\0: remove it "
			    "[yaml-nul]" },
	{ "\"x\\0y\": 1\n", "1:1: a key may not hold \\0: remove it "
			    "[yaml-nul]" },
	{ "[a]: 1\n", "1:1: a key is plain text: a value that begins with { "
		      "or [ must be in quotes [yaml-key]" },
	{ "a: &x 1\n*x : 2\n", "2:1: a key is plain text: put it in quotes "
			       "[yaml-key]" },
};

static void a_syntax_error_names_place_and_remedy(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(errors) / sizeof(errors[0]); i++) {
		struct reading reading;
		struct buf want = BUF_INIT;
		const char *words = strchr(errors[i].want, ' ');
		int place_len = (int)(words - errors[i].want);

		read_text(&reading, errors[i].in);
		buf_printf(&want, "f:%.*s error:%s\n", place_len,
			   errors[i].want, words);
		if (reading.rc != -1 ||
		    strcmp(want.data, reading.problems.data) != 0)
			fail_msg("%s\nwant %sgot  %s", errors[i].in, want.data,
				 reading.problems.data);
		buf_release(&want);
		release(&reading);
	}
}

static void of_two_equal_keys_the_first_stays(void **state)
{
	struct reading reading;

	(void)state;
	read_text(&reading, "a: 1\nb: {c: 1, c: [2, 3]}\na: {x: y}\nd: 4\n");
	assert_int_equal(reading.rc, 0);
	assert_int_equal(value_get(reading.value, "a")->number, 1);
	assert_int_equal(value_path(reading.value, "b.c")->number, 1);
	assert_int_equal(value_get(reading.value, "d")->number, 4);
	assert_string_equal(reading.problems.data,
			    "f:2:11: error: \"c\" is there twice: the first "
			    "stays, remove this one [yaml-duplicate-key]\n"
			    "f:3:1: error: \"a\" is there twice: the first "
			    "stays, remove this one [yaml-duplicate-key]\n");
	release(&reading);
}

static void what_the_other_keys_say_is_kept_with_the_way_to_it(void **state)
{
	static const char text[] =
		"a: 1\nb: {c: 1, c: [2, 3]}\na: {x: y}\n"
		"l: [{t: 1, t: two}]\n"
		"d: {draft: true, e: {f: 1, f: hidden}}\n";
	const struct view view = { text, sizeof(text) - 1 };
	const struct place at = { "f", 1, 1 };
	struct arena arena = ARENA_INIT;
	struct buf said = BUF_INIT;
	struct yamldoc doc;

	(void)state;
	assert_int_equal(yamldoc_read(&doc, &arena, at, view, NULL), 0);
	value_write_json(&said, doc.again, false);
	assert_string_equal(said.data, "[{\"b.c\":[2,3]},{\"a\":{\"x\":\"y\"}},"
				       "{\"l.t\":\"two\"}]");
	assert_int_equal(value_item(doc.again, 1)->map.pairs[0].at.line, 3);
	buf_release(&said);
	arena_release(&arena);
}

static void equal_keys_are_found_in_large_maps_too(void **state)
{
	struct reading reading;
	struct buf text = BUF_INIT;
	int i;

	(void)state;
	for (i = 0; i < 100; i++)
		buf_printf(&text, "k%d: %d\n", i, i);
	buf_str(&text, "k0: x\nk15: x\nk16: x\nk99: x\n");
	read_text(&reading, text.data);
	assert_int_equal(value_len(reading.value), 100);
	assert_int_equal(reading.report.len, 4);
	assert_int_equal(value_get(reading.value, "k99")->number, 99);
	release(&reading);
	buf_release(&text);
}

/* Y-4 and Y-9: right YAML that is not what its author meant. */
static void what_yaml_swallows_is_warned_of(void **state)
{
	static const struct {
		const char *in, *want;	/* "LINE:COL [code]", or nothing */
	} cases[] = {
		{ "colour: #749335\n", "f:1:9 [yaml-comment]" },
		{ "a: 1\nlink: #\n", "f:2:7 [yaml-comment]" },
		{ "title: C #1\n", "f:1:10 [yaml-comment]" },
		{ "- #x\n", "f:1:3 [yaml-comment]" },
		{ "title: C # comment\n", "" },
		{ "title: C ## comment\n", "" },
		{ "a:\n# comment\n#comment\n  - b\n", "" },
		{ "title: C#\n", "" },
		{ "a: \"x\\x08\"\n", "f:1:4 [yaml-escape]" },
		{ "a: 'x\\x08'\n", "" },
		{ "colour: \"#749335\"\n", "" },
		{ "a: |  #x\n  text\n", "" },
		{ "a:\n- /x\n  - /y\n", "f:2:3 [yaml-list-item]" },
		{ "a:\n- x\n  - y\n", "f:2:3 [yaml-list-item]" },
		{ "a:\n- /x - /y\n", "f:2:3 [yaml-list-item]" },
		{ "a:\n- Days - Nights\n", "" },
		{ "a: one - /two\n", "" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading reading;
		struct buf got = BUF_INIT;

		read_text(&reading, cases[i].in);
		assert_int_equal(reading.rc, 0);
		if (reading.report.len) {
			const struct problem *p = &reading.report.items[0];

			assert_int_equal(p->severity, SEVERITY_WARNING);
			buf_printf(&got, "%s:%d:%d [%s]", p->at.file,
				   p->at.line, p->at.col, p->code);
		}
		if (strcmp(got.data, cases[i].want) != 0)
			fail_msg("%s\nwant %s\ngot  %s", cases[i].in,
				 cases[i].want, got.data);
		buf_release(&got);
		release(&reading);
	}
}

static void what_no_page_may_hold_is_left_out(void **state)
{
	struct reading reading;

	(void)state;
	read_text(&reading, "\"a\\x01b\\ec\\x7fd\\x9fe\\ufffef\\U0001ffffg"
			    "\\ufdd0h\"\n");
	assert_int_equal(reading.rc, 0);
	assert_string_equal(value_text(reading.value), "abcdefgh");
	assert_int_equal(reading.report.len, 1);
	release(&reading);
}

static void expect_limit(const struct buf *text, const char *code)
{
	struct reading reading;
	struct view view = { text->data, text->len };

	read_view(&reading, view);
	if (code) {
		assert_int_equal(reading.rc, -1);
		assert_int_equal(reading.report.len, 1);
		assert_string_equal(reading.report.items[0].code, code);
	} else {
		assert_string_equal(reading.problems.data, "");
		assert_int_equal(reading.rc, 0);
	}
	release(&reading);
}

static void nesting_has_its_limit(void **state)
{
	int over, i;

	(void)state;
	for (over = -1; over <= 1; over++) {
		const char *code = over > 0 ? "yaml-depth" : NULL;
		struct buf list = BUF_INIT, map = BUF_INIT;

		for (i = 0; i < LIMIT_YAML_DEPTH + over; i++)
			buf_char(&list, '[');
		for (i = 0; i < LIMIT_YAML_DEPTH + over; i++)
			buf_char(&list, ']');
		for (i = 0; i < LIMIT_YAML_DEPTH + over; i++)
			buf_printf(&map, "%*sa:\n", i, "");
		expect_limit(&list, code);
		expect_limit(&map, code);
		buf_release(&list);
		buf_release(&map);
	}
}

/* 40 levels behind an alias that is itself so deep in. */
static void an_alias_does_not_hide_nesting(void **state)
{
	int over, i;

	(void)state;
	for (over = -1; over <= 1; over++) {
		struct buf text = BUF_INIT;
		int deep = LIMIT_YAML_DEPTH - 40 + over;

		buf_str(&text, "- &x ");
		for (i = 0; i < 40; i++)
			buf_char(&text, '[');
		for (i = 0; i < 40; i++)
			buf_char(&text, ']');
		buf_str(&text, "\n- ");
		for (i = 1; i < deep; i++)
			buf_char(&text, '[');
		buf_str(&text, "*x");
		for (i = 1; i < deep; i++)
			buf_char(&text, ']');
		buf_str(&text, "\n");
		expect_limit(&text, over > 0 ? "yaml-depth" : NULL);
		buf_release(&text);
	}
}

static void values_have_their_limit(void **state)
{
	int over, i;

	(void)state;
	for (over = -1; over <= 1; over++) {
		struct buf text = BUF_INIT;

		for (i = 0; i < LIMIT_YAML_NODES - 1 + over; i++)
			buf_str(&text, "- x\n");
		expect_limit(&text, over > 0 ? "yaml-nodes" : NULL);
		buf_release(&text);
	}
}

/* The list, its anchored list of 99, and aliases of 100 values each. */
static void aliases_count_as_what_they_stand_for(void **state)
{
	int over, i;

	(void)state;
	for (over = -1; over <= 1; over++) {
		struct buf text = BUF_INIT;
		int aliases = (LIMIT_YAML_NODES - 101) / 100;

		buf_str(&text, "- &x [");
		for (i = 0; i < 99; i++)
			buf_str(&text, "1,");
		buf_str(&text, "]\n");
		for (i = 0; i < aliases; i++)
			buf_str(&text, "- *x\n");
		for (i = 0; i < LIMIT_YAML_NODES - 101 - aliases * 100 + over;
		     i++)
			buf_str(&text, "- 1\n");
		expect_limit(&text, over > 0 ? "yaml-nodes" : NULL);
		buf_release(&text);
	}
}

/* C1: nine levels of nine aliases. */
static void an_alias_bomb_is_refused_early(void **state)
{
	struct buf text = BUF_INIT;
	int level, i;

	(void)state;
	buf_str(&text, "a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
	for (level = 1; level < 9; level++) {
		buf_printf(&text, "a%d: &a%d [", level, level);
		for (i = 0; i < 9; i++)
			buf_printf(&text, "*a%d,", level - 1);
		buf_str(&text, "]\n");
	}
	expect_limit(&text, "yaml-nodes");
	buf_release(&text);
}

static void aliases_cannot_multiply_a_long_text(void **state)
{
	struct buf text = BUF_INIT;
	int i;

	(void)state;
	buf_str(&text, "- &x ");
	for (i = 0; i < 32 * 1024; i++)
		buf_char(&text, 'x');
	buf_char(&text, '\n');
	for (i = 0; i < 31; i++)
		buf_str(&text, "- *x\n");
	expect_limit(&text, NULL);
	buf_str(&text, "- *x\n");
	expect_limit(&text, "yaml-nodes");
	buf_release(&text);
}

/* libyaml's own limit for "key: value"; "? key" has none but ours. */
static void keys_have_their_limit(void **state)
{
	int over, i;

	(void)state;
	for (over = -1; over <= 1; over++) {
		struct buf plain = BUF_INIT, asked = BUF_INIT;

		buf_str(&asked, "? ");
		for (i = 0; i < LIMIT_YAML_KEY + over; i++) {
			buf_char(&plain, 'k');
			buf_char(&asked, 'k');
		}
		buf_str(&plain, ": x\n");
		buf_str(&asked, "\n: x\n");
		expect_limit(&plain, over > 0 ? "yaml-key" : NULL);
		expect_limit(&asked, over > 0 ? "yaml-key" : NULL);
		buf_release(&plain);
		buf_release(&asked);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scalars_have_the_types_of_yaml_1_2_core),
		cmocka_unit_test(every_node_knows_its_line_and_column),
		cmocka_unit_test(the_words_of_a_block_begin_on_their_line),
		cmocka_unit_test(lines_are_counted_as_editors_count),
		cmocka_unit_test(a_syntax_error_names_place_and_remedy),
		cmocka_unit_test(of_two_equal_keys_the_first_stays),
		cmocka_unit_test(
			what_the_other_keys_say_is_kept_with_the_way_to_it),
		cmocka_unit_test(equal_keys_are_found_in_large_maps_too),
		cmocka_unit_test(what_yaml_swallows_is_warned_of),
		cmocka_unit_test(what_no_page_may_hold_is_left_out),
		cmocka_unit_test(nesting_has_its_limit),
		cmocka_unit_test(an_alias_does_not_hide_nesting),
		cmocka_unit_test(values_have_their_limit),
		cmocka_unit_test(aliases_count_as_what_they_stand_for),
		cmocka_unit_test(an_alias_bomb_is_refused_early),
		cmocka_unit_test(aliases_cannot_multiply_a_long_text),
		cmocka_unit_test(keys_have_their_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
