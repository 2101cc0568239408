/* SPDX-License-Identifier: MIT */
/*
 * The form of the catalogue's page, and the links that take filters away.
 * What they select is selection.c's.
 */
#include "page/filters.h"

#include <stdlib.h>
#include <string.h>

#include "index/sorts.h"
#include "index/taxonomy.h"
#include "page/label.h"

enum {
	IN_SIGHT = 8,			/* values before "more" */
	AT_ALL = 100,			/* values of a facet in the form */
	IN_TITLE = 4,			/* choices that a title names */
	MONTH = 7			/* bytes of "2025-07" */
};

static const char *month_name(const struct page_env *env, const char *key)
{
	const struct words *words = theme_words(env->theme);
	long month = 0;
	const char *dash = strchr(key, '-');
	struct words_place places[] = {
		{ "year", NULL }, { "month", NULL }, { NULL, NULL },
	};

	if (!dash || !str_to_long(&month, dash + 1) || month < 1 ||
	    strlen(key) != MONTH)
		return key;
	places[0].text = arena_strndup(env->arena, key,
				       (size_t)(dash - key));
	places[1].text = words_item(words, "clock.months",
				    (size_t)(month - 1));
	return words_fill(env->arena, words, "find.month", places);
}

/* The file of a term may give it a title. */
static const char *name_term(struct making *p, const struct term *term)
{
	const struct course *course = term->entry->course;

	if (course && course_text(course, COURSE_TITLE))
		return view_name(&p->markup, term->entry);
	return term_name(term, p->env->now);
}

const char *filters_name(struct making *p, enum facet_id facet,
			 const struct facet_value *value)
{
	const struct words *words = theme_words(p->env->theme);
	const char *name = NULL;

	switch (facet) {
	case FACET_WHEN:
		return month_name(p->env, value->key);
	case FACET_LENGTH:
		name = words_name(words, "lengths", value->key);
		return name ? name : value->key;
	case FACET_LEVEL:
		name = words_name(words, "levels", value->name);
		return name ? name : label_capital(p->env->arena, value->name);
	default:
		return value->term ? name_term(p, value->term) : value->name;
	}
}

static const char *facet_title(const struct page_env *env, enum facet_id id)
{
	return view_word(
		env, arena_printf(env->arena, "facets.%s", facet_names[id]));
}

const char *filters_href(const struct page_env *env, enum facet_id facet,
			 const struct facet_value *value)
{
	struct buf href = BUF_INIT;

	buf_str(&href, view_href(env, "/courses/"));
	query_add(&href, facet_names[facet], value->key);
	return arena_take(env->arena, &href);
}

/* The values of one facet on their way into the form. */
struct offer {
	struct making *p;
	const struct selection *s;
	enum facet_id id;
	const size_t *counts;
	size_t all;			/* courses without this facet */
	size_t n_chosen;
	bool is_choice;			/* does any value leave some out? */
	struct value *sight, *more;	/* LISTs */
};

struct rank {
	size_t index, count;
};

static int compare_ranks(const void *left, const void *right)
{
	const struct rank *a = left, *b = right;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return (a->index > b->index) - (a->index < b->index);
}

static void add_value(struct offer *o, size_t i, struct value *list,
		      bool is_chosen)
{
	struct arena *arena = o->p->env->arena;
	const struct facet_value *value = &o->s->facets[o->id].values[i];
	const struct words *words = theme_words(o->p->env->theme);
	struct value *item = value_map(arena);

	making_text(o->p, item, "key", value->key);
	making_text(o->p, item, "words", filters_name(o->p, o->id, value));
	making_text(o->p, item, "count",
		    words_number(arena, words, (long)o->counts[i]));
	making_flag(o->p, item, "is_chosen", is_chosen);
	value_push(arena, list, item);
}

/* Places by count: the most courses first; none for values that lead to
   nothing. */
static size_t *rank_values(struct offer *o)
{
	const struct facet *facet = &o->s->facets[o->id];
	struct arena *arena = o->p->env->arena;
	struct rank *ranks = arena_alloc(arena, facet->len * sizeof(*ranks));
	size_t *places = arena_alloc(arena, facet->len * sizeof(*places));

	for (size_t i = 0; i < facet->len; i++)
		ranks[i] = (struct rank){ i, o->counts[i] };
	if (facet->len)
		qsort(ranks, facet->len, sizeof(*ranks), compare_ranks);
	for (size_t i = 0; i < facet->len; i++)
		places[ranks[i].index] = ranks[i].count ? i : AT_ALL;
	return places;
}

/* Those that matter most are in sight, in the facet's own order; months, whose
   order matters more, as they come. */
static void add_values(struct offer *o)
{
	const struct facet *facet = &o->s->facets[o->id];
	size_t *places = rank_values(o), n = 0;

	for (size_t i = 0; i < facet->len; i++) {
		bool is_chosen = selection_has(o->s, o->id,
					       &facet->values[i]);
		size_t place = places[i];

		if (o->id == FACET_WHEN && o->counts[i])
			place = n++;
		o->n_chosen += is_chosen;
		o->is_choice = o->is_choice ||
			       (o->counts[i] && o->counts[i] < o->all);
		if (is_chosen || place < IN_SIGHT)
			add_value(o, i, o->sight, is_chosen);
		else if (place < AT_ALL)
			add_value(o, i, o->more, false);
	}
}

