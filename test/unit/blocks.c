/* SPDX-License-Identifier: MIT */
/*
 * Blocks of every type become one shape (schema.md 4.5, G3), and no word is
 * lost on the way.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/limits.h"
#include "content/block_part.h"
#include "content/blocks.h"
#include "content/course.h"

#include "canonical.h"

static void g3_blocks_of_each_type_have_one_shape(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- type: headline\n"
		  "  headline: {title: T, subtitle: S, content: C, "
		  "images: [a b.png, images/c.svg]}\n",
		  "[{'kind':'headline','title':'T','image':'a b.png',"
		  "'text':'S\\n\\nC','items':[{'image':'images/c.svg'}]}]",
		  NULL },
		{ "- type: features\n  id: what-improves\n  title: Better\n"
		  "  backgroundColor: primary\n  listType: inline text\n"
		  "  types: [course]\n  source: inline\n"
		  "  features:\n"
		  "  - {title: F, content: '- C', media: m.webp, icon: x y}\n"
		  "  - {title: G, content: null, media: null}\n",
		  "[{'kind':'features','anchor':'what-improves',"
		  "'title':'Better','items':["
		  "{'title':'F','image':'m.webp','text':'- C'},"
		  "{'title':'G'}]}]", NULL },
		{ "- type: list\n  title: null\n"
		  "  list: [{title: A, icon: fa-x, content: B}, C d.]\n",
		  "[{'kind':'list','items':[{'title':'A','text':'B'},"
		  "{'text':'C d.'}]}]", NULL },
		{ "- type: textNlist\n  sideContent: One.\n"
		  "  list: [{content: Two.}]\n  secondarycontent: Three.\n",
		  "[{'kind':'textnlist','text':'One.\\n\\nThree.',"
		  "'items':[{'text':'Two.'}]}]", NULL },
		{ "- type: boxesrow\n  boxes:\n"
		  "  - {box: , title: A, content: B, "
		  "items: [{title: C, icon: i}, {title: D, content: E}]}\n",
		  "[{'kind':'boxesrow','items':[{'title':'A',"
		  "'text':'B\\n\\n- C\\n\\n- **D**\\n\\n  E'}]}]", NULL },
		{ "- type: sectioncta\n"
		  "  cta: {content: Come., button: {text: Book, url: /b/}}\n"
		  "  boxes: []\n",
		  "[{'kind':'sectioncta','text':'Come.',"
		  "'button':{'text':'Book','href':'/b/'}}]", NULL },
		{ "- type: otherpages\n  id: roadmap\n"
		  "  related: [/a/b/, capabilities/c.md, Not a path]\n",
		  "[{'kind':'otherpages','anchor':'roadmap','items':["
		  "{'href':'/a/b/'},{'href':'capabilities/c.md'},"
		  "{'text':'Not a path'}]}]", NULL },
		{ "- type: counters\n  counters:\n"
		  "  - {counter: 250, counterAfter: '+', content: people}\n"
		  "  - {counterBefore: £, counter: 5, content: saved}\n",
		  "[{'kind':'counters','items':["
		  "{'title':'250+','text':'people'},"
		  "{'title':'£5','text':'saved'}]}]", NULL },
		{ "- type: counters\n  count: 3\n  counters: [{count: 40, "
		  "suffix: '%', text: more}]\n",
		  "[{'kind':'counters','items':["
		  "{'title':'40%','text':'more'}]}]", NULL },
		{ "- type: casestudy\n  cases: [{content: A, icon: b c}]\n",
		  "[{'kind':'casestudy','items':[{'text':'A'}]}]", NULL },
		{ "- {type: quote, quote: Well done., author: Ann Onymous}\n",
		  "[{'kind':'quote','text':'Ann Onymous',"
		  "'quote':'Well done.'}]", "unknown-key" },
		{ "- {type: content, id: a b, content: Words}\n",
		  "[{'kind':'content','anchor':'a-b','text':'Words'}]",
		  NULL },
		{ "sections:\n- {type: content, content: Words}\n",
		  "[{'kind':'content','text':'Words'}]", NULL },
	};

	(void)state;
	CANONICAL_CHECK(blocks_read, rows);
}

static void g3_an_unknown_type_shows_its_words(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- type: sparkle\n  title: A\n  shine: Very bright.\n"
		  "  mode: dark\n  level: 3\n"
		  "  rays: [{heading: B, glow: 'So *red*', mode: dim}, "
		  "C d., e]\n"
		  "  inner: {deep: {title: F, body: G}}\n",
		  "[{'kind':'other','title':'A',"
		  "'text':'Very bright.\\n\\nF\\n\\nG',"
		  "'items':[{'title':'B','text':'So *red*'},"
		  "{'text':'C d.'},{'text':'e'}]}]",
		  "unknown-block unknown-key unknown-key unknown-key "
		  "unknown-key unknown-key unknown-key" },
		{ "- {title: A, fee: free, badge: New, mode: dark, fee_id: ab}\n",
		  "[{'kind':'other','title':'A','text':'free\\n\\nNew'}]",
		  "unknown-key unknown-key unknown-key" },
		{ "- {quote: A, source: The Log, style: 'color: red', "
		  "theme: dark, columns: [{title: B, size: large}], target: "
		  "New crew}\n",
		  "[{'kind':'other','text':'The Log\\n\\nNew crew',"
		  "'quote':'A','items':[{'title':'B'}]}]", NULL },
		{ "- {title: A}\n", "[{'kind':'other','title':'A'}]", NULL },
		{ "- {type: Our own kind, title: A}\n",
		  "[{'kind':'other','title':'A','text':'Our own kind'}]",
		  "unknown-block" },
		/* not every script has spaces */
		{ "- {note: 日本語}\n", "[{'kind':'other','text':'日本語'}]",
		  "unknown-key" },
	};

	(void)state;
	CANONICAL_CHECK(blocks_read, rows);
}

