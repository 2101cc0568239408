/* SPDX-License-Identifier: MIT */
/*
 * Every form of syllabus and preparation (schema.md 4.6) becomes the same
 * thing, and what an author wrote for visitors is in it.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/limits.h"
#include "content/syllabus.h"

#include "canonical.h"

static void s1_assignement_is_assignment(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- id: 1\n"
		  "  title: Tides\n"
		  "  duration: 120\n"
		  "  content: |\n"
		  "    - High\n"
		  "    - Low\n"
		  "  learningResources:\n"
		  "  - {title: The moon, link: /moon/, duration: 5, "
		  "type: video, weight: 2}\n"
		  "  assignement:\n"
		  "    title: Look up\n"
		  "    content: At night.\n",
		  "{'sessions':[{'id':'1','title':'Tides','minutes':120,"
		  "'text':'- High\\n- Low',"
		  "'resources':[{'title':'The moon','href':'/moon/',"
		  "'minutes':5,'type':'video'}],"
		  "'assignment':{'title':'Look up','text':'At night.'}}]}",
		  NULL },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void s2_assignments_have_examples_or_are_plain(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- title: A\n"
		  "  assignment: {title: T, content: C, examples: '- E'}\n",
		  "{'sessions':[{'title':'A','assignment':{'title':'T',"
		  "'text':'C','examples':'- E'}}]}", NULL },
		{ "- {title: A, assignment: Draw a chart.}\n",
		  "{'sessions':[{'title':'A','assignment':"
		  "{'text':'Draw a chart.'}}]}", NULL },
		{ "- {title: A, assignment: [Draw a chart., Row home.]}\n",
		  "{'sessions':[{'title':'A','assignment':"
		  "{'text':'- Draw a chart.\\n- Row home.'}}]}",
		  "type-coerced" },
		{ "- {title: A, assignment: [{title: T, content: C}]}\n",
		  "{'sessions':[{'title':'A','assignment':{'title':'T',"
		  "'text':'C'}}]}", NULL },
		{ "- {title: A, assignment: [{title: T, content: C}, "
		  "{title: U}]}\n",
		  "{'sessions':[{'title':'A','assignment':"
		  "{'text':'T\\n\\nC\\n\\nU'}}]}", "type-coerced" },
		{ "- {title: A, assignment: {duration: 1 hour, level: 3}}\n",
		  "{'sessions':[{'title':'A','assignment':{'minutes':60,"
		  "'unknown':{'level':3}}}]}", "unknown-key" },
		{ "- {title: A, assignment: null}\n",
		  "{'sessions':[{'title':'A'}]}", NULL },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void s3_overview_and_details_are_content(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- {id: 1, overview: One., details: '- Two'}\n",
		  "{'sessions':[{'id':'1','text':'One.\\n\\n- Two'}]}", NULL },
		{ "- {id: 1, content: \"One.\\n\\n- Two\"}\n",
		  "{'sessions':[{'id':'1','text':'One.\\n\\n- Two'}]}", NULL },
		{ "- {id: 1, overview: One., content: Three., details: Two.}",
		  "{'sessions':[{'id':'1',"
		  "'text':'One.\\n\\nThree.\\n\\nTwo.'}]}", NULL },
		/* said twice, shown once */
		{ "- {id: 1, overview: One., content: \"One.\\n\\nTwo.\", "
		  "details: Two.}\n",
		  "{'sessions':[{'id':'1','text':'One.\\n\\nTwo.'}]}", NULL },
		{ "- {id: 1, overview: One., content: One.}\n",
		  "{'sessions':[{'id':'1','text':'One.'}]}", NULL },
		/* the same letters, not the same line */
		{ "- {id: 1, overview: One, content: Oneness}\n",
		  "{'sessions':[{'id':'1','text':'One\\n\\nOneness'}]}", NULL },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void s4_file_beside_the_page(void **state)
{
	static const struct canonical_row rows[] = {
		{ "syllabusBefore:\n- title: Read\nsyllabus:\n- title: A\n",
		  "{'preparation':[{'title':'Read'}],"
		  "'sessions':[{'title':'A'}]}", NULL },
		{ "syllabusBefore: []\nsyllabus: []\n", NULL, NULL },
		{ "syllabusBefore: null\nsyllabus:\n", NULL, NULL },
		{ "syllabus-before:\n- title: Read\nSyllabus:\n- title: A\n",
		  "{'preparation':[{'title':'Read'}],"
		  "'sessions':[{'title':'A'}]}", NULL },
		{ "syllabusBefore:\n- title: Read\n"
		  "syllabus:\n  pre:\n  - title: More\n"
		  "  sessions:\n  - title: A\n",
		  "{'preparation':[{'title':'Read'},{'title':'More'}],"
		  "'sessions':[{'title':'A'}]}", NULL },
		{ "sylabus:\n- title: A\n", NULL, "no-syllabus" },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void s5_central_file(void **state)
{
	static const struct canonical_row rows[] = {
		{ "pre:\n- title: Read\nsessions:\n- title: A\n",
		  "{'preparation':[{'title':'Read'}],"
		  "'sessions':[{'title':'A'}]}", NULL },
		{ "pre:\n- title: Read\nsessions:\n",
		  "{'preparation':[{'title':'Read'}]}", NULL },
		{ "pre: []\nsessions:\n- title: A\n",
		  "{'sessions':[{'title':'A'}]}", NULL },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void s6_whole_record(void **state)
{
	static const struct canonical_row rows[] = {
		{ "title: T\nshorttitle: S\ncode: C\nlevel: L\nlogo: l.png\n"
		  "assessment: {logo: x, content: y}\nsyllabus:\n- title: A\n",
		  "{'sessions':[{'title':'A'}]}", NULL },
		{ "title: T\nlogo: l.png\n", NULL, NULL },
		{ "title: T\nsyllabus: null\n", NULL, NULL },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void s7_pathways_are_no_syllabus(void **state)
{
	static const struct canonical_row rows[] = {
		{ "full:\n- '[01] Theory & First Principles PSM [1]'\n"
		  "- '[08] Retrospective'\nshort:\n- '[00] Start'\n",
		  NULL, NULL },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void p1_preparation_is_items(void **state)
{
	static const struct canonical_row rows[] = {
		{ "pre:\n"
		  "- {title: Read, link: ./guide/, duration: 30, "
		  "type: blog, weight: 20}\n"
		  "- {title: Watch, link: 'https://x.example/v', "
		  "duration: 10, type: video, weight: 10}\n",
		  "{'preparation':["
		  "{'title':'Watch','href':'https://x.example/v',"
		  "'minutes':10,'type':'video'},"
		  "{'title':'Read','href':'./guide/','minutes':30,"
		  "'type':'blog'}]}", NULL },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void p2_preparation_has_resources_and_a_time(void **state)
{
	static const struct canonical_row rows[] = {
		{ "pre:\n"
		  "- title: Read\n"
		  "  description: Before we *meet*.\n"
		  "  resources:\n"
		  "  - {type: guide, title: G, url: /g/}\n"
		  "  timeRequired: \"30 minutes\"\n",
		  "{'preparation':[{'title':'Read','minutes':30,"
		  "'text':'Before we *meet*.',"
		  "'resources':[{'title':'G','href':'/g/','type':'guide'}]}]}",
		  NULL },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void weights_order_items_and_missing_ones_come_last(void **state)
{
	static const struct canonical_row rows[] = {
		{ "pre:\n- {title: a}\n- {title: b, weight: 2}\n"
		  "- {title: c, weight: 1}\n- {title: d}\n"
		  "- {title: e, weight: 2}\n- {title: f, weight: 0}\n"
		  "- {title: g, weight: -1}\n",
		  "{'preparation':[{'title':'g'},{'title':'f'},"
		  "{'title':'c'},{'title':'b'},{'title':'e'},{'title':'a'},"
		  "{'title':'d'}]}", NULL },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void drafts_are_hidden(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- title: A\n  learningResources:\n"
		  "  - {title: B, draft: true, content: Six pages.}\n"
		  "  - {title: C, draft: false}\n",
		  "{'sessions':[{'title':'A','resources':[{'title':'C'}]}]}",
		  NULL },
		{ "- {title: A, draft: true}\n- {title: B}\n",
		  "{'sessions':[{'title':'B'}]}", NULL },
		{ "- {title: A, Draft: 'yes'}\n", NULL, "type-coerced" },
		{ "- {title: A, draft: maybe}\n",
		  "{'sessions':[{'title':'A'}]}", "bad-bool" },
		{ "pre:\n- {title: A, draft: true}\n", NULL, NULL },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void a_link_that_is_none_becomes_words(void **state)
{
	static const struct canonical_row rows[] = {
		{ "pre:\n- {title: A, link: Slaying Technical Debt}\n",
		  "{'preparation':[{'title':'A',"
		  "'text':'Slaying Technical Debt'}]}", "bad-link" },
		{ "pre:\n- {title: A, link: B, content: C}\n",
		  "{'preparation':[{'title':'A','text':'C\\n\\nB'}]}",
		  "bad-link" },
		{ "pre:\n- {title: A, link: 'www.x.example/a'}\n",
		  "{'preparation':[{'title':'A',"
		  "'href':'https://www.x.example/a'}]}", "bad-link" },
		{ "pre:\n- {title: A, link: '#'}\n",
		  "{'preparation':[{'title':'A'}]}", NULL },
		{ "pre:\n- {title: A, link: ''}\n",
		  "{'preparation':[{'title':'A'}]}", NULL },
		{ "pre:\n- {title: A, link: [x, y]}\n",
		  "{'preparation':[{'title':'A','text':'- x\\n- y'}]}",
		  "type-coerced" },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void a_length_that_is_none_becomes_words(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- {title: A, duration: 0}\n",
		  "{'sessions':[{'title':'A'}]}", NULL },
		{ "- {title: A, duration: '90'}\n",
		  "{'sessions':[{'title':'A','minutes':90}]}", NULL },
		{ "- {title: A, duration: half a day}\n",
		  "{'sessions':[{'title':'A','text':'half a day'}]}",
		  "bad-length" },
		{ "- {title: A, duration: -5}\n",
		  "{'sessions':[{'title':'A'}]}", "bad-length" },
		{ "- {title: A, duration: [1]}\n",
		  "{'sessions':[{'title':'A'}]}", "bad-length" },
		{ "- {title: A, duration: Unknown}\n",
		  "{'sessions':[{'title':'A'}]}", NULL },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void y5_wrong_types_keep_their_words(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- Knots\n- Sails\n",
		  "{'sessions':[{'title':'Knots'},{'title':'Sails'}]}",
		  "type-coerced type-coerced" },
		{ "- |\n  # Knots\n  All of them.\n",
		  "{'sessions':[{'text':'# Knots\\nAll of them.'}]}",
		  "type-coerced" },
		{ "- [{title: Knots}, {title: Sails}]\n",
		  "{'sessions':[{'text':'Knots\\n\\nSails'}]}",
		  "type-coerced type-coerced" },
		{ "syllabus: By the sea.\n",
		  "{'sessions':[{'title':'By the sea.'}]}", "type-coerced" },
		{ "syllabus: {title: A, duration: 5}\n",
		  "{'sessions':[{'title':'A','minutes':5}]}", "type-coerced" },
		{ "pre: {title: A}\n", "{'preparation':[{'title':'A'}]}",
		  NULL },
		{ "pre:\n- https://x.example/\n- Bring a pencil\n",
		  "{'preparation':[{'href':'https://x.example/'},"
		  "{'title':'Bring a pencil'}]}", "type-coerced type-coerced" },
		{ "- {title: [A, B], content: {a: 'One.', b: [2]}}\n",
		  "{'sessions':[{'title':'A, B','text':'One.\\n\\n2'}]}",
		  "type-coerced type-coerced" },
		{ "- {title: 7, id: '01'}\n",
		  "{'sessions':[{'id':'01','title':'7'}]}", "type-coerced" },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void y11_keys_in_any_spelling(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- Title: A\n  learning_resources:\n  - {TITLE: B}\n",
		  "{'sessions':[{'title':'A','resources':[{'title':'B'}]}]}",
		  NULL },
		{ "- {title: A, Title: B, name: C}\n",
		  "{'sessions':[{'title':'A','unknown':{'Title':'B',"
		  "'name':'C'}}]}", "key-twice key-twice" },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void y13_unknown_keys_are_kept_and_noted(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- {title: A, mood: [calm], icon: sun, weight: 3}\n",
		  "{'sessions':[{'title':'A','unknown':{'mood':['calm']}}]}",
		  "unknown-key" },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void nothing_makes_nothing(void **state)
{
	static const struct canonical_row rows[] = {
		{ "null\n", NULL, NULL },
		{ "[]\n", NULL, NULL },
		{ "{}\n", NULL, NULL },
		{ "''\n", NULL, NULL },
		{ "- null\n- {}\n- ''\n", NULL, NULL },
		{ "- {title: null, content: '  '}\n", NULL, "empty-session" },
		{ "- {id: 3}\n", NULL, "empty-session" },
		{ "pre:\n- {type: video}\n", NULL, "empty-item" },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
	assert_null(syllabus_read(NULL, NULL, NULL));
}

static void s6_secrets_are_warned_of(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- title: A\n  resources:\n"
		  "  - {title: B, link: 'https://x.example/a?e=Q1w2'}\n",
		  "{'sessions':[{'title':'A','resources':[{'title':'B',"
		  "'href':'https://x.example/a?e=Q1w2'}]}]}", "maybe-secret" },
		{ "- title: A\n  resources:\n"
		  "  - {title: B, draft: true, content: 'password: x'}\n",
		  "{'sessions':[{'title':'A'}]}", NULL },
	};

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
}

static void an_id_belongs_to_the_first_session(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- {id: 1, title: A}\n- {id: '1', title: B}\n",
		  "{'sessions':[{'id':'1','title':'A'},{'title':'B'}]}",
		  "id-twice" },
	};
	struct arena arena = ARENA_INIT;
	struct value *syllabus;

	(void)state;
	CANONICAL_CHECK(syllabus_read, rows);
	syllabus = syllabus_read(&arena, yaml_value(&arena,
			"- {id: 1, title: A}\n- {id: x, title: B}\n"), NULL);
	assert_string_equal(value_text(value_get(syllabus_find(syllabus, "x"),
						 "title")), "B");
	assert_null(syllabus_find(syllabus, "2"));
	assert_null(syllabus_find(NULL, "1"));
	arena_release(&arena);
}

/* A syllabus of so many sessions, each with so many resources. */
static size_t errors_of(size_t sessions, size_t resources, const char *code)
{
	struct buf text = BUF_INIT, json = BUF_INIT;
	size_t i, j, errors, shown;
	const char *at;

	for (i = 0; i < sessions; i++) {
		buf_printf(&text, "- title: S%zu\n", i);
		if (resources)
			buf_str(&text, "  resources:\n");
		for (j = 0; j < resources; j++)
			buf_printf(&text, "  - title: R%zu.%zu\n", i, j);
	}
	errors = canonical_errors(syllabus_read, text.data, code, &json);
	for (at = json.data, shown = 0; (at = strstr(at, "'title'")); at++)
		shown++;
	assert_int_equal(shown + errors, sessions + sessions * resources);
	buf_release(&text);
	buf_release(&json);
	return errors;
}

static void sessions_and_items_have_limits(void **state)
{
	(void)state;
	assert_int_equal(errors_of(LIMIT_SESSIONS - 1, 0, ""), 0);
	assert_int_equal(errors_of(LIMIT_SESSIONS, 0, ""), 0);
	assert_int_equal(errors_of(LIMIT_SESSIONS + 1, 0, "session-limit"), 1);
	assert_int_equal(errors_of(1, LIMIT_ITEMS - 1, ""), 0);
	assert_int_equal(errors_of(1, LIMIT_ITEMS, ""), 0);
	assert_int_equal(errors_of(1, LIMIT_ITEMS + 1, "item-limit"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(s1_assignement_is_assignment),
		cmocka_unit_test(s2_assignments_have_examples_or_are_plain),
		cmocka_unit_test(s3_overview_and_details_are_content),
		cmocka_unit_test(s4_file_beside_the_page),
		cmocka_unit_test(s5_central_file),
		cmocka_unit_test(s6_whole_record),
		cmocka_unit_test(s7_pathways_are_no_syllabus),
		cmocka_unit_test(p1_preparation_is_items),
		cmocka_unit_test(p2_preparation_has_resources_and_a_time),
		cmocka_unit_test(
			weights_order_items_and_missing_ones_come_last),
		cmocka_unit_test(drafts_are_hidden),
		cmocka_unit_test(a_link_that_is_none_becomes_words),
		cmocka_unit_test(a_length_that_is_none_becomes_words),
		cmocka_unit_test(y5_wrong_types_keep_their_words),
		cmocka_unit_test(y11_keys_in_any_spelling),
		cmocka_unit_test(y13_unknown_keys_are_kept_and_noted),
		cmocka_unit_test(nothing_makes_nothing),
		cmocka_unit_test(s6_secrets_are_warned_of),
		cmocka_unit_test(an_id_belongs_to_the_first_session),
		cmocka_unit_test(sessions_and_items_have_limits),
	};

	return cmocka_run_group_tests_name("syllabus", tests, NULL, NULL);
}
