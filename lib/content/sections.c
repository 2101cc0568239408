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
#include "content/same.h"

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
	if (field->value && !same_words(field->value, text))
		return block;
	if (!field->value) {
		field->value = text;
		field->source = source;
	}
	keep_title(filler, key, block);
	return pictures_of(arena, block);
}

/* Items that are addresses alone go to the refs, all others to the rest. */
static void part_items(const struct cleaner *cleaner, const struct value *items,
		       struct value *refs, struct value *rest)
{
	for (size_t i = 0; i < value_len(items); i++) {
		struct value *item = value_item(items, i);
		struct value *href = value_get(item, "href");
		struct value *one;

		if (!href || value_len(item) != 1) {
			value_push(cleaner->arena, rest, item);
			continue;
		}
		one = value_list(cleaner->arena);
		value_push(cleaner->arena, one, href);
		clean_join(cleaner, KEY_REFS, refs, one);
	}
}

/* The block with these items in the place of its own; NULL if nothing but a
   title is left. */
static struct value *with_items(struct arena *arena, const struct value *block,
				struct value *items)
{
	static const char *const members[] = {
		"items", "text", "quote", "image", "button",
	};
	struct value *left = map_at(arena, block->at);

	for (size_t i = 0; i < block->map.len; i++) {
		const char *key = block->map.pairs[i].key;

		if (!str_eq(key, "items"))
			copy_member(arena, left, block, key);
	}
	if (value_len(items))
		value_set(arena, left, "items", items);
	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
		if (value_get(left, members[i]))
			return left;
	return NULL;
}

/* The pages that a roadmap names; other words of the block stay in it. */
static struct value *fill_roadmap(struct filler *filler, struct value *block)
{
	struct field *next = &filler->fields[COURSE_NEXT];
	struct arena *arena = filler->cleaner.arena;
	struct value *refs = value_list(arena), *rest = value_list(arena);
	struct value *left;

	refs->at = block->at;
	clean_join(&filler->cleaner, KEY_REFS, refs, next->value);
	part_items(&filler->cleaner, value_get(block, "items"), refs, rest);
	if (value_len(refs) == value_len(next->value))
		return block;
	if (!next->value)
		next->source = source;
	next->value = refs;
	left = with_items(arena, block, rest);
	if (!left)
		keep_title(filler, COURSE_NEXT, block);
	return left;
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