static void links_that_lead_nowhere_are_words(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- button: {text: Book, url: '#'}\n",
		  "[{'kind':'other','text':'Book'}]", NULL },
		{ "- button: {text: Book, url: Call us}\n",
		  "[{'kind':'other','text':'Book\\n\\nCall us'}]",
		  "bad-link" },
		{ "- button: {url: /b/}\n",
		  "[{'kind':'other','button':{'text':'/b/','href':'/b/'}}]",
		  NULL },
		{ "- {button: Book, link: /b/}\n",
		  "[{'kind':'other','button':{'text':'Book','href':'/b/'}}]",
		  NULL },
		{ "- {title: Book, link: www.x.example}\n",
		  "[{'kind':'other','title':'Book','button':"
		  "{'text':'Book','href':'https://www.x.example'}}]",
		  "bad-link" },
		{ "- button: Book now\n",
		  "[{'kind':'other','text':'Book now'}]", NULL },
		{ "- buttons: [{content: A, link: /a/}, "
		  "{content: 'B [x]', link: '/b(1)/'}]\n",
		  "[{'kind':'other',"
		  "'text':'[B \\\\[x\\\\]](\\u003c/b(1)/\\u003e)',"
		  "'button':{'text':'A','href':'/a/'}}]", NULL },
		{ "- cards: [{title: A, link: /a/, image: a.png, "
		  "button: {text: More, url: /m/}}]\n",
		  "[{'kind':'other','items':[{'title':'A','href':'/a/',"
		  "'image':'a.png',"
		  "'text':'[More](\\u003c/m/\\u003e)'}]}]", NULL },
		{ "- {link: /a/, url: /b/}\n",
		  "[{'kind':'other','text':'/b/',"
		  "'button':{'text':'/a/','href':'/a/'}}]", "bad-link" },
	};

	(void)state;
	CANONICAL_CHECK(blocks_read, rows);
}

static void pictures_have_words_beside_them(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- image: {src: /a.png, alt: A boat at sea}\n",
		  "[{'kind':'other','image':'/a.png',"
		  "'text':'A boat at sea'}]", NULL },
		{ "- image: {link: A b.JPG, title: Boat}\n",
		  "[{'kind':'other','image':'A b.JPG','text':'Boat'}]",
		  NULL },
		{ "- {image: A boat, title: T}\n",
		  "[{'kind':'other','title':'T','text':'A boat'}]", NULL },
		{ "- {media: video, title: T}\n",
		  "[{'kind':'other','title':'T'}]", NULL },
	};

	(void)state;
	CANONICAL_CHECK(blocks_read, rows);
}

