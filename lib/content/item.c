/* SPDX-License-Identifier: MIT */
/*
 * Reading learning resources and preparation.  Problem codes: item-limit (an
 * error), empty-item (a note), and those of nested.c.
 */
#include <stdlib.h>

#include "base/limits.h"
#include "base/mem.h"
#include "content/item.h"
#include "content/link.h"
#include "content/nested.h"

enum slot { TITLE, HREF, MINUTES, TYPE, TEXT, RESOURCES, WEIGHT, DRAFT };

static const struct nested_key keys[] = {
	{ "title", TITLE },	    { "name", TITLE },
	{ "link", HREF },	    { "url", HREF },
	{ "href", HREF },	    { "duration", MINUTES },
	{ "timerequired", MINUTES }, { "minutes", MINUTES },
	{ "type", TYPE },	    { "description", TEXT },
	{ "overview", TEXT },	    { "content", TEXT },
	{ "details", TEXT },	    { "text", TEXT },
	{ "resources", RESOURCES }, { "learningresources", RESOURCES },
	{ "weight", WEIGHT },	    { "draft", DRAFT },
	{ "icon", NESTED_QUIET },   { NULL, 0 },
};

struct entry {
	struct value *item;
	long weight;
	bool has_weight;
	size_t index;
};

static int compare(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->has_weight != b->has_weight)
		return a->has_weight ? -1 : 1;
	if (a->weight != b->weight)
		return a->weight < b->weight ? -1 : 1;
	return a->index < b->index ? -1 : 1;
}

/* "- https://..." or "- Read the guide" */
static struct value *read_text(const struct cleaner *cleaner,
			       const struct value *from)
{
	struct value *map = nested_map(cleaner, from), *link;
	const char *href = NULL;

	if (value_text(from))
		link_read(&href, cleaner->arena, from->text);
	if (!href)
		return nested_wrap(cleaner, from, "an item of a list");
	report_add(cleaner->report, SEVERITY_WARNING, from->at, "type-coerced",
		   "an item of a list is text, taken as its link: write "
		   "\"- link: ...\", and a title");
	link = value_borrow(cleaner->arena, href);
	link->at = from->at;
	value_set(cleaner->arena, map, "href", link);
	return map;
}

static bool is_said(const struct value *item)
{
	return value_get(item, "title") || value_get(item, "href") ||
	       value_get(item, "text") || value_get(item, "resources") ||
	       value_get(item, "unknown");
}

static void read_map(struct item_reader *reader, struct entry *entry,
		     const struct value *from)
{
	struct arena *arena = reader->cleaner.arena;
	struct value *map = nested_map(&reader->cleaner, from), *value;
	const struct value_pair *nested_items;
	struct nested nested;
	struct prose prose;

	nested_read(&nested, &reader->cleaner, keys, from);
	if (nested_is_true(&nested, DRAFT))
		return;
	prose_init(&prose);
	nested_prose(&nested, TEXT, &prose);
	nested_put(arena, map, "title", nested_clean(&nested, TITLE, KEY_LINE));
	nested_put(arena, map, "href", nested_link(&nested, HREF, &prose));
	nested_put(arena, map, "minutes",
		   nested_minutes(&nested, MINUTES, &prose));
	nested_put(arena, map, "type", nested_clean(&nested, TYPE, KEY_WORD));
	nested_put(arena, map, "text", prose_finish(&prose, arena));
	nested_items = nested_find(&nested, RESOURCES);
	if (nested_items)
		nested_put(arena, map, "resources",
			   items_read(reader, nested_items->value));
	value = nested_clean(&nested, WEIGHT, KEY_WEIGHT);
	if (value) {
		entry->has_weight = true;
		entry->weight = value->number;
	}
	nested_put_unknown(&nested, map);
	if (is_said(map))
		entry->item = map;
	else
		report_add(reader->cleaner.report, SEVERITY_NOTE, from->at,
			   "empty-item", "nothing to show here: no title, "
			   "link or text");
}

/* false when there is no room for it. */
static bool read_entry(struct item_reader *reader, struct entry *entry,
		       const struct value *from)
{
	if (clean_is_empty(from))
		return true;
	if (!reader->left) {
		if (!reader->is_cut)
			report_add(reader->cleaner.report, SEVERITY_ERROR,
				   from->at, "item-limit",
				   "a syllabus can have %d resources and "
				   "things to prepare; this one and those "
				   "after it are left out", LIMIT_ITEMS);
		reader->is_cut = true;
		return false;
	}
	reader->left--;
	if (from->type == VALUE_MAP)
		read_map(reader, entry, from);
	else
		entry->item = read_text(&reader->cleaner, from);
	return true;
}

static struct value *sort(struct item_reader *reader, struct entry *entries,
			  size_t len, struct place at)
{
	struct value *list = value_list(reader->cleaner.arena);
	size_t i;

	list->at = at;
	if (len)
		qsort(entries, len, sizeof(*entries), compare);
	for (i = 0; i < len; i++)
		value_push(reader->cleaner.arena, list, entries[i].item);
	return value_len(list) ? list : NULL;
}

struct value *items_read(struct item_reader *reader, const struct value *from)
{
	struct entry *entries = NULL;
	size_t len = 0, cap = 0, i;
	struct value *list;

	if (clean_is_empty(from))
		return NULL;
	for (i = 0; i < value_count(from); i++) {
		const struct value *item = value_each(from, i);
		struct entry entry = { .index = i };

		if (!read_entry(reader, &entry, item))
			break;
		if (!entry.item)
			continue;
		entries = mem_grow(entries, len, &cap, sizeof(*entries));
		entries[len++] = entry;
	}
	list = sort(reader, entries, len, from->at);
	free(entries);
	return list;
}
