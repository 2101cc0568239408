/* SPDX-License-Identifier: MIT */
/*
 * The addresses of test/golden/hugo-addresses.tsv, which are Hugo's: every
 * tree in it is written, loaded and asked, and has those pages and no others.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/instant.h"
#include "base/mem.h"
#include "base/str.h"
#include "index/url.h"
#include "tree.h"

#define GOLDEN "test/golden/hugo-addresses.tsv"

enum { MAX_ROWS = 1000, MIN_PAGES = 200, NOW = 1900000000 };

struct row {
	char *tree, *file, *matter, *want;
	bool is_done;
};

struct table_of_rows {
	char *text;
	struct row rows[MAX_ROWS];
	size_t len;
};

static char *read_golden(void)
{
	FILE *file = fopen(GOLDEN, "rb");
	char *text;
	size_t len;

	assert_non_null(file);
	text = mem_alloc(1 << 20);
	len = fread(text, 1, (1 << 20) - 1, file);
	assert_true(len > 0 && len < (1 << 20) - 1);
	fclose(file);
	return text;
}

/* "\t" and "\\" of a file name. */
static void unescape(char *text)
{
	char *out = text;

	for (; *text; text++) {
		if (*text != '\\') {
			*out++ = *text;
			continue;
		}
		text++;
		*out++ = *text == 't' ? '\t' : *text;
	}
	*out = '\0';
}

static char *cut(char **rest, char end)
{
	char *field = *rest, *at = strchr(field, end);

	assert_non_null(at);
	*at = '\0';
	*rest = at + 1;
	return field;
}

static void read_rows(struct table_of_rows *table)
{
	char *rest;

	table->text = read_golden();
	for (rest = table->text; *rest;) {
		char *line = cut(&rest, '\n');
		struct row *row = &table->rows[table->len];

		if (*line == '#')
			continue;
		assert_true(++table->len < MAX_ROWS);
		row->tree = cut(&line, '\t');
		row->file = cut(&line, '\t');
		row->matter = cut(&line, '\t');
		row->want = line;
		unescape(row->file);
	}
}

static bool is_page(const struct row *row)
{
	return !str_eq(row->want, "-");
}

static void check_row(const struct tree *tree, const struct row *row)
{
	const struct entry *entry = tree_entry(tree, row->file);
	struct resolution found;
	const char *path;
	struct buf url = BUF_INIT;

	if (!entry)
		fail_msg("%s: %s is no page", row->tree, row->file);
	if (!str_eq(entry->href, row->want))
		fail_msg("%s: %s %s: want %s, got %s", row->tree, row->file,
			 row->matter, row->want, entry->href);
	path = row->want;
	assert_int_equal(url_decode(&url, path, strlen(path)), URL_OK);
	catalogue_resolve(&found, tree->catalogue, url.data, NOW);
	assert_int_equal(found.answer, ANSWER_PAGE);
	/* Hugo leaves a page with the address of its section to chance. */
	if (found.entry->kind == ENTRY_PAGE)
		assert_ptr_equal(found.entry, entry);
	buf_release(&url);
}

/* Runs all rows of the tree that `first` begins; returns its pages. */
static size_t check_tree(struct table_of_rows *table, size_t first)
{
	const char *name = table->rows[first].tree;
	size_t i, n_pages = 0, n_routes, n_others = 0, n_entries = 0;
	const struct route_line *lines;
	struct tree tree;

	tempdir_make(&tree.dir);
	for (i = first; i < table->len; i++) {
		if (!str_eq(table->rows[i].tree, name))
			continue;
		tempdir_write(&tree.dir, table->rows[i].file,
			      table->rows[i].matter);
		table->rows[i].is_done = true;
	}
	tree_load(&tree);
	for (i = first; i < table->len; i++) {
		if (!str_eq(table->rows[i].tree, name) ||
		    !is_page(&table->rows[i]))
			continue;
		check_row(&tree, &table->rows[i]);
		n_pages++;
	}
	lines = catalogue_routes(&n_routes, &tree.arena, tree.catalogue, NOW);
	for (i = 0; i < n_routes; i++)
		n_others += lines[i].entry->kind != ENTRY_PAGE;
	for (i = 0; i < catalogue_len(tree.catalogue); i++)
		n_entries += catalogue_entry(tree.catalogue, i)->kind ==
			     ENTRY_PAGE;
	assert_true(n_routes - n_others <= n_pages);
	assert_int_equal(n_entries, n_pages);
	tree_close(&tree);
	return n_pages;
}

static void every_address_is_hugos(void **state)
{
	struct table_of_rows *table = mem_alloc(sizeof(*table));
	size_t i, n_pages = 0;

	(void)state;
	read_rows(table);
	for (i = 0; i < table->len; i++) {
		if (!table->rows[i].is_done)
			n_pages += check_tree(table, i);
	}
	assert_true(n_pages >= MIN_PAGES);
	free(table->text);
	free(table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_address_is_hugos),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
