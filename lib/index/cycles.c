/* SPDX-License-Identifier: MIT */
/*
 * A walk over the graph in depth, with a stack of its own: a road may be as
 * long as there are courses.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "index/cycles.h"

struct edge {
	size_t from, to;		/* orders */
	struct place at;		/* where it is written */
	const char *text;
};

enum colour { UNSEEN, ON_THE_WAY, DONE };

struct walk {
	struct edge *edges;		/* by from */
	size_t len, cap;
	size_t *first;			/* of each order, and one more */
	size_t *next;			/* edge to go on with */
	enum colour *colours;
	struct report *report;
};

static void add_edges(struct walk *walk, const struct refs *refs,
		      const struct entry *entry, enum course_key key)
{
	const struct value *list = course_list(entry->course, key);
	size_t i;

	for (i = 0; i < value_len(list); i++) {
		const struct entry *other = refs_get(refs, entry, key, i);
		const struct value *ref = value_item(list, i);
		struct edge *edge;

		if (!other || !other->course)
			continue;
		walk->edges = mem_grow(walk->edges, walk->len, &walk->cap,
				       sizeof(*walk->edges));
		edge = &walk->edges[walk->len++];
		*edge = (struct edge){ entry->order, other->order, ref->at,
				       value_text(ref) };
		if (key == COURSE_PREVIOUS) {
			edge->from = other->order;
			edge->to = entry->order;
		}
	}
}

static int compare_edges(const void *left, const void *right)
{
	const struct edge *a = left, *b = right;
	int order;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	order = strcmp(a->at.file, b->at.file);
	if (order)
		return order;
	return (a->at.line > b->at.line) - (a->at.line < b->at.line);
}

/* The edge leads back onto the way that led to it. */
static void report_back(struct walk *walk, const struct edge *edge)
{
	report_add(walk->report, SEVERITY_WARNING, edge->at, "roadmap-cycle",
		   "with \"%s\" the roadmap leads back to where it came from; "
		   "take one of the steps out", edge->text);
}

/* One step may be written in both files: it is one.  By from and to. */
static void drop_twins(struct walk *walk)
{
	size_t i, len = 1;

	for (i = 1; i < walk->len; i++) {
		const struct edge *last = &walk->edges[len - 1];

		if (walk->edges[i].from != last->from ||
		    walk->edges[i].to != last->to)
			walk->edges[len++] = walk->edges[i];
	}
	walk->len = len;
}

/* `stack` has room for all. */
static void walk_from(struct walk *walk, size_t start, size_t *stack)
{
	size_t depth = 0, at;

	stack[depth++] = start;
	walk->colours[start] = ON_THE_WAY;
	while (depth) {
		const struct edge *edge;

		at = stack[depth - 1];
		if (walk->next[at] == walk->first[at + 1]) {
			walk->colours[at] = DONE;
			depth--;
			continue;
		}
		edge = &walk->edges[walk->next[at]++];
		if (walk->colours[edge->to] == ON_THE_WAY)
			report_back(walk, edge);
		if (walk->colours[edge->to] != UNSEEN)
			continue;
		walk->colours[edge->to] = ON_THE_WAY;
		stack[depth++] = edge->to;
	}
}

static void walk_all(struct walk *walk, size_t n)
{
	size_t *stack = mem_alloc((n + 1) * sizeof(*stack));
	size_t i, at = 0;

	walk->first = mem_alloc((n + 1) * sizeof(*walk->first));
	walk->next = mem_alloc((n + 1) * sizeof(*walk->next));
	walk->colours = mem_alloc((n + 1) * sizeof(*walk->colours));
	for (i = 0; i <= n; i++) {
		while (at < walk->len && walk->edges[at].from < i)
			at++;
		walk->first[i] = walk->next[i] = at;
		walk->colours[i] = UNSEEN;
	}
	for (i = 0; i < n; i++) {
		if (walk->colours[i] == UNSEEN)
			walk_from(walk, i, stack);
	}
	free(stack);
	free(walk->first);
	free(walk->next);
	free(walk->colours);
}

void cycles_report(const struct refs *refs, struct report *report)
{
	struct walk walk = { .report = report };
	size_t i;

	for (i = 0; i < refs->n_entries; i++) {
		const struct entry *entry = &refs->entries[i];

		add_edges(&walk, refs, entry, COURSE_NEXT);
		add_edges(&walk, refs, entry, COURSE_PREVIOUS);
	}
	if (walk.len) {
		qsort(walk.edges, walk.len, sizeof(*walk.edges),
		      compare_edges);
		drop_twins(&walk);
		walk_all(&walk, refs->n_entries);
	}
	free(walk.edges);
}
