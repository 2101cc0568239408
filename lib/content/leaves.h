/* SPDX-License-Identifier: MIT */
/*
 * Which files of a tree are pages: a leaf bundle (index.md) has its folder
 * and all below for itself (hugo.md 1.6).
 */
#ifndef CONTENT_LEAVES_H
#define CONTENT_LEAVES_H

#include "base/file.h"
#include "base/table.h"

struct leaves {
	struct arena *arena;
	struct table by_folder;	/* folder to its index file */
};

/* Looks through the list; the arena and the list must outlive it. */
void leaves_init(struct leaves *, struct arena *, const struct file_list *,
		  struct report *);
void leaves_release(struct leaves *);

/* Is this file a page of its own?  Says why not, where an author may wonder. */
bool leaves_allow(const struct leaves *, const struct file_entry *,
		      struct report *);

#endif
