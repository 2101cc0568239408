/* SPDX-License-Identifier: MIT */
/*
 * Rows of the key table become fields: sources by precedence, the first that
 * says something wins, unions take them all (schema.md 4.7).  Keys that no
 * row knows are kept and noted (Y-13); what a known key cannot mean is kept.
 * Problem codes: key-twice (a warning), unknown-key (a note).
 */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "content/filler.h"
#include "content/same.h"
#include "content/terms.h"

/* The row's own spelling that the author used, else the one it was found by. */
static const char *label(const struct key *row, const char *source,
			 const char *spelled)
{
	size_t i, len = strlen(spelled);

	for (i = 0; i < KEY_MAX_SOURCES && row->sources[i]; i++) {
		const char *other = row->sources[i];

		if (str_starts(other, spelled) &&
		    (!other[len] || other[len] == '['))
			return other;
	}
	return source;
}

static void set(struct filler *filler, const struct key *row,
		const char *source, struct value *value)
{
	struct field *field = &filler->fields[row->field];
	struct value *all;

	if (!row->is_union || !field->value) {
		field->value = value;
		field->source = source;
		return;
	}
	all = value_list(filler->cleaner.arena);
	all->at = field->value->at;
	clean_join(&filler->cleaner, row->type, all, field->value);
	clean_join(&filler->cleaner, row->type, all, value);
	field->value = all;
}

/* Rows whose sources stand in for each other, and say nothing to readers. */
static bool is_exclusive(const struct key *row)
{
	return row->type == KEY_DATE || row->type == KEY_BOOL ||
	       row->type == KEY_WEIGHT || row->field == COURSE_TYPE;
}

/* As site.yaml wants makers, roles and authors spelt (S-2). */
static struct value *respell(struct filler *filler, const struct key *row,
			     struct value *value)
{
	const struct cleaner *cleaner = &filler->cleaner;
	struct value *list;

	if (row->type != KEY_TERMS && row->field != COURSE_AUTHOR)
		return value;
	if (!filler->source->names || !filler->source->names->table.len)
		return value;
	value = term_names_apply(filler->source->names, cleaner->arena, value);
	if (value->type != VALUE_LIST)
		return value;
	list = value_list(cleaner->arena);
	list->at = value->at;
	clean_join(cleaner, row->type, list, value);
	return list;
}

/* Is what cannot be of this type words? */
static bool is_wordy(const struct key *row)
{
	return row->type != KEY_COLOUR && row->type != KEY_BOOL &&
	       row->type != KEY_WEIGHT;
}

/* A list with maps in it, where lines are expected: one line of each counts,
   and the others are words too. */
static bool is_cut(const struct key *row, const struct value *from)
{
	if (row->type == KEY_TEXT || row->type >= KEY_BUTTONS)
		return false;
	for (size_t i = 0; from->type == VALUE_LIST && i < value_len(from);
	     i++)
		if (value_item(from, i)->type == VALUE_MAP)
			return true;
	return false;
}

/* False: this entry says nothing, look on. */
static bool take(struct filler *filler, const struct key *row,
		 const char *source, struct lookup_entry *entry)
{
	const struct value *from =
		lookup_value(&filler->layers[0], source, entry);
	struct value *value;

	if (!from)
		return false;
	/* audience: {overview: ...} is no wrong "audience" (Y-5). */
	if (from->type == VALUE_MAP && entry->slot->is_container &&
	    row->type < KEY_BUTTONS)
		return false;
	value = clean_value(&filler->cleaner, row->type, from, entry->spelled);
	entry->is_refused = is_cut(row, from) ||
			    (!value && is_wordy(row) && !clean_is_empty(from));
	if (!value)
		return false;
	value = respell(filler, row, value);
	if (course_value(filler->course, row->field) && !row->is_union)
		filler_keep_other(filler, row->field, value);
	else
		set(filler, row, label(row, source, entry->spelled), value);
	return true;
}

/* Other files may have them too: see programme.c. */
static bool is_programme(enum key_type type)
{
	return type == KEY_PREPARATION || type == KEY_SYLLABUS ||
	       type == KEY_EVENTS;
}

static bool is_again(const size_t *slots, size_t i)
{
	return i > 0 && slots[i] == slots[i - 1];
}

static void fill_row(struct filler *filler, const struct lookup *layer,
		     const struct key *row)
{
	const size_t *slots = layer->keys->slots[row->field];
	size_t i;

	for (i = 0; i < KEY_MAX_SOURCES && row->sources[i]; i++) {
		struct lookup_entry *entry = layer->first[slots[i]];

		/* course-topics and course_topics are one path. */
		for (; entry && !is_again(slots, i); entry = entry->next) {
			if (take(filler, row, row->sources[i], entry) &&
			    is_exclusive(row))
				return;
		}
	}
}

