/* SPDX-License-Identifier: MIT */
/*
 * What the path of a content file says of its address: folders, name,
 * sections (hugo.md 1.6, 2.2).  Knows no front matter but a section's slug.
 */
#ifndef INDEX_PARTS_H
#define INDEX_PARTS_H

#include "content/library.h"

struct parts {
	const char *folder;	/* above the page: "Sec One/sub dir"; "" */
	const char *name;	/* of the file, or of the bundle's folder */
	const char *section;	/* folder of the section it is in; "" */
	bool is_branch;		/* _index.md */
};

/* All strings live in the arena. */
void parts_read(struct parts *, struct arena *, const struct library *,
		const struct course *);

/* The folder of a file: "a/b" of "a/b/index.md"; "" at the root. */
char *parts_folder(struct arena *, const char *file);
/* Does the folder hold an index.md (is_branch: an _index.md)? */
bool parts_has_index(const struct library *, const char *folder,
		     bool is_branch);
/* The _index.md of a folder, if there is a usable one; else NULL. */
const struct course *parts_section(const struct library *, const char *folder);

/*
 * Appends "/seg/seg" for a folder, each as Hugo names it: with is_slugged by
 * the slug of a folder's section page, where it has one.
 */
void parts_add_folder(struct buf *, const struct library *,
		      const char *folder, bool is_slugged);
/* Appends one folder's or file's name as Hugo does (slug.h). */
void parts_add_name(struct buf *, const char *name);

#endif
