/* SPDX-License-Identifier: MIT */
/*
 * Cleaning lists of terms and of paths, and joining them without repeats.
 */
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/table.h"
#include "content/clean_list.h"
#include "content/terms.h"

enum { FEW = 24 };		/* items compared one by one */

/* What two equal items have in common. */
static const char *identity(struct arena *arena, enum key_type type,
			    const struct value *item)
{
	const char *text = value_text(item);
	struct buf folded = BUF_INIT;

	if (text && type != KEY_TERMS)	/* the case of paths counts */
		return text;
	if (text)
		term_fold(&folded, text);
	else
		value_write_json(&folded, item, false);
	return arena_take(arena, &folded);
}

static void join_many(const struct cleaner *cleaner, enum key_type type,
		      struct value *list, const struct value *more)
{
	struct arena *arena = cleaner->arena;
	struct table seen;
	size_t i;

	table_init(&seen);
	for (i = 0; i < value_len(list); i++) {
		const struct value *item = value_item(list, i);

		table_set(&seen, identity(arena, type, item), list);
	}
	for (i = 0; i < value_len(more); i++) {
		struct value *item = value_item(more, i);
		const char *key = identity(arena, type, item);

		if (table_find(&seen, key))
			continue;
		table_set(&seen, key, list);
		value_push(arena, list, item);
	}
	table_release(&seen);
}

static bool is_same(enum key_type type, const char *a, const char *b)
{
	return type == KEY_TERMS ? term_same(a, b) : str_eq(a, b);
}

static bool has(enum key_type type, const struct value *list,
		const char *text)
{
	size_t i;

	for (i = 0; i < list->list.len; i++) {
		if (is_same(type, list->list.items[i]->text, text))
			return true;
	}
	return false;
}

void clean_join(const struct cleaner *cleaner, enum key_type type,
		struct value *list, const struct value *more)
{
	bool is_text = type < KEY_BUTTONS;
	size_t i;

	if (!is_text || value_len(list) + value_len(more) > FEW) {
		join_many(cleaner, type, list, more);
		return;
	}
	for (i = 0; i < value_len(more); i++) {
		struct value *item = value_item(more, i);

		if (!has(type, list, item->text))
			value_push(cleaner->arena, list, item);
	}
}

static void push_text(const struct cleaner *cleaner, struct value *list,
		      struct place at, struct view text)
{
	struct value *item = value_borrow(
		cleaner->arena,
		arena_strndup(cleaner->arena, text.at, text.len));

	item->at = at;
	value_push(cleaner->arena, list, item);
}

/* Hugo splits a lone string on white space: aliases: /x /y (hugo.md 1.2). */
static void push_words(const struct cleaner *cleaner, struct value *list,
		       struct place at, const char *text)
{
	struct view word;

	for (;;) {
		while (str_is_space(*text))
			text++;
		if (!*text)
			return;
		word.at = text;
		while (*text && !str_is_space(*text))
			text++;
		word.len = (size_t)(text - word.at);
		push_text(cleaner, list, at, word);
	}
}

/*
 * Of an item that is a map where a line is expected: its address, else its
 * name, else the first words in it.
 */
static const struct value *line_of_map(const struct cleaner *cleaner,
				       const struct value *map,
				       const char *name)
{
	static const char *const keys[] = {
		"link", "url", "href", "path", "title", "name",
	};
	const struct value *found = NULL;
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]) && !found; i++)
		found = value_get(map, keys[i]);
	for (i = 0; i < map->map.len && !value_text(found); i++)
		found = map->map.pairs[i].value;
	if (!value_text(found) || clean_is_empty(found))
		return map;
	report_add(cleaner->report, SEVERITY_WARNING, map->at, "type-coerced",
		   "an item of \"%s\" is a map where a line is expected, "
		   "taken as \"%s\": write that", name, found->text);
	return found;
}

static void push_item(const struct cleaner *cleaner, struct value *list,
		      const struct value *from, const char *name)
{
	struct value *item;

	if (clean_is_empty(from))
		return;
	item = clean_scalar(cleaner, from, name);
	if (!item)
		return;
	item->text = clean_line(cleaner->arena, item->text);
	value_push(cleaner->arena, list, item);
}

static struct value *finish(const struct cleaner *cleaner, enum key_type type,
			    const struct value *from, const struct value *all)
{
	struct value *list = value_list(cleaner->arena);

	list->at = from->at;
	clean_join(cleaner, type, list, all);
	return value_len(list) ? list : NULL;
}

static bool refuse_map(const struct cleaner *cleaner, const struct value *from,
		       const char *name)
{
	if (from->type != VALUE_MAP)
		return false;
	report_add(cleaner->report, SEVERITY_WARNING, from->at, "wrong-type",
		   "\"%s\" is a map where a list is expected: any words in it "
		   "are shown last", name);
	return true;
}

/* A lone item is a list of one. */
static struct value *read_items(const struct cleaner *cleaner,
				enum key_type type, const struct value *from,
				const char *name)
{
	struct value *all = value_list(cleaner->arena);
	size_t i;

	if (refuse_map(cleaner, from, name))
		return NULL;
	if (from->type != VALUE_LIST)
		push_item(cleaner, all, from, name);
	for (i = 0; i < value_len(from); i++) {
		const struct value *item = value_item(from, i);

		if (item->type == VALUE_MAP)
			item = line_of_map(cleaner, item, name);
		push_item(cleaner, all, item, name);
	}
	return finish(cleaner, type, from, all);
}

struct value *clean_terms(const struct cleaner *cleaner,
			  const struct value *from, const char *name)
{
	return read_items(cleaner, KEY_TERMS, from, name);
}

struct value *clean_refs(const struct cleaner *cleaner,
			 const struct value *from, const char *name)
{
	return read_items(cleaner, KEY_REFS, from, name);
}

struct value *clean_paths(const struct cleaner *cleaner,
			  const struct value *from, const char *name)
{
	struct value *all = value_list(cleaner->arena);
	struct value *lone;
	size_t i;

	if (refuse_map(cleaner, from, name))
		return NULL;
	if (from->type != VALUE_LIST) {
		lone = clean_scalar(cleaner, from, name);
		push_words(cleaner, all, from->at, lone->text);
	}
	for (i = 0; i < value_len(from); i++)
		push_item(cleaner, all, value_item(from, i), name);
	return finish(cleaner, KEY_PATHS, from, all);
}
