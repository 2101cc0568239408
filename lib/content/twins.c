/* SPDX-License-Identifier: MIT */
/*
 * Looking for names that differ in case only.  Problem code: case-twice (a
 * warning).
 */
#include <string.h>

#include "base/table.h"
#include "base/utf8.h"
#include "content/paths.h"
#include "content/twins.h"

/* The folder as it is, the name in lower case: twins below twins are none. */
static const char *fold(struct arena *arena, const char *path)
{
	const char *base = path_base(path);
	struct buf folded = BUF_INIT;

	buf_add(&folded, path, (size_t)(base - path));
	utf8_add_lower(&folded, base, strlen(base));
	return arena_take(arena, &folded);
}

/* What the table holds: values are not const there. */
struct seen {
	const char *path;
};

void twins_report(const struct file_list *files, struct report *report)
{
	struct arena arena = ARENA_INIT;
	struct table table;
	size_t i;

	table_init(&table);
	for (i = 0; i < files->len; i++) {
		struct place at = { files->items[i].path, 0, 0 };
		struct seen *seen = arena_alloc(&arena, sizeof(*seen)), *first;

		seen->path = at.file;
		first = table_add(&table, fold(&arena, at.file), seen);
		if (first != seen)
			report_add(report, SEVERITY_WARNING, at, "case-twice",
				   "%s differs from this name in case only: "
				   "rename one of them, or remove it",
				   first->path);
	}
	table_release(&table);
	arena_release(&arena);
}
