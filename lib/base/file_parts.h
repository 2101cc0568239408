/* SPDX-License-Identifier: MIT */
/*
 * What file.c and file_list.c share; nobody else includes this.
 */
#ifndef BASE_FILE_PARTS_H
#define BASE_FILE_PARTS_H

#include <sys/stat.h>

#include "base/file.h"

/* openat2() that cannot leave the tree: a descriptor, or -1 with errno. */
int file_open(const struct file_tree *, const char *path, int flags);
void file_id_fill(struct file_id *, const struct stat *);
/* Reports why `path` could not be opened, from errno; always -1. */
int file_refuse(struct report *, const char *path, int error);

#endif
