/* SPDX-License-Identifier: MIT */
/*
 * The piece of the map around one course: the nearest on the roads to it and
 * from it, without the steps that lead back, in columns from left to right.
 * It is small, so its edges are a table.
 */
#include <stdlib.h>
#include <string.h>

#include "index/catalogue_data.h"

enum { HERE, SWEEPS = 4, FAR = ROADMAP_MOST + 1 };

/* The course itself is the first. */
struct piece {
	const struct catalogue *catalogue;
	int64_t now;
	const struct entry *entries[ROADMAP_MOST];
	uint32_t orders[ROADMAP_MOST];
	size_t len;
	bool is_cut;
	bool leads[ROADMAP_MOST][ROADMAP_MOST];	/* from, to */
	int column[ROADMAP_MOST];	/* from the course's; FAR: none */
};

/* Which page stands for an order now; NULL: none is listed. */
static const struct entry *shown(const struct piece *piece, uint32_t order)
{
	const struct entry *entry =
		claims_holder(&piece->catalogue->claims,
			      &piece->catalogue->entries[order], piece->now);

	return entry && entry->course && entry_is_listed(entry, piece->now) ?
		       entry : NULL;
}

static size_t find(const struct piece *piece, const struct entry *entry)
{
	size_t i = 0;

	while (i < piece->len && piece->entries[i] != entry)
		i++;
	return i;
}

static void add(struct piece *piece, uint32_t order)
{
	const struct entry *entry = shown(piece, order);

	if (!entry || find(piece, entry) < piece->len)
		return;
	if (piece->len == ROADMAP_MOST) {
		piece->is_cut = true;
		return;
	}
	piece->orders[piece->len] = order;
	piece->entries[piece->len++] = entry;
}

static void add_neighbours(struct piece *piece, const struct road_side *side,
			   uint32_t order)
{
	uint32_t i;

	for (i = side->first[order];
	     i < side->first[order + 1] && !piece->is_cut; i++)
		add(piece, side->heads[i]);
}

/*
 * Step by step outwards, on both sides in turn.  What was reached backwards is
 * gone on from backwards only: a course's neighbour on another road is not on
 * a road through this one.
 */
static void collect(struct piece *piece)
{
	const struct roads *roads = &piece->catalogue->roads;
	enum { BACK = 1, ON = 2 } ways[ROADMAP_MOST];
	size_t at, end, i;

	for (at = 0; at < piece->len; at = end) {
		end = piece->len;
		for (i = at; i < end; i++) {
			size_t before = piece->len;

			if (i == HERE || ways[i] == BACK)
				add_neighbours(piece, &roads->previous,
					       piece->orders[i]);
			for (; before < piece->len; before++)
				ways[before] = BACK;
			if (i == HERE || ways[i] == ON)
				add_neighbours(piece, &roads->next,
					       piece->orders[i]);
			for (; before < piece->len; before++)
				ways[before] = ON;
		}
	}
}

