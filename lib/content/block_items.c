/* SPDX-License-Identifier: MIT */
/*
 * Lists in blocks, and what comes out of a part when it is full.  Problem
 * codes: block-item-limit (an error), and those of clean.h.
 */
#include <string.h>

#include "base/limits.h"
#include "content/block_part.h"
#include "content/link.h"
#include "content/nested.h"

enum { DEPTH = 3 };		/* lists in lists that stay lists */

void block_part_init(struct block_part *part, struct block_reader *reader,
		     int depth)
{
	memset(part, 0, sizeof(*part));
	part->reader = reader;
	part->depth = depth;
	prose_init(&part->text);
}

static struct value *finish_item(struct block_part *part, struct place at)
{
	struct arena *arena = part->reader->cleaner.arena;
	struct value *map = value_map(arena);

	map->at = at;
	if (part->label)
		block_part_say(part, part->label, "");
	nested_put(arena, map, "title", part->title);
	nested_put(arena, map, "href", part->href);
	nested_put(arena, map, "image", part->image);
	nested_put(arena, map, "text", prose_finish(&part->text, arena));
	return value_len(map) ? map : NULL;
}

struct value *block_part_read(struct block_part *part, const struct value *map)
{
	struct block_part item;

	block_part_init(&item, part->reader, part->depth + 1);
	block_part_fill(&item, map);
	return finish_item(&item, map->at);
}

/* A link that stands in the block itself is its button. */
static void finish_button(struct block_part *part)
{
	struct arena *arena = part->reader->cleaner.arena;
	struct value *label = part->label;
	struct buf link = BUF_INIT;

	if (!part->href) {
		if (label)
			block_part_say(part, label, "");
		return;
	}
	if (!label)
		label = part->title ? part->title : part->href;
	if (part->button) {
		block_write_link(&link, label->text, part->href->text);
		prose_append(&part->text, link.data, part->href->at);
		buf_release(&link);
		return;
	}
	part->button = value_map(arena);
	part->button->at = part->href->at;
	value_set(arena, part->button, "text", label);
	value_set(arena, part->button, "href", part->href);
}

struct value *block_part_finish(struct block_part *part, struct place at)
{
	struct arena *arena = part->reader->cleaner.arena;
	struct value *map = value_map(arena), *kind;
	size_t marks;

	map->at = at;
	kind = value_string(arena, part->kind ? part->kind : "other");
	kind->at = at;
	value_set(arena, map, "kind", kind);
	nested_put(arena, map, "anchor", part->anchor);
	marks = value_len(map);
	finish_button(part);
	nested_put(arena, map, "title", part->title);
	nested_put(arena, map, "image", part->image);
	nested_put(arena, map, "text", prose_finish(&part->text, arena));
	nested_put(arena, map, "quote", part->quote);
	nested_put(arena, map, "items", part->items);
	nested_put(arena, map, "button", part->button);
	return value_len(map) > marks ? map : NULL;
}

void block_part_push(struct block_part *part, struct value *item)
{
	struct arena *arena = part->reader->cleaner.arena;
	struct buf text = BUF_INIT;

	if (part->depth) {
		block_write_item(&text, item);
		prose_append(&part->text, text.data, item->at);
		buf_release(&text);
		return;
	}
	if (!part->items) {
		part->items = value_list(arena);
		part->items->at = item->at;
	}
	value_push(arena, part->items, item);
}

/* A member of a list that is no map: words, or a path of a page. */
static struct value *read_words(struct block_part *part,
				const struct value *from, bool is_related)
{
	struct arena *arena = part->reader->cleaner.arena;
	struct block_part item;
	const char *href = NULL;

	block_part_init(&item, part->reader, part->depth + 1);
	if (is_related && value_text(from))
		link_read(&href, arena, from->text);
	if (href) {
		item.href = value_borrow(arena, href);
		item.href->at = from->at;
	} else {
		block_part_say(&item, from, "list");
	}
	return finish_item(&item, from->at);
}

bool block_has_room(struct block_reader *reader, struct place at)
{
	if (reader->left) {
		reader->left--;
		return true;
	}
	if (!reader->is_cut)
		report_add(reader->cleaner.report, SEVERITY_ERROR, at,
			   "block-item-limit",
			   "a block can have %d items; this one and those "
			   "after it are left out", LIMIT_BLOCK_ITEMS);
	reader->is_cut = true;
	return false;
}

static void add_item(struct block_part *part, const struct value *from,
		     bool is_related)
{
	struct value *item;

	if (clean_is_empty(from))
		return;
	if (from->type == VALUE_LIST) {
		block_part_add_items(part, from, is_related);
		return;
	}
	if (!block_has_room(part->reader, from->at))
		return;
	if (part->depth > DEPTH) {
		block_part_say(part, from, "list");
		return;
	}
	if (from->type == VALUE_MAP)
		item = block_part_read(part, from);
	else
		item = read_words(part, from, is_related);
	if (item)
		block_part_push(part, item);
}

void block_part_add_items(struct block_part *part, const struct value *from,
			  bool is_related)
{
	size_t i;

	if (from->type != VALUE_LIST)
		add_item(part, from, is_related);
	for (i = 0; from->type == VALUE_LIST && i < from->list.len; i++)
		add_item(part, from->list.items[i], is_related);
}
