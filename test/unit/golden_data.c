/* SPDX-License-Identifier: MIT */
/*
 * Courses for programs, whole: the record and the Markdown of every course of
 * some trees of test/golden/pages against test/golden/data/TREE.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "page/machines.h"

#include "golden.h"
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
		bad += !golden_is(path, p->out.data);
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
