/* SPDX-License-Identifier: MIT */
/*
 * Reading a query's filters, and cutting the catalogue by them.  What a search
 * finds is index/search.h's.
 */
#include "page/selection.h"

#include <string.h>

#include "index/sorts.h"
#include "page/paging.h"

/* What was said for the first time, if anything; blank is nothing. */
static const char *said(const struct query *query, const char *key)
{
	const char *text = query_get(query, key, 0);

	return str_is_blank(text) ? NULL : text;
}

static bool is_known(const struct selection *s, const struct choice *choice)
{
	for (size_t i = 0; i < s->n_choices; i++) {
		const struct choice *other = &s->choices[i];

		if (other->facet == choice->facet &&
		    (choice->value ? choice->value == other->value :
				     str_eq(choice->said, other->said)))
			return true;
	}
	return false;
}

/* false: there are too many. */
static bool read_choices(struct selection *s, const struct query *query,
			 enum facet_id facet)
{
	const char *text;

	for (size_t i = 0; (text = query_get(query, facet_names[facet], i));
	     i++) {
		struct choice choice = { .facet = facet, .said = text };

		if (str_is_blank(text))
			continue;
		choice.value = facet_find(&s->facets[facet], text);
		if (is_known(s, &choice))
			continue;
		if (s->n_choices == LIMIT_FILTERS)
			return false;
		s->choices[s->n_choices++] = choice;
	}
	return true;
}

static bool read_sort(struct selection *s, const struct query *query)
{
	const char *text = said(query, "sort");

	for (size_t i = 0; text && i < SORT_N; i++)
		if (str_eq(text, sort_names[i]))
			s->sort = sort_names[i];
	return !text || s->sort;
}

static bool read_query(struct selection *s, const struct query *query)
{
	for (size_t i = 0; i < FACET_N; i++)
		if (!read_choices(s, query, (enum facet_id)i))
			return false;
	s->words = said(query, "q");
	s->is_filtered = s->words || s->n_choices;
	return !paging_read(&s->page, query) && read_sort(s, query);
}

static void make_asked(struct selection *s, struct arena *arena)
{
	for (size_t i = 0; i < s->n_choices; i++) {
		const struct choice *choice = &s->choices[i];
		struct bits *asked = &s->asked[choice->facet];

		if (!asked->words)
			bits_init(asked, arena, s->found.len);
		if (choice->value)
			facet_add(asked, choice->value);
	}
}

/* What q and all facets allow; but one of them: FACET_N for none. */
static void allow(struct bits *out, const struct selection *s,
		  struct arena *arena, enum facet_id but)
{
	bits_copy(out, arena, &s->found);
	for (size_t i = 0; i < FACET_N; i++)
		if (i != but && s->asked[i].words)
			bits_and(out, &s->asked[i]);
}

/* `found` becomes those of it that q finds. */
static void search(struct selection *s, struct search_result *result,
		   const struct page_env *env)
{
	struct bits hits;

	search_find(result, env->arena, env->search, env->catalogue,
		    s->words);
	s->corrected = result->corrected;
	s->is_partial = result->is_partial;
	bits_init(&hits, env->arena, s->found.len);
	for (size_t i = 0; i < result->len; i++)
		bits_set(&hits, result->entries[i]->order);
	bits_and(&s->found, &hits);
}

/* Each once, whatever the index says. */
static size_t keep_found(const struct entry **out, struct bits *wanted,
			 const struct search_result *result)
{
	size_t n = 0;

	for (size_t i = 0; i < result->len; i++) {
		if (!bits_has(wanted, result->entries[i]->order))
			continue;
		bits_clear(wanted, result->entries[i]->order);
		out[n++] = result->entries[i];
	}
	return n;
}

static size_t keep_all(const struct entry **out, const struct bits *wanted,
		       const struct catalogue *catalogue)
{
	size_t n = 0;

	for (size_t i = 0; i < wanted->len; i++)
		if (bits_has(wanted, i))
			out[n++] = catalogue_entry(catalogue, i);
	return n;
}

static enum sort_id sort_of(const struct selection *s)
{
	enum sort_id id = 0;

	while (s->sort != sort_names[id])
		id++;
	return id;
}

int selection_make(struct selection *s, const struct page_env *env)
{
	const struct catalogue *catalogue = env->catalogue;
	struct search_result result = { 0 };
	struct bits wanted;

	*s = (struct selection){ .page = 1 };
	facets_at(s->facets, env->arena, catalogue, env->now);
	if (!read_query(s, env->query))
		return 400;
	facets_listed(&s->listed, env->arena, catalogue, env->now);
	bits_copy(&s->found, env->arena, &s->listed);
	if (s->words)
		search(s, &result, env);
	make_asked(s, env->arena);
	allow(&wanted, s, env->arena, FACET_N);
	s->entries = arena_alloc(env->arena, bits_count(&wanted) *
					     sizeof(struct entry *));
	if (s->sort)
		s->len = sorts_apply(s->entries, env->arena, catalogue,
				     sort_of(s), &wanted, env->now);
	else if (s->words)
		s->len = keep_found(s->entries, &wanted, &result);
	else
		s->len = keep_all(s->entries, &wanted, catalogue);
	return 0;
}

const size_t *selection_counts(const struct selection *s, struct arena *arena,
			       enum facet_id id)
{
	const struct facet *facet = &s->facets[id];
	size_t *counts = arena_alloc(arena, facet->len * sizeof(*counts));
	struct bits set;

	allow(&set, s, arena, id);
	for (size_t i = 0; i < facet->len; i++)
		counts[i] = facet_count(&facet->values[i], &set);
	return counts;
}

size_t selection_count_all(const struct selection *s, struct arena *arena,
			   enum facet_id id)
{
	struct bits set;

	allow(&set, s, arena, id);
	return bits_count(&set);
}

size_t selection_without(const struct selection *s,
			 const struct page_env *env, size_t but)
{
	struct selection rest = *s;
	struct bits set;

	if (but == s->n_choices) {
		rest.found = s->listed;
	} else {
		rest.asked[s->choices[but].facet] = (struct bits){ 0 };
		rest.n_choices--;
		memmove(&rest.choices[but], &rest.choices[but + 1],
			(rest.n_choices - but) * sizeof(rest.choices[0]));
		make_asked(&rest, env->arena);
	}
	allow(&set, &rest, env->arena, FACET_N);
	return bits_count(&set);
}

bool selection_has(const struct selection *s, enum facet_id facet,
		   const struct facet_value *value)
{
	struct choice choice = { .facet = facet, .value = value };

	return is_known(s, &choice);
}

void selection_query(struct buf *out, const struct selection *s, size_t but)
{
	if (s->words)
		query_add(out, "q", s->words);
	for (size_t i = 0; i < s->n_choices; i++) {
		const struct choice *choice = &s->choices[i];

		if (i != but)
			query_add(out, facet_names[choice->facet],
				  choice->value ? choice->value->key :
						  choice->said);
	}
	if (s->sort)
		query_add(out, "sort", s->sort);
}
