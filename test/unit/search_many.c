/* SPDX-License-Identifier: MIT */
/*
 * More courses than a search finds (LIMIT_SEARCH_HITS), and words that so many
 * have that they are not weighed.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "ask.h"
#include "index/search.h"

enum { MANY = LIMIT_SEARCH_HITS + 1 };

static int open_many(void **state)
{
	static struct tree tree;
	char name[32], text[128];
	int i;

	tempdir_make(&tree.dir);
	for (i = 0; i < MANY; i++) {
		snprintf(name, sizeof(name), "%d/c%05d.md", i % 50, i);
		snprintf(text, sizeof(text), "---\ntitle: %s\ncode: N%d\n"
			 "weight: %d\n---\nanchor%s%s\n",
			 i == MANY - 2 ? "Anchor Watch" : "C", i, i + 1,
			 i < MANY - 1 ? " bollard" : "",
			 i < MANY - 2 ? " cleat" : "");
		tempdir_write(&tree.dir, name, text);
	}
	tree_load(&tree);
	*state = &tree;
	return 0;
}

static int close_many(void **state)
{
	tree_close(*state);
	return 0;
}

static void a_search_finds_only_so_many(void **state)
{
	static const struct {
		const char *query;
		size_t n;
	} rows[] = {
		{ "cleat", LIMIT_SEARCH_HITS - 1 },
		{ "bollard", LIMIT_SEARCH_HITS },
		{ "anchor", LIMIT_SEARCH_HITS },
		{ "cleat xylophone", LIMIT_SEARCH_HITS - 1 },	/* any */
		{ "anchor xylophone", LIMIT_SEARCH_HITS },
	};
	const struct tree *tree = *state;
	struct search *search = search_new(tree->catalogue);
	struct arena arena = ARENA_INIT;
	struct search_result found;
	size_t i, j;

	for (i = 0; i < N(rows); i++) {
		search_find(&found, &arena, search, tree->catalogue,
			    rows[i].query);
		if (found.len != rows[i].n)
			fail_msg("%s: %zu", rows[i].query, found.len);
	}
	/* Of common words titles come first, then the catalogue's order. */
	search_find(&found, &arena, search, tree->catalogue, "anchor bollard");
	assert_string_equal(course_name(found.entries[0]->course),
			    "C");
	search_find(&found, &arena, search, tree->catalogue, "anchor");
	assert_string_equal(course_name(found.entries[0]->course),
			    "Anchor Watch");
	for (j = 2; j < found.len; j++)
		assert_true(found.entries[j - 1]->order <
			    found.entries[j]->order);
	/* The code is found all the same. */
	search_find(&found, &arena, search, tree->catalogue, "n-777");
	assert_string_equal(course_text(found.entries[0]->course, COURSE_CODE),
			    "N777");
	arena_release(&arena);
	search_free(search);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_search_finds_only_so_many),
	};

	return cmocka_run_group_tests(tests, open_many, close_many);
}
