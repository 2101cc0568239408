/* SPDX-License-Identifier: MIT */
/*
 * What each key of a block means, wherever in the block it stands.  Problem
 * codes: unknown-block, unknown-key (notes), bad-link and those of clean.h.
 */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "content/block_part.h"
#include "content/clean_list.h"
#include "content/keys.h"
#include "content/link.h"

/* Puts what one key of the map says into the part. */
typedef void role_fn(struct block_part *, const struct value *map,
		     const struct value_pair *);

/* As key_fold() writes them. */
static const char *const kinds[] = {
	"headline", "features", "courses", "taxonomies", "taxonomiescard",
	"taxonomieslist", "phases", "options", "types", "otherpages",
	"trustpilot", "videos", "cards", "counters", "outcomehero",
	"outcomeboxes", "boxesrow", "casestudy", "sectioncta", "textnlist",
	"list", "quote", "symmetry", "audiences", "content", "none", "other",
};

bool block_is_image(const char *text)
{
	static const char *const ends[] = { ".png", ".jpg", ".jpeg", ".webp",
					    ".svg", ".gif", ".avif" };
	size_t len = strlen(text), i;

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		size_t tail = strlen(ends[i]);

		if (len > tail && str_eq_nocase(text + len - tail, ends[i]))
			return !strchr(text, '\n');
	}
	return false;
}

bool block_has_words(const char *text)
{
	struct view word = str_trim(text, strlen(text));
	bool is_path = strchr(text, '/') != NULL;
	size_t i;

	if (block_is_image(text))
		return false;
	for (i = 0; i < word.len; i++) {
		char c = word.at[i];

		if (str_is_space(c) || strchr("*[]`!", c))
			return true;
		if (!is_path && (unsigned char)c >= 0x80)
			return true;	/* not every script has spaces */
	}
	return false;
}

static bool is_container(const struct value *value)
{
	return value->type == VALUE_MAP || value->type == VALUE_LIST;
}

static struct value *clean_words(struct block_part *part,
				 const struct value_pair *pair)
{
	return clean_value(&part->reader->cleaner, KEY_LINE, pair->value,
			   pair->key);
}

void block_part_say(struct block_part *part, const struct value *value,
		    const char *key)
{
	if (value->type == VALUE_STRING)
		prose_append(&part->text, value->text, value->at);
	else
		prose_add_value(&part->text, &part->reader->cleaner, value,
				key);
}

static void add_text(struct block_part *part, const struct value *map,
		     const struct value_pair *pair)
{
	(void)map;
	if (pair->value->type == VALUE_MAP)
		block_part_fill(part, pair->value);
	else
		block_part_say(part, pair->value, pair->key);
}

/* The first is the title; others are words like others. */
static void add_title(struct block_part *part, const struct value *map,
		      const struct value_pair *pair)
{
	if (is_container(pair->value) || part->title)
		add_text(part, map, pair);
	else
		part->title = clean_words(part, pair);
}

static void add_quote(struct block_part *part, const struct value *map,
		      const struct value_pair *pair)
{
	if (is_container(pair->value) || part->quote || part->depth)
		add_text(part, map, pair);
	else
		part->quote = clean_value(&part->reader->cleaner, KEY_TEXT,
					  pair->value, pair->key);
}

/* What may be for the layout or for people. */
static void add_loose(struct block_part *part, const struct value *map,
		      const struct value_pair *pair)
{
	const char *text = value_text(pair->value);

	if (is_container(pair->value) || (text && block_has_words(text)))
		add_text(part, map, pair);
}

static void add_anchor(struct block_part *part, const struct value *map,
		       const struct value_pair *pair)
{
	struct arena *arena = part->reader->cleaner.arena;
	char *anchor, *at;

	if (part->depth || part->anchor || is_container(pair->value)) {
		add_loose(part, map, pair);
		return;
	}
	anchor = arena_strdup(arena, clean_words(part, pair)->text);
	for (at = strchr(anchor, ' '); at; at = strchr(at, ' '))
		*at = '-';
	part->anchor = value_borrow(arena, anchor);
	part->anchor->at = pair->value->at;
}

static void add_kind(struct block_part *part, const struct value *map,
		     const struct value_pair *pair)
{
	const char *type = value_text(pair->value);
	struct buf folded = BUF_INIT;
	size_t i;

	if (part->depth || part->kind || !type) {
		add_loose(part, map, pair);
		return;
	}
	key_fold(&folded, type);
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (str_eq(kinds[i], folded.data))
			part->kind = kinds[i];
	}
	buf_release(&folded);
	if (part->kind)
		return;
	part->kind = "other";
	report_add(part->reader->cleaner.report, SEVERITY_NOTE,
		   pair->value->at, "unknown-block",
		   "nobody knows this type of block: its words are shown");
	add_loose(part, map, pair);
}

