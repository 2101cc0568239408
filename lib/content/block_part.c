/* SPDX-License-Identifier: MIT */
/*
 * What each key of a block means, wherever in the block it stands.  Problem
 * codes: unknown-block, unknown-key (notes), bad-link and those of clean.h.
 */
#include <string.h>

#include "base/str.h"
#include "content/block_part.h"
#include "content/draft.h"
#include "content/keys.h"
#include "content/token.h"

/* As key_fold() writes them. */
static const char *const kinds[] = {
	"headline", "features", "courses", "taxonomies", "taxonomiescard",
	"taxonomieslist", "phases", "options", "types", "otherpages",
	"trustpilot", "videos", "cards", "counters", "outcomehero",
	"outcomeboxes", "boxesrow", "casestudy", "sectioncta", "textnlist",
	"list", "quote", "symmetry", "audiences", "content", "other",
};

static bool is_container(const struct value *value)
{
	return value->type == VALUE_MAP || value->type == VALUE_LIST;
}

struct value *block_clean_line(struct block_part *part,
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

void block_add_text(struct block_part *part, const struct value *map,
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
		block_add_text(part, map, pair);
	else
		part->title = block_clean_line(part, pair);
}

static void add_quote(struct block_part *part, const struct value *map,
		      const struct value_pair *pair)
{
	if (is_container(pair->value) || part->quote || part->depth)
		block_add_text(part, map, pair);
	else
		part->quote = clean_value(&part->reader->cleaner, KEY_TEXT,
					  pair->value, pair->key);
}

/* What may be for the layout or for people. */
void block_add_loose(struct block_part *part, const struct value *map,
		      const struct value_pair *pair)
{
	const char *text = value_text(pair->value);

	if (is_container(pair->value) || (text && block_has_words(text)))
		block_add_text(part, map, pair);
}

static void add_anchor(struct block_part *part, const struct value *map,
		       const struct value_pair *pair)
{
	struct arena *arena = part->reader->cleaner.arena;
	char *anchor, *at;

	if (part->depth || part->anchor || is_container(pair->value)) {
		block_add_loose(part, map, pair);
		return;
	}
	anchor = arena_strdup(arena, block_clean_line(part, pair)->text);
	for (at = strchr(anchor, ' '); at; at = strchr(at, ' '))
		*at = '-';
	part->anchor = value_borrow(arena, anchor);
	part->anchor->at = pair->value->at;
}

static void add_kind(struct block_part *part, const struct value *map,
		     const struct value_pair *pair)
{
	const char *type = value_text(pair->value);
	size_t i;

	if (part->depth || part->kind || !type) {
		block_add_loose(part, map, pair);
		return;
	}
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (key_same(kinds[i], type))
			part->kind = kinds[i];
	}
	if (part->kind)
		return;
	part->kind = "other";
	report_add(part->reader->cleaner.report, SEVERITY_NOTE,
		   pair->value->at, "unknown-block",
		   "nobody knows this type of block: its words are shown");
	block_add_loose(part, map, pair);
}

static void add_items(struct block_part *part, const struct value *map,
		      const struct value_pair *pair)
{
	if (pair->value->type == VALUE_LIST)
		block_part_add_items(part, pair->value, false);
	else
		block_add_text(part, map, pair);
}

static void add_related(struct block_part *part, const struct value *map,
			const struct value_pair *pair)
{
	(void)map;
	block_part_add_items(part, pair->value, true);
}

/* What the key says as it is; a number needs no quotes here. */
static void add_scalar(struct buf *out, const struct value *map,
		       const char *folded)
{
	for (size_t i = 0; i < map->map.len; i++) {
		const struct value *value = map->map.pairs[i].value;

		if (!key_same(map->map.pairs[i].key, folded))
			continue;
		if (value->type == VALUE_INT)
			buf_printf(out, "%ld", value->number);
		else if (value->type == VALUE_STRING)
			buf_str(out, value->text);
	}
}

/* {counter: 250, counterAfter: "+"}, and {count, suffix}: titled "250+". */
static void add_counter(struct block_part *part, const struct value *map,
			const struct value_pair *pair)
{
	static const char *const parts[] = {
		"counterbefore", "prefix", "counter", "count", "counterafter",
		"suffix"
	};
	struct value *text = value_borrow(part->reader->cleaner.arena, "");
	const struct value_pair whole = { pair->key, pair->at, text };
	struct buf number = BUF_INIT;
	size_t i;

	if (part->counter_of == map && !is_container(pair->value))
		return;
	if (part->counter_of || is_container(pair->value)) {
		block_add_text(part, map, pair);
		return;
	}
	part->counter_of = map;
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		add_scalar(&number, map, parts[i]);
	text->text = arena_strndup(part->reader->cleaner.arena, number.data,
				   number.len);
	text->at = pair->value->at;
	buf_release(&number);
	if (!clean_is_empty(text))
		add_title(part, map, &whole);
}

/* Of a block it is how many things to show. */
static void add_count(struct block_part *part, const struct value *map,
		      const struct value_pair *pair)
{
	if (part->depth)
		add_counter(part, map, pair);
	else
		block_add_loose(part, map, pair);
}

