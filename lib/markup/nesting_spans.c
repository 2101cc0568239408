/* SPDX-License-Identifier: MIT */
/*
 * Cells that span: laid out on a grid, so that none reaches over another, out
 * of its row group, or over a column that no cell begins in (HTML 4.9.12,
 * "forming a table").  What is seen stays the same.
 */
#include <stdlib.h>

#include "base/str.h"
#include "markup/nesting.h"

enum { MAX_COLUMNS = 200 };	/* wider tables lose their spans */

struct grid {
	struct arena *arena;
	long taken[MAX_COLUMNS];	/* rows that a cell above still takes */
	bool begins[MAX_COLUMNS];	/* does any cell begin there? */
	bool is_counted;		/* second time: begins is known */
};

static long span_of(const struct dom_node *cell, const char *name)
{
	const char *value = dom_attr(cell, name);
	long n;

	return value && str_to_long(&n, value) && n > 0 ? n : 1;
}

static void set_span(struct grid *g, struct dom_node *cell, const char *name,
		     long n)
{
	if (n == span_of(cell, name))
		return;
	if (n > 1)
		dom_set_attr(g->arena, cell, name,
			     arena_printf(g->arena, "%ld", n));
	else
		dom_remove_attr(cell, name);
}

static bool is_cell(const struct dom_node *node)
{
	return dom_is(node, "td") || dom_is(node, "th");
}

/* Rows of the group from this one on. */
static long rows_left(const struct dom_node *row)
{
	long n = 0;

	for (; row; row = row->next)
		n += dom_is(row, "tr");
	return n;
}

/* Puts a cell at the first free column from `at` on; behind it, or -1. */
static long place_cell(struct grid *g, struct dom_node *cell, long at,
		       long rows)
{
	long width = span_of(cell, "colspan");
	long height = span_of(cell, "rowspan");
	long i, seen = 0;

	while (at < MAX_COLUMNS && g->taken[at] > 0)
		at++;
	if (at + width > MAX_COLUMNS)
		return -1;
	for (i = 1; i < width && g->taken[at + i] == 0; i++)
		;
	width = i;
	if (height > rows)
		height = rows;
	g->begins[at] = true;
	for (i = 0; i < width; i++) {
		g->taken[at + i] = height;
		seen += g->begins[at + i];
	}
	if (g->is_counted) {
		set_span(g, cell, "colspan", seen);
		set_span(g, cell, "rowspan", height);
	}
	return at + width;
}

static bool place_row(struct grid *g, struct dom_node *row)
{
	struct dom_node *cell;
	long rows = rows_left(row);
	long at = 0;
	int i;

	for (cell = row->first; cell && at >= 0; cell = cell->next)
		if (is_cell(cell))
			at = place_cell(g, cell, at, rows);
	for (i = 0; i < MAX_COLUMNS; i++)
		g->taken[i] -= g->taken[i] > 0;
	return at >= 0;
}

/* false: the table is too wide. */
static bool place_table(struct grid *g, struct dom_node *table)
{
	struct dom_node *group, *row;

	for (group = table->first; group; group = group->next)
		for (row = group->first; row; row = row->next)
			if (dom_is(row, "tr") && !place_row(g, row))
				return false;
	return true;
}

static void drop_spans(struct dom_node *table)
{
	struct dom_node *group, *row, *cell;

	for (group = table->first; group; group = group->next)
		for (row = group->first; row; row = row->next)
			for (cell = row->first; cell; cell = cell->next) {
				if (!is_cell(cell))
					continue;
				dom_remove_attr(cell, "colspan");
				dom_remove_attr(cell, "rowspan");
			}
}

static bool has_spans(const struct dom_node *table)
{
	const struct dom_node *group, *row, *cell;

	for (group = table->first; group; group = group->next)
		for (row = group->first; row; row = row->next)
			for (cell = row->first; cell; cell = cell->next)
				if (is_cell(cell) && cell->attrs)
					return true;
	return false;
}

void nesting_spans(struct arena *arena, struct dom_node *table)
{
	struct grid grid = { .arena = arena };

	if (!has_spans(table))
		return;
	if (!place_table(&grid, table)) {
		drop_spans(table);
		return;
	}
	grid.is_counted = true;
	place_table(&grid, table);
}
