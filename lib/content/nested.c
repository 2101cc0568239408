/* SPDX-License-Identifier: MIT */
/*
 * Sorting the keys of a map into slots, and cleaning what they say.  Problem
 * codes: unknown-key (a note), key-twice, bad-link, bad-length, and those of
 * clean.h.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "content/keys.h"
#include "content/length.h"
#include "content/link.h"
#include "content/nested.h"

void nested_put(struct arena *arena, struct value *map, const char *key,
		struct value *value)
{
	if (value)
		value_set(arena, map, key, value);
}

struct value *nested_map(const struct cleaner *cleaner,
			 const struct value *from)
{
	struct value *map = value_map(cleaner->arena);

	map->at = from->at;
	return map;
}

struct value *nested_wrap(const struct cleaner *cleaner,
			  const struct value *from, const char *thing)
{
	const char *text = value_text(from);
	bool is_line = from->type != VALUE_LIST &&
		       (!text || !strchr(text, '\n'));
	struct value *map = nested_map(cleaner, from);
	struct prose prose;

	report_add(cleaner->report, SEVERITY_WARNING, from->at, "type-coerced",
		   "%s is %s, taken as its %s: write \"- %s: ...\"", thing,
		   from->type == VALUE_LIST ? "a list" : "text",
		   is_line ? "title" : "text", is_line ? "title" : "text");
	if (is_line) {
		nested_put(cleaner->arena, map, "title",
			   clean_value(cleaner, KEY_LINE, from, "title"));
	} else {
		prose_init(&prose);
		prose_add_value(&prose, cleaner, from, "text");
		nested_put(cleaner->arena, map, "text",
			   prose_finish(&prose, cleaner->arena));
	}
	return value_len(map) ? map : NULL;
}

void nested_put_unknown(const struct nested *nested, struct value *map)
{
	struct arena *arena = nested->cleaner->arena;

	if (value_len(nested->unknown))
		value_set(arena, map, "unknown",
			  value_copy(arena, nested->unknown));
}

/* Also a known key's value that cannot be what the key promises: words are
   shown, whatever key has them. */
static void keep(const struct nested *nested, const struct value_pair *pair)
{
	if (!value_len(nested->unknown))
		nested->unknown->at = pair->at;
	if (nested->unknown->map.len == LIMIT_PROBLEMS)
		return;			/* no more are listed either */
	value_set(nested->cleaner->arena, nested->unknown, pair->key,
		  pair->value);
}

/* Our own "unknown", so that what was read can be read again. */
static bool keep_again(const struct nested *nested,
		       const struct value_pair *pair)
{
	size_t i;

	if (!str_eq(pair->key, "unknown") || pair->value->type != VALUE_MAP)
		return false;
	for (i = 0; i < pair->value->map.len; i++)
		keep(nested, &pair->value->map.pairs[i]);
	return true;
}

static void keep_unknown(const struct nested *nested,
			 const struct value_pair *pair)
{
	if (keep_again(nested, pair))
		return;
	keep(nested, pair);
	report_add(nested->cleaner->report, SEVERITY_NOTE, pair->at,
		   "unknown-key", "unknown key \"%s\" here: kept, and shown "
		   "last if it is a text",
		   pair->key);
}

static void note_twice(const struct nested *nested,
		       const struct value_pair *first,
		       const struct value_pair *other)
{
	report_add(nested->cleaner->report, SEVERITY_WARNING, other->at,
		   "key-twice", "\"%s\" and \"%s\" are one key: the first "
		   "stays, remove this one", first->key, other->key);
	keep(nested, other);
}

/* The row's number, or -1. */
static int find_row(const struct nested *nested, const char *key)
{
	for (int i = 0; nested->keys[i].folded; i++)
		if (key_same(nested->keys[i].folded, key))
			return i;
	return -1;
}

static void enter(struct nested *nested, const struct value_pair *pair)
{
	int row = find_row(nested, pair->key);

	if (row < 0) {
		keep_unknown(nested, pair);
		return;
	}
	if (clean_is_empty(pair->value))
		return;
	if (nested->found[row])
		note_twice(nested, nested->found[row], pair);
	else
		nested->found[row] = pair;
}

void nested_read(struct nested *nested, const struct cleaner *cleaner,
		 const struct nested_key *keys, const struct value *map)
{
	size_t i;

	memset(nested, 0, sizeof(*nested));
	nested->cleaner = cleaner;
	nested->keys = keys;
	nested->at = map->at;
	nested->unknown = value_map(cleaner->arena);
	for (i = 0; keys[i].folded; i++)
		assert(i < NESTED_ROWS);
	for (i = 0; i < value_len(map); i++)
		enter(nested, &map->map.pairs[i]);
}