static void y5_wrong_types_keep_their_words(void **state)
{
	static const struct canonical_row rows[] = {
		{ "- Only words\n", "[{'kind':'other','text':'Only words'}]",
		  "type-coerced" },
		{ "type: content\ncontent: Words\n",
		  "[{'kind':'content','text':'Words'}]", NULL },
		{ "- {title: {title: A, content: B}, list: C d}\n",
		  "[{'kind':'other','title':'A','text':'B\\n\\nC d'}]", NULL },
		{ "- {content: [A, B], title: 5}\n",
		  "[{'kind':'other','title':'5','text':'- A\\n- B'}]",
		  "type-coerced type-coerced" },
		{ "- {title: A, heading: B, Title: C}\n",
		  "[{'kind':'other','title':'A','text':'B\\n\\nC'}]", NULL },
		{ "- {quote: A, cta: {quote: B}}\n",
		  "[{'kind':'other','text':'B','quote':'A'}]", NULL },
		{ "- list: [[A b, [C d]], 7]\n",
		  "[{'kind':'other','items':[{'text':'A b'},{'text':'C d'},"
		  "{'text':'7'}]}]", "type-coerced" },
		{ "- list: [{list: [{list: [{list: [{list: [{title: A, "
		  "content: B}]}]}]}]}]\n",
		  "[{'kind':'other','items':[{'text':"
		  "'- - - A\\n\\n      B'}]}]", "type-coerced" },
	};

	(void)state;
	CANONICAL_CHECK(blocks_read, rows);
}

static void nothing_makes_nothing(void **state)
{
	static const struct canonical_row rows[] = {
		{ "null\n", NULL, NULL },
		{ "[]\n", NULL, NULL },
		{ "sections:\n", NULL, NULL },
		{ "- null\n- {}\n- {title: null, content: ''}\n", NULL, NULL },
		{ "- {type: trustpilot, source: data, icon: a b}\n", NULL,
		  "empty-block" },
		{ "- {type: content, draft: true, content: Hidden}\n", NULL,
		  NULL },
		{ "- list: [{title: A, draft: true}, {title: B}]\n",
		  "[{'kind':'other','items':[{'title':'B'}]}]", NULL },
	};

	(void)state;
	CANONICAL_CHECK(blocks_read, rows);
	assert_null(blocks_read(NULL, NULL, NULL));
}

static void known_ids_are_fields(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
		{ "- {id: what-improves, title: A}", "outcomes" },
		{ "- {id: course-content, title: A}", "outcomes" },
		{ "- {id: who-this-is-for, title: A}", "audience" },
		{ "- {id: Who This is For, title: A}", "audience" },
		{ "- {id: certification, title: A}", "certification" },
		{ "- {id: prerequisites, title: A}", "prerequisites" },
		{ "- {id: format-options, title: A}", "format" },
		{ "- {id: roadmap, title: A}", "roadmap" },
		{ "- {id: other, title: A}", NULL },
		{ "- {title: A}", NULL },
	};
	size_t i, j;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena arena = ARENA_INIT;
		struct value *blocks = blocks_read(
			&arena, yaml_value(&arena, rows[i].in), NULL);
		const char *got = blocks_field(value_item(blocks, 0));
		bool is_key = !got || strcmp(got, "roadmap") == 0;

		if (!got || !rows[i].want)
			assert_ptr_equal(got, rows[i].want);
		else
			assert_string_equal(got, rows[i].want);
		for (j = 0; j < COURSE_N_KEYS; j++)
			is_key |= got && strcmp(got, course_keys[j].name) == 0;
		assert_true(is_key);
		arena_release(&arena);
	}
	assert_null(blocks_field(NULL));
}