/* A facet that every course has the same value of is no choice. */
static void add_facet(struct offer *o, struct value *list)
{
	const struct page_env *env = o->p->env;
	struct arena *arena = env->arena;
	struct value *map = value_map(arena);
	long more;

	o->sight = value_list(arena);
	o->more = value_list(arena);
	o->counts = selection_counts(o->s, arena, o->id);
	o->all = selection_count_all(o->s, arena, o->id);
	add_values(o);
	if (!o->n_chosen && !o->is_choice)
		return;
	more = (long)value_len(o->more);
	making_text(o->p, map, "facet", facet_names[o->id]);
	making_text(o->p, map, "title", facet_title(env, o->id));
	making_list(o->p, map, "values", o->sight);
	making_list(o->p, map, "more", o->more);
	making_text(o->p, map, "more_words", more ?
		    words_count(arena, theme_words(env->theme),
				"find.more", more) : NULL);
	value_push(arena, list, map);
}

static void add_sort(struct making *p, struct value *list,
		     const struct selection *s, const char *key)
{
	const struct page_env *env = p->env;
	struct value *item = value_map(env->arena);
	const char *name = key ? key : s->words ? "relevance" : "catalogue";

	value_set(env->arena, item, "key",
		  value_string(env->arena, key ? key : ""));
	making_text(p, item, "words",
		    view_word(env, arena_printf(env->arena, "sorts.%s", name)));
	making_flag(p, item, "is_chosen", key == s->sort);
	value_push(env->arena, list, item);
}

struct value *filters_form(struct making *p, const struct selection *s)
{
	const struct page_env *env = p->env;
	struct arena *arena = env->arena;
	struct value *form = value_map(arena), *facets = value_list(arena);
	struct value *sorts = value_list(arena);

	for (size_t i = 0; i < FACET_N; i++) {
		struct offer offer = { .p = p, .s = s,
				       .id = (enum facet_id)i };

		add_facet(&offer, facets);
	}
	add_sort(p, sorts, s, NULL);
	for (size_t i = 0; i < SORT_N; i++)
		add_sort(p, sorts, s, sort_names[i]);
	making_text(p, form, "action",
		    view_rooted(env, "/courses/"));
	making_text(p, form, "words", s->words);
	value_set(arena, form, "sorts", sorts);
	making_list(p, form, "facets", facets);
	making_text(p, form, "chosen", s->n_choices ?
		    words_count(arena, theme_words(env->theme),
				"find.chosen", (long)s->n_choices) : NULL);
	return form;
}

static const char *quoted(const struct page_env *env, const char *words)
{
	return view_say(env, "find.quoted", "words", words);
}

static const char *choice_words(struct making *p, const struct choice *choice)
{
	if (!choice->value)
		return quoted(p->env, choice->said);
	return filters_name(p, choice->facet, choice->value);
}

/* The address of the catalogue with a query. */
static const char *address(const struct page_env *env,
			   const struct selection *s, size_t but)
{
	struct buf href = BUF_INIT;

	buf_str(&href, env->library->config.base_path);
	buf_str(&href, "/courses/");
	selection_query(&href, s, but);
	return arena_take(env->arena, &href);
}

/* A choice, or at n_choices the words. */
static struct value *make_chip(struct making *p, const struct selection *s,
			       size_t i)
{
	const struct page_env *env = p->env;
	struct value *chip = value_map(env->arena);
	struct selection rest = *s;
	const char *name;

	if (i == s->n_choices) {
		name = quoted(env, s->words);
		rest.words = NULL;
	} else {
		name = choice_words(p, &s->choices[i]);
	}
	making_text(p, chip, "words", name);
	making_text(p, chip, "label", view_say(env, "find.drop", "name", name));
	making_text(p, chip, "href", address(env, &rest, i));
	return chip;
}

struct value *filters_chips(struct making *p, const struct selection *s)
{
	struct value *chips = value_list(p->env->arena);

	if (s->words)
		value_push(p->env->arena, chips,
			   make_chip(p, s, s->n_choices));
	for (size_t i = 0; i < s->n_choices; i++)
		value_push(p->env->arena, chips, make_chip(p, s, i));
	return chips;
}

struct value *filters_ways_out(struct making *p, const struct selection *s)
{
	const struct page_env *env = p->env;
	struct value *list = value_list(env->arena), *chip;

	for (size_t i = 0; i <= s->n_choices; i++) {
		size_t n = selection_without(s, env, i);

		if (!n || (i == s->n_choices && !s->words))
			continue;
		chip = make_chip(p, s, i);
		making_text(p, chip, "count",
			    view_count(env, "count.courses", n));
		value_push(env->arena, list, chip);
	}
	return list;
}

const char *filters_words(struct making *p, const struct selection *s)
{
	const struct page_env *env = p->env;
	const char *between = view_word(env, "find.between"), *copy;
	struct buf out = BUF_INIT;

	if (s->words)
		buf_str(&out, quoted(env, s->words));
	for (size_t i = 0; i < s->n_choices && i < IN_TITLE; i++) {
		if (out.len)
			buf_str(&out, between);
		buf_str(&out, choice_words(p, &s->choices[i]));
	}
	if (s->n_choices > IN_TITLE)
		buf_str(&out, "…");
	copy = out.len ? arena_strdup(env->arena, out.data) : NULL;
	buf_release(&out);
	return copy;
}