const struct value_pair *nested_find(const struct nested *nested, int slot)
{
	const struct value_pair *first = NULL;
	int i;

	for (i = 0; nested->keys[i].folded; i++) {
		const struct value_pair *pair = nested->found[i];

		if (!pair || nested->keys[i].slot != slot)
			continue;
		if (first)
			note_twice(nested, first, pair);
		else
			first = pair;
	}
	return first;
}

struct value *nested_clean(const struct nested *nested, int slot,
			   enum key_type type)
{
	const struct value_pair *pair = nested_find(nested, slot);
	struct value *value;

	if (!pair)
		return NULL;
	value = clean_value(nested->cleaner, type, pair->value, pair->key);
	if (!value && type != KEY_BOOL && type != KEY_WEIGHT)
		keep(nested, pair);
	return value;
}

struct value *nested_id(const struct nested *nested, int slot)
{
	const struct value_pair *pair = nested_find(nested, slot);
	struct value *id;

	if (!pair || pair->value->type != VALUE_INT)
		return nested_clean(nested, slot, KEY_WORD);
	id = value_borrow(nested->cleaner->arena,
			  arena_printf(nested->cleaner->arena, "%ld",
				       pair->value->number));
	id->at = pair->value->at;
	return id;
}

bool nested_is_true(const struct nested *nested, int slot)
{
	const struct value *value = nested_clean(nested, slot, KEY_BOOL);

	return value && value->truth;
}

void nested_prose(const struct nested *nested, int slot, struct prose *prose)
{
	int i;

	for (i = 0; nested->keys[i].folded; i++) {
		const struct value_pair *pair = nested->found[i];

		if (pair && nested->keys[i].slot == slot)
			prose_add_value(prose, nested->cleaner, pair->value,
					pair->key);
	}
}

/* A STRING at the pair's place. */
static struct value *string_at(const struct nested *nested, const char *text,
			       const struct value_pair *pair)
{
	struct value *value = value_string(nested->cleaner->arena, text);

	value->at = pair->value->at;
	return value;
}

struct value *nested_link(const struct nested *nested, int slot,
			  struct prose *prose)
{
	const struct cleaner *cleaner = nested->cleaner;
	const struct value_pair *pair = nested_find(nested, slot);
	enum link_kind kind;
	const char *href;

	if (!pair)
		return NULL;
	if (pair->value->type != VALUE_STRING) {
		prose_add_value(prose, cleaner, pair->value, pair->key);
		return NULL;
	}
	kind = link_read(&href, cleaner->arena, pair->value->text);
	if (kind == LINK_WORDS) {
		report_add(cleaner->report, SEVERITY_WARNING, pair->value->at,
			   "bad-link", "\"%s\" is no link: it is shown as "
			   "words; write an address, such as /page/ or "
			   "https://...", pair->key);
		prose_add(prose, pair->value->text, pair->value->at);
	} else if (kind == LINK_MENDED) {
		report_add(cleaner->report, SEVERITY_WARNING, pair->value->at,
			   "bad-link", "\"%s\" is taken as %s: write that",
			   pair->key, href);
	}
	return href ? string_at(nested, href, pair) : NULL;
}

/* 0: no length. */
static long read_minutes(const struct value *from)
{
	long minutes;

	if (from->type == VALUE_INT)
		return from->number > 0 && from->number <= LENGTH_MAX ?
			       from->number : 0;
	if (from->type != VALUE_STRING || !length_read(&minutes, from->text))
		return 0;
	return minutes;
}

static void refuse_length(const struct nested *nested,
			  const struct value_pair *pair, struct prose *prose)
{
	const struct value *from = pair->value;
	const char *text = value_text(from);
	long number;

	if (from->type == VALUE_INT && from->number == 0)
		return;			/* 0 is "unknown" */
	if (text && str_to_long(&number, text) && number == 0)
		return;
	report_add(nested->cleaner->report, SEVERITY_WARNING, from->at,
		   "bad-length", "\"%s\" is no length%s: write minutes, as in "
		   "90, or \"2 hours\"", pair->key,
		   text ? ", so it is shown as words" : ": left out");
	if (text)
		prose_add(prose, text, from->at);
}

struct value *nested_minutes(const struct nested *nested, int slot,
			     struct prose *prose)
{
	const struct value_pair *pair = nested_find(nested, slot);
	struct value *value;
	long minutes;

	if (!pair)
		return NULL;
	minutes = read_minutes(pair->value);
	if (!minutes) {
		refuse_length(nested, pair, prose);
		return NULL;
	}
	value = value_int(nested->cleaner->arena, minutes);
	value->at = pair->value->at;
	return value;
}
