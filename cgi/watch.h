/* SPDX-License-Identifier: MIT */
/*
 * Tells when the content folder has changed.  By inotify where it can, by
 * looking again and again where it cannot; a burst of changes is one change.
 * Says that, not what: the tree is then read again as a whole.
 */
#ifndef WATCH_H
#define WATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/file.h"

struct watch;

/* Caller frees; never NULL.  `root` is borrowed. */
struct watch *watch_new(const char *root);
void watch_free(struct watch *);

/* Readable when there is something for watch_read(); -1: there is none. */
int watch_fd(const struct watch *);

/*
 * After a load: `seen` is what that load listed.  Watches every folder of it;
 * a change that came between the load and now is seen as a change.
 */
void watch_sync(struct watch *, const struct file_list *seen, int64_t now_ms);

/* Takes what the kernel has to say. */
void watch_read(struct watch *, int64_t now_ms);
/* Looks at the tree itself, where that is due. */
void watch_tick(struct watch *, int64_t now_ms);

/* Has the tree changed, and been quiet for LIMIT_BURST_MS?  Once a change. */
bool watch_is_due(struct watch *, int64_t now_ms);
/* When to ask the two above again; monotonic. */
int64_t watch_next(const struct watch *);

/* Is a file of that name passed over (hugo.md 1.6)? */
bool watch_ignores(const char *name);

#endif
