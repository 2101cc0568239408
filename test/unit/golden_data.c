/* SPDX-License-Identifier: MIT */
/*
 * Courses for programs, whole: the record and the Markdown of every course of
 * some trees of test/golden/pages against test/golden/data/TREE.
 * `BLESS=1 build/unit/golden_data` writes what is made now; read the
 * difference before it is committed.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "page/machines.h"

#include "pages.h"

static const char *const trees[] = { "dates", "doubled", "shapes" };

static const struct {
	const char *name;
	int (*make)(struct buf *, const struct page_env *,
		    const struct entry *);
} forms[] = {
	{ "index.json", page_course_json },
	{ "index.md", page_course_markdown },
};

static void write_expected(const char *path, const struct buf *text)
{
	char folder[512];
	FILE *file;

	for (const char *p = strchr(path, '/'); p; p = strchr(p + 1, '/')) {
		snprintf(folder, sizeof(folder), "%.*s", (int)(p - path),
			 path);
		mkdir(folder, 0777);
	}
	file = fopen(path, "w");
	assert_non_null(file);
	fwrite(text->data, 1, text->len, file);
	fclose(file);
}

static bool is_as_agreed(const char *path, const struct buf *text)
{
	struct buf want = BUF_INIT;
	struct file_tree here;
	struct file_id id;
	bool same;

	if (getenv("BLESS"))
		write_expected(path, text);
	assert_int_equal(file_tree_open(&here, "."), 0);
	if (file_read(&want, &id, &here, path, LIMIT_FILE, NULL) < 0)
		print_error("%s: missing; BLESS=1 writes it\n", path);
	file_tree_close(&here);
	same = strcmp(want.data, text->data) == 0;
	if (!same)
		print_error("%s: want\n%s\ngot\n%s\n", path, want.data,
			    text->data);
	buf_release(&want);
	return same;
}

static size_t check_entry(struct pages *p, const char *tree,
			  const struct entry *entry)
{
	size_t bad = 0;

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		char path[512];

		snprintf(path, sizeof(path), "test/golden/data/%s%s%s", tree,
			 entry->url, forms[i].name);
		buf_reset(&p->out);
		assert_int_equal(forms[i].make(&p->out, &p->env, entry), 200);
		bad += !is_as_agreed(path, &p->out);
	}
	return bad;
}

static void every_course_is_as_agreed(void **state)
{
	size_t bad = 0, courses = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(trees) / sizeof(trees[0]); i++) {
		char root[512];
		struct pages p;

		snprintf(root, sizeof(root), "test/golden/pages/%s",
			 trees[i]);
		pages_open(&p, root);
		for (size_t k = 0; k < catalogue_len(p.catalogue); k++) {
			const struct entry *entry =
				catalogue_entry(p.catalogue, k);

			if (entry->course->kind != KIND_COURSE)
				continue;
			bad += check_entry(&p, trees[i], entry);
			courses++;
		}
		pages_close(&p);
	}
	assert_true(courses >= 9);
	assert_int_equal(bad, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_course_is_as_agreed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
