/* SPDX-License-Identifier: MIT */
/*
 * Inotify on every folder of the tree, and a cheap look at names, sizes and
 * times of all files as the second way.
 */
#include "watch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"

enum {
	/* Editors that keep a file open are seen when they close it. */
	EVENTS = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE |
		 IN_DELETE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF |
		 IN_ONLYDIR | IN_EXCL_UNLINK,
	/* What we do not know the extent of: everything is looked up anew. */
	LOST = IN_Q_OVERFLOW | IN_IGNORED | IN_UNMOUNT | IN_DELETE_SELF |
	       IN_MOVE_SELF,
	MAX_BURST_MS = 5 * LIMIT_BURST_MS,	/* a change waits no longer */
	EVENT_BYTES = 16 * 1024
};

struct watch {
	const char *root;
	int fd;				/* of inotify; -1: polling */
	int *wds;			/* of all folders, sorted */
	size_t n_wds;
	bool is_stale;			/* folders must be watched anew */
	struct digest folders;		/* of those watched */
	struct digest seen;		/* of the whole tree */
	struct file_id root_id;
	int64_t first_ms, last_ms;	/* of a burst; 0: none */
	int64_t scan_ms;		/* when to look at the tree */
	int64_t tick_ms;		/* when to look at its root */
};

static const struct digest no_digest = { { 0 } };

/* Gives inotify up, once and for all; says so. */
static void start_polling(struct watch *watch, const char *why)
{
	log_line("cannot watch %s (%s): looking at it every %d ms instead",
		 watch->root, why, LIMIT_POLL_MS);
	if (watch->fd >= 0)
		close(watch->fd);
	watch->fd = -1;
	free(watch->wds);
	watch->wds = NULL;
	watch->n_wds = 0;
}

struct watch *watch_new(const char *root)
{
	struct watch *watch = mem_alloc(sizeof(*watch));

	watch->root = root;
	watch->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	watch->is_stale = true;
	if (watch->fd < 0)
		start_polling(watch, strerror(errno));
	return watch;
}

void watch_free(struct watch *watch)
{
	if (!watch)
		return;
	if (watch->fd >= 0)
		close(watch->fd);
	free(watch->wds);
	free(watch);
}

int watch_fd(const struct watch *watch)
{
	return watch->fd;
}

bool watch_ignores(const char *name)
{
	return name[0] == '.' || name[0] == '#' || str_ends(name, "~") ||
	       str_eq(name, "node_modules");
}

static void mark(struct watch *watch, int64_t now_ms)
{
	if (!watch->first_ms)
		watch->first_ms = now_ms;
	watch->last_ms = now_ms;
}

static void mix_entry(struct digest *digest, const struct file_entry *entry)
{
	hash_digest_mix(digest, entry->path, strlen(entry->path) + 1);
	if (!entry->is_dir) {
		hash_digest_mix(digest, &entry->id, sizeof(entry->id));
		return;
	}
	/* Times of a folder change with names that are passed over. */
	hash_digest_mix(digest, &entry->id.dev, sizeof(entry->id.dev));
	hash_digest_mix(digest, &entry->id.ino, sizeof(entry->id.ino));
}

static void digest_list(struct digest *all, struct digest *folders,
			const struct file_list *list)
{
	size_t i;

	*all = no_digest;
	*folders = no_digest;
	for (i = 0; i < list->len; i++) {
		mix_entry(all, &list->items[i]);
		if (list->items[i].is_dir)
			mix_entry(folders, &list->items[i]);
	}
}

static bool same(const struct digest *a, const struct digest *b)
{
	return !memcmp(a, b, sizeof(*a));
}

/* Compares the tree as it is now with what was last seen of it. */
static void scan(struct watch *watch, int64_t now_ms)
{
	struct arena arena = ARENA_INIT;
	struct digest all, folders;
	struct file_tree tree;
	struct file_list list;

	if (file_tree_open(&tree, watch->root) < 0)
		return;
	if (file_tree_list(&list, &arena, &tree, NULL) == 0) {
		digest_list(&all, &folders, &list);
		if (!same(&all, &watch->seen))
			mark(watch, now_ms);
		watch->seen = all;
		file_list_release(&list);
	}
	file_tree_close(&tree);
	arena_release(&arena);
}

static int compare_ints(const void *left, const void *right)
{
	int a = *(const int *)left, b = *(const int *)right;

	return (a > b) - (a < b);
}

static bool has_wd(const struct watch *watch, int wd)
{
	return watch->n_wds && bsearch(&wd, watch->wds, watch->n_wds,
				       sizeof(wd), compare_ints);
}

/* -1 when the kernel has no watches left. */
static int add_folder(struct watch *watch, struct arena *arena, int *wds,
		      size_t *n, const char *path)
{
	const char *full = arena_printf(arena, "%s%s%s", watch->root,
					*path ? "/" : "", path);
	int wd = inotify_add_watch(watch->fd, full, EVENTS);

	if (wd < 0)
		/* Gone or closed to us meanwhile: the next look tells. */
		return errno == ENOSPC || errno == ENOMEM ? -1 : 0;
	wds[(*n)++] = wd;
	return 0;
}

