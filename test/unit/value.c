/* SPDX-License-Identifier: MIT */
/*
 * Loose data: built, asked, copied, and written as JSON.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <limits.h>
#include <string.h>

#include "base/value.h"

static int set_up(void **state)
{
	static struct arena arena;

	arena_init(&arena);
	*state = &arena;
	return 0;
}

static int tear_down(void **state)
{
	arena_release(*state);
	return 0;
}

/* { title, hours: 3, delivery: { brand: { vendor } }, tags: [a, b] } */
static struct value *sample(struct arena *arena)
{
	struct value *map = value_map(arena), *delivery = value_map(arena);
	struct value *brand = value_map(arena), *tags = value_list(arena);

	value_set(arena, map, "title", value_string(arena, "Oars"));
	value_set(arena, map, "hours", value_int(arena, 3));
	value_set(arena, brand, "vendor", value_string(arena, "Slipway"));
	value_set(arena, delivery, "brand", brand);
	value_set(arena, map, "delivery", delivery);
	value_push(arena, tags, value_string(arena, "a"));
	value_push(arena, tags, value_string(arena, "b"));
	value_set(arena, map, "tags", tags);
	value_set(arena, map, "", value_null(arena));
	return map;
}

static void maps_keep_their_order_and_replace(void **state)
{
	static const char *const order[] = {
		"title", "hours", "delivery", "tags", ""
	};
	struct arena *arena = *state;
	struct value *map = sample(arena);
	size_t i;

	value_set(arena, map, "title", value_string(arena, "Sails"));
	assert_int_equal(value_len(map), 5);
	for (i = 0; i < 5; i++)
		assert_string_equal(map->map.pairs[i].key, order[i]);
	assert_string_equal(value_text(value_get(map, "title")), "Sails");
}

static void strings_and_keys_are_copied_unless_borrowed(void **state)
{
	struct arena *arena = *state;
	struct value *map = value_map(arena);
	char text[] = "oar", key[] = "key";
	struct value *copied = value_string(arena, text);
	struct value *borrowed = value_borrow(arena, text);
	struct value *html = value_html(arena, text);

	value_set(arena, map, key, copied);
	text[0] = 'e';
	key[0] = 'h';
	assert_string_equal(value_text(copied), "oar");
	assert_string_equal(value_text(borrowed), "ear");
	assert_false(borrowed->is_html);
	assert_true(html->is_html);
	assert_ptr_equal(value_get(map, "key"), copied);
}

static void paths_go_one_map_a_dot(void **state)
{
	static const struct {
		const char *path, *want;	/* NULL: no string there */
	} rows[] = {
		{ "title", "Oars" },
		{ "delivery.brand.vendor", "Slipway" },
		{ "delivery.brand", NULL },
		{ "delivery.bran.vendor", NULL },
		{ "delivery.brands.vendor", NULL },
		{ "delivery.brand.vendor.x", NULL },
		{ "delivery..vendor", NULL },
		{ "title.x", NULL },
		{ "tags.0", NULL },
		{ "hours", NULL },
		{ "", NULL },
		{ ".", NULL },
	};
	struct value *map = sample(*state);
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got = value_text(value_path(map, rows[i].path));

		if (!got != !rows[i].want ||
		    (got && strcmp(got, rows[i].want) != 0))
			fail_msg("\"%s\": got %s", rows[i].path, got);
	}
	assert_non_null(value_path(map, "delivery.brand"));
	assert_int_equal(value_path(map, "")->type, VALUE_NULL);
}

static void asking_the_wrong_type_finds_nothing(void **state)
{
	struct arena *arena = *state;
	struct value *map = sample(arena), *list = value_get(map, "tags");
	struct value *number = value_int(arena, 1);

	assert_null(value_get(NULL, "a"));
	assert_null(value_get(list, "a"));
	assert_null(value_get(number, "a"));
	assert_null(value_get(map, "none"));
	assert_null(value_path(NULL, "a.b"));
	assert_null(value_item(NULL, 0));
	assert_null(value_item(map, 0));
	assert_null(value_item(list, 2));
	assert_string_equal(value_text(value_item(list, 1)), "b");
	assert_null(value_text(NULL));
	assert_null(value_text(number));
	assert_int_equal(value_len(NULL), 0);
	assert_int_equal(value_len(number), 0);
	assert_int_equal(value_len(list), 2);
}

