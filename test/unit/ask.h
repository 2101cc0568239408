/* SPDX-License-Identifier: MIT */
/*
 * Asking the catalogue of a tree (tree.h), for its tests.
 */
#ifndef UNIT_ASK_H
#define UNIT_ASK_H

#include "base/instant.h"
#include "base/limits.h"
#include "base/str.h"
#include "tree.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

enum { NOW = 1700000000 };		/* 2023-11-14 */

static inline int64_t at(const char *rfc3339)
{
	int64_t instant;

	assert_true(instant_parse_rfc3339(&instant, rfc3339));
	return instant;
}

static inline struct resolution resolve(const struct tree *tree, const char *path)
{
	struct resolution found;

	catalogue_resolve(&found, tree->catalogue, path, NOW);
	return found;
}

struct want {
	const char *path;
	enum answer answer;
	const char *file;	/* whose page; of a FILE the file itself */
};

static inline void check_at(const struct tree *tree, const struct want *want,
		     int64_t now)
{
	struct resolution found;
	const char *file;

	catalogue_resolve(&found, tree->catalogue, want->path, now);
	if (found.answer != want->answer)
		fail_msg("%s: want answer %d, got %d", want->path,
			 want->answer, found.answer);
	file = found.file;
	if (!file && found.entry && found.entry->course)
		file = found.entry->course->file;
	if (want->file && !str_eq(want->file, file ? file : ""))
		fail_msg("%s: want %s, got %s", want->path, want->file, file);
}

static inline void check_all(const struct tree *tree, const struct want *rows,
		      size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		check_at(tree, &rows[i], NOW);
}

static inline void check_no_problem(const struct tree *tree)
{
	if (tree->report.len)
		fail_msg("%s: %s", tree->report.items[0].at.file,
			 tree->report.items[0].words);
}

#endif
