/* SPDX-License-Identifier: MIT */
/*
 * The hash table from strings to pointers.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/arena.h"
#include "base/table.h"

static char one[] = "one", two[] = "two";

static void an_empty_table_finds_nothing(void **state)
{
	struct table table;

	(void)state;
	table_init(&table);
	assert_null(table_find(&table, ""));
	assert_null(table_find(&table, "a"));
	assert_int_equal(table.cap, 0);
	table_release(&table);
}

static void adding_keeps_the_first_value(void **state)
{
	struct table table;

	(void)state;
	table_init(&table);
	assert_ptr_equal(table_add(&table, "/a/", one), one);
	assert_ptr_equal(table_add(&table, "/a/", two), one);
	assert_ptr_equal(table_find(&table, "/a/"), one);
	assert_int_equal(table.len, 1);
	table_release(&table);
}

static void setting_takes_the_last_value(void **state)
{
	struct table table;

	(void)state;
	table_init(&table);
	table_set(&table, "/a/", one);
	table_set(&table, "/a/", two);
	assert_ptr_equal(table_find(&table, "/a/"), two);
	assert_int_equal(table.len, 1);
	table_release(&table);
}

static void keys_are_compared_by_their_bytes(void **state)
{
	static const char *const keys[] = {
		"", "a", "A", "aa", "/a", "/a/", "\xC3\xA9", "e\xCC\x81"
	};
	const size_t n = sizeof(keys) / sizeof(keys[0]);
	char values[sizeof(keys) / sizeof(keys[0])];
	char other[] = "/a/";
	struct table table;
	size_t i;

	(void)state;
	table_init(&table);
	for (i = 0; i < n; i++)
		table_set(&table, keys[i], &values[i]);
	assert_int_equal(table.len, n);
	for (i = 0; i < n; i++)
		assert_ptr_equal(table_find(&table, keys[i]), &values[i]);
	assert_ptr_equal(table_find(&table, other), &values[5]);
	assert_null(table_find(&table, "b"));
	table_release(&table);
}

static void many_keys_are_all_found_at_70_percent_at_most(void **state)
{
	enum { MANY = 20000 };
	struct arena arena = ARENA_INIT;
	struct table table;
	size_t i;

	(void)state;
	table_init(&table);
	for (i = 0; i < MANY; i++) {
		char *key = arena_printf(&arena, "/courses/%zu/", i);

		assert_ptr_equal(table_add(&table, key, key), key);
		assert_true(table.len * 10 <= table.cap * 7);
		assert_int_equal(table.cap & (table.cap - 1), 0);
	}
	assert_int_equal(table.len, MANY);
	for (i = 0; i < MANY; i++) {
		const char *key = arena_printf(&arena, "/courses/%zu/", i);

		assert_string_equal(table_find(&table, key), key);
		assert_null(table_find(&table, key + 1));
	}
	table_release(&table);
	arena_release(&arena);
}

/* security.md R14: the order of one table says nothing about the next. */
static void tables_do_not_share_their_seed(void **state)
{
	struct table a, b;

	(void)state;
	table_init(&a);
	table_init(&b);
	assert_memory_not_equal(&a.seed, &b.seed, sizeof(a.seed));
	table_release(&a);
	table_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_table_finds_nothing),
		cmocka_unit_test(adding_keeps_the_first_value),
		cmocka_unit_test(setting_takes_the_last_value),
		cmocka_unit_test(keys_are_compared_by_their_bytes),
		cmocka_unit_test(
			many_keys_are_all_found_at_70_percent_at_most),
		cmocka_unit_test(tables_do_not_share_their_seed),
	};

	return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
