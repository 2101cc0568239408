/* SPDX-License-Identifier: MIT */
/*
 * Whole pages: every page of each tree test/golden/pages/TREE against
 * TREE.expected.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>

#include "golden.h"
#include "pages.h"

#define ROOT "test/golden/pages"

/* The tag of a style sheet is its digest: not what is tested here. */
static void drop_tags(struct buf *page)
{
	char *tag = page->data;

	while ((tag = strstr(tag, "?v=")) != NULL) {
		tag += strlen("?v=");
		memset(tag, '0', strspn(tag, "0123456789abcdef"));
	}
}

static bool check(const char *path, struct buf *page)
{
	drop_tags(page);
	return golden_is(path, page->data);
}

/* Every address that has a page, also of lists that no file makes. */
static size_t check_entries(struct pages *p, const char *tree)
{
	size_t bad = 0, n;
	const struct route_line *lines =
		catalogue_routes(&n, &p->arena, p->catalogue, PAGES_NOW);

	for (size_t i = 0; i < n; i++) {
		char path[512];

		if (lines[i].target || !strcmp(lines[i].entry->url, "/"))
			continue;
		snprintf(path, sizeof(path), "%s/%s.expected%sindex.html",
			 ROOT, tree, lines[i].entry->url);
		buf_reset(&p->out);
		page_entry(&p->out, &p->env, lines[i].entry);
		bad += !check(path, &p->out);
	}
	return bad;
}

static size_t check_tree(const char *tree)
{
	struct pages p;
	char path[512];
	size_t bad;

	snprintf(path, sizeof(path), "%s/%s", ROOT, tree);
	pages_open(&p, path);
	bad = check_entries(&p, tree);
	snprintf(path, sizeof(path), "%s/%s.expected/index.html", ROOT, tree);
	buf_reset(&p.out);
	page_home(&p.out, &p.env);
	bad += !check(path, &p.out);
	snprintf(path, sizeof(path), "%s/%s.expected/courses/index.html",
		 ROOT, tree);
	buf_reset(&p.out);
	page_courses(&p.out, &p.env);
	bad += !check(path, &p.out);
	snprintf(path, sizeof(path), "%s/%s.expected/404.html", ROOT, tree);
	buf_reset(&p.out);
	page_error(&p.out, &p.env, 404, "/knots/badge/");
	bad += !check(path, &p.out);
	pages_close(&p);
	return bad;
}

static void every_page_is_as_agreed(void **state)
{
	DIR *dir = opendir(ROOT);
	const struct dirent *entry;
	size_t bad = 0, trees = 0;

	(void)state;
	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL) {
		if (strchr(entry->d_name, '.'))
			continue;
		bad += check_tree(entry->d_name);
		trees++;
	}
	closedir(dir);
	assert_true(trees >= 4);
	assert_int_equal(bad, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_page_is_as_agreed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
