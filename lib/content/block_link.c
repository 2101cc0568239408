/* SPDX-License-Identifier: MIT */
/*
 * Links, pictures and buttons of blocks.  Problem codes: bad-link, and those
 * of clean.h.
 */
#include <string.h>

#include "base/str.h"
#include "content/block_part.h"
#include "content/clean_list.h"
#include "content/link.h"

void block_add_href(struct block_part *part, const struct value *map,
		     const struct value_pair *pair)
{
	const struct cleaner *cleaner = &part->reader->cleaner;
	const char *text = value_text(pair->value), *href;
	enum link_kind kind;

	if (!text) {
		block_add_text(part, map, pair);
		return;
	}
	kind = link_read(&href, cleaner->arena, text);
	if (kind == LINK_NONE)
		return;
	if (!href && block_is_image(text) && !part->image) {
		part->image = block_clean_line(part, pair);
		return;
	}
	if (kind == LINK_MENDED)
		report_add(cleaner->report, SEVERITY_WARNING, pair->value->at,
			   "bad-link", "\"%s\" is taken as %s: write that",
			   pair->key, href);
	if (href && !part->href) {
		part->href = value_borrow(cleaner->arena, href);
		part->href->at = pair->value->at;
		return;
	}
	report_add(cleaner->report, SEVERITY_WARNING, pair->value->at,
		   "bad-link", "\"%s\" is %s: it is shown as words", pair->key,
		   href ? "a second link" : "no link");
	block_part_say(part, pair->value, pair->key);
}

static void say_if(struct block_part *part, const struct value *value)
{
	if (value)
		block_part_say(part, value, "");
}

/* A block may have several: those are items. */
static void set_image(struct block_part *part, struct value *image)
{
	struct value *item;

	if (!part->image) {
		part->image = image;
	} else if (!part->depth && block_has_room(part->reader, image->at)) {
		item = value_map(part->reader->cleaner.arena);
		item->at = image->at;
		value_set(part->reader->cleaner.arena, item, "image", image);
		block_part_push(part, item);
	}
}

/* {src, alt}: words stand in the text, the picture beside it. */
static void add_image_map(struct block_part *part, const struct value *map)
{
	const struct value *item = block_part_read(part, map);
	struct value *image = value_get(item, "image");

	if (!image)
		image = value_get(item, "href");
	say_if(part, value_get(item, "title"));
	say_if(part, value_get(item, "text"));
	if (image)
		set_image(part, image);
}

void block_add_image(struct block_part *part, const struct value *map,
		      const struct value_pair *pair)
{
	const struct value *value = pair->value;
	const char *text = value_text(value), *href;
	size_t i;

	if (value->type == VALUE_MAP)
		add_image_map(part, value);
	for (i = 0; value->type == VALUE_LIST && i < value->list.len; i++) {
		const struct value_pair one = { pair->key, pair->at,
						value->list.items[i] };

		if (!clean_is_empty(one.value))
			block_add_image(part, map, &one);
	}
	if (!text)
		return;
	link_read(&href, part->reader->cleaner.arena, text);
	if (!href && !block_is_image(text))
		block_add_loose(part, map, pair);
	else
		set_image(part, block_clean_line(part, pair));
}

/* A block has one; the words and the link of another stay in the text. */
static void set_button(struct block_part *part, struct value *label,
		       struct value *href)
{
	struct arena *arena = part->reader->cleaner.arena;
	struct buf link = BUF_INIT;

	if (part->depth || part->button) {
		block_write_link(&link, label->text, href->text);
		prose_append(&part->text, link.data, href->at);
		buf_release(&link);
		return;
	}
	part->button = value_map(arena);
	part->button->at = href->at;
	value_set(arena, part->button, "text", label);
	value_set(arena, part->button, "href", href);
}

/* {text, url}: one that leads nowhere is words. */
static void add_button_map(struct block_part *part, const struct value *map)
{
	const struct value *item = block_part_read(part, map);
	struct value *label = value_get(item, "title");
	struct value *text = value_get(item, "text");
	struct value *href = value_get(item, "href");

	if (!label && text && !strchr(text->text, '\n')) {
		label = text;
		label->text = clean_line(part->reader->cleaner.arena,
					 label->text);
		text = NULL;
	}
	say_if(part, text);
	if (href)
		set_button(part, label ? label : href, href);
	else
		say_if(part, label);
	if (!part->image)
		part->image = value_get(item, "image");
}

void block_add_button(struct block_part *part, const struct value *map,
		       const struct value_pair *pair)
{
	const struct value *value = pair->value;
	size_t i;

	if (value->type == VALUE_MAP)
		add_button_map(part, value);
	else if (value->type != VALUE_LIST && !part->label)
		part->label = block_clean_line(part, pair);
	else if (value->type != VALUE_LIST)
		block_part_say(part, value, pair->key);
	for (i = 0; value->type == VALUE_LIST && i < value->list.len; i++) {
		const struct value_pair one = { pair->key, pair->at,
						value->list.items[i] };

		if (!clean_is_empty(one.value))
			block_add_button(part, map, &one);
	}
}
