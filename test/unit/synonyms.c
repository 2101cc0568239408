/* SPDX-License-Identifier: MIT */
/*
 * `synonyms` of site.yaml: what is read, what is left out, what they match.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "content/config.h"
#include "index/search_synonyms.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

struct reading {
	struct arena arena;
	struct report report;
	struct config config;
};

static void read_text(struct reading *reading, const char *text)
{
	const struct view view = { text, strlen(text) };

	arena_init(&reading->arena);
	report_init(&reading->report, &reading->arena);
	assert_int_equal(config_parse(&reading->config, &reading->arena, view,
				      &reading->report), 0);
}

static void release(struct reading *reading)
{
	report_release(&reading->report);
	arena_release(&reading->arena);
}

static void rows_are_lists_with_the_key_first(void **state)
{
	static const struct {
		const char *yaml, *json;
		size_t problems;
	} rows[] = {
		{ "synonyms: {a: b, c: [d, e f]}",
		  "[[\"a\",\"b\"],[\"c\",\"d\",\"e f\"]]", 0 },
		{ "synonyms: {a: [], b: [c]}", "[[\"b\",\"c\"]]", 0 },
		{ "synonyms: {a: {b: c}}", "[]", 1 },
		{ "synonyms: {a: [{b: c}, d]}", "[[\"a\",\"d\"]]", 1 },
		{ "synonyms: {a: 7, b: [8, c]}", "[[\"b\",\"c\"]]", 2 },
		{ "synonyms: {a: ''}", "[]", 1 },
		{ "synonyms: {}", "[]", 0 },
	};
	struct buf json = BUF_INIT;
	struct reading reading;
	size_t i, j;

	(void)state;
	for (i = 0; i < N(rows); i++) {
		read_text(&reading, rows[i].yaml);
		buf_reset(&json);
		value_write_json(&json, reading.config.synonyms, false);
		assert_string_equal(json.data, rows[i].json);
		assert_int_equal(reading.report.len, rows[i].problems);
		for (j = 0; j < reading.report.len; j++)
			assert_string_equal(reading.report.items[j].code,
					    "bad-synonym");
		release(&reading);
	}
	buf_release(&json);
}

static void a_list_is_no_map(void **state)
{
	struct reading reading;

	(void)state;
	read_text(&reading, "synonyms: [a, b]");
	assert_null(reading.config.synonyms);
	assert_string_equal(reading.report.items[0].code, "wrong-type");
	release(&reading);
}

static void there_are_only_so_many_rows(void **state)
{
	struct buf yaml = BUF_INIT;
	struct reading reading;
	size_t n, i;

	(void)state;
	for (n = LIMIT_SYNONYMS - 1; n <= LIMIT_SYNONYMS + 1; n++) {
		buf_reset(&yaml);
		buf_str(&yaml, "synonyms:\n");
		for (i = 0; i < n; i++)
			buf_printf(&yaml, "  a%zu: b%zu\n", i, i);
		read_text(&reading, yaml.data);
		assert_int_equal(value_len(reading.config.synonyms),
				 n < LIMIT_SYNONYMS ? n : LIMIT_SYNONYMS);
		assert_int_equal(reading.report.len, n > LIMIT_SYNONYMS);
		release(&reading);
	}
	buf_release(&yaml);
}

static void a_row_has_only_so_many_texts(void **state)
{
	struct buf yaml = BUF_INIT;
	struct reading reading;
	size_t n, i, want;

	(void)state;
	for (n = LIMIT_SYNONYM_TEXTS - 1; n <= LIMIT_SYNONYM_TEXTS + 1; n++) {
		buf_reset(&yaml);
		buf_str(&yaml, "synonyms:\n  a0:\n");
		for (i = 1; i < n; i++)
			buf_printf(&yaml, "  - a%zu\n", i);
		read_text(&reading, yaml.data);
		want = n < LIMIT_SYNONYM_TEXTS ? n : LIMIT_SYNONYM_TEXTS;
		assert_int_equal(value_len(value_item(reading.config.synonyms,
						      0)), want);
		assert_int_equal(reading.report.len, n > LIMIT_SYNONYM_TEXTS);
		release(&reading);
	}
	buf_release(&yaml);
}

static void the_longest_text_is_matched(void **state)
{
	static const char *const words[] = { "product", "owner", "course" };
	static const char *const other[] = { "equipe", "x" };
	const struct search_phrase *found[LIMIT_SYNONYM_TEXTS];
	struct search_synonyms synonyms;
	struct reading reading;

	(void)state;
	read_text(&reading, "synonyms:\n  Product: [goods]\n"
			    "  PO: Product-Owner\n  PSPO: [product owner]\n"
			    "  \xc3\x89quipe: team\n");
	search_synonyms_init(&synonyms, &reading.arena,
			     reading.config.synonyms);
	assert_int_equal(search_synonyms_match(&synonyms, words, 3), 2);
	assert_int_equal(search_synonyms_match(&synonyms, words, 1), 1);
	assert_int_equal(search_synonyms_match(&synonyms, words + 1, 2), 0);
	assert_int_equal(search_synonyms_match(&synonyms, other, 2), 1);
	/* Of both rows that have the text. */
	assert_int_equal(search_synonyms_get(found, N(found), &synonyms,
					     words, 2), 2);
	assert_string_equal(found[0]->words[0], "po");
	assert_string_equal(found[1]->words[0], "pspo");
	assert_int_equal(search_synonyms_get(found, 1, &synonyms, words, 2),
			 1);
	assert_int_equal(search_synonyms_get(found, N(found), &synonyms,
					     other, 1), 1);
	assert_string_equal(found[0]->words[0], "team");
	release(&reading);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_lists_with_the_key_first),
		cmocka_unit_test(a_list_is_no_map),
		cmocka_unit_test(there_are_only_so_many_rows),
		cmocka_unit_test(a_row_has_only_so_many_texts),
		cmocka_unit_test(the_longest_text_is_matched),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
