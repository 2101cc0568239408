/* SPDX-License-Identifier: MIT */
/*
 * Asking facets.  How they are made is facets_make.c's.
 */
#include "index/facets.h"

#include "base/str.h"
#include "index/catalogue_data.h"
#include "index/facets_data.h"

const char *const facet_names[FACET_N] = {
	[FACET_TOPIC] = "topic",
	[FACET_LEVEL] = "level",
	[FACET_LENGTH] = "length",
	[FACET_WHEN] = "when",
	[FACET_AUDIENCE] = "audience",
	[FACET_VENDOR] = "vendor",
	[FACET_EXPERIENCE] = "experience",
};

const struct facet_source facet_sources[FACET_SOURCES] = {
	{ FACET_TOPIC, COURSE_TOPICS },
	{ FACET_LEVEL, COURSE_LEVEL },
	{ FACET_AUDIENCE, COURSE_AUDIENCES },
	{ FACET_VENDOR, COURSE_VENDORS },
	{ FACET_EXPERIENCE, COURSE_EXPERIENCES },
};

/* Of `starts`, which begin in one month, those that count; returns the first
   of another month. */
static size_t add_month(struct facet *facet, struct arena *arena,
			const struct starts *starts, size_t from, int64_t now)
{
	struct facet_value *value = &facet->values[facet->len];
	uint32_t month = starts->items[from].month, *members;
	size_t end = from;

	while (end < starts->len && starts->items[end].month == month)
		end++;
	members = arena_alloc(arena, (end - from) * sizeof(*members));
	value->len = 0;
	for (size_t i = from; i < end; i++) {
		uint32_t order = starts->items[i].order;

		if (start_counts(&starts->items[i], now) &&
		    (!value->len || members[value->len - 1] != order))
			members[value->len++] = order;
	}
	if (!value->len)
		return end;
	value->members = members;
	value->key = arena_printf(arena, "%04u-%02u", month / 12,
				  month % 12 + 1);
	value->name = value->key;
	facet->len++;
	return end;
}

static size_t count_months(const struct starts *starts)
{
	size_t n = 0;

	for (size_t i = 0; i < starts->len; i++)
		n += !i || starts->items[i].month !=
			   starts->items[i - 1].month;
	return n;
}

static void fill_when(struct facet *facet, struct arena *arena,
		      const struct starts *starts, int64_t now)
{
	size_t i = 0;

	*facet = (struct facet){ 0 };
	facet->values = arena_alloc(arena, count_months(starts) *
					   sizeof(*facet->values));
	while (i < starts->len)
		i = add_month(facet, arena, starts, i, now);
}

void facets_at(struct facet out[FACET_N], struct arena *arena,
	       const struct catalogue *catalogue, int64_t now)
{
	for (size_t i = 0; i < FACET_N; i++)
		out[i] = catalogue->facets.items[i];
	fill_when(&out[FACET_WHEN], arena, &catalogue->starts, now);
}

static const struct facet_value *find_spelling(const struct facet *facet,
					       const char *said)
{
	const struct facet_value *found;
	struct buf folded = BUF_INIT;

	facet_fold(&folded, said);
	found = table_find(facet->by_key, folded.data);
	buf_release(&folded);
	return found;
}

const struct facet_value *facet_find(const struct facet *facet,
				     const char *said)
{
	const struct facet_value *found = NULL;

	if (!facet->by_key) {
		for (size_t i = 0; i < facet->len && !found; i++)
			if (str_eq(facet->values[i].key, said))
				found = &facet->values[i];
		return found;
	}
	found = table_find(facet->by_key, said);
	return found ? found : find_spelling(facet, said);
}

const char *facets_spelling(const struct catalogue *catalogue,
			    enum course_key field, const char *said)
{
	const struct facet_value *value = NULL;

	for (size_t i = 0; i < FACET_SOURCES; i++)
		if (facet_sources[i].field == field)
			value = find_spelling(&catalogue->facets.items[
				facet_sources[i].facet], said);
	return value ? value->name : said;
}

static bool is_listed(const struct shown *shown,
		      const struct catalogue *catalogue, int64_t now)
{
	if (shown->from > now || shown->until < now)
		return false;
	return shown->is_sole ||
	       catalogue_lists(catalogue, &catalogue->entries[shown->order],
			       now);
}

void facets_listed(struct bits *out, struct arena *arena,
		   const struct catalogue *catalogue, int64_t now)
{
	const struct facets *facets = &catalogue->facets;

	bits_init(out, arena, catalogue->len);
	for (size_t i = 0; i < facets->n_shown; i++)
		if (is_listed(&facets->shown[i], catalogue, now))
			bits_set(out, facets->shown[i].order);
}

void facet_add(struct bits *out, const struct facet_value *value)
{
	for (size_t i = 0; i < value->len; i++)
		bits_set(out, value->members[i]);
}

size_t facet_count(const struct facet_value *value, const struct bits *set)
{
	size_t n = 0;

	for (size_t i = 0; i < value->len; i++)
		n += bits_has(set, value->members[i]);
	return n;
}
