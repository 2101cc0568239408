/* SPDX-License-Identifier: MIT */
/*
 * What the path of a file inside the content folder says about the file
 * (hugo.md 1.6; schema.md F-4, P-2).
 */
#ifndef CONTENT_PATHS_H
#define CONTENT_PATHS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

const char *path_base(const char *path);	/* "b.md" of "a/b.md" */
/* "b" of "a/b.md" and of "a/b/index.md"; "index" of a lone "index.md". */
struct view path_name(const char *path);

bool path_is_markdown(const char *path);	/* by extension */
bool path_is_leaf(const char *path);		/* index.md, in any case */
bool path_is_branch(const char *path);		/* _index.md */
/* "Ada Lane" of "/people/ada-lane/": what a page is called that is not there.
   A text with spaces, and a whole URL, are words already. */
const char *path_words(struct arena *, const char *path);
/* One that library.h reads, as far as the path can tell. */
bool path_is_content(const char *path);

#endif
