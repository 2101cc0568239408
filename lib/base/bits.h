/* SPDX-License-Identifier: MIT */
/*
 * Sets of small numbers, one bit each: 0 to len - 1.
 */
#ifndef BASE_BITS_H
#define BASE_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct bits {
	uint64_t *words;
	size_t len;
};

/* Empty; the arena's. */
void bits_init(struct bits *, struct arena *, size_t len);
void bits_copy(struct bits *, struct arena *, const struct bits *from);
/* Numbers from len on are never in a set. */
void bits_set(struct bits *, size_t i);
void bits_clear(struct bits *, size_t i);
bool bits_has(const struct bits *, size_t i);
/* What is in both, which are of one length, stays. */
void bits_and(struct bits *, const struct bits *);
size_t bits_count(const struct bits *);

#endif
