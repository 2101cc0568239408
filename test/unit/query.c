/* SPDX-License-Identifier: MIT */
/*
 * page/query.h: whatever is sent, pairs of clean text come out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "page/query.h"

static void read_text(struct query *query, struct arena *arena,
		      const char *raw)
{
	query_read(query, arena, (struct view){ raw, strlen(raw) });
}

static void pairs_are_decoded_as_forms_send_them(void **state)
{
	static const struct {
		const char *raw, *key;
		size_t i;
		const char *want;
	} rows[] = {
		{ "", "q", 0, NULL },
		{ "q=a", "q", 0, "a" },
		{ "q=a", "q", 1, NULL },
		{ "q=a", "Q", 0, NULL },
		{ "q=a+b%20c", "q", 0, "a b c" },
		{ "q=%c3%A9", "q", 0, "\xc3\xa9" },
		{ "q", "q", 0, "" },
		{ "q=", "q", 0, "" },
		{ "=x", "", 0, "x" },
		{ "a=1&&b=2&", "b", 0, "2" },
		{ "c=1&c=2&d=3&c=4", "c", 2, "4" },
		{ "q=a=b", "q", 0, "a=b" },
		{ "%71=a", "q", 0, "a" },
		/* an escape that is none */
		{ "q=100%", "q", 0, "100%" },
		{ "q=%4", "q", 0, "%4" },
		{ "q=%zz%41", "q", 0, "%zzA" },
		{ "q=a;b", "q", 0, "a;b" },
		/* no UTF-8; a control */
		{ "q=%ff", "q", 0, "\xef\xbf\xbd" },
		{ "q=%c3", "q", 0, "\xef\xbf\xbd" },
		{ "q=a%00b%0a%7f", "q", 0, "a b  " },
		{ "q=a%c2%85b%ef%bf%bfc%ef%b7%90", "q", 0, "a b c " },
	};
	struct arena arena = ARENA_INIT;
	struct query query;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got;

		read_text(&query, &arena, rows[i].raw);
		got = query_get(&query, rows[i].key, rows[i].i);
		if (!rows[i].want)
			assert_null(got);
		else
			assert_string_equal(got, rows[i].want);
	}
	arena_release(&arena);
}

static void no_query_has_no_pairs(void **state)
{
	(void)state;
	assert_null(query_get(NULL, "q", 0));
}

static void pairs_over_the_limit_are_left_out(void **state)
{
	struct arena arena = ARENA_INIT;
	struct query query;

	(void)state;
	for (size_t n = LIMIT_QUERY_PAIRS - 1; n <= LIMIT_QUERY_PAIRS + 1;
	     n++) {
		struct buf raw = BUF_INIT;
		size_t last = n < LIMIT_QUERY_PAIRS ? n : LIMIT_QUERY_PAIRS;

		for (size_t i = 0; i < n; i++)
			buf_printf(&raw, "c=%zu&", i);
		read_text(&query, &arena, raw.data);
		assert_int_equal(query.len, last);
		assert_non_null(query_get(&query, "c", last - 1));
		assert_null(query_get(&query, "c", last));
		buf_release(&raw);
	}
	arena_release(&arena);
}

static void what_is_written_is_read_again(void **state)
{
	static const char *const texts[] = {
		"", "a", "a b", "a&b=c", "100%", "+", "\xc3\xa9quipes",
		"\"<script>'", "?#/\\", "%41",
	};
	struct arena arena = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct buf href = BUF_INIT;
		struct query query;
		const char *mark;

		buf_str(&href, "/courses/");
		query_add(&href, "q", texts[i]);
		query_add(&href, texts[i], "2");
		for (const char *p = href.data; *p; p++)
			assert_true(*p > ' ' && *p < 0x7f && *p != '"' &&
				    *p != '<' && *p != '\'');
		mark = strchr(href.data, '?');
		assert_non_null(mark);
		read_text(&query, &arena, mark + 1);
		assert_int_equal(query.len, 2);
		assert_string_equal(query.pairs[0].value, texts[i]);
		assert_string_equal(query.pairs[1].key, texts[i]);
		buf_release(&href);
	}
	arena_release(&arena);
}

static void every_text_is_utf8_without_controls(void **state)
{
	struct arena arena = ARENA_INIT;
	struct query query;
	char raw[] = "q=%00%00";

	(void)state;
	for (int c = 0; c < 256 * 256; c += 7) {
		snprintf(raw, sizeof(raw), "q=%%%02x%%%02x", c / 256,
			 c % 256);
		read_text(&query, &arena, raw);
		assert_true(utf8_is_valid(query.pairs[0].value,
					  strlen(query.pairs[0].value)));
		for (const char *p = query.pairs[0].value; *p; p++)
			assert_true((unsigned char)*p >= 0x20 && *p != 0x7f);
	}
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pairs_are_decoded_as_forms_send_them),
		cmocka_unit_test(no_query_has_no_pairs),
		cmocka_unit_test(pairs_over_the_limit_are_left_out),
		cmocka_unit_test(what_is_written_is_read_again),
		cmocka_unit_test(every_text_is_utf8_without_controls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
