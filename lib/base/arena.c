/* SPDX-License-Identifier: MIT */
/*
 * Memory in chunks that grow with the arena, from a page up to 64 KiB, so
 * that a small arena costs little.  What is large gets a chunk of its own.
 * Under the address sanitizer, bytes not given out are poisoned.
 */
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };		/* between two allocations: catches overruns */
#else
enum { GAP = 0 };
#endif

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"

enum { CHUNK_MIN = 4096, CHUNK_MAX = 65536 };

struct arena_chunk {
	struct arena_chunk *older;
	size_t size;			/* of bytes */
	max_align_t bytes[];
};

static void hide(void *bytes, size_t size)
{
#ifdef __SANITIZE_ADDRESS__
	__asan_poison_memory_region(bytes, size);
#else
	(void)bytes;
	(void)size;
#endif
}

static void show(void *bytes, size_t size)
{
#ifdef __SANITIZE_ADDRESS__
	__asan_unpoison_memory_region(bytes, size);
#else
	(void)bytes;
	(void)size;
#endif
}

void arena_init(struct arena *arena)
{
	arena->chunks = NULL;
	arena->next = NULL;
	arena->left = 0;
	arena->total = 0;
}

static void free_chunks(struct arena_chunk *chunk)
{
	while (chunk) {
		struct arena_chunk *older = chunk->older;

		show(chunk->bytes, chunk->size);
		free(chunk);
		chunk = older;
	}
}

void arena_release(struct arena *arena)
{
	free_chunks(arena->chunks);
	arena_init(arena);
}

void arena_reset(struct arena *arena)
{
	struct arena_chunk *keep = arena->chunks;
	size_t used;

	if (!keep || keep->size > CHUNK_MAX) {
		arena_release(arena);
		return;
	}
	used = keep->size - arena->left;	/* the rest is zero still */
	free_chunks(keep->older);
	keep->older = NULL;
	show(keep->bytes, keep->size);
	memset(keep->bytes, 0, used);
	hide(keep->bytes, keep->size);
	arena->next = (char *)keep->bytes;
	arena->left = keep->size;
	arena->total = keep->size;
}

static struct arena_chunk *add_chunk(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk = mem_alloc(sizeof(*chunk) + size);

	chunk->size = size;
	arena->total += size;
	return chunk;
}

/* A chunk of its own goes behind the newest, which may still have room. */
static void *alloc_large(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk = add_chunk(arena, size);

	if (arena->chunks) {
		chunk->older = arena->chunks->older;
		arena->chunks->older = chunk;
	} else {
		arena->chunks = chunk;
	}
	return chunk->bytes;
}

static void start_chunk(struct arena *arena)
{
	size_t size = arena->total;
	struct arena_chunk *chunk;

	if (size < CHUNK_MIN)
		size = CHUNK_MIN;
	if (size > CHUNK_MAX)
		size = CHUNK_MAX;
	size -= size % _Alignof(max_align_t);
	chunk = add_chunk(arena, size);
	chunk->older = arena->chunks;
	arena->chunks = chunk;
	arena->next = (char *)chunk->bytes;
	arena->left = size;
	hide(chunk->bytes, size);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t unit = _Alignof(max_align_t);
	size_t taken;
	char *bytes;

	assert(size < PTRDIFF_MAX - CHUNK_MAX);
	taken = (size + GAP + unit - 1) / unit * unit;
	if (!taken)
		taken = unit;
	if (taken > arena->left && taken > CHUNK_MIN / 4)
		return alloc_large(arena, size);
	if (taken > arena->left)
		start_chunk(arena);
	bytes = arena->next;
	arena->next += taken;
	arena->left -= taken;
	show(bytes, size);
	return bytes;
}

void *arena_grow(struct arena *arena, void *items, size_t len, size_t *cap,
		 size_t size)
{
	enum { FIRST_CAP = 8 };
	void *moved;

	if (len < *cap)
		return items;
	*cap = *cap ? *cap * 2 : FIRST_CAP;
	moved = arena_alloc(arena, *cap * size);
	if (len)
		memcpy(moved, items, len * size);
	return moved;
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return arena_strndup(arena, text, strlen(text));
}

char *arena_strndup(struct arena *arena, const char *bytes, size_t len)
{
	char *copy = arena_alloc(arena, len + 1);

	if (len)
		memcpy(copy, bytes, len);
	return copy;
}

char *arena_take(struct arena *arena, struct buf *buf)
{
	char *copy = arena_strndup(arena, buf->data, buf->len);

	buf_release(buf);
	return copy;
}

char *arena_printf(struct arena *arena, const char *fmt, ...)
{
	va_list args;
	char *text;
	int len;

	va_start(args, fmt);
	len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	assert(len >= 0);
	text = arena_alloc(arena, (size_t)len + 1);
	va_start(args, fmt);
	vsnprintf(text, (size_t)len + 1, fmt, args);
	va_end(args);
	return text;
}
