/* SPDX-License-Identifier: MIT */
/*
 * Long lists in pages: which items are on which, the links between pages, and
 * lists of terms and folders.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "page/paging.h"
#include "pages.h"
#include "tempdir.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

static void pages_have_their_items(void **state)
{
	static const struct {
		size_t page, n_items;
		int status;
		size_t n_pages, first, len;
	} rows[] = {
		{ 1, 0, 0, 1, 0, 0 },	   { 2, 0, 404, 1, 0, 0 },
		{ 1, 1, 0, 1, 0, 1 },	   { 1, 23, 0, 1, 0, 23 },
		{ 1, 24, 0, 1, 0, 24 },	   { 2, 24, 404, 1, 0, 0 },
		{ 1, 25, 0, 2, 0, 24 },	   { 2, 25, 0, 2, 24, 1 },
		{ 3, 25, 404, 2, 0, 0 },   { 2, 48, 0, 2, 24, 24 },
		{ 3, 49, 0, 3, 48, 1 },	   { 0, 49, 404, 3, 0, 0 },
		{ SIZE_MAX, 49, 404, 3, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		struct paging paging = { 0 };
		int status = paging_cut(&paging, rows[i].page,
					rows[i].n_items);

		assert_int_equal(status, rows[i].status);
		assert_int_equal(paging.n_pages, rows[i].n_pages);
		if (status)
			continue;
		assert_int_equal(paging.first, rows[i].first);
		assert_int_equal(paging.len, rows[i].len);
	}
}

/* The pages that have links, the one that is shown in brackets. */
static void links_lead_to_the_ends_and_to_what_is_near(void **state)
{
	static const struct {
		size_t page, n_pages;
		const char *want;
	} rows[] = {
		{ 1, 2, "[1]2" },	       { 2, 2, "1[2]" },
		{ 1, 4, "[1]234" },	       { 2, 4, "1[2]34" },
		{ 1, 5, "[1]2..5" },	       { 3, 5, "12[3]45" },
		{ 4, 7, "123[4]567" },	       { 4, 8, "123[4]5..8" },
		{ 5, 9, "1..4[5]6..9" },       { 6, 9, "1..5[6]789" },
		{ 9, 9, "1..8[9]" },
		{ 417, 417, "1..416[417]" },   { 1, 417, "[1]2..417" },
	};
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	pages_open(&p, dir.path);
	for (size_t i = 0; i < N(rows); i++) {
		struct paging paging = { rows[i].page, rows[i].n_pages, 0,
					 0 };
		struct value *view = value_map(&p.arena);
		const struct value *pages;
		struct buf out = BUF_INIT;

		paging_show(&paging, &p.env, view, "/x/", "?q=a");
		pages = value_path(view, "paging.pages");
		for (size_t k = 0; k < value_len(pages); k++) {
			const struct value *item = value_item(pages, k);
			const char *n = value_text(value_get(item, "number"));
			bool is_here = value_get(item, "is_here")->truth;

			buf_printf(&out, is_here ? "[%s]" : "%s",
				   n ? n : "..");
		}
		if (strcmp(out.data, rows[i].want) != 0)
			fail_msg("%zu of %zu: %s", rows[i].page,
				 rows[i].n_pages, out.data);
		buf_release(&out);
	}
	pages_close(&p);
	tempdir_remove(&dir);
}

static void addresses_keep_the_query(void **state)
{
	struct paging paging = { 2, 3, 0, 0 };
	struct value *view;
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	pages_open(&p, dir.path);
	view = value_map(&p.arena);
	paging_show(&paging, &p.env, view, "/x/", "?q=a");
	assert_string_equal(value_text(value_path(view, "paging.previous")),
			    "/x/?q=a");
	assert_string_equal(value_text(value_path(view, "paging.next")),
			    "/x/?q=a&page=3");
	paging_show(&paging, &p.env, view, "/x/", "");
	assert_string_equal(value_text(value_path(view, "paging.previous")),
			    "/x/");
	assert_string_equal(value_text(value_path(view, "paging.next")),
			    "/x/?page=3");
	paging.n_pages = paging.page = 1;
	paging_show(&paging, &p.env, view, "/x/", "");
	assert_int_equal(value_get(view, "paging")->type, VALUE_NULL);
	pages_close(&p);
	tempdir_remove(&dir);
}

static int ask(struct pages *p, const char *url, const char *text)
{
	struct query *query = arena_alloc(&p->arena, sizeof(*query));
	struct resolution found;

	query_read(query, &p->arena, (struct view){ text, strlen(text) });
	p->env.query = query;
	buf_reset(&p->out);
	catalogue_resolve(&found, p->catalogue, url, p->env.now);
	assert_int_equal(found.answer, ANSWER_PAGE);
	return page_entry(&p->out, &p->env, found.entry);
}

static void check_list(struct pages *p, const char *url)
{
	assert_int_equal(ask(p, url, ""), 200);
	assert_int_equal(pages_count(p->out.data, "<li class=\"card"), 24);
	assert_has(p->out.data, "Words of the list.");
	assert_has(p->out.data, arena_printf(&p->arena,
		   "<link rel=\"canonical\" href=\"https://x.example%s\">",
		   url));
	assert_lacks(p->out.data, ", page 1");
	assert_int_equal(ask(p, url, "page=2"), 200);
	assert_int_equal(pages_count(p->out.data, "<li class=\"card"), 6);
	assert_lacks(p->out.data, "Words of the list.");
	assert_has(p->out.data, ", page 2 – ");
	assert_has(p->out.data, arena_printf(&p->arena,
		   "<link rel=\"canonical\" "
		   "href=\"https://x.example%s?page=2\">", url));
	assert_lacks(p->out.data, "noindex");
	assert_int_equal(ask(p, url, "page=3"), 404);
	assert_has(p->out.data, "There is no page here");
	assert_int_equal(ask(p, url, "page=x"), 400);
	assert_int_equal(ask(p, url, "page=0"), 400);
	assert_int_equal(ask(p, url, "sort=x&topic=y"), 200);
}

/* What is hidden takes no place on a page. */
static void lists_of_terms_and_folders_have_pages(void **state)
{
	struct tempdir dir;
	struct pages p;
	char name[24], text[128];

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "site.yaml", "baseURL: https://x.example/\n"
					 "taxonomies: {tag: tags}\n");
	tempdir_write(&dir, "yard/_index.md",
		      "---\ntitle: Yard\n---\n\nWords of the list.\n");
	tempdir_write(&dir, "tags/dry/_index.md",
		      "---\ntitle: Dry\n---\n\nWords of the list.\n");
	for (int i = 0; i < 40; i++) {
		snprintf(name, sizeof(name), "yard/c%02d.md", i);
		snprintf(text, sizeof(text), "---\ntitle: C%d\ntype: course\n"
			 "tags: [dry]\ndraft: %s\n---\n", i,
			 i % 4 ? "false" : "true");
		tempdir_write(&dir, name, text);
	}
	pages_open(&p, dir.path);
	check_list(&p, "/yard/");
	check_list(&p, "/tags/dry/");
	pages_close(&p);
	tempdir_remove(&dir);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_have_their_items),
		cmocka_unit_test(links_lead_to_the_ends_and_to_what_is_near),
		cmocka_unit_test(addresses_keep_the_query),
		cmocka_unit_test(lists_of_terms_and_folders_have_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
