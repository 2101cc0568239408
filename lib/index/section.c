/* SPDX-License-Identifier: MIT */
/*
 * Which folder is a section, and what it lists.  Each folder is looked at
 * once.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "content/paths.h"
#include "index/address.h"
#include "index/parts.h"
#include "index/catalogue_data.h"
#include "index/titlecase.h"

void sections_init(struct sections *sections, struct arena *arena,
		   const struct library *library)
{
	*sections = (struct sections){ .arena = arena, .library = library };
	table_init(&sections->by_folder);
	sections->home = arena_alloc(arena, sizeof(*sections->home));
	sections->home->folder = "";
	sections->home->title = library->config.title;
	table_set(&sections->by_folder, "", sections->home);
}

void sections_release(struct sections *sections)
{
	size_t i;

	for (i = 0; i < sections->by_folder.cap; i++) {
		const struct table_entry *row =
			&sections->by_folder.entries[i];
		struct section *section = row->value;

		/* Folders that are no sections lead to one that is. */
		if (section && str_eq(section->folder, row->key))
			free(section->members);
	}
	table_release(&sections->by_folder);
	free(sections->made);
}

static struct section *find(struct sections *sections, const char *folder);

static struct section *section_new(struct sections *sections,
				   const char *folder)
{
	struct arena *arena = sections->arena;
	struct section *section = arena_alloc(arena, sizeof(*section));

	section->folder = folder;
	section->title = titlecase(arena, path_base(folder), true);
	section->parent = find(sections, parts_folder(arena, folder));
	sections->made = mem_grow(sections->made, sections->n_made,
				  &sections->made_cap,
				  sizeof(struct section *));
	sections->made[sections->n_made++] = section;
	return section;
}

/* The nearest folder that is a section.  As deep as folders are. */
static struct section *find(struct sections *sections, const char *folder)
{
	struct section *section = table_find(&sections->by_folder, folder);
	struct arena *arena = sections->arena;

	if (section)
		return section;
	folder = arena_strdup(arena, folder);
	if (!strchr(folder, '/') ||
	    parts_has_index(sections->library, folder, true))
		section = section_new(sections, folder);
	else
		section = find(sections, parts_folder(arena, folder));
	table_set(&sections->by_folder, folder, section);
	return section;
}

/* The folder that lists a page: the one above, for a bundle. */
static const char *list_folder(struct arena *arena,
			       const struct course *course)
{
	const char *folder = parts_folder(arena, course->file);

	return course->is_bundle ? parts_folder(arena, folder) : folder;
}

static void push(struct section *section, const struct entry *entry)
{
	section->members = mem_grow(section->members, section->len,
				    &section->cap, sizeof(struct entry *));
	section->members[section->len++] = entry;
}

void sections_add(struct sections *sections, struct entry *entry)
{
	const struct course *course = entry->course;
	struct arena scratch = ARENA_INIT;
	struct section *own = NULL, *list;

	if (path_is_branch(course->file))
		own = find(sections, parts_folder(&scratch, course->file));
	if (own) {
		own->entry = entry;
		entry->section = own;
	}
	list = find(sections, list_folder(&scratch, course));
	if (list != own)
		push(list, entry);
	arena_release(&scratch);
}

/* A folder without a file of its own, or with one that cannot be read. */
static void make_entry(struct sections *sections, struct section *section)
{
	struct entry *entry = arena_alloc(sections->arena, sizeof(*entry));

	entry->kind = ENTRY_SECTION;
	entry->section = section;
	entry_place(entry, sections->arena, &sections->library->config,
		    address_folder_url(sections->arena, sections->library,
				       section->folder, NULL));
	section->entry = entry;
	push(find(sections, section->parent->folder), entry);
}

void sections_finish(struct sections *sections)
{
	size_t i, n = 0;

	for (i = 0; i < sections->n_made; i++) {
		struct section *section = sections->made[i];

		if (section->entry)
			continue;
		make_entry(sections, section);
		sections->made[n++] = section;
	}
	sections->n_made = n;
}

const struct section *sections_of(const struct sections *sections,
				  const struct entry *entry)
{
	struct arena scratch = ARENA_INIT;
	const struct section *section = NULL;

	if (entry->course)
		section = table_find(&sections->by_folder,
				     list_folder(&scratch, entry->course));
	arena_release(&scratch);
	return section;
}
