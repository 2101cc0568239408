/* SPDX-License-Identifier: MIT */
/*
 * Opening the tree and reading one file of it.  Listing is in file_list.c.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/file_parts.h"

enum { TRIES = 3 };

int file_open(const struct file_tree *tree, const char *path, int flags)
{
	struct open_how how = {
		.flags = (unsigned)flags | O_CLOEXEC,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
	};
	long fd;
	int i;

	/* EAGAIN: a rename raced the check of "..", see openat2(2). */
	for (i = 0; i < TRIES; i++) {
		fd = syscall(SYS_openat2, tree->fd, path, &how, sizeof(how));
		if (fd >= 0 || (errno != EAGAIN && errno != EINTR))
			break;
	}
	return (int)fd;
}

int file_tree_open(struct file_tree *tree, const char *root)
{
	int fd, error;

	tree->name = root;
	tree->fd = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (tree->fd < 0)
		return -1;
	/* A kernel or a jail without openat2() shows itself now. */
	fd = file_open(tree, ".", O_PATH | O_DIRECTORY);
	if (fd >= 0) {
		close(fd);
		return 0;
	}
	error = errno;
	file_tree_close(tree);
	errno = error;
	return -1;
}

void file_tree_close(struct file_tree *tree)
{
	if (tree->fd >= 0)
		close(tree->fd);
	tree->fd = -1;
}

bool file_id_eq(const struct file_id *a, const struct file_id *b)
{
	return a->dev == b->dev && a->ino == b->ino && a->size == b->size &&
	       a->mtime_ns == b->mtime_ns && a->ctime_ns == b->ctime_ns;
}

static int64_t to_ns(struct timespec time)
{
	return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

void file_id_fill(struct file_id *id, const struct stat *st)
{
	id->dev = st->st_dev;
	id->ino = st->st_ino;
	id->size = (uint64_t)st->st_size;
	id->mtime_ns = to_ns(st->st_mtim);
	id->ctime_ns = to_ns(st->st_ctim);
}

int file_refuse(struct report *report, const char *path, int error)
{
	static const struct {
		int error;
		const char *code;
		const char *words;
	} reasons[] = {
		{ ENOENT, "file-missing", "there is no such file" },
		{ ENOTDIR, "file-missing", "there is no such file" },
		{ EXDEV, "file-outside",
		  "leads out of the content folder; copy the file into it" },
		{ ELOOP, "file-loop", "symbolic links lead round in a circle" },
		{ ENXIO, "file-kind", "is not a regular file" },
		{ ESTALE, "file-unreadable",
		  "changes while it is read; write it elsewhere and move it "
		  "here" },
	};
	struct place at = { .file = path };
	size_t i;

	for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		if (reasons[i].error == error)
			return report_add(report, SEVERITY_ERROR, at,
					  reasons[i].code, "%s",
					  reasons[i].words);
	}
	return report_add(report, SEVERITY_ERROR, at, "file-unreadable",
			  "cannot be read: %s", strerror(error));
}

/* 0, or an errno; reads one byte more than size to see that there is more. */
static int read_all(struct buf *out, int fd, size_t size)
{
	buf_reserve(out, size + 1);
	do {
		ssize_t n = read(fd, out->data + out->len,
				 size + 1 - out->len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno;
		if (n == 0)
			break;
		out->len += (size_t)n;
		out->data[out->len] = '\0';
	} while (out->len < size);
	return 0;
}

/* 0, or an errno: EFBIG when too large, ESTALE when it changed meanwhile. */
static int read_once(struct buf *out, struct file_id *id, int fd, size_t limit)
{
	struct file_id after;
	struct stat st;
	int error;

	if (fstat(fd, &st) < 0)
		return errno;
	if (!S_ISREG(st.st_mode))
		return ENXIO;
	file_id_fill(id, &st);
	if (id->size > limit)
		return EFBIG;
	error = read_all(out, fd, id->size);
	if (error)
		return error;
	if (fstat(fd, &st) < 0)
		return errno;
	file_id_fill(&after, &st);
	return file_id_eq(id, &after) && out->len == id->size ? 0 : ESTALE;
}

int file_read(struct buf *out, struct file_id *id, const struct file_tree *tree,
	      const char *path, size_t limit, struct report *report)
{
	int i, fd, error = ESTALE;

	for (i = 0; i < TRIES && error == ESTALE; i++) {
		buf_reset(out);
		fd = file_open(tree, path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
		if (fd < 0) {
			error = errno;
			break;
		}
		error = read_once(out, id, fd, limit);
		close(fd);
	}
	if (!error)
		return 0;
	buf_reset(out);
	if (error == EFBIG)
		return report_add(report, SEVERITY_ERROR,
				  (struct place){ .file = path },
				  "file-too-large",
				  "has more than the allowed %zu bytes",
				  limit);
	return file_refuse(report, path, error);
}
