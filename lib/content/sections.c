/* SPDX-License-Identifier: MIT */
/*
 * Newest files say in typed blocks what older ones say in keys (schema.md
 * 4.5, G3).  A block whose id stands for a field that nothing else fills
 * becomes that field; all others stay blocks.  Nothing is kept twice, and what
 * a field cannot hold (pictures) stays a block.
 */
#include <string.h>

#include "base/str.h"
#include "content/blocks.h"
#include "content/filler.h"
#include "content/words.h"

static const char source[] = "sections";

static enum course_key field_named(const char *name)
{
	enum course_key key = 0;

	while (key < COURSE_N_KEYS && !str_eq(course_keys[key].name, name))
		key++;
	return key;
}

static void copy_member(struct arena *arena, struct value *to,
			const struct value *from, const char *key)
{
	const struct value *value = value_get(from, key);

	if (value)
		value_set(arena, to, key, value_copy(arena, value));
}

static struct value *map_at(struct arena *arena, struct place at)
{
	struct value *map = value_map(arena);

	map->at = at;
	return map;
}

/* The pictures of a block, as a block of their own; NULL for none. */
static struct value *pictures_of(struct arena *arena,
				 const struct value *block)
{
	const struct value *items = value_get(block, "items");
	struct value *rest = map_at(arena, block->at);
	struct value *list = value_list(arena);
	size_t i;

	copy_member(arena, rest, block, "kind");
	copy_member(arena, rest, block, "anchor");
	copy_member(arena, rest, block, "image");
	for (i = 0; i < value_len(items); i++) {
		const struct value *item = value_item(items, i);
		struct value *map = map_at(arena, item->at);

		copy_member(arena, map, item, "image");
		if (value_len(map))
			value_push(arena, list, map);
	}
	if (value_len(list))
		value_set(arena, rest, "items", list);
	return value_len(list) || value_get(rest, "image") ? rest : NULL;
}

/* Its title stands beside the text: the section has a heading of its own. */
static void keep_title(struct filler *filler, enum course_key key,
		       const struct value *block)
{
	const struct value *title = value_get(block, "title");

	if (title)
		filler_keep_other(filler, key, title);
}

static struct value *text_of(struct arena *arena, const struct value *block)
{
	struct value *text = value_borrow(arena, blocks_text(arena, block));

	text->at = block->at;
	return *text->text ? text : NULL;
}

/* What is left of the block: itself, its pictures, or nothing (NULL). */
static struct value *fill_text(struct filler *filler, enum course_key key,
			       struct value *block)
{
	struct field *field = &filler->fields[key];
	struct arena *arena = filler->cleaner.arena;
	struct value *text = text_of(arena, block);

	if (!text || course_keys[key].type != KEY_TEXT)
		return block;
	if (field->value && !words_same(field->value, text))
		return block;
	if (!field->value) {
		field->value = text;
		field->source = source;
	}
	keep_title(filler, key, block);
	return pictures_of(arena, block);
}

/* The pages that a roadmap names; other words of the block stay in it. */
static struct value *fill_roadmap(struct filler *filler, struct value *block)
{
	struct field *next = &filler->fields[COURSE_NEXT];
	const struct value *items = value_get(block, "items");
	struct arena *arena = filler->cleaner.arena;
	struct value *refs = value_list(arena), *rest = value_list(arena);
	struct value *left = map_at(arena, block->at);
	size_t i;

	refs->at = block->at;
	clean_join(&filler->cleaner, KEY_REFS, refs, next->value);
	for (i = 0; i < value_len(items); i++) {
		struct value *item = value_item(items, i);
		struct value *href = value_get(item, "href");

		if (href && value_len(item) == 1) {
			struct value *one = value_list(arena);

			value_push(arena, one, href);
			clean_join(&filler->cleaner, KEY_REFS, refs, one);
		} else {
			value_push(arena, rest, item);
		}
	}
	if (value_len(refs) == value_len(next->value))
		return block;
	if (!next->value)
		next->source = source;
	next->value = refs;
	for (i = 0; i < block->map.len; i++) {
		const char *key = block->map.pairs[i].key;

		if (!str_eq(key, "items"))
			copy_member(arena, left, block, key);
	}
	if (value_len(rest))
		value_set(arena, left, "items", rest);
	if (value_get(left, "items") || value_get(left, "text") ||
	    value_get(left, "quote") || value_get(left, "image") ||
	    value_get(left, "button"))
		return left;
	keep_title(filler, COURSE_NEXT, block);
	return NULL;
}

static struct value *fill_block(struct filler *filler, struct value *block)
{
	const char *name = blocks_field(block);
	enum course_key key;

	if (!name)
		return block;
	if (str_eq(name, "roadmap"))
		return fill_roadmap(filler, block);
	key = field_named(name);
	return key < COURSE_N_KEYS ? fill_text(filler, key, block) : block;
}

/* All blocks became fields: others, of params, come up, or nothing is left. */
static void promote(struct filler *filler, struct field *field)
{
	const struct value *others = field->others;
	struct value *rest = value_list(filler->cleaner.arena);
	size_t i;

	if (!value_len(others)) {
		memset(field, 0, sizeof(*field));
		return;
	}
	field->value = value_item(others, 0);
	for (i = 1; i < value_len(others); i++)
		value_push(filler->cleaner.arena, rest, value_item(others, i));
	field->others = value_len(rest) ? rest : NULL;
}

void sections_fill(struct filler *filler)
{
	struct field *field = &filler->fields[COURSE_BLOCKS];
	struct value *kept;
	size_t i;

	if (!field->value)
		return;
	kept = value_list(filler->cleaner.arena);
	kept->at = field->value->at;
	for (i = 0; i < value_len(field->value); i++) {
		struct value *left =
			fill_block(filler, value_item(field->value, i));

		if (left)
			value_push(filler->cleaner.arena, kept, left);
	}
	field->value = kept;
	if (!value_len(kept))
		promote(filler, field);
}
