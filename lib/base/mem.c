/* SPDX-License-Identifier: MIT */
/*
 * The allocation calls of the whole program.  What a failure means is decided
 * here and nowhere else: the process ends, without allocating for its words.
 */
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/attr.h"
#include "base/mem.h"

enum {
	EXIT_NO_MEMORY = 70,
	FIRST_CAP = 8,
	LARGE = 1 << 20			/* bytes; few pages have as many */
};

void mem_start(void)
{
	mallopt(M_MMAP_THRESHOLD, LARGE);
	mallopt(M_TRIM_THRESHOLD, 2 * LARGE);
}

ATTR_NORETURN static void out_of_memory(void)
{
	static const char words[] = "lectern: out of memory\n";
	ssize_t ignored = write(STDERR_FILENO, words, sizeof(words) - 1);

	(void)ignored;
	_exit(EXIT_NO_MEMORY);
}

void *mem_alloc(size_t size)
{
	void *p = calloc(1, size ? size : 1);

	if (!p)
		out_of_memory();
	return p;
}

void *mem_resize(void *old, size_t count, size_t size)
{
	void *p;

	if (size && count > PTRDIFF_MAX / size)
		out_of_memory();
	p = realloc(old, count && size ? count * size : 1);
	if (!p)
		out_of_memory();
	return p;
}

char *mem_strdup(const char *text)
{
	size_t size = strlen(text) + 1;
	char *copy = mem_alloc(size);

	memcpy(copy, text, size);
	return copy;
}

void *mem_grow(void *items, size_t len, size_t *cap, size_t size)
{
	if (len < *cap)
		return items;
	*cap = *cap ? *cap * 2 : FIRST_CAP;
	return mem_resize(items, *cap, size);
}
