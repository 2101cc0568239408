/* SPDX-License-Identifier: MIT */
/*
 * Leaf bundles and what they hide.  Problem codes: bundle-beside-section,
 * bundle-twice, page-twice, root-index (warnings), hidden-by-bundle (a note).
 */
#include <string.h>

#include "base/str.h"
#include "content/leaves.h"
#include "content/paths.h"

/* What the table of leaves holds. */
struct leaf {
	const char *path;
};

static struct place place_of(const char *path)
{
	struct place at = { path, 0, 0 };

	return at;
}

/* "a/b" of "a/b/index.md"; NULL at the top. */
static const char *folder_of(struct arena *arena, const char *path)
{
	const char *base = path_base(path);

	if (base == path)
		return NULL;
	return arena_strndup(arena, path, (size_t)(base - path) - 1);
}

static void add_leaf(struct leaves *leaves, const char *path,
		     struct report *report)
{
	const char *folder = folder_of(leaves->arena, path);
	struct leaf *leaf;

	if (!folder) {
		report_add(report, SEVERITY_WARNING, place_of(path),
			   "root-index",
			   "an index file at the top would hide the whole "
			   "site in Hugo: rename it to _index.md");
		return;
	}
	leaf = arena_alloc(leaves->arena, sizeof(*leaf));
	leaf->path = path;
	table_add(&leaves->by_folder, folder, leaf);
}

void leaves_init(struct leaves *leaves, struct arena *arena,
		  const struct file_list *list, struct report *report)
{
	size_t i;

	leaves->arena = arena;
	table_init(&leaves->by_folder);
	for (i = 0; i < list->len; i++) {
		const struct file_entry *entry = &list->items[i];

		if (!entry->is_dir && path_is_content(entry->path) &&
		    path_is_leaf(entry->path))
			add_leaf(leaves, entry->path, report);
	}
}

void leaves_release(struct leaves *leaves)
{
	table_release(&leaves->by_folder);
}

/* The outermost index file that has this path in its folder, or NULL. */
static const char *find_owner(const struct leaves *leaves, const char *path)
{
	char *folder = arena_strdup(leaves->arena, path);
	const struct leaf *leaf = NULL;
	char *slash = folder;

	while (!leaf) {
		slash = strchr(slash, '/');
		if (!slash)
			break;
		*slash = '\0';
		leaf = table_find(&leaves->by_folder, folder);
		*slash++ = '/';
	}
	return leaf ? leaf->path : NULL;
}

static bool in_one_folder(const char *a, const char *b)
{
	size_t len = (size_t)(path_base(a) - a);

	return len == (size_t)(path_base(b) - b) && strncmp(a, b, len) == 0;
}

static void report_hidden(const char *path, const char *owner,
			  struct report *report)
{
	const struct place at = place_of(path);

	if (in_one_folder(path, owner) && path_is_branch(path))
		report_add(report, SEVERITY_WARNING, at,
			   "bundle-beside-section",
			   "%s is in the same folder and stays, this file is "
			   "left out: remove one of them", owner);
	else if (in_one_folder(path, owner) && path_is_leaf(path))
		report_add(report, SEVERITY_WARNING, at, "bundle-twice",
			   "%s is the index of this folder and stays, this "
			   "file is left out: remove one of them", owner);
	else
		report_add(report, SEVERITY_NOTE, at, "hidden-by-bundle",
			   "no page, it belongs to %s: move it out of that "
			   "folder to make it one", owner);
}

/* p.md beside p/index.md */
static void check_twin(const struct leaves *leaves, const char *path,
		       struct report *report)
{
	const char *dot = strrchr(path, '.');
	const char *stem = arena_strndup(leaves->arena, path,
					 (size_t)(dot - path));
	const struct leaf *twin = table_find(&leaves->by_folder, stem);

	if (twin)
		report_add(report, SEVERITY_WARNING, place_of(path),
			   "page-twice",
			   "%s has the same address by default: remove one of "
			   "them, or give each its own url", twin->path);
}

bool leaves_allow(const struct leaves *leaves,
		      const struct file_entry *entry, struct report *report)
{
	const char *owner;

	if (entry->is_dir || !path_is_content(entry->path))
		return false;
	owner = find_owner(leaves, entry->path);
	if (owner && !str_eq(owner, entry->path)) {
		report_hidden(entry->path, owner, report);
		return false;
	}
	if (!owner)
		check_twin(leaves, entry->path, report);
	return true;
}
