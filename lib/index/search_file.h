/* SPDX-License-Identifier: MIT */
/*
 * A database as a file without a name, in memory (memfd_create(2)): one
 * process writes it, and others that have its descriptor read it.  Sealed when
 * it is whole: the seal is both the sign that it may be read and the promise
 * that it stays as it is.
 */
#ifndef INDEX_SEARCH_FILE_H
#define INDEX_SEARCH_FILE_H

#include <stdbool.h>

#include "base/str.h"

/* An empty file's descriptor, closed by exec; or -1 with errno set. */
int search_file_new(void);
/* Writes it whole and seals it, whatever half of it was there before.  0, or
   -1 with errno set. */
int search_file_put(int fd, struct view bytes);
/* false for -1 too. */
bool search_file_is_whole(int fd);
/* Of a whole file.  0, or -1 with errno set. */
int search_file_map(struct view *out, int fd);
void search_file_unmap(struct view);

#endif
