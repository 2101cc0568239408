/* SPDX-License-Identifier: MIT */
/*
 * Collecting classes and giving each its id.
 */
#include "page/classes.h"

#include <stdlib.h>
#include <string.h>

#include "page/clock.h"
#include "page/event_days.h"

static void push(struct classes *classes, struct arena *arena,
		 const struct course_class *item)
{
	classes->items = arena_grow(arena, classes->items, classes->len,
				    &classes->cap, sizeof(*item));
	classes->items[classes->len++] = *item;
}

/* An id is part of addresses and of UIDs: what is no letter, digit or "._-"
   becomes '-'; other letters their bytes, so that no two are one. */
static const char *tidy(struct arena *arena, const char *id)
{
	struct buf out = BUF_INIT;

	for (; *id; id++) {
		if ((unsigned char)*id >= 0x80)
			buf_printf(&out, "_%02x", (unsigned char)*id);
		else if (str_is_alnum(*id) || strchr("._-", *id))
			buf_char(&out, *id);
		else
			buf_char(&out, '-');
	}
	return arena_take(arena, &out);
}

static const char *wanted_id(const struct page_env *env, struct zones *zones,
			     const struct value *event)
{
	const char *id = value_text(value_get(event, "id"));
	struct event_days days;

	if (!str_is_blank(id))
		return tidy(env->arena, id);
	event_days(&days, zones, event);
	if (!days.first.is_said)
		return "undated";
	return clock_iso_day(env->arena, &days.first);
}

/* The ids of the dates of a course, as far as they are given out. */
struct ids {
	const char **wanted, **given;
	size_t len;
};

static size_t count(const char *const *ids, size_t len, const char *id)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += str_eq(ids[i], id);
	return n;
}

/* Counted over all dates, past ones too: an id does not change when another
   date is over. */
static const char *give_id(struct arena *arena, struct ids *ids,
			   const char *wanted)
{
	size_t n = count(ids->wanted, ids->len, wanted);
	const char *id = wanted;

	if (n)
		id = arena_printf(arena, "%s-%zu", wanted, n + 1);
	while (count(ids->given, ids->len, id))
		id = arena_printf(arena, "%s-again", id);
	ids->wanted[ids->len] = wanted;
	ids->given[ids->len++] = id;
	return id;
}

static bool is_over(const struct course_class *item, int64_t now)
{
	return item->when.over != INSTANT_NONE && item->when.over <= now;
}

void classes_add(struct classes *classes, const struct page_env *env,
		 struct zones *zones, const struct entry *entry, bool with_past)
{
	const struct value *events = course_list(entry->course,
						 COURSE_EVENTS);
	size_t len = value_len(events);
	struct ids ids = { .len = 0 };

	if (!len)
		return;
	ids.wanted = arena_alloc(env->arena, len * sizeof(*ids.wanted));
	ids.given = arena_alloc(env->arena, len * sizeof(*ids.given));
	for (size_t i = 0; i < len; i++) {
		struct course_class item = { entry, value_item(events, i),
				      { 0, 0, false }, NULL };

		event_when(&item.when, item.event);
		item.id = give_id(env->arena, &ids,
				  wanted_id(env, zones, item.event));
		if (with_past || !is_over(&item, env->now))
			push(classes, env->arena, &item);
	}
}

void classes_add_all(struct classes *classes, const struct page_env *env,
		     const struct entry *const *entries, size_t len)
{
	struct zones zones;

	zones_init(&zones, env->arena);
	for (size_t i = 0; i < len; i++)
		classes_add(classes, env, &zones, entries[i], false);
	zones_release(&zones);
}

static int64_t start_of(const struct course_class *item)
{
	return item->when.begins == INSTANT_NONE ? INT64_MAX :
						   item->when.begins;
}

int classes_compare(const void *left, const void *right)
{
	const struct course_class *a = left, *b = right;
	int64_t one = start_of(a), other = start_of(b);

	if (one != other)
		return one < other ? -1 : 1;
	if (a->entry->order != b->entry->order)
		return a->entry->order < b->entry->order ? -1 : 1;
	return strcmp(a->id, b->id);
}

void classes_sort(struct classes *classes)
{
	if (classes->len)
		qsort(classes->items, classes->len, sizeof(*classes->items),
		      classes_compare);
}

bool classes_find(struct course_class *out, const struct page_env *env,
		  struct zones *zones, const struct entry *entry,
		  const char *id)
{
	struct classes all = { NULL, 0, 0 };

	classes_add(&all, env, zones, entry, true);
	for (size_t i = 0; i < all.len; i++) {
		if (!str_eq(all.items[i].id, id))
			continue;
		*out = all.items[i];
		return true;
	}
	return false;
}
