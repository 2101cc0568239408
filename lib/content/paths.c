/* SPDX-License-Identifier: MIT */
/*
 * Questions about paths, all by name.
 */
#include <string.h>

#include "base/str.h"
#include "content/paths.h"

static const char *const extensions[] = { "md", "markdown", "mdown" };

/* Folders at the top whose files are no pages (product.md; schema.md 4.0). */
static const char *const other_folders[] = { "static/", "theme/", "data/" };

const char *path_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

const char *path_name(struct arena *arena, const char *path)
{
	const char *base = path_base(path);
	const char *dot = strrchr(base, '.');
	const char *end = dot && dot > base ? dot : base + strlen(base);

	if ((path_is_leaf(path) || path_is_branch(path)) && base > path) {
		end = base - 1;
		base = end;
		while (base > path && base[-1] != '/')
			base--;
	}
	return arena_strndup(arena, base, (size_t)(end - base));
}

bool path_is_markdown(const char *path)
{
	const char *dot = strrchr(path_base(path), '.');
	size_t i;

	for (i = 0; dot && i < sizeof(extensions) / sizeof(extensions[0]);
	     i++) {
		if (str_eq_nocase(dot + 1, extensions[i]))
			return true;
	}
	return false;
}

/* Is the file's name without its extension this one? */
static bool has_stem(const char *path, const char *stem)
{
	const char *base = path_base(path);
	const char *dot = strrchr(base, '.');
	size_t len = strlen(stem);

	return dot && (size_t)(dot - base) == len &&
	       str_starts_nocase(base, stem);
}

bool path_is_leaf(const char *path)
{
	return path_is_markdown(path) && has_stem(path, "index");
}

bool path_is_branch(const char *path)
{
	return path_is_markdown(path) && has_stem(path, "_index");
}

bool path_is_content(const char *path)
{
	size_t i;

	for (i = 0; i < sizeof(other_folders) / sizeof(other_folders[0]);
	     i++) {
		if (str_starts(path, other_folders[i]))
			return false;
	}
	return path_is_markdown(path) && !has_stem(path, "README");
}
