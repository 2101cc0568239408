/* SPDX-License-Identifier: MIT */
/*
 * Finds a bundle's file by cutting the path at its slashes, from the right.
 * No path of a request is ever opened: what is found is a name that the walk
 * of the content folder has listed (security.md R1).
 */
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "content/paths.h"
#include "index/bundles.h"
#include "index/parts.h"

struct bundle {
	const struct entry *entry;
	const struct bundle *next;
};

/* Content and data, which no visitor gets as a file (schema.md P-2).  What a
   browser may run is left to site/media.c. */
static const char *const unserved[] = {
	".*", "*.html", "*.htm", "*.org", "*.adoc", "*.ad", "*.asciidoc",
	"*.pdc", "*.pandoc", "*.rst", "*.yaml", "*.yml", "*.toml", "*.gotmpl",
	"data.*.json", "data.json",
};

void bundles_init(struct bundles *bundles, struct arena *arena,
		  const struct library *library)
{
	bundles->arena = arena;
	bundles->library = library;
	table_init(&bundles->by_url);
}

void bundles_release(struct bundles *bundles)
{
	table_release(&bundles->by_url);
}

/* An index.md at the root hides nothing either. */
static bool is_branch(const struct course *course)
{
	return path_is_branch(course->file) || !strchr(course->file, '/');
}

/* The folder of the URL: "/a/" for "/a/b.html". */
static const char *folder_url(struct arena *arena, const char *url)
{
	const char *slash = strrchr(url, '/');

	if (!slash[1])
		return url;
	return arena_strndup(arena, url, (size_t)(slash - url) + 1);
}

void bundles_add(struct bundles *bundles, const struct entry *entry)
{
	struct bundle *bundle;
	const char *url;

	if (!entry->course->is_bundle)
		return;
	bundle = arena_alloc(bundles->arena, sizeof(*bundle));
	url = folder_url(bundles->arena, entry->url);
	bundle->entry = entry;
	bundle->next = table_find(&bundles->by_url, url);
	table_set(&bundles->by_url, url, bundle);
}

static bool is_served(const char *name)
{
	size_t i;

	if (!*name || path_is_markdown(name))
		return false;
	for (i = 0; i < sizeof(unserved) / sizeof(unserved[0]); i++) {
		if (fnmatch(unserved[i], name, FNM_CASEFOLD) == 0)
			return false;
	}
	return true;
}

/* Not a page's files: nginx serves the one, the theme makes the other. */
static bool is_apart(const char *path)
{
	return str_starts(path, "static/") || str_starts(path, "theme/");
}

static int compare_path(const void *key, const void *item)
{
	const char *path = key;
	const struct file_entry *entry = item;

	return strcmp(path, entry->path);
}

static const char *find_listed(const struct library *library, const char *path)
{
	const struct file_list *files = &library->files;
	const struct file_entry *found;

	if (!files->len)
		return NULL;
	found = bsearch(path, files->items, files->len, sizeof(*files->items),
			compare_path);
	return found && !found->is_dir ? found->path : NULL;
}

/* The folder of a file with its slash: "a/b/" of "a/b/index.md". */
static void add_folder(struct buf *out, const char *file)
{
	buf_add(out, file, (size_t)(path_base(file) - file));
}

/* In a branch, folders with an index of their own have their own files. */
static bool is_owned(const struct bundles *bundles,
		     const struct course *course, const char *name)
{
	struct buf folder = BUF_INIT;
	bool is_list = is_branch(course), is_owned = true;
	size_t start, i;

	add_folder(&folder, course->file);
	start = folder.len;
	for (i = 0; name[i] && is_list && is_owned; i++) {
		if (name[i] != '/')
			continue;
		buf_truncate(&folder, start);
		buf_add(&folder, name, i);
		is_owned = !parts_has_index(bundles->library, folder.data,
					    false) &&
			   !parts_has_index(bundles->library, folder.data,
					    true);
	}
	buf_release(&folder);
	return is_owned;
}

const char *bundles_file(const struct bundles *bundles,
			 const struct entry *entry, const char *name)
{
	const struct course *course = entry->course;
	const char *found = NULL;
	struct buf path = BUF_INIT;

	if (!course || !course->is_bundle || !is_served(path_base(name)))
		return NULL;
	add_folder(&path, course->file);
	buf_str(&path, name);
	if (!is_apart(path.data))
		found = find_listed(bundles->library, path.data);
	buf_release(&path);
	return found && is_owned(bundles, course, name) ? found : NULL;
}

const char *bundles_find(const struct bundles *bundles,
			 const struct claims *claims, const char *path,
			 int64_t now, const struct entry **owner)
{
	const struct bundle *bundle;
	const char *found = NULL;
	struct buf url = BUF_INIT;
	size_t len;

	buf_str(&url, path);
	for (len = url.len; len && !found; len--) {
		if (url.data[len - 1] != '/')
			continue;
		buf_truncate(&url, len);
		bundle = table_find(&bundles->by_url, url.data);
		for (; bundle && !found; bundle = bundle->next) {
			*owner = bundle->entry;
			if (claims_holder(claims, *owner, now) == *owner)
				found = bundles_file(bundles, *owner,
						     path + len);
		}
	}
	buf_release(&url);
	return found;
}
