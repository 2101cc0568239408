/* SPDX-License-Identifier: MIT */
/*
 * Collecting the values of facets from courses, naming them, putting them in
 * order.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "content/certain.h"
#include "index/catalogue_data.h"
#include "index/collate.h"
#include "index/facets_data.h"
#include "index/slug.h"

/* The first whose hours are enough; a day of teaching is eight hours. */
static const struct {
	const char *key;
	int hours;
} lengths[] = {
	{ "half-day", 4 }, { "day", 8 }, { "two-days", 16 },
	{ "week", 40 }, { "longer", -1 },
};
enum { N_LENGTHS = sizeof(lengths) / sizeof(lengths[0]) };

/* As far as they are known, from the first that one takes. */
static const char *const levels[] = {
	"introductory", "beginner", "foundation", "basic", "intermediate",
	"practitioner", "advanced", "expert",
};
enum { N_LEVELS = sizeof(levels) / sizeof(levels[0]) };

/* A value while it is made. */
struct draft {
	const char *name;
	const struct term *term;	/* or NULL */
	uint32_t *members;
	size_t len, cap;
	size_t rank;
	struct buf key;			/* to sort by */
};

/* A facet while it is made. */
struct making {
	struct arena *arena;
	const struct taxonomy *taxonomy;	/* or NULL */
	struct draft **drafts;
	size_t len, cap;
	struct table by_fold;		/* struct draft */
	struct table by_name;		/* the same, as written */
};

void facet_fold(struct buf *out, const char *text)
{
	buf_char(out, '=');
	term_fold(out, text);
}

static const char *folded(struct arena *arena, const char *name)
{
	struct buf fold = BUF_INIT;

	facet_fold(&fold, name);
	return arena_take(arena, &fold);
}

static struct draft *find_draft(const struct making *m, const char *name)
{
	struct buf fold = BUF_INIT;
	struct draft *draft;

	facet_fold(&fold, name);
	draft = table_find(&m->by_fold, fold.data);
	buf_release(&fold);
	return draft;
}

static struct draft *add_draft(struct making *m, const char *name)
{
	struct draft *draft = mem_alloc(sizeof(*draft));

	draft->name = name;
	buf_init(&draft->key);
	m->drafts = mem_grow(m->drafts, m->len, &m->cap,
			     sizeof(struct draft *));
	m->drafts[m->len++] = draft;
	table_set(&m->by_fold, folded(m->arena, name), draft);
	return draft;
}

static void add_order(struct draft *draft, uint32_t order)
{
	if (draft->len && draft->members[draft->len - 1] == order)
		return;
	draft->members = mem_grow(draft->members, draft->len, &draft->cap,
				  sizeof(*draft->members));
	draft->members[draft->len++] = order;
}

