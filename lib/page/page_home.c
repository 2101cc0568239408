/* SPDX-License-Identifier: MIT */
/*
 * The front page: what the site is, a search, the topics, the next classes,
 * and the courses: all by topic where they are few, else the newest.  Of an
 * empty folder it says how the first course gets there.
 */
#include <stdlib.h>
#include <string.h>

#include "index/facets.h"
#include "index/sorts.h"
#include "index/taxonomy.h"
#include "page/filters.h"
#include "page/making.h"
#include "page/page.h"

/* How many cards are not too many for all; and of what else there is. */
enum { FEW = 12, NEWEST = 6, CLASSES = 6, TOPICS = 24 };

/* The courses that are listed now. */
struct listed {
	struct making *p;
	struct bits all;
	size_t len;
};

static struct value *make_topic(struct making *p,
				const struct facet_value *topic, size_t count)
{
	struct value *item = value_map(p->env->arena);
	const struct entry *page = topic->term ? topic->term->entry : NULL;
	const char *href;

	if (page && catalogue_lists(p->env->catalogue, page, p->env->now))
		href = page->href;
	else
		href = filters_href(p->env, FACET_TOPIC, topic);
	making_text(p, item, "name", filters_name(p, FACET_TOPIC, topic));
	making_text(p, item, "href", href);
	value_set(p->env->arena, item, "count",
		  value_int(p->env->arena, (long)count));
	return item;
}

static int compare_counts(const void *left, const void *right)
{
	const size_t *a = left, *b = right;

	return (*a < *b) - (*a > *b);
}

/* Topics of this count are only in part among those with the most: as many
   as `room` says. */
static size_t least_count(struct arena *arena, const size_t *counts,
			  size_t len, size_t *room)
{
	size_t *sorted, n = 0;

	*room = 0;
	if (len <= TOPICS)
		return 0;
	sorted = arena_alloc(arena, len * sizeof(*sorted));
	memcpy(sorted, counts, len * sizeof(*sorted));
	qsort(sorted, len, sizeof(*sorted), compare_counts);
	while (sorted[n] > sorted[TOPICS])
		n++;
	*room = TOPICS - n;
	return sorted[TOPICS];
}

/* Where there are more, all are on a page of their own. */
static const char *all_topics(const struct page_env *env)
{
	const struct taxonomy *taxonomy =
		catalogue_taxonomy_of(env->catalogue, COURSE_TOPICS);

	if (!taxonomy || !catalogue_lists(env->catalogue, taxonomy->entry,
					  env->now))
		return NULL;
	return taxonomy->entry->href;
}

static void add_topics(struct listed *l)
{
	struct value *list = value_list(l->p->env->arena);
	const struct page_env *env = l->p->env;
	struct facet facets[FACET_N];
	const struct facet *topics = &facets[FACET_TOPIC];
	size_t *counts, least, room;

	facets_at(facets, env->arena, env->catalogue, env->now);
	counts = arena_alloc(env->arena, topics->len * sizeof(*counts));
	for (size_t i = 0; i < topics->len; i++)
		counts[i] = facet_count(&topics->values[i], &l->all);
	least = least_count(env->arena, counts, topics->len, &room);
	for (size_t i = 0; i < topics->len; i++) {
		bool is_tied = counts[i] && counts[i] == least && room;

		if (counts[i] <= least && !is_tied)
			continue;
		room -= is_tied;
		value_push(env->arena, list,
			   make_topic(l->p, &topics->values[i], counts[i]));
	}
	making_list(l->p, l->p->view, "topics", list);
	making_text(l->p, l->p->view, "all_topics",
		    least ? all_topics(env) : NULL);
}

/* The first courses of an order, as cards. */
static const struct entry **sorted(struct listed *l, enum sort_id order)
{
	const struct page_env *env = l->p->env;
	const struct entry **entries =
		arena_alloc(env->arena, l->len * sizeof(struct entry *));

	sorts_apply(entries, env->arena, env->catalogue, order, &l->all,
		    env->now);
	return entries;
}

/* Those that somebody may still come to. */
static void add_upcoming(struct listed *l)
{
	const struct page_env *env = l->p->env;
	struct value *list = value_list(env->arena);
	const struct entry **entries = sorted(l, SORT_DATE);

	for (size_t i = 0; i < l->len && i < CLASSES; i++) {
		struct value *card = view_card(env, entries[i]);
		const struct value *next = value_get(card, "next");

		if (next->type != VALUE_MAP ||
		    value_truth(value_get(next, "is_on")))
			break;
		value_push(env->arena, list, card);
	}
	making_list(l->p, l->p->view, "upcoming", list);
}

static void add_newest(struct listed *l)
{
	const struct page_env *env = l->p->env;
	struct value *list = value_list(env->arena);
	const struct entry **entries = sorted(l, SORT_NEWEST);

	for (size_t i = 0; i < l->len && i < NEWEST; i++)
		value_push(env->arena, list, view_card(env, entries[i]));
	making_list(l->p, l->p->view, "newest", list);
}

static void add_courses(struct making *p)
{
	const struct page_env *env = p->env;
	struct listed l = { .p = p };

	facets_listed(&l.all, env->arena, env->catalogue, env->now);
	l.len = bits_count(&l.all);
	add_topics(&l);
	add_upcoming(&l);
	making_list(p, p->view, "newest", NULL);
	value_set(env->arena, p->view, "groups", value_null(env->arena));
	if (l.len > FEW)
		add_newest(&l);
	else
		value_set(env->arena, p->view, "groups",
			  view_courses(env, &p->markup));
	making_flag(p, p->view, "has_courses", l.len > 0);
	making_text(p, p->view, "all_words",
		    l.len > 1 ? view_count(env, "home.all", l.len) : NULL);
}

void page_home(struct buf *out, const struct page_env *env)
{
	const struct config *config = &env->library->config;
	const char *description = config->description;
	struct making p;

	making_open_at(&p, env, "/");
	if (p.entry)
		making_fill(&p);
	if (p.course && course_text(p.course, COURSE_SUMMARY))
		description = making_words(&p,
				course_value(p.course, COURSE_SUMMARY));
	add_courses(&p);
	making_flag(&p, p.view, "is_empty",
		    catalogue_len(env->catalogue) == 0);
	view_describe(env, p.view, config->title, description,
		      view_rooted(env, "/"));
	view_render(out, env, "home", p.view);
	making_close(&p);
}
