/* SPDX-License-Identifier: MIT */
/*
 * Questions about paths, all by name.
 */
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "content/paths.h"

static const char *const extensions[] = { "md", "markdown", "mdown" };

/* Folders at the top whose files are no pages (product.md; schema.md 4.0). */
static const char *const other_folders[] = { "static/", "theme/", "data/" };

const char *path_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

struct view path_name(const char *path)
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
	return (struct view){ base, (size_t)(end - base) };
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

static bool is_index(struct view segment)
{
	return (segment.len == 8 && !memcmp(segment.at, "index.md", 8)) ||
	       (segment.len == 9 && !memcmp(segment.at, "_index.md", 9));
}

/* The last segment of so many bytes of a path. */
static struct view segment_before(const char *path, size_t len)
{
	struct view segment = { path, 0 };
	const char *slash;

	while (len && path[len - 1] == '/')
		len--;
	slash = len ? memrchr(path, '/', len) : NULL;
	if (slash)
		segment.at = slash + 1;
	segment.len = len - (size_t)(segment.at - path);
	return segment;
}

/* The last one that says something, without its extension. */
static struct view last_segment(const char *path)
{
	struct view segment = segment_before(path, strcspn(path, "?#"));

	if (is_index(segment))
		segment = segment_before(path, (size_t)(segment.at - path));
	if (segment.len > 3 && !memcmp(segment.at + segment.len - 3, ".md", 3))
		segment.len -= 3;
	return segment;
}

const char *path_words(struct arena *arena, const char *path)
{
	struct view segment;
	struct buf out = BUF_INIT;
	size_t start = 0, i;

	if (strchr(path, ' ') || strstr(path, "://"))
		return path;
	segment = last_segment(path);
	for (i = 0; i <= segment.len; i++) {
		if (i < segment.len && segment.at[i] != '-' &&
		    segment.at[i] != '_')
			continue;
		if (out.len && i > start)
			buf_char(&out, ' ');
		utf8_add_capital(&out, segment.at + start, i - start);
		start = i + 1;
	}
	if (!out.len)
		buf_str(&out, path);
	return arena_take(arena, &out);
}