static void a_block_is_one_text(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
		{ "- {title: A, content: B}", "B" },
		{ "- {title: A}", "" },
		{ "- list: [{content: \"- a\\n- b\"}]", "- a\n- b" },
		{ "- list: [{content: a}]", "a" },
		{ "- list: [{content: a}, {content: b}]", "- a\n- b" },
		{ "- list: [{title: A}, {title: B, content: C}]",
		  "- A\n\n- **B**\n\n  C" },
		{ "- list: [{title: A, content: \"B\\n\\n- C\"}]",
		  "- **A**\n\n  B\n\n  - C" },
		{ "- list: [{content: 1. a}, {content: b}]", "1. a\n\n- b" },
		{ "- list: [{title: '*A*', content: B}]", "- *A*\n\n  B" },
		{ "- list: [{title: A, link: /a/}, {link: /b/}]",
		  "- [A](</a/>)\n- [/b/](</b/>)" },
		{ "- {content: A, quote: \"B\\n\\nC\", "
		  "button: {text: D, url: /d/}}",
		  "A\n\n> B\n>\n> C\n\n[D](</d/>)" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena arena = ARENA_INIT;
		struct value *blocks = blocks_read(
			&arena, yaml_value(&arena, rows[i].in), NULL);
		const char *got = blocks_text(&arena, value_item(blocks, 0));

		if (strcmp(got, rows[i].want) != 0)
			fail_msg("%s\nwant \"%s\"\ngot \"%s\"", rows[i].in,
				 rows[i].want, got);
		arena_release(&arena);
	}
}

static void words_are_told_from_options(void **state)
{
	static const struct {
		const char *in;
		bool want;
	} rows[] = {
		{ "Two words", true },	 { "*one*", true },
		{ "Yes!", true },	 { "[a](b)", true },
		{ "日本語", true },	 { "dark", false },
		{ " dark ", false },	 { "", false },
		{ "#fff", false },	 { "a/b", false },
		{ "images/é", false },	 { "a b.png", false },
		{ "a b.PNG\nand more", true },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (block_has_words(rows[i].in) != rows[i].want)
			fail_msg("\"%s\"", rows[i].in);
	}
}

static size_t errors_of(size_t blocks, size_t items, const char *code)
{
	struct buf text = BUF_INIT, json = BUF_INIT;
	size_t i, j, errors, shown;
	const char *at;

	for (i = 0; i < blocks; i++) {
		buf_printf(&text, "- title: B%zu\n", i);
		if (items)
			buf_str(&text, "  list:\n");
		for (j = 0; j < items; j++)
			buf_printf(&text, "  - title: I%zu\n", j);
	}
	errors = canonical_errors(blocks_read, text.data, code, &json);
	for (at = json.data, shown = 0; (at = strstr(at, "'title'")); at++)
		shown++;
	assert_int_equal(shown + errors, blocks + blocks * items);
	buf_release(&text);
	buf_release(&json);
	return errors;
}

static void blocks_and_their_items_have_limits(void **state)
{
	const char *code = "block-item-limit";

	(void)state;
	assert_int_equal(errors_of(LIMIT_BLOCKS - 1, 0, ""), 0);
	assert_int_equal(errors_of(LIMIT_BLOCKS, 0, ""), 0);
	assert_int_equal(errors_of(LIMIT_BLOCKS + 1, 0, "block-limit"), 1);
	assert_int_equal(errors_of(2, LIMIT_BLOCK_ITEMS - 1, ""), 0);
	assert_int_equal(errors_of(2, LIMIT_BLOCK_ITEMS, ""), 0);
	assert_int_equal(errors_of(2, LIMIT_BLOCK_ITEMS + 1, code), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(g3_blocks_of_each_type_have_one_shape),
		cmocka_unit_test(g3_an_unknown_type_shows_its_words),
		cmocka_unit_test(links_that_lead_nowhere_are_words),
		cmocka_unit_test(pictures_have_words_beside_them),
		cmocka_unit_test(y5_wrong_types_keep_their_words),
		cmocka_unit_test(nothing_makes_nothing),
		cmocka_unit_test(known_ids_are_fields),
		cmocka_unit_test(a_block_is_one_text),
		cmocka_unit_test(words_are_told_from_options),
		cmocka_unit_test(blocks_and_their_items_have_limits),
	};

	return cmocka_run_group_tests_name("blocks", tests, NULL, NULL);
}