static void drop_unused(struct watch *watch, const int *wds, size_t n)
{
	size_t i;

	for (i = 0; i < watch->n_wds; i++)
		if (!n || !bsearch(&watch->wds[i], wds, n, sizeof(*wds),
				   compare_ints))
			inotify_rm_watch(watch->fd, watch->wds[i]);
}

/* Watches every folder of the list, and no other. */
static int watch_folders(struct watch *watch, const struct file_list *list)
{
	struct arena arena = ARENA_INIT;
	int *wds = mem_alloc((list->len + 1) * sizeof(*wds));
	size_t i, n = 0;
	int rc = add_folder(watch, &arena, wds, &n, "");

	for (i = 0; rc == 0 && i < list->len; i++)
		if (list->items[i].is_dir)
			rc = add_folder(watch, &arena, wds, &n,
					list->items[i].path);
	arena_release(&arena);
	if (rc < 0) {
		free(wds);
		return -1;
	}
	qsort(wds, n, sizeof(*wds), compare_ints);
	drop_unused(watch, wds, n);
	free(watch->wds);
	watch->wds = wds;
	watch->n_wds = n;
	return 0;
}

static void read_root_id(struct watch *watch)
{
	struct stat st;

	memset(&watch->root_id, 0, sizeof(watch->root_id));
	if (stat(watch->root, &st) < 0)
		return;
	watch->root_id.dev = st.st_dev;
	watch->root_id.ino = st.st_ino;
}

static void plan(struct watch *watch, int64_t now_ms)
{
	watch->tick_ms = now_ms + LIMIT_POLL_MS;
	watch->scan_ms = now_ms +
			 (watch->fd < 0 ? LIMIT_POLL_MS : LIMIT_SCAN_MS);
}

void watch_sync(struct watch *watch, const struct file_list *seen,
		int64_t now_ms)
{
	struct digest folders;

	digest_list(&watch->seen, &folders, seen);
	read_root_id(watch);
	plan(watch, now_ms);
	if (watch->fd < 0 ||
	    (!watch->is_stale && same(&folders, &watch->folders)))
		return;
	if (watch_folders(watch, seen) < 0)
		start_polling(watch, "no inotify watches left; raise "
			      "fs.inotify.max_user_watches");
	watch->folders = folders;
	watch->is_stale = false;
	plan(watch, now_ms);
	scan(watch, now_ms);	/* what came before the watches */
}

static void take_event(struct watch *watch, const struct inotify_event *event,
		       int64_t now_ms)
{
	/* Said of a watch that drop_unused() took off. */
	if (event->mask & IN_IGNORED && !has_wd(watch, event->wd))
		return;
	if (event->mask & LOST)
		watch->is_stale = true;
	if (event->len && watch_ignores(event->name))
		return;
	mark(watch, now_ms);
}

void watch_read(struct watch *watch, int64_t now_ms)
{
	_Alignas(struct inotify_event) char bytes[EVENT_BYTES];
	const struct inotify_event *event;
	ssize_t n, at;

	if (watch->fd < 0)
		return;
	while ((n = read(watch->fd, bytes, sizeof(bytes))) > 0) {
		for (at = 0; at < n;
		     at += (ssize_t)(sizeof(*event) + event->len)) {
			event = (const void *)(bytes + at);
			take_event(watch, event, now_ms);
		}
	}
}

/* The root itself may be replaced: a deploy that swaps a symlink. */
static void look_at_root(struct watch *watch, int64_t now_ms)
{
	struct file_id before = watch->root_id;

	read_root_id(watch);
	if (file_id_eq(&before, &watch->root_id))
		return;
	watch->is_stale = true;
	mark(watch, now_ms);
}

void watch_tick(struct watch *watch, int64_t now_ms)
{
	if (now_ms >= watch->tick_ms) {
		watch->tick_ms = now_ms + LIMIT_POLL_MS;
		look_at_root(watch, now_ms);
	}
	if (now_ms >= watch->scan_ms) {
		plan(watch, now_ms);
		scan(watch, now_ms);
	}
}

static int64_t due_ms(const struct watch *watch)
{
	int64_t quiet = watch->last_ms + LIMIT_BURST_MS;
	int64_t latest = watch->first_ms + MAX_BURST_MS;

	return quiet < latest ? quiet : latest;
}

bool watch_is_due(struct watch *watch, int64_t now_ms)
{
	if (!watch->first_ms || now_ms < due_ms(watch))
		return false;
	watch->first_ms = 0;
	return true;
}

int64_t watch_next(const struct watch *watch)
{
	int64_t next = watch->tick_ms < watch->scan_ms ? watch->tick_ms :
							 watch->scan_ms;

	if (watch->first_ms && due_ms(watch) < next)
		next = due_ms(watch);
	return next;
}
