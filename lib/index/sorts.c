/* SPDX-License-Identifier: MIT */
/*
 * Sorting the catalogue.  Which entries are wanted is the caller's.
 */
#include "index/sorts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "content/certain.h"
#include "index/catalogue_data.h"
#include "index/collate.h"

const char *const sort_names[SORT_N] = {
	[SORT_TITLE] = "title",
	[SORT_DATE] = "date",
	[SORT_LENGTH] = "length",
	[SORT_NEWEST] = "newest",
};

struct row {
	uint32_t order;
	int64_t number;			/* the smaller first */
	struct buf key;			/* of SORT_TITLE */
};

/* Ties keep the order of the catalogue. */
static int compare_rows(const void *left, const void *right)
{
	const struct row *a = left, *b = right;

	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static int compare_titles(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	int order = collate_compare(&a->key, &b->key);

	return order ? order : compare_rows(left, right);
}

static int64_t length_of(const struct course *course)
{
	struct certain length;

	certain_length(&length, course);
	return length.minutes ? length.minutes : INT64_MAX;
}

static int64_t age_of(const struct course *course)
{
	return course->date == INSTANT_NONE ? INT64_MAX : -course->date;
}

static uint32_t *take_orders(struct row *rows, size_t len,
			     int (*compare)(const void *, const void *))
{
	uint32_t *orders = mem_alloc(len * sizeof(*orders));

	if (len)
		qsort(rows, len, sizeof(*rows), compare);
	for (size_t i = 0; i < len; i++)
		orders[i] = rows[i].order;
	return orders;
}

static uint32_t *sort_by(const struct entry *entries, size_t len,
			 int64_t (*number)(const struct course *))
{
	struct row *rows = mem_alloc(len * sizeof(*rows));
	uint32_t *orders;

	for (size_t i = 0; i < len; i++)
		rows[i] = (struct row){ .order = (uint32_t)i,
					.number = number(entries[i].course) };
	orders = take_orders(rows, len, compare_rows);
	free(rows);
	return orders;
}

/* The keys of all titles in one run: each is a part of it. */
static uint32_t *sort_by_title(const struct entry *entries, size_t len,
			       const char *language)
{
	struct row *rows = mem_alloc(len * sizeof(*rows));
	struct buf keys = BUF_INIT;
	uint32_t *orders;
	size_t end;

	for (size_t i = 0; i < len; i++) {
		end = keys.len;
		collate_add(&keys, entry_name(&entries[i]), language);
		rows[i].order = (uint32_t)i;
		rows[i].key.len = keys.len - end;
	}
	end = 0;
	for (size_t i = 0; i < len; i++) {
		rows[i].key.data = keys.data + end;
		end += rows[i].key.len;
	}
	orders = take_orders(rows, len, compare_titles);
	buf_release(&keys);
	free(rows);
	return orders;
}

void sorts_make(struct sorts *sorts, const struct entry *entries, size_t len,
		const char *language)
{
	sorts->len = len;
	sorts->orders[SORT_TITLE] = sort_by_title(entries, len, language);
	sorts->orders[SORT_LENGTH] = sort_by(entries, len, length_of);
	sorts->orders[SORT_NEWEST] = sort_by(entries, len, age_of);
	sorts->orders[SORT_DATE] = NULL;
}

void sorts_release(struct sorts *sorts)
{
	for (size_t i = 0; i < SORT_N; i++)
		free(sorts->orders[i]);
	*sorts = (struct sorts){ 0 };
}

/* Those to come before those that are on, which nobody can join any more. */
static int64_t next_key(int64_t next, int64_t now)
{
	if (next == INSTANT_NONE)
		return INT64_MAX;
	return next > now ? next : INT64_MAX / 2 + next / 2;
}

static size_t sort_by_date(const struct entry **out, struct arena *arena,
			   const struct catalogue *catalogue,
			   const struct bits *wanted, int64_t now)
{
	struct row *rows = arena_alloc(arena, catalogue->len * sizeof(*rows));
	int64_t *next = starts_next(&catalogue->starts, arena,
				    catalogue->len, now);
	size_t n = 0;

	for (size_t i = 0; i < catalogue->len; i++) {
		if (!bits_has(wanted, i))
			continue;
		rows[n].order = (uint32_t)i;
		rows[n++].number = next_key(next[i], now);
	}
	if (n)
		qsort(rows, n, sizeof(*rows), compare_rows);
	for (size_t i = 0; i < n; i++)
		out[i] = &catalogue->entries[rows[i].order];
	return n;
}

size_t sorts_apply(const struct entry **out, struct arena *arena,
		   const struct catalogue *catalogue, enum sort_id id,
		   const struct bits *wanted, int64_t now)
{
	const uint32_t *orders = catalogue->sorts.orders[id];
	size_t n = 0;

	if (!orders)
		return sort_by_date(out, arena, catalogue, wanted, now);
	for (size_t i = 0; i < catalogue->len; i++)
		if (bits_has(wanted, orders[i]))
			out[n++] = &catalogue->entries[orders[i]];
	return n;
}
