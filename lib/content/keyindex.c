/* SPDX-License-Identifier: MIT */
/*
 * Numbering the paths of the key table.
 */
#include <string.h>

#include "base/str.h"
#include "content/keys.h"

/* "carousel[type=image].link" is found as "carousel". */
static const char *fold_source(struct key_index *index, const char *source)
{
	struct buf folded = BUF_INIT;
	const char *path;

	key_fold(&folded, source);
	path = arena_strndup(&index->arena, folded.data,
			     strcspn(folded.data, "["));
	buf_release(&folded);
	return path;
}

static struct key_slot *add(struct key_index *index, const char *folded)
{
	struct key_slot *slot = table_find(&index->table, folded);

	if (slot)
		return slot;
	slot = arena_alloc(&index->arena, sizeof(*slot));
	slot->folded = folded;
	slot->number = index->len++;
	table_set(&index->table, folded, slot);
	return slot;
}

static void add_containers(struct key_index *index, const char *folded)
{
	const char *dot = folded;

	while ((dot = strchr(dot, '.'))) {
		add(index, arena_strndup(&index->arena, folded,
					 (size_t)(dot - folded)))
			->is_container = true;
		dot++;
	}
}

static size_t add_source(struct key_index *index, const char *source)
{
	const char *folded = fold_source(index, source);
	struct key_slot *slot = add(index, folded);

	slot->is_source = true;
	add_containers(index, folded);
	return slot->number;
}

/* Not of the table, but courses are known by them (derive.c). */
static void add_marks(struct key_index *index)
{
	static const char *const marks[] = {
		"build", "headless", "kind", "params", "cascade",
	};
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		add(index, marks[i]);
}

void key_index_init(struct key_index *index)
{
	size_t row, i;

	memset(index, 0, sizeof(*index));
	table_init(&index->table);
	for (row = 0; row < COURSE_N_KEYS; row++) {
		const char *const *sources = course_keys[row].sources;

		for (i = 0; i < KEY_MAX_SOURCES && sources[i]; i++)
			index->slots[row][i] = add_source(index, sources[i]);
	}
	add_marks(index);
}

void key_index_release(struct key_index *index)
{
	table_release(&index->table);
	arena_release(&index->arena);
}

const struct key_slot *key_index_find(const struct key_index *index,
				      const char *folded)
{
	return table_find(&index->table, folded);
}
