/* SPDX-License-Identifier: MIT */
/*
 * Memory that is freed together: a course's, a generation's, a request's.
 * Everything an arena gives lives until arena_reset() or arena_release().
 * All memory is zeroed and aligned for any type.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/attr.h"

struct arena_chunk;
struct buf;

struct arena {
	struct arena_chunk *chunks;	/* newest first */
	char *next;			/* free bytes of the newest chunk */
	size_t left;
	size_t total;			/* bytes held, for limits and metrics */
};

#define ARENA_INIT { 0 }

void arena_init(struct arena *);
void arena_release(struct arena *);
void arena_reset(struct arena *);	/* keeps one chunk for the next round */

void *arena_alloc(struct arena *, size_t size);
/* As mem_grow(); what was there before the array moved stays the arena's. */
void *arena_grow(struct arena *, void *items, size_t len, size_t *cap,
		 size_t size);
char *arena_strdup(struct arena *, const char *text);
char *arena_strndup(struct arena *, const char *bytes, size_t len);
/* The bytes of a buffer, which is released. */
char *arena_take(struct arena *, struct buf *);
char *arena_printf(struct arena *, const char *fmt, ...) ATTR_PRINTF(2, 3);

#endif
