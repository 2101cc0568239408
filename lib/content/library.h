/* SPDX-License-Identifier: MIT */
/*
 * One reading of the content folder: its settings and every course, page and
 * section in it.  A library is never changed after library_load(); a change
 * in the folder makes a new one.  Files that did not change are shared with
 * the library before, and a file that cannot be used keeps the last good
 * version that the library before had (product.md; schema.md P-1).
 *
 * Which files are read: *.md, *.markdown, *.mdown below the root, but not
 * README.md, not under static/, theme/ or data/, not what a leaf bundle hides
 * (hugo.md 1.6; schema.md F-4, P-2); and those of sides.h.  A course is made
 * anew when one of its files changes, or what it inherits (inherit.h).
 */
#ifndef CONTENT_LIBRARY_H
#define CONTENT_LIBRARY_H

#include "content/config.h"
#include "content/course.h"

struct library {
	struct arena arena;
	const char *root;
	struct config config;
	struct file_list files;		/* all that was listed, sorted */
	struct course **courses;	/* sorted by file, in byte order */
	size_t len;
	struct report report;		/* of the tree, site.yaml, and of files
					   left out or kept from before */
	int64_t newest;			/* mtime of the newest entry, seconds */
	struct digest digest;		/* of all names and contents; of what
					   is no page, name, size and time */
};

/* Caller frees.  NULL, with errno set, when the root cannot be read. */
struct library *library_load(const char *root, const struct library *before);
void library_free(struct library *);

/* By path inside the folder; NULL if none. */
const struct course *library_find(const struct library *, const char *file);
/* Is there such a file or folder?  "a/b/images/x.png" */
bool library_has_file(const struct library *, const char *path);

/* All problems: the tree's and each file's, in order. */
void library_report(const struct library *, struct report *out);

#endif
