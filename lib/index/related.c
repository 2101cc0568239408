/* SPDX-License-Identifier: MIT */
/*
 * Indices from settings, and lists of courses from their keywords.  Choosing
 * the best of them is related_find.c's.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/table.h"
#include "base/utf8.h"
#include "content/keys.h"
#include "content/terms.h"
#include "index/related.h"

/* One key whose values are compared. */
struct related_index {
	const char *folded;		/* the key of front matter */
	const struct key *key;		/* whose field holds it, or NULL */
	long weight;
	long most;			/* a keyword of more per cent of all
					   courses says nothing; 0: none does */
	bool to_lower;
	bool is_loose;			/* spellings of a term are one */
	const char *pattern;		/* of dates */
	struct table by_text;		/* as written: struct posting */
	struct table by_keyword;
};

/* What makes courses alike, when site.yaml does not say.  One topic, keyword
   or tag is enough; of the others it takes several together. */
static const struct {
	enum course_key key;
	long weight;
} standard[] = {
	{ COURSE_TOPICS, 100 },	   { COURSE_KEYWORDS, 100 },
	{ COURSE_TAGS, 80 },	   { COURSE_CATEGORIES, 60 },
	{ COURSE_AUDIENCES, 40 },  { COURSE_VENDORS, 20 },
	{ COURSE_LEVEL, 10 },
};

enum { N_STANDARD = sizeof(standard) / sizeof(standard[0]), THRESHOLD = 80 };

static const struct key *find_key(const char *folded)
{
	size_t i;

	for (i = 0; i < COURSE_N_KEYS; i++) {
		if (key_same(course_keys[i].name, folded) ||
		    key_is_source(&course_keys[i], folded))
			return &course_keys[i];
	}
	return NULL;
}

static struct related_index *add_index(struct related *related, long weight)
{
	struct related_index *index = &related->indices[related->n_indices++];

	index->weight = weight;
	index->pattern = "2006";
	table_init(&index->by_text);
	table_init(&index->by_keyword);
	if (weight < related->low)
		related->low = weight;
	if (weight > related->high)
		related->high = weight;
	return index;
}

static long number_of(const struct value *map, const char *key)
{
	const struct value *value = value_get(map, key);

	return value ? value->number : 0;
}

static bool truth_of(const struct value *map, const char *key)
{
	const struct value *value = value_get(map, key);

	return value && value->truth;
}

static void read_index(struct related *related, const struct value *said,
		       bool to_lower)
{
	struct related_index *index;
	struct buf folded = BUF_INIT;

	if (!number_of(said, "weight"))
		return;
	index = add_index(related, number_of(said, "weight"));
	key_fold(&folded, value_text(value_get(said, "name")));
	index->folded = arena_strdup(related->arena, folded.data);
	index->key = find_key(index->folded);
	index->most = number_of(said, "most");
	index->to_lower = to_lower || truth_of(said, "to_lower");
	if (value_get(said, "pattern"))
		index->pattern = value_text(value_get(said, "pattern"));
	buf_release(&folded);
}

static void add_standard(struct related *related)
{
	size_t i;

	for (i = 0; i < N_STANDARD; i++) {
		struct related_index *index =
			add_index(related, standard[i].weight);

		index->key = &course_keys[standard[i].key];
		index->is_loose = true;
	}
}

static void read_config(struct related *related)
{
	const struct value *said = related->library->config.related;
	const struct value *indices = value_get(said, "indices");
	size_t i, n = indices ? value_len(indices) : N_STANDARD;

	related->threshold = said ? number_of(said, "threshold") : THRESHOLD;
	related->includes_newer = !said || truth_of(said, "include_newer");
	related->indices = arena_alloc(related->arena,
				       n * sizeof(*related->indices));
	if (!indices)
		add_standard(related);
	for (i = 0; i < value_len(indices); i++)
		read_index(related, value_item(indices, i),
			   truth_of(said, "to_lower"));
}

/* The keyword as it is compared. */
static void add_keyword(struct buf *out, const struct related_index *index,
			const char *text)
{
	if (index->is_loose)
		term_fold(out, text);
	else if (index->to_lower)
		utf8_add_lower(out, text, strlen(text));
	else
		buf_str(out, text);
}

static struct posting *need_posting(struct related *related,
				    struct related_index *index,
				    const char *text)
{
	struct posting *posting = table_find(&index->by_text, text);
	struct buf keyword = BUF_INIT;

	if (posting)
		return posting;
	add_keyword(&keyword, index, text);
	posting = table_find(&index->by_keyword, keyword.data);
	if (!posting) {
		posting = arena_alloc(related->arena, sizeof(*posting));
		posting->index = index;
		table_set(&index->by_keyword,
			  arena_strdup(related->arena, keyword.data), posting);
	}
	table_set(&index->by_text, text, posting);
	buf_release(&keyword);
	return posting;
}