static void add_items(struct block_part *part, const struct value *map,
		      const struct value_pair *pair)
{
	if (pair->value->type == VALUE_LIST)
		block_part_add_items(part, pair->value, false);
	else
		add_text(part, map, pair);
}

static void add_related(struct block_part *part, const struct value *map,
			const struct value_pair *pair)
{
	(void)map;
	block_part_add_items(part, pair->value, true);
}

static void add_href(struct block_part *part, const struct value *map,
		     const struct value_pair *pair)
{
	const struct cleaner *cleaner = &part->reader->cleaner;
	const char *text = value_text(pair->value), *href;
	enum link_kind kind;

	if (!text) {
		add_text(part, map, pair);
		return;
	}
	kind = link_read(&href, cleaner->arena, text);
	if (kind == LINK_NONE)
		return;
	if (!href && block_is_image(text) && !part->image) {
		part->image = clean_words(part, pair);
		return;
	}
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

/* The map under a key, as an item; NULL when it says nothing. */
static struct value *read_map(struct block_part *part, const struct value *map)
{
	struct block_part item;

	block_part_init(&item, part->reader, part->depth + 1);
	block_part_fill(&item, map);
	return block_part_item(&item, map->at);
}

static void say_if(struct block_part *part, const struct value *value)
{
	if (value)
		block_part_say(part, value, "");
}

/* {src, alt}: words stand in the text, the picture beside it. */
static void add_image_map(struct block_part *part, const struct value *map)
{
	const struct value *item = read_map(part, map);
	struct value *image = value_get(item, "image");

	if (!image)
		image = value_get(item, "href");
	say_if(part, value_get(item, "title"));
	say_if(part, value_get(item, "text"));
	if (image && !part->image)
		part->image = image;
}

static void add_image(struct block_part *part, const struct value *map,
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
			add_image(part, map, &one);
	}
	if (!text)
		return;
	link_read(&href, part->reader->cleaner.arena, text);
	if (!href && !block_is_image(text))
		add_loose(part, map, pair);
	else if (!part->image)
		part->image = clean_words(part, pair);
}

static void set_button(struct block_part *part, struct value *label,
		       struct value *href)
{
	struct arena *arena = part->reader->cleaner.arena;
	struct buf link = BUF_INIT;

	if (part->depth || part->button) {	/* the words and the link stay */
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
	const struct value *item = read_map(part, map);
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

static void add_button(struct block_part *part, const struct value *map,
		       const struct value_pair *pair)
{
	const struct value *value = pair->value;
	size_t i;

	if (value->type == VALUE_MAP)
		add_button_map(part, value);
	else if (value->type != VALUE_LIST && !part->label)
		part->label = clean_words(part, pair);
	else if (value->type != VALUE_LIST)
		block_part_say(part, value, pair->key);
	for (i = 0; value->type == VALUE_LIST && i < value->list.len; i++) {
		const struct value_pair one = { pair->key, pair->at,
						value->list.items[i] };

		if (!clean_is_empty(one.value))
			add_button(part, map, &one);
	}
}

/* What the key says as it is; a number needs no quotes here. */
static void add_scalar(struct buf *out, const struct value *map,
		       const char *folded)
{
	struct buf key = BUF_INIT;
	size_t i;

	for (i = 0; i < map->map.len; i++) {
		const struct value *value = map->map.pairs[i].value;

		buf_reset(&key);
		key_fold(&key, map->map.pairs[i].key);
		if (!str_eq(key.data, folded))
			continue;
		if (value->type == VALUE_INT)
			buf_printf(out, "%ld", value->number);
		else if (value->type == VALUE_STRING)
			buf_str(out, value->text);
	}
	buf_release(&key);
}

/* {counter: 250, counterAfter: "+"} has the title "250+". */
static void add_counter(struct block_part *part, const struct value *map,
			const struct value_pair *pair)
{
	struct value *text = value_borrow(part->reader->cleaner.arena, "");
	const struct value_pair whole = { pair->key, pair->at, text };
	struct buf number = BUF_INIT;

	if (part->counter_of == map)
		return;
	part->counter_of = map;
	add_scalar(&number, map, "counterbefore");
	add_scalar(&number, map, "counter");
	add_scalar(&number, map, "counterafter");
	text->text = arena_strndup(part->reader->cleaner.arena, number.data,
				   number.len);
	text->at = pair->value->at;
	buf_release(&number);
	if (!clean_is_empty(text))
		add_title(part, map, &whole);
	if (is_container(pair->value))
		add_text(part, map, pair);
}
