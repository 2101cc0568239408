/* SPDX-License-Identifier: MIT */
/*
 * The catalogue as JSON: what the query selects, in the pages of /courses/,
 * with the same parameters, and what else can be asked for.
 */
#include "page/filters.h"
#include "page/machines.h"
#include "page/paging.h"
#include "page/record.h"

#define PATH "/courses.json"

struct listing {
	struct making p;
	const struct page_env *env;
	struct selection s;
	struct paging paging;
};

static void put_number(struct listing *l, struct value *map, const char *key,
		       size_t number)
{
	value_set(l->env->arena, map, key,
		  value_int(l->env->arena, (long)number));
}

/* The address of a page of the list; NULL for one that is not there. */
static const char *link_to(struct listing *l, const char *path, size_t page)
{
	struct arena *arena = l->env->arena;
	struct buf href = BUF_INIT;
	const char *link;

	if (page < 1 || page > l->paging.n_pages)
		return NULL;
	buf_str(&href, path);
	selection_query(&href, &l->s, l->s.n_choices);
	if (page > 1)
		query_add(&href, "page", arena_printf(arena, "%zu", page));
	link = record_link(l->env, view_href(l->env, arena_strdup(arena,
								  href.data)));
	buf_release(&href);
	return link;
}

static struct value *make_links(struct listing *l)
{
	struct value *links = value_map(l->env->arena);
	size_t here = l->paging.page;

	record_set(&l->p, links, "self", link_to(l, PATH, here));
	record_set(&l->p, links, "html", link_to(l, "/courses/", here));
	record_set(&l->p, links, "calendar", link_to(l, "/calendar.ics", 1));
	record_set(&l->p, links, "previous", link_to(l, PATH, here - 1));
	record_set(&l->p, links, "next", link_to(l, PATH, here + 1));
	return links;
}

static struct value *make_value(struct listing *l, enum facet_id facet,
				const struct facet_value *value, size_t count)
{
	struct value *map = value_map(l->env->arena);

	record_set(&l->p, map, "value", value->key);
	record_set(&l->p, map, "name", filters_name(&l->p, facet, value));
	put_number(l, map, "count", count);
	value_set(l->env->arena, map, "is_chosen",
		  value_bool(l->env->arena,
			     selection_has(&l->s, facet, value)));
	return map;
}

/* What else can be asked for, and how many courses that would give. */
static struct value *make_facets(struct listing *l)
{
	struct value *facets = value_map(l->env->arena);

	for (int i = 0; i < FACET_N; i++) {
		enum facet_id id = (enum facet_id)i;
		const struct facet *facet = &l->s.facets[i];
		const size_t *counts = selection_counts(&l->s, l->env->arena,
							id);
		struct value *values = value_list(l->env->arena);

		for (size_t k = 0; k < facet->len; k++)
			if (counts[k] || selection_has(&l->s, id,
						       &facet->values[k]))
				value_push(l->env->arena, values,
					   make_value(l, id,
						      &facet->values[k],
						      counts[k]));
		value_set(l->env->arena, facets, facet_names[i], values);
	}
	return facets;
}

static struct value *make_courses(struct listing *l)
{
	struct value *courses = value_list(l->env->arena);

	for (size_t i = 0; i < l->paging.len; i++)
		value_push(l->env->arena, courses,
			   record_brief(l->env,
					l->s.entries[l->paging.first + i]));
	return courses;
}

static void write_listing(struct buf *out, struct listing *l)
{
	struct value *map = value_map(l->env->arena);

	put_number(l, map, "total", l->s.len);
	put_number(l, map, "page", l->paging.page);
	put_number(l, map, "pages", l->paging.n_pages);
	put_number(l, map, "page_size", PAGING_CARDS);
	record_set(&l->p, map, "corrected", l->s.corrected);
	value_set(l->env->arena, map, "links", make_links(l));
	value_set(l->env->arena, map, "courses", make_courses(l));
	value_set(l->env->arena, map, "facets", make_facets(l));
	value_write_json(out, map, true);
	buf_char(out, '\n');
}

int page_catalogue_json(struct buf *out, const struct page_env *env)
{
	struct page_env quiet = *env;
	struct listing l = { .env = &quiet };
	int status = selection_make(&l.s, env);

	if (!status)
		status = paging_cut(&l.paging, l.s.page, l.s.len);
	if (status)
		return status;
	quiet.report = NULL;
	making_open(&l.p, &quiet, NULL);
	write_listing(out, &l);
	making_close(&l.p);
	return 200;
}