static void add_text(struct related *related, struct related_index *index,
		     size_t order, const char *text)
{
	struct posting *posting;

	if (str_is_blank(text))
		return;
	posting = need_posting(related, index, text);
	if (posting->last == order + 1)
		return;
	posting->last = (uint32_t)order + 1;
	posting->len++;
	related->postings = mem_grow(related->postings, related->len,
				     &related->cap, sizeof(struct posting *));
	related->postings[related->len++] = posting;
}

static void add_value(struct related *related, struct related_index *index,
		      size_t order, const struct value *value)
{
	size_t i;

	if (value->type == VALUE_STRING)
		add_text(related, index, order, value->text);
	if (value->type == VALUE_INT)
		add_text(related, index, order,
			 arena_printf(related->arena, "%ld", value->number));
	for (i = 0; value->type == VALUE_LIST && i < value->list.len; i++) {
		const struct value *item = value->list.items[i];

		if (item->type != VALUE_LIST)
			add_value(related, index, order, item);
	}
}

static int64_t date_of(const struct course *course, enum course_key key)
{
	switch (key) {
	case COURSE_DATE:
		return course->date;
	case COURSE_LASTMOD:
		return course->lastmod;
	case COURSE_PUBLISH_DATE:
		return course->publish;
	default:
		return course->expiry;
	}
}

/* Go's way to write a date, as far as years, months and days go. */
static void add_day(struct buf *out, const char *pattern, int64_t wall)
{
	struct date date;

	instant_to_date(&date, wall);
	for (; *pattern; pattern++) {
		if (str_starts(pattern, "2006")) {
			buf_printf(out, "%04d", date.year);
			pattern += 3;
		} else if (str_starts(pattern, "01")) {
			buf_printf(out, "%02d", date.month);
			pattern++;
		} else if (str_starts(pattern, "02")) {
			buf_printf(out, "%02d", date.day);
			pattern++;
		} else {
			buf_char(out, *pattern);
		}
	}
}

static void add_date(struct related *related, struct related_index *index,
		     const struct entry *entry)
{
	const struct zone *zone = related->library->config.zone;
	int64_t day = date_of(entry->course, index->key->field);
	struct buf text = BUF_INIT;

	if (day == INSTANT_NONE || day == INT64_MAX)
		return;
	add_day(&text, index->pattern, day + zone_offset(zone, day));
	add_text(related, index, entry->order,
		 arena_take(related->arena, &text));
}

static void add_entry(struct related *related, struct related_index *index,
		      const struct entry *entry)
{
	const struct value *value;

	if (index->key && index->key->type == KEY_DATE) {
		add_date(related, index, entry);
		return;
	}
	value = index->key ? course_value(entry->course, index->key->field) :
			     course_unknown(entry->course, index->folded);
	if (value)
		add_value(related, index, entry->order, value);
}

/* Per cent, rounded up, as Hugo does. */
static bool is_everywhere(const struct related *related,
			  const struct posting *posting)
{
	size_t share = (100 * (size_t)posting->len + related->n_courses - 1) /
		       related->n_courses;

	return posting->index->most > 0 &&
	       share > (size_t)posting->index->most;
}

/* Until now only counted. */
static void start_list(const struct related *related, struct posting *posting)
{
	posting->orders = arena_alloc(related->arena, posting->len *
						      sizeof(*posting->orders));
	posting->weight = is_everywhere(related, posting) ?
				  0 : posting->index->weight;
	posting->len = 0;
}

/* Each list gets its courses, in catalogue order. */
static void fill_lists(struct related *related)
{
	size_t order, i;

	for (order = 0; order < related->n_entries; order++) {
		for (i = related->first[order]; i < related->first[order + 1];
		     i++) {
			struct posting *posting = related->postings[i];

			if (!posting->orders)
				start_list(related, posting);
			posting->orders[posting->len++] = (uint32_t)order;
		}
	}
}

void related_fill(struct related *related)
{
	size_t order, i;

	read_config(related);
	related->first = mem_alloc((related->n_entries + 1) *
				   sizeof(*related->first));
	for (order = 0; order < related->n_entries; order++) {
		const struct entry *entry = &related->entries[order];

		related->first[order] = (uint32_t)related->len;
		if (!entry_is_course(entry))
			continue;
		related->n_courses++;
		for (i = 0; i < related->n_indices; i++)
			add_entry(related, &related->indices[i], entry);
	}
	related->first[order] = (uint32_t)related->len;
	fill_lists(related);
	for (i = 0; i < related->n_indices; i++) {
		table_release(&related->indices[i].by_text);
		table_release(&related->indices[i].by_keyword);
	}
}

void related_release(struct related *related)
{
	free(related->postings);
	free(related->first);
}
