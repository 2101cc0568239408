/* SPDX-License-Identifier: MIT */
/*
 * Listing a tree: which names count, which kinds of file, and how far a walk
 * goes.  What the files mean is for lib/content.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file_parts.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/str.h"

struct walk {
	struct file_list *list;
	struct arena *arena;
	const struct file_tree *tree;
	struct report *report;
	size_t looked;			/* names seen so far */
	bool is_full;			/* the limit was met, and reported */
	int depth;			/* of the folder being read */
	struct file_id ancestors[LIMIT_TREE_DEPTH + 1];
};

static void read_folder(struct walk *, const char *path, int fd);

static int refuse(const struct walk *walk, const char *path, const char *code,
		  const char *words)
{
	struct place at = { .file = path };

	return report_add(walk->report, SEVERITY_ERROR, at, code, "%s", words);
}

/* hugo.md 1.6; node_modules is nobody's content. */
static bool is_passed_over(const char *name)
{
	return name[0] == '.' || name[0] == '#' || str_ends(name, "~") ||
	       str_eq(name, "node_modules");
}

static void add(struct walk *walk, const char *path, const struct stat *st)
{
	struct file_list *list = walk->list;
	struct file_entry *entry;

	list->items = mem_grow(list->items, list->len, &list->cap,
			       sizeof(*list->items));
	entry = &list->items[list->len++];
	entry->path = path;
	entry->is_dir = S_ISDIR(st->st_mode);
	file_id_fill(&entry->id, st);
}

static bool is_inside_itself(const struct walk *walk, const struct stat *st)
{
	int i;

	for (i = 0; i <= walk->depth; i++) {
		if (walk->ancestors[i].dev == st->st_dev &&
		    walk->ancestors[i].ino == st->st_ino)
			return true;
	}
	return false;
}

/* Takes over fd. */
static int enter(struct walk *walk, const char *path, int fd)
{
	struct stat st;
	int error = 0;

	if (fstat(fd, &st) < 0)
		error = errno;
	else if (is_inside_itself(walk, &st))
		error = ELOOP;
	if (error) {
		close(fd);
		return file_refuse(walk->report, path, error);
	}
	if (walk->depth == LIMIT_TREE_DEPTH) {
		close(fd);
		return report_add(walk->report, SEVERITY_ERROR,
				  (struct place){ .file = path }, "tree-depth",
				  "lies more than %d folders deep; move it up",
				  LIMIT_TREE_DEPTH);
	}
	add(walk, path, &st);
	walk->depth++;
	file_id_fill(&walk->ancestors[walk->depth], &st);
	read_folder(walk, path, fd);
	walk->depth--;
	return 0;
}

static int look_at_folder(struct walk *walk, const char *path)
{
	int fd = file_open(walk->tree, path,
			   O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_NOCTTY);

	if (fd < 0 && errno == ENOENT)
		return 0;		/* gone since it was looked at */
	if (fd < 0)
		return file_refuse(walk->report, path, errno);
	return enter(walk, path, fd);
}

/* What a link leads to, found without opening it: it may be a device. */
static int follow(struct walk *walk, const char *path, struct stat *st)
{
	int rc = 0, fd = file_open(walk->tree, path, O_PATH);

	if (fd < 0 && errno == ENOENT)
		return refuse(walk, path, "file-missing",
			      "is a link to a file that is not there");
	if (fd < 0)
		return file_refuse(walk->report, path, errno);
	if (fstat(fd, st) < 0)
		rc = file_refuse(walk->report, path, errno);
	close(fd);
	return rc;
}

/* `path` is that of the entry, in the folder open as `folder`. */
static int look_at(struct walk *walk, const char *path,
		   const struct dirent *entry, int folder)
{
	struct stat st;

	if (entry->d_type == DT_DIR)	/* what it is, opening it shows */
		return look_at_folder(walk, path);
	if (fstatat(folder, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return errno == ENOENT ? 0	/* gone since it was listed */
				       : file_refuse(walk->report, path, errno);
	if (S_ISLNK(st.st_mode) && follow(walk, path, &st) < 0)
		return -1;
	if (S_ISDIR(st.st_mode))
		return look_at_folder(walk, path);
	if (!S_ISREG(st.st_mode))
		return refuse(walk, path, "file-kind",
			      "is neither a file nor a folder");
	add(walk, path, &st);
	return 0;
}

static bool is_over_limit(struct walk *walk)
{
	if (walk->looked < LIMIT_TREE_FILES) {
		walk->looked++;
		return false;
	}
	if (!walk->is_full)
		report_add(walk->report, SEVERITY_ERROR,
			   (struct place){ .file = "." }, "tree-files",
			   "there are more than %d files; the rest is left out",
			   LIMIT_TREE_FILES);
	walk->is_full = true;
	return true;
}

/* path is "" for the root. */
static void look_at_names(struct walk *walk, const char *path, DIR *folder)
{
	const struct dirent *entry;
	const char *full;

	errno = 0;
	while (!walk->is_full && (entry = readdir(folder))) {
		if (is_passed_over(entry->d_name))
			continue;
		if (is_over_limit(walk))
			return;
		full = arena_printf(walk->arena, "%s%s%s", path,
				    *path ? "/" : "", entry->d_name);
		look_at(walk, full, entry, dirfd(folder));
		errno = 0;
	}
	if (errno)
		file_refuse(walk->report, *path ? path : ".", errno);
}

/* Takes over fd. */
static void read_folder(struct walk *walk, const char *path, int fd)
{
	DIR *folder = fdopendir(fd);

	if (!folder) {
		file_refuse(walk->report, *path ? path : ".", errno);
		close(fd);
		return;
	}
	look_at_names(walk, path, folder);
	closedir(folder);
}

static int compare(const void *left, const void *right)
{
	const struct file_entry *a = left, *b = right;

	return strcmp(a->path, b->path);
}

int file_tree_list(struct file_list *list, struct arena *arena,
		   const struct file_tree *tree, struct report *report)
{
	struct walk walk = {
		.list = list,
		.arena = arena,
		.tree = tree,
		.report = report,
	};
	struct stat st;
	int fd;

	memset(list, 0, sizeof(*list));
	fd = file_open(tree, ".", O_RDONLY | O_DIRECTORY);
	if (fd < 0)
		return file_refuse(report, ".", errno);
	if (fstat(fd, &st) < 0) {
		close(fd);
		return file_refuse(report, ".", errno);
	}
	file_id_fill(&walk.ancestors[0], &st);
	read_folder(&walk, "", fd);
	if (list->len)
		qsort(list->items, list->len, sizeof(*list->items), compare);
	return 0;
}

void file_list_release(struct file_list *list)
{
	free(list->items);
	memset(list, 0, sizeof(*list));
}
