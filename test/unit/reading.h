/* SPDX-License-Identifier: MIT */
/*
 * A folder that is read as a library, again after each change, for the tests
 * of lib/content.  Include after <cmocka.h>.
 */
#ifndef UNIT_READING_H
#define UNIT_READING_H

#include <time.h>

#include "base/buf.h"
#include "content/library.h"
#include "tempdir.h"

struct tree {
	struct tempdir dir;
	struct library *library;
};

static inline int set_up(void **state)
{
	static struct tree tree;

	tempdir_make(&tree.dir);
	tree.library = NULL;
	*state = &tree;
	return 0;
}

static inline int tear_down(void **state)
{
	struct tree *tree = *state;

	library_free(tree->library);
	tempdir_remove(&tree->dir);
	return 0;
}

static inline void write_title(struct tree *tree, const char *file,
			       const char *title)
{
	struct buf text = BUF_INIT;

	buf_printf(&text, "---\ntitle: %s\n---\nbody\n", title);
	tempdir_write(&tree->dir, file, text.data);
	buf_release(&text);
}

/* Past the time in which a change may go unseen (library.c). */
static inline void settle(void)
{
	const struct timespec pause = { 0, 40 * 1000 * 1000 };

	nanosleep(&pause, NULL);
}

static inline struct library *reload(struct tree *tree)
{
	struct library *next = library_load(tree->dir.path, tree->library);

	assert_non_null(next);
	library_free(tree->library);
	tree->library = next;
	return next;
}

/* "a.md b/index.md" */
static inline void expect_files(const struct library *library,
				const char *want)
{
	struct buf got = BUF_INIT;
	size_t i;

	for (i = 0; i < library->len; i++)
		buf_printf(&got, "%s%s", i ? " " : "",
			   library->courses[i]->file);
	assert_string_equal(got.data, want);
	buf_release(&got);
}

static inline void expect_problems(const struct library *library,
				   const char *want)
{
	struct arena arena = ARENA_INIT;
	struct report report;
	struct buf got = BUF_INIT;
	size_t i;

	report_init(&report, &arena);
	library_report(library, &report);
	for (i = 0; i < report.len; i++)
		problem_write(&got, &report.items[i]);
	assert_string_equal(got.data, want);
	buf_release(&got);
	report_release(&report);
	arena_release(&arena);
}

static inline const char *title_of(const struct library *library,
				   const char *file)
{
	const struct course *course = library_find(library, file);

	return course ? course_text(course, COURSE_TITLE) : NULL;
}

#define TREE_TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

#endif
