/* SPDX-License-Identifier: MIT */
/*
 * Files below one folder, and nothing else.  A tree is opened once; every
 * path is relative to it and resolved with openat2(RESOLVE_BENEATH |
 * RESOLVE_NO_MAGICLINKS), so neither a symlink nor ".." leads out
 * (security.md C17).  FIFOs, devices and sockets are refused (C18), files are
 * read, never mapped (C19), and read again when they changed meanwhile.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/report.h"

/* What tells one state of a file from the next. */
struct file_id {
	uint64_t dev, ino;
	uint64_t size;
	int64_t mtime_ns;	/* since 1970 */
	int64_t ctime_ns;
};

struct file_entry {
	const char *path;	/* "a/b/index.md", from the tree's root */
	struct file_id id;
	bool is_dir;
};

struct file_list {
	struct file_entry *items;	/* sorted by path, in byte order */
	size_t len, cap;
};

struct file_tree {
	int fd;			/* of the root folder */
	const char *name;	/* as the user gave it; borrowed */
};

/* 0, or -1 with errno set. */
int file_tree_open(struct file_tree *, const char *root);
void file_tree_close(struct file_tree *);

/*
 * Lists folders and regular files, symlinks inside the tree followed.  Names
 * that begin with '.' or '#' or end in '~' (hugo.md 1.6) and node_modules are
 * passed over.  A link that leads out, a loop, a FIFO or a device is reported
 * and left out.  Returns -1 when the root itself cannot be read.
 */
int file_tree_list(struct file_list *, struct arena *,
		   const struct file_tree *, struct report *);
void file_list_release(struct file_list *);

bool file_id_eq(const struct file_id *, const struct file_id *);

/*
 * Reads a file of at most `limit` bytes.  0, or -1 with one problem in the
 * report: missing, not a regular file, too large, not readable.  A file that
 * changed while it was read is read again, three times at most.
 */
int file_read(struct buf *, struct file_id *, const struct file_tree *,
	      const char *path, size_t limit, struct report *);

#endif
