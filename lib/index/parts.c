/* SPDX-License-Identifier: MIT */
/*
 * Taking a content file's path apart.  What address it makes is address.c's.
 */
#include <string.h>

#include "content/paths.h"
#include "index/parts.h"
#include "index/slug.h"

static const char *const endings[] = { ".md", ".markdown", ".mdown" };

#define N_ENDINGS (sizeof(endings) / sizeof(endings[0]))

char *parts_folder(struct arena *arena, const char *file)
{
	const char *slash = strrchr(file, '/');

	return arena_strndup(arena, file, slash ? (size_t)(slash - file) : 0);
}

/* The path of a folder's index file with the i-th ending. */
static void add_index(struct buf *path, const char *folder, bool is_branch,
		      size_t i)
{
	buf_reset(path);
	buf_str(path, folder);
	if (*folder)
		buf_char(path, '/');
	buf_str(path, is_branch ? "_index" : "index");
	buf_str(path, endings[i]);
}

bool parts_has_index(const struct library *library, const char *folder,
		     bool is_branch)
{
	struct buf path = BUF_INIT;
	bool found = false;
	size_t i;

	for (i = 0; i < N_ENDINGS && !found; i++) {
		add_index(&path, folder, is_branch, i);
		found = library_has_file(library, path.data);
	}
	buf_release(&path);
	return found;
}

const struct course *parts_section(const struct library *library,
				   const char *folder)
{
	const struct course *course = NULL;
	struct buf path = BUF_INIT;
	size_t i;

	for (i = 0; i < N_ENDINGS && !course; i++) {
		add_index(&path, folder, true, i);
		course = library_find(library, path.data);
	}
	buf_release(&path);
	return course;
}

/*
 * The nearest folder that is a section: one with an _index.md, or one at the
 * top level, whatever it holds.
 */
static const char *find_section(struct arena *arena,
				const struct library *library,
				const char *folder)
{
	while (strchr(folder, '/') && !parts_has_index(library, folder, true))
		folder = parts_folder(arena, folder);
	return folder;
}

/* "foo.en" is "foo" in the site's language (hugo.md 1.6, language infix). */
static bool is_language(const char *infix, const char *language)
{
	size_t primary = strcspn(language, "-_");

	return str_eq_nocase(infix, language) ||
	       (strlen(infix) == primary &&
		str_starts_nocase(language, infix));
}

static char *base_name(struct arena *arena, const char *file,
		       const char *language)
{
	char *name = arena_strdup(arena, path_base(file));
	char *dot = strrchr(name, '.');

	if (dot)
		*dot = '\0';
	dot = strrchr(name, '.');
	if (dot && dot != name && is_language(dot + 1, language))
		*dot = '\0';
	return name;
}

void parts_read(struct parts *parts, struct arena *arena,
		const struct library *library, const struct course *course)
{
	const char *folder = parts_folder(arena, course->file);

	parts->name = base_name(arena, course->file, library->config.language);
	parts->is_branch = path_is_branch(course->file);
	parts->folder = folder;
	if (course->is_bundle) {
		parts->name = path_base(folder);
		parts->folder = parts_folder(arena, folder);
	}
	parts->section = find_section(
		arena, library, parts->is_branch ? folder : parts->folder);
}

/* A name that the sanitiser turns into a dot segment stays as it is. */
void parts_add_name(struct buf *out, const char *name)
{
	size_t start = out->len;

	slug_add_name(out, name);
	if (!str_eq(out->data + start, ".") && !str_eq(out->data + start, ".."))
		return;
	buf_truncate(out, start);
	buf_str(out, name);
}

/* The slug of a folder's section page; false if it has none of use. */
static bool add_section_slug(struct buf *out, const struct library *library,
			     const char *folder)
{
	const struct course *page = parts_section(library, folder);
	const char *slug = page ? course_text(page, COURSE_SLUG) : NULL;
	size_t start = out->len;

	if (!slug)
		return false;
	slug_add_trimmed(out, slug);
	if (out->len > start && !str_eq(out->data + start, ".") &&
	    !str_eq(out->data + start, ".."))
		return true;
	buf_truncate(out, start);
	return false;
}

void parts_add_folder(struct buf *out, const struct library *library,
		      const char *folder, bool is_slugged)
{
	struct arena arena = ARENA_INIT;
	const char *at = folder, *upto, *name;
	size_t len;

	while (*at) {
		len = strcspn(at, "/");
		upto = arena_strndup(&arena, folder,
				     (size_t)(at - folder) + len);
		name = path_base(upto);
		buf_char(out, '/');
		if (!is_slugged || !add_section_slug(out, library, upto))
			parts_add_name(out, name);
		at += len + (at[len] == '/');
	}
	arena_release(&arena);
}