/* A page's own words beat what it inherits, whatever key says them. */
static void fill_field(struct filler *filler, const struct key *row)
{
	const struct field *field = course_field(filler->course, row->field);
	size_t i;

	for (i = 0; i < filler->n_layers && !field->value; i++)
		fill_row(filler, &filler->layers[i], row);
}

/*
 * title and Title: Hugo takes either by chance.  Hyphen and underscore make
 * two keys in Hugo, and course-topics beside course_topics is common.
 */
static void check_twice(struct filler *filler,
			const struct lookup_entry *entry)
{
	const struct lookup_entry *other;

	for (other = entry->next; other; other = other->next) {
		if (!str_eq_nocase(other->spelled, entry->spelled) ||
		    clean_is_empty(other->pair->value))
			continue;
		report_add(filler->cleaner.report, SEVERITY_WARNING,
			   other->pair->at, "key-twice",
			   "\"%s\" and \"%s\" are one key: the first stays, "
			   "remove this one", entry->spelled, other->spelled);
	}
}

static void note(struct filler *filler, const struct lookup_entry *entry)
{
	struct report *report = filler->cleaner.report;
	struct place at = entry->pair->at;
	const char *guess;

	if (key_is_kept(entry->folded))
		return;
	guess = key_guess(entry->folded);
	if (guess)
		report_add(report, SEVERITY_NOTE, at, "unknown-key",
			   "unknown key \"%s\": is \"%s\" meant?",
			   entry->spelled, guess);
	else
		report_add(report, SEVERITY_NOTE, at, "unknown-key",
			   "unknown key \"%s\": kept, and shown last if it "
			   "is a text",
			   entry->spelled);
}

static bool is_unknown(const struct lookup_entry *entry)
{
	const struct key_slot *slot = entry->slot;

	if (slot && slot->is_source)
		return false;
	/* delivery: a map of keys; but its words, if it should be text. */
	return !slot || !slot->is_container ||
	       (entry->pair->value->type != VALUE_MAP &&
		!clean_is_empty(entry->pair->value));
}

/* Room is made once: value_set() would search it for every key. */
static void keep_unknown(struct filler *filler)
{
	const struct lookup *own = &filler->layers[0];
	struct arena *arena = filler->cleaner.arena;
	struct value *map = value_map(arena);
	size_t i;

	map->at = filler->at;
	map->map.cap = (uint32_t)own->len;
	map->map.pairs =
		arena_alloc(arena, own->len * sizeof(*map->map.pairs));
	for (i = 0; i < own->len; i++) {
		const struct lookup_entry *entry = own->items[i];
		struct value_pair *pair = &map->map.pairs[map->map.len];

		if (!is_unknown(entry) && !entry->is_refused)
			continue;
		if (!entry->is_refused)
			note(filler, entry);
		pair->key = entry->spelled;
		pair->at = entry->pair->at;
		pair->value = entry->pair->value;
		map->map.len++;
	}
	filler->course->unknown = map;
}

const struct value *filler_value(const struct filler *filler, const char *path)
{
	const struct value *found = NULL;
	size_t i;

	for (i = 0; i < filler->n_layers; i++) {
		const struct lookup_entry *entry =
			lookup_find(&filler->layers[i], path);

		if (entry && !clean_is_empty(entry->pair->value))
			return entry->pair->value;
		if (entry && !found)
			found = entry->pair->value;
	}
	return found;
}

bool filler_keep_other(struct filler *filler, enum course_key key,
		       const struct value *value)
{
	struct field *field = &filler->fields[key];
	struct arena *arena = filler->cleaner.arena;
	struct value *others;

	if (field->value && same_words(value, field->value))
		return false;
	for (size_t i = 0; i < value_len(field->others); i++)
		if (same_words(value, value_item(field->others, i)))
			return false;
	others = value_list(arena);
	for (size_t i = 0; i < value_len(field->others); i++)
		value_push(arena, others, value_item(field->others, i));
	value_push(arena, others, value_copy(arena, value));
	field->others = others;
	return true;
}

void fields_fill(struct filler *filler)
{
	const struct lookup *own = &filler->layers[0];
	size_t i;

	for (i = 0; i < own->len; i++) {
		const struct lookup_entry *entry = own->items[i];

		if (entry->slot && entry->slot->is_source && entry->next)
			check_twice(filler, entry);
	}
	for (i = 0; i < COURSE_N_KEYS; i++) {
		if (!is_programme(course_keys[i].type))
			fill_field(filler, &course_keys[i]);
	}
	keep_unknown(filler);
	filler_keep_words(filler, filler->again);
}
