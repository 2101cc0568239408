/* SPDX-License-Identifier: MIT */
/*
 * Sets as words of 64 bits.
 */
#include "base/bits.h"

#include <assert.h>
#include <string.h>

enum { WORD = 64 };

static size_t n_words(size_t len)
{
	return len / WORD + 1;
}

void bits_init(struct bits *bits, struct arena *arena, size_t len)
{
	bits->len = len;
	bits->words = arena_alloc(arena, n_words(len) * sizeof(uint64_t));
}

void bits_copy(struct bits *bits, struct arena *arena,
	       const struct bits *from)
{
	bits_init(bits, arena, from->len);
	memcpy(bits->words, from->words,
	       n_words(from->len) * sizeof(uint64_t));
}

void bits_set(struct bits *bits, size_t i)
{
	if (i < bits->len)
		bits->words[i / WORD] |= UINT64_C(1) << i % WORD;
}

void bits_clear(struct bits *bits, size_t i)
{
	if (i < bits->len)
		bits->words[i / WORD] &= ~(UINT64_C(1) << i % WORD);
}

bool bits_has(const struct bits *bits, size_t i)
{
	return i < bits->len &&
	       (bits->words[i / WORD] >> i % WORD & 1) != 0;
}

void bits_and(struct bits *bits, const struct bits *other)
{
	assert(bits->len == other->len);
	for (size_t i = 0; i < n_words(bits->len); i++)
		bits->words[i] &= other->words[i];
}

size_t bits_count(const struct bits *bits)
{
	size_t count = 0;

	for (size_t i = 0; i < n_words(bits->len); i++)
		count += (size_t)__builtin_popcountll(bits->words[i]);
	return count;
}
