/* SPDX-License-Identifier: MIT */
/*
 * Turning references into neighbours.  The piece around one course is
 * roadmap_find.c's.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "index/catalogue_data.h"

struct edge {
	uint32_t from, to;		/* orders */
};

struct edges {
	struct edge *items;
	size_t len, cap;
};

/* Of several pages with one address, the first stands for all. */
static uint32_t order_of(const struct catalogue *catalogue,
			 const struct entry *entry)
{
	const struct claim *claim = NULL;

	if (!entry->is_sole)
		claim = claims_known(&catalogue->claims, entry->url);
	if (claim && claim->kind == CLAIM_PAGE)
		entry = claim->entry;
	return (uint32_t)entry->order;
}

static void add_edges(struct edges *edges, const struct catalogue *catalogue,
		      const struct entry *entry, enum course_key key)
{
	size_t i, n = value_len(course_list(entry->course, key));

	for (i = 0; i < n; i++) {
		const struct entry *other =
			refs_get(&catalogue->refs, entry, key, i);
		struct edge edge;

		if (!other || !other->course)
			continue;
		edge.from = order_of(catalogue, entry);
		edge.to = order_of(catalogue, other);
		if (key == COURSE_PREVIOUS)
			edge = (struct edge){ edge.to, edge.from };
		if (edge.from == edge.to)
			continue;
		edges->items = mem_grow(edges->items, edges->len, &edges->cap,
					sizeof(edge));
		edges->items[edges->len++] = edge;
	}
}

static int compare(const void *left, const void *right)
{
	const struct edge *a = left, *b = right;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return (a->to > b->to) - (a->to < b->to);
}

/* Sorted by where they begin, each once: one step may be written twice. */
static void fill_side(struct road_side *side, struct edges *edges,
		      size_t n_entries)
{
	size_t i, order = 0, len = 0;

	qsort(edges->items, edges->len, sizeof(*edges->items), compare);
	side->heads = mem_alloc(edges->len * sizeof(*side->heads));
	side->first = mem_alloc((n_entries + 1) * sizeof(*side->first));
	for (i = 0; i < edges->len; i++) {
		if (i && !compare(&edges->items[i - 1], &edges->items[i]))
			continue;
		while (order <= edges->items[i].from)
			side->first[order++] = (uint32_t)len;
		side->heads[len++] = edges->items[i].to;
	}
	while (order <= n_entries)
		side->first[order++] = (uint32_t)len;
}

void roads_fill(struct catalogue *catalogue)
{
	struct edges edges = { NULL, 0, 0 };
	size_t i;

	for (i = 0; i < catalogue->len; i++) {
		const struct entry *entry = &catalogue->entries[i];

		add_edges(&edges, catalogue, entry, COURSE_NEXT);
		add_edges(&edges, catalogue, entry, COURSE_PREVIOUS);
	}
	if (edges.len) {
		fill_side(&catalogue->roads.next, &edges, catalogue->len);
		for (i = 0; i < edges.len; i++)
			edges.items[i] = (struct edge){ edges.items[i].to,
							edges.items[i].from };
		fill_side(&catalogue->roads.previous, &edges, catalogue->len);
	}
	free(edges.items);
}

void roads_release(struct roads *roads)
{
	free(roads->next.heads);
	free(roads->next.first);
	free(roads->previous.heads);
	free(roads->previous.first);
}