static void lists_and_maps_grow(void **state)
{
	struct arena *arena = *state;
	struct value *list = value_list(arena), *map = value_map(arena);
	long i;

	for (i = 0; i < 1000; i++) {
		value_push(arena, list, value_int(arena, i));
		value_set(arena, map, arena_printf(arena, "k%ld", i),
			  value_item(list, (size_t)i));
	}
	for (i = 0; i < 1000; i++) {
		const char *key = arena_printf(arena, "k%ld", i);

		assert_int_equal(value_item(list, (size_t)i)->number, i);
		assert_int_equal(value_get(map, key)->number, i);
	}
}

static void a_copy_shares_nothing(void **state)
{
	struct arena *arena = *state, other = ARENA_INIT;
	struct value *map = sample(&other), *copy;
	struct buf want = BUF_INIT, got = BUF_INIT;

	map->at = (struct place){ "a.md", 3, 4 };
	map->map.pairs[0].at.line = 9;
	value_get(map, "title")->at.line = 8;
	value_get(map, "title")->is_html = true;
	value_write_json(&want, map, false);
	copy = value_copy(arena, map);
	arena_release(&other);
	value_write_json(&got, copy, false);
	assert_string_equal(got.data, want.data);
	assert_int_equal(copy->at.line, 3);
	assert_int_equal(copy->map.pairs[0].at.line, 9);
	assert_int_equal(value_get(copy, "title")->at.line, 8);
	assert_true(value_get(copy, "title")->is_html);
	value_push(arena, value_get(copy, "tags"), value_int(arena, 1));
	value_set(arena, copy, "new", value_int(arena, 1));
	assert_int_equal(value_len(value_get(copy, "tags")), 3);
	assert_int_equal(value_len(copy), 6);
	buf_release(&want);
	buf_release(&got);
}

static void types_have_names(void **state)
{
	static const char *const names[] = {
		"null", "bool", "int", "string", "list", "map"
	};
	int i;

	(void)state;
	for (i = VALUE_NULL; i <= VALUE_MAP; i++)
		assert_string_equal(value_type_name((enum value_type)i),
				    names[i]);
}

static void json_strings_are_safe_inside_a_script(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
		{ "", "\"\"" },
		{ "a/b", "\"a/b\"" },
		{ "\"\\", "\"\\\"\\\\\"" },
		{ "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
		{ "\x01\x1F\x7F", "\"\\u0001\\u001f\\u007f\"" },
		{ "</script><!--&",
		  "\"\\u003c/script\\u003e\\u003c!--\\u0026\"" },
		{ "\xE2\x80\xA8\xE2\x80\xA9", "\"\\u2028\\u2029\"" },
		{ "\xC3\xA9\xF0\x9F\x98\x80",
		  "\"\xC3\xA9\xF0\x9F\x98\x80\"" },
		{ "a\xFFz", "\"a\xEF\xBF\xBDz\"" },
		{ "'", "\"'\"" },
	};
	struct arena *arena = *state;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf buf = BUF_INIT;

		value_write_json(&buf, value_string(arena, rows[i].in), false);
		assert_string_equal(buf.data, rows[i].want);
		buf_release(&buf);
	}
}

