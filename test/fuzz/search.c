/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a query over the sample catalogue: nothing but quoted words
 * reaches SQLite, which never refuses it; results are courses, each once;
 * a corrected query needs no correction; snippets mark whole words.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "index/search_data.h"
#include "index/search_row.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* Made at the first input, for all of them. */
struct world {
	struct library *library;
	struct catalogue *catalogue;
	struct search *search;
};

static const struct world *get_world(void)
{
	static struct world world;
	struct arena arena = ARENA_INIT;
	struct report report;

	if (world.search)
		return &world;
	report_init(&report, &arena);
	world.library = library_load("content", NULL);
	must(world.library);
	world.catalogue = catalogue_build(world.library, &report);
	world.search = search_new(world.catalogue);
	report_release(&report);
	arena_release(&arena);
	return &world;
}

static bool is_word(const char **at)
{
	const char *start = ++*at;
	size_t used;

	while (**at == ' ' || **at != '"') {
		int32_t code = utf8_decode(*at, strlen(*at), &used);

		if (code != ' ' && (code < 0 || (!utf8_is_letter(code) &&
						 !utf8_is_digit(code))))
			return false;
		*at += used;
	}
	++*at;
	return *at > start + 1;
}

static void check_tame(const char *at)
{
	static const char *const ours[] = { "AND ", "OR ", "(", ")", "*",
					    " " };
	const size_t n = sizeof(ours) / sizeof(ours[0]);
	size_t i;

	while (*at) {
		if (*at == '"') {
			must(is_word(&at));
			continue;
		}
		for (i = 0; i < n && !str_starts(at, ours[i]); i++)
			;
		must(i < n);
		at += strlen(ours[i]);
	}
}

/* With all parts and with each alone, as AND and as OR. */
static void check_expressions(struct search *search,
			      const struct search_query *query)
{
	const unsigned all = search_query_all(query);
	struct buf text = BUF_INIT;
	unsigned parts, i;
	int status;

	for (i = 0; i <= 2 * query->len + 1; i++) {
		parts = i < 2 ? all : 1u << (i / 2 - 1);
		buf_reset(&text);
		search_query_write(&text, query, parts, i % 2);
		check_tame(text.data);
		if (!query->len)
			break;
		search_stmt_set_text(search->members, 1, (struct view){
			text.data, text.len });
		while ((status = search_stmt_step(search->members)) > 0)
			;
		must(status == 0);
		must(search_stmt_reset(search->members) == 0);
	}
	buf_release(&text);
}

static void check_snippet(const char *snippet)
{
	bool is_on = false;
	size_t n = 0;

	must(utf8_is_valid(snippet, strlen(snippet)));
	must(strlen(snippet) < 1000);
	for (; *snippet; snippet++) {
		if (*snippet == SEARCH_ON) {
			must(!is_on);
			is_on = true;
			n++;
		} else if (*snippet == SEARCH_OFF) {
			must(is_on && snippet[-1] != SEARCH_ON);
			is_on = false;
		} else {
			must((unsigned char)*snippet >= ' ');
		}
	}
	must(!is_on && n);
}

static void check_results(const struct world *world, struct arena *arena,
			  const struct search_result *found, const char *text)
{
	const char *snippet;
	size_t i, j;

	must(found->len <= catalogue_len(world->catalogue));
	for (i = 0; i < found->len; i++) {
		must(entry_is_course(found->entries[i]));
		for (j = 0; j < i; j++)
			must(found->entries[i] != found->entries[j]);
		snippet = i > 2 ? NULL : search_snippet(arena, world->search,
							text,
							found->entries[i]);
		if (snippet)
			check_snippet(snippet);
	}
}

/* What a query was taken for is taken for itself. */
static void check_corrected(const struct world *world, struct arena *arena,
			    const char *corrected)
{
	const struct search_query *query;
	struct search_result again;

	search_find(&again, arena, world->search, world->catalogue, corrected);
	query = search_understand(world->search, corrected);
	must(query && (!again.corrected || query->len >= LIMIT_SEARCH_TYPOS));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct world *world = get_world();
	const struct search_query *query;
	struct arena arena = ARENA_INIT;
	struct search_result found, bare;
	struct buf text = BUF_INIT;

	if (size > LIMIT_QUERY)
		size = LIMIT_QUERY;
	buf_add(&text, data, size);
	search_find(&found, &arena, world->search, world->catalogue,
		    text.data);
	must(world->search->db);
	query = search_understand(world->search, text.data);
	must(query);
	check_expressions(world->search, query);
	check_results(world, &arena, &found, text.data);
	search_find(&bare, &arena, NULL, world->catalogue, text.data);
	must(bare.len <= catalogue_len(world->catalogue));
	if (found.corrected)
		check_corrected(world, &arena, found.corrected);
	arena_release(&arena);
	buf_release(&text);
	return 0;
}
