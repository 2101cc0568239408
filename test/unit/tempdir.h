/* SPDX-License-Identifier: MIT */
/*
 * A folder for a test to write a content tree into, removed afterwards.
 */
#ifndef UNIT_TEMPDIR_H
#define UNIT_TEMPDIR_H

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct tempdir {
	char path[64];
};

static inline void tempdir_make(struct tempdir *dir)
{
	snprintf(dir->path, sizeof(dir->path), "/tmp/lectern-test-XXXXXX");
	if (!mkdtemp(dir->path))
		abort();
}

/* Writes a file, with the folders above it. */
static inline void tempdir_write(const struct tempdir *dir, const char *name,
				 const char *text)
{
	char path[4096], *slash;
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", dir->path, name);
	for (slash = strchr(path + strlen(dir->path) + 1, '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(path, 0777) && errno != EEXIST)
			abort();
		*slash = '/';
	}
	file = fopen(path, "wb");
	if (!file || fwrite(text, 1, strlen(text), file) != strlen(text) ||
	    fclose(file))
		abort();
}

static inline int tempdir_unlink(const char *path, const struct stat *st,
				 int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static inline void tempdir_remove(const struct tempdir *dir)
{
	nftw(dir->path, tempdir_unlink, 16, FTW_DEPTH | FTW_PHYS);
}

#endif
