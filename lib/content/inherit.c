/* SPDX-License-Identifier: MIT */
/*
 * Walking from a file up to the root, past the sections that hand down.
 */
#include <string.h>

#include "base/str.h"
#include "content/cascade.h"
#include "content/inherit.h"
#include "content/paths.h"

void inherit_init(struct inherit *inherit, struct arena *arena)
{
	inherit->arena = arena;
	table_init(&inherit->by_folder);
}

void inherit_release(struct inherit *inherit)
{
	table_release(&inherit->by_folder);
}

/* What the table holds: values are not const there. */
struct section {
	const struct course *course;
};

void inherit_add(struct inherit *inherit, const struct course *course)
{
	const size_t len = (size_t)(path_base(course->file) - course->file);
	struct section *section;

	if (!course->cascade)
		return;
	section = arena_alloc(inherit->arena, sizeof(*section));
	section->course = course;
	table_set(&inherit->by_folder,
		  arena_strndup(inherit->arena, course->file, len), section);
}

/*
 * The next section above the folder, "a/b/" or "", that hands down; the folder
 * is cut to that section's own.  False when the root is behind us.
 */
static bool next(const struct inherit *inherit, char *folder, bool *is_done,
		 const struct course **found)
{
	while (!*is_done) {
		const struct section *section =
			table_find(&inherit->by_folder, folder);
		size_t len = strlen(folder);

		*is_done = len == 0;
		if (len)
			folder[len - 1] = '\0';	/* "a/b/", "a/b", "a/" */
		while (len > 0 && folder[len - 1] != '/')
			folder[--len] = '\0';
		if (section) {
			*found = section->course;
			return true;
		}
	}
	return false;
}

static char *folder_of(const struct inherit *inherit, const char *file)
{
	return arena_strndup(inherit->arena, file,
			     (size_t)(path_base(file) - file));
}

const struct value *inherit_find(const struct inherit *inherit,
				 const char *file)
{
	const struct course *course;
	struct value *list;
	bool is_done = false;
	char *folder;

	if (!inherit->by_folder.len)
		return NULL;
	folder = folder_of(inherit, file);
	list = value_list(inherit->arena);
	while (next(inherit, folder, &is_done, &course)) {
		if (!str_eq(course->file, file))
			cascade_select(inherit->arena, list, course->cascade,
				       file);
	}
	return value_len(list) ? list : NULL;
}

void inherit_mix(struct digest *digest, const struct inherit *inherit,
		 const char *file)
{
	const struct course *course;
	bool is_done = false;
	char *folder;

	if (!inherit->by_folder.len)
		return;
	folder = folder_of(inherit, file);
	while (next(inherit, folder, &is_done, &course)) {
		if (!str_eq(course->file, file))
			hash_digest_mix(digest, &course->digest,
					sizeof(course->digest));
	}
}
