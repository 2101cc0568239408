/* SPDX-License-Identifier: MIT */
/*
 * Memory that never fails: out of memory ends the process (style 0.6, a
 * supervisor starts another), so no caller has a check.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/*
 * To be called once, before all else.  What is large gets pages of its own,
 * which go back when it is freed: glibc raises its bound each time, and then
 * tables that were outgrown leave holes.
 */
void mem_start(void);

void *mem_alloc(size_t size);			/* zeroed; caller frees */
void *mem_resize(void *old, size_t count, size_t size);	/* overflow-checked */
char *mem_strdup(const char *text);		/* caller frees */

/*
 * Room for one more item in a growing array: returns items, moved if needed,
 * with *cap > len.  Start with NULL and cap 0.
 */
void *mem_grow(void *items, size_t len, size_t *cap, size_t size);

#endif
