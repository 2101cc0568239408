/* SPDX-License-Identifier: MIT */
/*
 * Which courses are named where an address is nobody's.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "ask.h"

static void rule_7_a_wrong_address_suggests_courses(void **state)
{
	static const struct tree_file files[] = {
		{ "psm.md", "---\ntitle: Professional Scrum Master\n"
			    "code: PSM\nurl: /training/scrum/:slug/\n---\n" },
		{ "psm2.md", "---\ntitle: Professional Scrum Master II\n"
			     "code: PSMII\nurl: /training/scrum/:slug/\n"
			     "---\n" },
		{ "pspo.md", "---\ntitle: Professional Scrum Product Owner\n"
			     "code: PSPO\nurl: /training/scrum/:slug/\n"
			     "aliases: /training/backlog-clinic\n---\n" },
		{ "kan.md", "---\ntitle: Applying Kanban\ncode: APK\n"
			    "url: /training/kanban/:slug/\n---\n" },
		{ "dra.md", "---\ntitle: Drafted Kanban\ncode: DRK\n"
			    "draft: true\n---\n" },
		{ "page.md", "---\ntitle: About Kanban\n---\n" },
	};
	static const struct {
		const char *path, *first;
		size_t n;
	} rows[] = {
		{ "/courses/product-owner/", "pspo.md", 1 },
		{ "/training/kanban/", "kan.md", 4 },
		{ "/training/kanbam-appliying/", "kan.md", 4 },
		{ "/backlog", "pspo.md", 1 },
		{ "/x/psmii", "psm2.md", 1 },
		{ "/training/scrum/professional-scrum-master/).", "psm.md",
		  4 },
		{ "/zzz/", NULL, 0 },
		{ "/", NULL, 0 },
		{ "/drafted/", NULL, 0 },
	};
	const struct entry *out[LIMIT_SUGGESTIONS];
	struct tree tree;
	size_t i, n;

	(void)state;
	tree_open(&tree, files, N(files));
	for (i = 0; i < N(rows); i++) {
		n = catalogue_suggest(out, tree.catalogue, rows[i].path, NOW);
		if (n != rows[i].n)
			fail_msg("%s: want %zu, got %zu", rows[i].path,
				 rows[i].n, n);
		if (n && !str_eq(out[0]->course->file, rows[i].first))
			fail_msg("%s: want %s, got %s", rows[i].path,
				 rows[i].first, out[0]->course->file);
	}
	tree_close(&tree);
}

static void at_most_five_courses_are_suggested(void **state)
{
	const struct entry *out[LIMIT_SUGGESTIONS];
	char name[32], text[64];
	struct tree tree;
	int i;

	(void)state;
	tempdir_make(&tree.dir);
	for (i = 0; i < 40; i++) {
		snprintf(name, sizeof(name), "s/c%02d.md", i);
		snprintf(text, sizeof(text),
			 "---\ntitle: Sailing %02d\ncode: S%02d\n---\n", i, i);
		tempdir_write(&tree.dir, name, text);
	}
	tree_load(&tree);
	assert_int_equal(catalogue_suggest(out, tree.catalogue,
					   "/sailing/", NOW),
			 LIMIT_SUGGESTIONS);
	assert_string_equal(out[0]->course->file, "s/c00.md");
	assert_int_equal(catalogue_suggest(out, tree.catalogue,
					   "/sailing/33/", NOW),
			 LIMIT_SUGGESTIONS);
	assert_string_equal(out[0]->course->file, "s/c33.md");
	tree_close(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rule_7_a_wrong_address_suggests_courses),
		cmocka_unit_test(at_most_five_courses_are_suggested),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