static void json_has_every_type(void **state)
{
	struct arena *arena = *state;
	struct value *list = value_list(arena);
	struct buf buf = BUF_INIT;

	value_push(arena, list, value_null(arena));
	value_push(arena, list, value_bool(arena, true));
	value_push(arena, list, value_bool(arena, false));
	value_push(arena, list, value_int(arena, LONG_MIN));
	value_push(arena, list, value_list(arena));
	value_push(arena, list, value_map(arena));
	value_push(arena, list, sample(arena));
	value_write_json(&buf, list, false);
	assert_string_equal(buf.data,
			    "[null,true,false,-9223372036854775808,[],{},"
			    "{\"title\":\"Oars\",\"hours\":3,\"delivery\":"
			    "{\"brand\":{\"vendor\":\"Slipway\"}},"
			    "\"tags\":[\"a\",\"b\"],\"\":null}]");
	buf_reset(&buf);
	value_write_json(&buf, NULL, false);
	assert_string_equal(buf.data, "null");
	buf_release(&buf);
}

static void pretty_json_is_indented_by_two(void **state)
{
	struct arena *arena = *state;
	struct value *map = value_map(arena), *list = value_list(arena);
	struct buf buf = BUF_INIT;

	value_push(arena, list, value_int(arena, 1));
	value_push(arena, list, value_map(arena));
	value_set(arena, map, "a", list);
	value_set(arena, map, "b", value_list(arena));
	value_write_json(&buf, map, true);
	assert_string_equal(buf.data, "{\n"
				      "  \"a\": [\n"
				      "    1,\n"
				      "    {}\n"
				      "  ],\n"
				      "  \"b\": []\n"
				      "}");
	buf_release(&buf);
}

static void what_is_asked_of_a_wrong_type_is_nothing(void **state)
{
	struct arena *arena = *state;
	const struct value *map = sample(arena);

	assert_string_equal(value_text_at(map, "title"), "Oars");
	assert_null(value_text_at(map, "hours"));
	assert_null(value_text_at(NULL, "title"));
	assert_true(value_truth(value_bool(arena, true)));
	assert_false(value_truth(value_bool(arena, false)));
	assert_false(value_truth(value_int(arena, 1)));
	assert_false(value_truth(NULL));
}

static void a_text_that_says_nothing_is_null(void **state)
{
	struct arena *arena = *state;
	struct value *map = value_map(arena);

	value_set_text(arena, map, "a", "Oars");
	value_set_text(arena, map, "b", "");
	value_set_text(arena, map, "c", NULL);
	assert_string_equal(value_text_at(map, "a"), "Oars");
	assert_int_equal(value_get(map, "b")->type, VALUE_NULL);
	assert_int_equal(value_get(map, "c")->type, VALUE_NULL);
}

#define IN_ARENA(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

static void one_value_is_a_list_of_itself(void **state)
{
	struct value *list = value_list(*state), *one = value_int(*state, 1);

	assert_int_equal(value_count(NULL), 0);
	assert_null(value_each(NULL, 0));
	assert_int_equal(value_count(one), 1);
	assert_ptr_equal(value_each(one, 0), one);
	assert_null(value_each(one, 1));
	assert_int_equal(value_count(list), 0);
	assert_null(value_each(list, 0));
	value_push(*state, list, one);
	assert_int_equal(value_count(list), 1);
	assert_ptr_equal(value_each(list, 0), one);
	assert_null(value_each(list, 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(what_is_asked_of_a_wrong_type_is_nothing),
		IN_ARENA(a_text_that_says_nothing_is_null),
		IN_ARENA(maps_keep_their_order_and_replace),
		IN_ARENA(strings_and_keys_are_copied_unless_borrowed),
		IN_ARENA(paths_go_one_map_a_dot),
		IN_ARENA(asking_the_wrong_type_finds_nothing),
		IN_ARENA(one_value_is_a_list_of_itself),
		IN_ARENA(lists_and_maps_grow),
		IN_ARENA(a_copy_shares_nothing),
		IN_ARENA(types_have_names),
		IN_ARENA(json_strings_are_safe_inside_a_script),
		IN_ARENA(json_has_every_type),
		IN_ARENA(pretty_json_is_indented_by_two),
	};

	return cmocka_run_group_tests_name("value", tests, NULL, NULL);
}