/* How many, or what stands in them. */
static void add_columns(struct block_part *part, const struct value *map,
			const struct value_pair *pair)
{
	if (pair->value->type == VALUE_LIST)
		add_items(part, map, pair);
	else
		block_add_loose(part, map, pair);
}

static const struct {
	const char *folded;
	block_role_fn *role;		/* NULL: for the layout only */
} roles[] = {
	{ "title", add_title },		{ "heading", add_title },
	{ "name", add_title },		{ "question", add_title },
	{ "content", block_add_text },	{ "text", block_add_text },
	{ "description", block_add_text },
	{ "body", block_add_text },	{ "subtitle", block_add_text },
	{ "lead", block_add_text },	{ "introduction", block_add_text },
	{ "overview", block_add_text }, { "details", block_add_text },
	{ "summary", block_add_text },	{ "answer", block_add_text },
	{ "sidecontent", block_add_text },
	{ "secondarycontent", block_add_text },
	{ "caption", block_add_text },	{ "alt", block_add_text },
	{ "quote", add_quote },
	{ "headline", add_items },	{ "cta", add_items },
	{ "features", add_items },	{ "list", add_items },
	{ "boxes", add_items },		{ "counters", add_items },
	{ "cards", add_items },		{ "items", add_items },
	{ "phases", add_items },	{ "options", add_items },
	{ "steps", add_items },		{ "cases", add_items },
	{ "related", add_related },
	{ "button", block_add_button }, { "buttons", block_add_button },
	{ "buttontext", block_add_button },
	{ "link", block_add_href },	{ "url", block_add_href },
	{ "href", block_add_href },	{ "buttonlink", block_add_href },
	{ "buttonurl", block_add_href },
	{ "image", block_add_image },	{ "images", block_add_image },
	{ "img", block_add_image },	{ "src", block_add_image },
	{ "media", block_add_image },	{ "photo", block_add_image },
	{ "logo", block_add_image },
	{ "counter", add_counter },	{ "counterbefore", add_counter },
	{ "counterafter", add_counter },
	{ "count", add_count },		{ "prefix", add_count },
	{ "suffix", add_count },
	{ "id", add_anchor },		{ "anchor", add_anchor },
	{ "type", add_kind },		{ "kind", add_kind },
	/* Of a layout, if they are a word and no text. */
	{ "align", block_add_loose },	{ "alignment", block_add_loose },
	{ "color", block_add_loose },	{ "colour", block_add_loose },
	{ "columns", add_columns },	{ "effect", block_add_loose },
	{ "gap", block_add_loose },	{ "mode", block_add_loose },
	{ "order", block_add_loose },	{ "position", block_add_loose },
	{ "ratio", block_add_loose },	{ "shape", block_add_loose },
	{ "size", block_add_loose },	{ "source", block_add_loose },
	{ "spacing", block_add_loose }, { "target", block_add_loose },
	{ "theme", block_add_loose },
	{ "background", NULL },		{ "backgroundcolor", NULL },
	{ "backgroundimage", NULL },	{ "class", NULL },
	{ "classes", NULL },		{ "cssclass", NULL },
	{ "draft", NULL },		{ "height", NULL },
	{ "icon", NULL },		{ "icons", NULL },
	{ "iconclass", NULL },		{ "layout", NULL },
	{ "listtype", NULL },		{ "style", NULL },
	{ "types", NULL },		{ "variant", NULL },
	{ "weight", NULL },		{ "width", NULL },
};

/* Would add_unknown() show any of it? */
static bool is_for_people(const struct value *value, const char *key)
{
	size_t i;

	if (value->type == VALUE_STRING)
		return token_is_text(value->text, key);
	for (i = 0; value->type == VALUE_LIST && i < value->list.len; i++) {
		if (is_for_people(value->list.items[i], key))
			return true;
	}
	return value->type == VALUE_MAP;
}

static void add_unknown(struct block_part *part, const struct value *map,
			const struct value_pair *pair)
{
	const struct value *value = pair->value;
	bool is_shown = is_for_people(value, pair->key);

	report_add(part->reader->cleaner.report, SEVERITY_NOTE, pair->at,
		   "unknown-key", "unknown key \"%s\" in a block: %s",
		   pair->key, is_shown ? "its words are shown" : "not shown");
	if (is_shown && value->type == VALUE_LIST)
		block_part_add_items(part, value, false);
	else if (is_shown)
		block_add_text(part, map, pair);
}

static void add_pair(struct block_part *part, const struct value *map,
		     const struct value_pair *pair)
{
	bool is_known = false;
	size_t i;

	for (i = 0; i < sizeof(roles) / sizeof(roles[0]); i++) {
		if (!key_same(roles[i].folded, pair->key))
			continue;
		is_known = true;
		if (roles[i].role)
			roles[i].role(part, map, pair);
	}
	if (!is_known)
		add_unknown(part, map, pair);
}

void block_part_fill(struct block_part *part, const struct value *map)
{
	size_t i;

	if (draft_is(map, part->reader->cleaner.report))
		return;
	for (i = 0; i < map->map.len; i++) {
		if (!clean_is_empty(map->map.pairs[i].value))
			add_pair(part, map, &map->map.pairs[i]);
	}
}