static int compare(const void *left, const void *right)
{
	const uint32_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* One course may lead to very many. */
static bool leads_to(const struct road_side *next, uint32_t from, uint32_t to)
{
	uint32_t n = next->first[from + 1] - next->first[from];

	return n && bsearch(&to, next->heads + next->first[from], n,
			    sizeof(to), compare);
}

static void find_edges(struct piece *piece)
{
	const struct road_side *next = &piece->catalogue->roads.next;
	size_t i, k;

	for (i = 0; i < piece->len; i++) {
		for (k = 0; k < piece->len; k++)
			piece->leads[i][k] = leads_to(next, piece->orders[i],
						      piece->orders[k]);
	}
}

enum state { UNSEEN, ON_THE_WAY, DONE };

/* A walk along the roads, or against them, that takes out each step which
   leads back onto its way.  Recursion is bounded by ROADMAP_MOST. */
static void drop_circles(struct piece *piece, enum state *states, size_t at,
			 bool is_against)
{
	size_t i;

	states[at] = ON_THE_WAY;
	for (i = 0; i < piece->len; i++) {
		bool *leads = is_against ? &piece->leads[i][at] :
					   &piece->leads[at][i];

		if (!*leads)
			continue;
		if (states[i] == ON_THE_WAY)
			*leads = false;
		else if (states[i] == UNSEEN)
			drop_circles(piece, states, i, is_against);
	}
	states[at] = DONE;
}

/* All are on a road from the course or to it. */
static void drop_all_circles(struct piece *piece)
{
	enum state on[ROADMAP_MOST] = { UNSEEN };
	enum state against[ROADMAP_MOST] = { UNSEEN };

	drop_circles(piece, on, HERE, false);
	drop_circles(piece, against, HERE, true);
}

/* A step leads to a later column: away from the course on either side. */
static void push_apart(int *from, int *to)
{
	if (*from >= 0 && *from != FAR && (*to == FAR || *to <= *from))
		*to = *from + 1;
	if (*to <= 0 && (*from == FAR || *from >= *to))
		*from = *to - 1;
}

/* Each on its own side, as many columns away as the longest road has steps. */
static void place(struct piece *piece)
{
	size_t round, i, k;

	for (i = 0; i < piece->len; i++)
		piece->column[i] = i == HERE ? 0 : FAR;
	for (round = 1; round < piece->len; round++)
		for (i = 0; i < piece->len; i++)
			for (k = 0; k < piece->len; k++)
				if (piece->leads[i][k])
					push_apart(&piece->column[i],
						   &piece->column[k]);
}

static unsigned needs_of(const struct piece *piece, const size_t *rank,
			 size_t to)
{
	unsigned needs = 0;
	size_t i;

	for (i = 0; i < piece->len; i++) {
		if (piece->leads[i][to] && piece->column[i] != FAR)
			needs |= 1u << rank[i];
	}
	return needs;
}

/* Twice the middle of those that it comes after, or before. */
static int middle(const struct piece *piece, const int *row, size_t at,
		  bool is_after)
{
	int sum = 0, n = 0;
	size_t i;

	for (i = 0; i < piece->len; i++) {
		if (piece->column[i] == FAR ||
		    !(is_after ? piece->leads[i][at] : piece->leads[at][i]))
			continue;
		sum += row[i];
		n++;
	}
	return n ? 2 * sum / n : 2 * row[at];
}

/* Two of one column change places if that is what both wish for. */
static void change_places(const struct piece *piece, int *row, const int *wish,
			  size_t i, size_t k)
{
	int held = row[i];

	if (piece->column[i] != piece->column[k] || row[i] >= row[k] ||
	    wish[i] <= wish[k])
		return;
	row[i] = row[k];
	row[k] = held;
}

/* Rows within columns: each near what it comes from, then near what it leads
   to, and so on, so that few lines cross. */
static void sort_rows(const struct piece *piece, int *row)
{
	int wish[ROADMAP_MOST];
	size_t sweep, i, k;

	for (sweep = 0; sweep < SWEEPS; sweep++) {
		for (i = 0; i < piece->len; i++)
			wish[i] = middle(piece, row, i, sweep % 2 == 0);
		for (i = 0; i < piece->len; i++)
			for (k = 0; k < piece->len; k++)
				change_places(piece, row, wish, i, k);
	}
}

static void count_rows(const struct piece *piece, int *row)
{
	size_t i, k;

	for (i = 0; i < piece->len; i++) {
		row[i] = 0;
		for (k = 0; k < i; k++)
			row[i] += piece->column[k] == piece->column[i];
	}
}

static int first_column(const struct piece *piece)
{
	int first = 0;
	size_t i;

	for (i = 0; i < piece->len; i++) {
		if (piece->column[i] < first)
			first = piece->column[i];
	}
	return first;
}

/* By column, then row. */
static void fill(struct roadmap *map, const struct piece *piece)
{
	int row[ROADMAP_MOST], first = first_column(piece);
	size_t rank[ROADMAP_MOST], i, k;

	count_rows(piece, row);
	sort_rows(piece, row);
	for (i = 0; i < piece->len; i++) {
		rank[i] = 0;
		for (k = 0; k < piece->len; k++)
			rank[i] += piece->column[k] != FAR &&
				   (piece->column[k] < piece->column[i] ||
				    (piece->column[k] == piece->column[i] &&
				     row[k] < row[i]));
	}
	for (i = 0; i < piece->len; i++) {
		struct roadmap_step *step = &map->steps[rank[i]];

		if (piece->column[i] == FAR)
			continue;
		step->entry = piece->entries[i];
		step->column = (size_t)(piece->column[i] - first);
		step->row = (size_t)row[i];
		step->needs = needs_of(piece, rank, i);
		if (step->column >= map->n_columns)
			map->n_columns = step->column + 1;
		if (step->row >= map->n_rows)
			map->n_rows = step->row + 1;
		map->len++;
	}
}

void catalogue_roadmap(struct roadmap *map, const struct catalogue *catalogue,
		       const struct entry *entry, int64_t now)
{
	struct piece piece = { .catalogue = catalogue, .now = now };
	const struct claim *claim;

	memset(map, 0, sizeof(*map));
	if (!catalogue->roads.next.first || !entry->course)
		return;
	claim = claims_known(&catalogue->claims, entry->url);
	piece.orders[HERE] = (uint32_t)(claim && claim->kind == CLAIM_PAGE ?
					claim->entry->order : entry->order);
	piece.entries[HERE] = entry;
	piece.len = 1;
	collect(&piece);
	if (piece.len == 1)
		return;
	find_edges(&piece);
	drop_all_circles(&piece);
	place(&piece);
	fill(map, &piece);
	map->is_cut = piece.is_cut;
}
