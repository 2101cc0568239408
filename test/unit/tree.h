/* SPDX-License-Identifier: MIT */
/*
 * A content tree of a few files, loaded and catalogued, for the tests of the
 * index.
 */
#ifndef UNIT_TREE_H
#define UNIT_TREE_H

#include "index/catalogue.h"
#include "tempdir.h"

struct tree_file {
	const char *path;
	const char *text;
};

struct tree {
	struct tempdir dir;
	struct arena arena;
	struct report report;
	struct library *library;
	struct catalogue *catalogue;
};

/* After files were written into tree->dir. */
static inline void tree_load(struct tree *tree)
{
	arena_init(&tree->arena);
	report_init(&tree->report, &tree->arena);
	tree->library = library_load(tree->dir.path, NULL);
	if (!tree->library)
		abort();
	tree->catalogue = catalogue_build(tree->library, &tree->report);
	report_sort(&tree->report);
}

static inline void tree_open(struct tree *tree, const struct tree_file *files,
			     size_t n)
{
	size_t i;

	tempdir_make(&tree->dir);
	for (i = 0; i < n; i++)
		tempdir_write(&tree->dir, files[i].path, files[i].text);
	tree_load(tree);
}

static inline void tree_close(struct tree *tree)
{
	catalogue_free(tree->catalogue);
	library_free(tree->library);
	report_release(&tree->report);
	arena_release(&tree->arena);
	tempdir_remove(&tree->dir);
}

/* The entry of a file, or NULL. */
static inline const struct entry *tree_entry(const struct tree *tree,
					     const char *file)
{
	const struct course *course = library_find(tree->library, file);

	return course ? catalogue_entry_of(tree->catalogue, course) : NULL;
}

/* The problem with a code, or NULL. */
static inline const struct problem *tree_problem(const struct tree *tree,
						 const char *code)
{
	size_t i;

	for (i = 0; i < tree->report.len; i++) {
		if (!strcmp(tree->report.items[i].code, code))
			return &tree->report.items[i];
	}
	return NULL;
}

#endif
