/* SPDX-License-Identifier: MIT */
/*
 * Memory freed together: zeroed, aligned, and still there when more is asked.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

/* Around the size of a chunk, and around what gets one of its own. */
static const size_t sizes[] = {
	0, 1, 15, 16, 17, 1023, 1024, 1025, 4095, 4096, 4097, 65535, 65536,
	65537, 300000
};

enum { N_SIZES = sizeof(sizes) / sizeof(sizes[0]) };

static void memory_is_aligned_and_zeroed(void **state)
{
	struct arena arena = ARENA_INIT;
	size_t i, j;

	(void)state;
	for (i = 0; i < N_SIZES; i++) {
		char *bytes = arena_alloc(&arena, sizes[i]);

		assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
		for (j = 0; j < sizes[i]; j++)
			assert_int_equal(bytes[j], 0);
		memset(bytes, 0xAA, sizes[i]);
	}
	arena_release(&arena);
}

static void allocations_do_not_overlap(void **state)
{
	struct arena arena = ARENA_INIT;
	unsigned char *all[3 * N_SIZES];
	size_t i, j;

	(void)state;
	for (i = 0; i < 3 * N_SIZES; i++) {
		all[i] = arena_alloc(&arena, sizes[i % N_SIZES]);
		memset(all[i], (int)i, sizes[i % N_SIZES]);
	}
	for (i = 0; i < 3 * N_SIZES; i++) {
		for (j = 0; j < sizes[i % N_SIZES]; j++)
			assert_int_equal(all[i][j], i);
	}
	arena_release(&arena);
}

static void after_a_reset_memory_is_zeroed_again(void **state)
{
	struct arena arena = ARENA_INIT;
	size_t i, j;
	char *bytes;

	(void)state;
	for (i = 0; i < 50; i++)
		memset(arena_alloc(&arena, 1000), 0xAA, 1000);
	arena_reset(&arena);
	for (i = 0; i < 50; i++) {
		bytes = arena_alloc(&arena, 1000);
		for (j = 0; j < 1000; j++)
			assert_int_equal(bytes[j], 0);
	}
	arena_release(&arena);
}

static void a_reset_arena_does_not_grow(void **state)
{
	struct arena arena = ARENA_INIT;
	size_t round, i, total = 0;

	(void)state;
	for (round = 0; round < 100; round++) {
		for (i = 0; i < 100; i++)
			arena_alloc(&arena, 600);
		if (round == 5)
			total = arena.total;
		if (round > 5)
			assert_int_equal(arena.total, total);
		arena_reset(&arena);
		assert_true(arena.total <= 65536);
	}
	arena_release(&arena);
	assert_int_equal(arena.total, 0);
}

static void a_large_piece_leaves_the_chunk_in_use(void **state)
{
	struct arena arena = ARENA_INIT;
	char *first, *second;

	(void)state;
	first = arena_alloc(&arena, 16);
	arena_alloc(&arena, 1000000);
	second = arena_alloc(&arena, 16);
	assert_true(second > first && second - first < 4096);
	arena_reset(&arena);
	assert_true(arena.total <= 65536);
	arena_release(&arena);
}

static void strings_are_copied_with_their_nul(void **state)
{
	struct arena arena = ARENA_INIT;
	char text[] = "Tidewater";
	char *copy, *part;

	(void)state;
	copy = arena_strdup(&arena, text);
	part = arena_strndup(&arena, text, 4);
	text[0] = 'x';
	assert_string_equal(copy, "Tidewater");
	assert_string_equal(part, "Tide");
	assert_string_equal(arena_strndup(&arena, NULL, 0), "");
	assert_string_equal(arena_printf(&arena, "%s/%d", part, 7), "Tide/7");
	assert_string_equal(arena_printf(&arena, "%s", ""), "");
	assert_int_equal(strlen(arena_printf(&arena, "%070000d", 1)), 70000);
	arena_release(&arena);
}

static void taking_a_buffer_empties_it(void **state)
{
	struct arena arena = ARENA_INIT;
	struct buf buf = BUF_INIT;

	(void)state;
	buf_add(&buf, "a\0b", 3);
	assert_memory_equal(arena_take(&arena, &buf), "a\0b", 4);
	assert_int_equal(buf.cap, 0);
	assert_string_equal(arena_take(&arena, &buf), "");
	arena_release(&arena);
}

static void an_arena_can_be_released_twice(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	arena_reset(&arena);
	arena_alloc(&arena, 10);
	arena_release(&arena);
	arena_release(&arena);
	assert_null(arena.chunks);
}

static void an_array_keeps_its_items_while_it_grows(void **state)
{
	struct arena arena = ARENA_INIT;
	size_t *items = NULL, cap = 0;

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		items = arena_grow(&arena, items, i, &cap, sizeof(*items));
		assert_true(cap > i);
		items[i] = i;
	}
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(items[i], i);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_aligned_and_zeroed),
		cmocka_unit_test(allocations_do_not_overlap),
		cmocka_unit_test(after_a_reset_memory_is_zeroed_again),
		cmocka_unit_test(a_reset_arena_does_not_grow),
		cmocka_unit_test(a_large_piece_leaves_the_chunk_in_use),
		cmocka_unit_test(strings_are_copied_with_their_nul),
		cmocka_unit_test(an_array_keeps_its_items_while_it_grows),
		cmocka_unit_test(taking_a_buffer_empties_it),
		cmocka_unit_test(an_arena_can_be_released_twice),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