static int compare_orders(const void *left, const void *right)
{
	const uint32_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* The taxonomy has put the courses under their terms already. */
static void add_term(struct making *m, const struct term *term)
{
	struct draft *draft = NULL;

	for (size_t i = 0; i < term->len; i++) {
		const struct entry *entry = term->members[i];

		if (!entry_is_course(entry))
			continue;
		if (!draft)
			draft = add_draft(m, term->plain);
		add_order(draft, (uint32_t)entry->order);
	}
	if (!draft)
		return;
	draft->term = term;
	qsort(draft->members, draft->len, sizeof(*draft->members),
	      compare_orders);
}

/* Files repeat their spellings, and folding is dear. */
static void add_name(struct making *m, const struct entry *entry,
		     const char *name)
{
	struct draft *draft;

	if (!name)
		return;
	draft = table_find(&m->by_name, name);
	if (!draft && str_is_blank(name))
		return;
	if (!draft) {
		draft = find_draft(m, name);
		if (!draft)
			draft = add_draft(m, name);
		if (term_is_better(name, draft->name))
			draft->name = name;
		table_set(&m->by_name, name, draft);
	}
	add_order(draft, (uint32_t)entry->order);
}

static void add_names(struct making *m, const struct entry *entry,
		      enum course_key field)
{
	const struct value *list = course_list(entry->course, field);

	if (!list)
		add_name(m, entry, course_text(entry->course, field));
	for (size_t i = 0; i < value_len(list); i++)
		add_name(m, entry, value_text(value_item(list, i)));
}

/* As the site orders its terms; a level by what it asks of people. */
static void rank_drafts(struct making *m, enum course_key field,
			const char *language)
{
	for (size_t i = 0; i < m->len; i++) {
		m->drafts[i]->rank = SIZE_MAX;
		collate_add(&m->drafts[i]->key, m->drafts[i]->name, language);
	}
	for (size_t i = 0; i < m->len && field != COURSE_LEVEL &&
			   m->taxonomy; i++)
		m->drafts[i]->rank = i;
	for (size_t i = 0; i < N_LEVELS && field == COURSE_LEVEL; i++) {
		struct draft *draft = find_draft(m, levels[i]);

		if (draft)
			draft->rank = i;
	}
}

static int compare_drafts(const void *left, const void *right)
{
	const struct draft *const *a = left, *const *b = right;

	if ((*a)->rank != (*b)->rank)
		return (*a)->rank < (*b)->rank ? -1 : 1;
	return collate_compare(&(*a)->key, &(*b)->key);
}

/* Two names may make one slug: then a number tells them apart. */
static const char *key_of(struct arena *arena, const struct table *taken,
			  const char *name)
{
	struct buf slug = BUF_INIT;
	const char *key, *stem;

	slug_add_name(&slug, name);
	stem = key = arena_strdup(arena, slug.len ? slug.data : name);
	buf_release(&slug);
	for (int n = 2; table_find(taken, key); n++)
		key = arena_printf(arena, "%s-%d", stem, n);
	return key;
}

static const uint32_t *keep_members(struct arena *arena,
				    const uint32_t *members, size_t len)
{
	uint32_t *copy = arena_alloc(arena, len * sizeof(*copy));

	if (len)
		memcpy(copy, members, len * sizeof(*copy));
	return copy;
}

static void finish_value(struct facet_value *value, struct table *table,
			 struct arena *arena, struct draft *draft)
{
	value->name = draft->name;
	value->key = key_of(arena, table, draft->name);
	value->term = draft->term;
	value->members = keep_members(arena, draft->members, draft->len);
	value->len = draft->len;
	table_set(table, value->key, value);
	free(draft->members);
	buf_release(&draft->key);
	free(draft);
}

/* A title of its page means the term too, if it means no other. */
static void add_title(struct table *table, struct arena *arena,
		      struct facet_value *value)
{
	const struct term *term = value->term;
	const struct course *course = term ? term->entry->course : NULL;

	if (course && !course->is_draft)
		table_add(table, folded(arena, term->name), value);
}

static void finish(struct facet *facet, struct table *table, struct making *m)
{
	if (m->len)
		qsort(m->drafts, m->len, sizeof(struct draft *),
		      compare_drafts);
	facet->values = arena_alloc(m->arena, m->len *
					      sizeof(*facet->values));
	facet->len = m->len;
	facet->by_key = table;
	for (size_t i = 0; i < m->len; i++) {
		const char *fold = folded(m->arena, m->drafts[i]->name);

		finish_value(&facet->values[i], table, m->arena,
			     m->drafts[i]);
		table_set(table, fold, &facet->values[i]);
	}
	for (size_t i = 0; i < m->len; i++)
		add_title(table, m->arena, &facet->values[i]);
	free(m->drafts);
	table_release(&m->by_fold);
	table_release(&m->by_name);
}

static void make_terms(struct facets *facets, struct catalogue *catalogue,
		       enum facet_id id, enum course_key field)
{
	struct making m = {
		.arena = &catalogue->arena,
		.taxonomy = catalogue_taxonomy_of(catalogue, field),
	};

	table_init(&m.by_fold);
	table_init(&m.by_name);
	for (size_t i = 0; m.taxonomy && i < m.taxonomy->len; i++)
		add_term(&m, m.taxonomy->terms[i]);
	for (size_t i = 0; !m.taxonomy && i < catalogue->len; i++)
		if (entry_is_course(&catalogue->entries[i]))
			add_names(&m, &catalogue->entries[i], field);
	rank_drafts(&m, field, catalogue->library->config.language);
	finish(&facets->items[id], &facets->tables[id], &m);
}

static size_t length_of(const struct course *course)
{
	struct certain length;
	size_t i = 0;

	certain_length(&length, course);
	if (!length.minutes)
		return N_LENGTHS;
	while (lengths[i].hours >= 0 &&
	       length.minutes > 60L * lengths[i].hours)
		i++;
	return i;
}

static void make_lengths(struct facets *facets, struct catalogue *catalogue)
{
	struct facet *facet = &facets->items[FACET_LENGTH];
	struct draft drafts[N_LENGTHS] = { 0 };

	for (size_t i = 0; i < catalogue->len; i++) {
		const struct entry *entry = &catalogue->entries[i];
		size_t length = N_LENGTHS;

		if (entry_is_course(entry))
			length = length_of(entry->course);
		if (length < N_LENGTHS)
			add_order(&drafts[length], (uint32_t)i);
	}
	facet->values = arena_alloc(&catalogue->arena,
				    N_LENGTHS * sizeof(*facet->values));
	for (size_t i = 0; i < N_LENGTHS; i++) {
		if (drafts[i].len)
			facet->values[facet->len++] = (struct facet_value){
				.key = lengths[i].key,
				.name = lengths[i].key,
				.members = keep_members(&catalogue->arena,
							drafts[i].members,
							drafts[i].len),
				.len = drafts[i].len,
			};
		free(drafts[i].members);
	}
}

static void make_shown(struct facets *facets, struct catalogue *catalogue)
{
	facets->shown = arena_alloc(&catalogue->arena,
				    catalogue->len * sizeof(*facets->shown));
	for (size_t i = 0; i < catalogue->len; i++) {
		const struct entry *entry = &catalogue->entries[i];
		const struct course *course = entry->course;

		if (!entry_is_course(entry) || course->is_draft ||
		    course->is_unlisted)
			continue;
		facets->shown[facets->n_shown++] = (struct shown){
			.order = (uint32_t)i,
			.is_sole = entry->is_sole,
			.from = course->publish,
			.until = course->expiry == INSTANT_NONE ?
					 INT64_MAX : course->expiry,
		};
	}
}

void facets_make(struct facets *facets, struct catalogue *catalogue)
{
	*facets = (struct facets){ 0 };
	for (size_t i = 0; i < FACET_N; i++)
		table_init(&facets->tables[i]);
	for (size_t i = 0; i < FACET_SOURCES; i++)
		make_terms(facets, catalogue, facet_sources[i].facet,
			   facet_sources[i].field);
	make_lengths(facets, catalogue);
	make_shown(facets, catalogue);
}

void facets_release(struct facets *facets)
{
	for (size_t i = 0; i < FACET_N; i++)
		table_release(&facets->tables[i]);
}
