/* SPDX-License-Identifier: MIT */
/*
 * Any query string, asked of the catalogue and of the comparison of the sample
 * content: an honest page or a refusal, whole, escaped, and no course twice.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "page/selection.h"
#include "site/site.h"

#define NOW 1751371200			/* 1 July 2025 */

static void must(bool truth)
{
	if (!truth)
		abort();
}

static void check_page(const struct buf *page)
{
	must(strlen(page->data) == page->len);
	must(utf8_is_valid(page->data, page->len));
	must(str_starts(page->data, "<!doctype html>"));
	must(str_ends(page->data, "</html>\n"));
	/* What nobody but a query has is never an element. */
	must(!strstr(page->data, "<fuzz"));
	must(!strstr(page->data, "\"fuzz="));
}

static void check_selection(const struct page_env *env)
{
	struct selection s;
	struct bits seen;
	int status = selection_make(&s, env);

	must(status == 0 || status == 400);
	if (status)
		return;
	bits_init(&seen, env->arena, catalogue_len(env->catalogue));
	for (size_t i = 0; i < s.len; i++) {
		must(!bits_has(&seen, s.entries[i]->order));
		must(catalogue_lists(env->catalogue, s.entries[i], env->now));
		bits_set(&seen, s.entries[i]->order);
	}
	must(bits_count(&seen) == s.len);
}

static void ask(const struct page_env *env)
{
	struct buf page = BUF_INIT;
	int status = page_courses(&page, env);

	must(status == 200 || status == 400 || status == 404);
	check_page(&page);
	buf_reset(&page);
	must(page_compare(&page, env) == 200);
	check_page(&page);
	buf_release(&page);
	check_selection(env);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct site *site;
	struct arena arena = ARENA_INIT;
	struct query query;
	struct page_env env = { .query = &query, .now = NOW,
				.arena = &arena };

	if (!site)
		site = site_load("content", NULL);
	must(site != NULL);
	if (size > LIMIT_QUERY)
		return 0;
	env.library = site->library;
	env.catalogue = site->catalogue;
	env.theme = site->theme;
	env.search = site->search;
	query_read(&query, &arena,
		   (struct view){ size ? (const char *)data : "", size });
	ask(&env);
	arena_release(&arena);
	return 0;
}
