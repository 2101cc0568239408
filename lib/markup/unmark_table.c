/* SPDX-License-Identifier: MIT */
/*
 * Tables as GitHub's Markdown has them: one row of heads, cells of one line.
 */
#include "markup/unmark_parts.h"

#include <string.h>

#include "base/str.h"

static bool is_cell(const struct dom_node *node)
{
	return dom_is(node, "td") || dom_is(node, "th");
}

/* The next row of this table, not of one in a cell. */
static const struct dom_node *next_row(const struct dom_node *node,
				       const struct dom_node *table)
{
	bool is_inside = node == table || !dom_is(node, "tr");

	node = is_inside ? dom_next(node, table) : dom_skip(node, table);
	while (node && !dom_is(node, "tr"))
		node = is_cell(node) || dom_is(node, "caption") ?
		       dom_skip(node, table) : dom_next(node, table);
	return node;
}

static size_t count_cells(const struct dom_node *row)
{
	const struct dom_node *cell;
	size_t n = 0;

	for (cell = row->first; cell; cell = cell->next)
		n += is_cell(cell);
	return n;
}

static bool is_head(const struct dom_node *row)
{
	const struct dom_node *cell;

	if (dom_is(row->parent, "thead"))
		return true;
	for (cell = row->first; cell; cell = cell->next)
		if (dom_is(cell, "td"))
			return false;
	return true;
}

static void add_row(struct buf *out, const struct unmark *u,
		    const struct dom_node *row, size_t columns)
{
	const struct dom_node *cell = row ? row->first : NULL;

	buf_char(out, '|');
	for (size_t i = 0; i < columns; i++) {
		while (cell && !is_cell(cell))
			cell = cell->next;
		buf_char(out, ' ');
		if (cell)
			unmark_run(out, u, cell->first, NULL, true);
		buf_str(out, " |");
		cell = cell ? cell->next : NULL;
	}
}

static void add_rule(struct buf *out, const struct dom_node *row,
		     size_t columns)
{
	static const struct {
		const char *class, *rule;
	} rules[] = {
		{ "align-left", " :-- |" },
		{ "align-center", " :-: |" },
		{ "align-right", " --: |" },
	};
	const struct dom_node *cell = row ? row->first : NULL;

	buf_str(out, "\n|");
	for (size_t i = 0; i < columns; i++) {
		const char *class = NULL, *rule = " --- |";

		while (cell && !is_cell(cell))
			cell = cell->next;
		if (cell)
			class = dom_attr(cell, "class");
		for (size_t k = 0; class && k < 3; k++)
			if (strstr(class, rules[k].class))
				rule = rules[k].rule;
		buf_str(out, rule);
		cell = cell ? cell->next : NULL;
	}
}

static void add_caption(struct buf *out, const struct unmark *u,
			const struct dom_node *table)
{
	const struct dom_node *node;

	for (node = table->first; node; node = node->next) {
		if (!dom_is(node, "caption"))
			continue;
		unmark_run(out, u, node->first, NULL, true);
		buf_str(out, "\n\n");
	}
}

void unmark_table(struct buf *out, const struct unmark *u,
		  const struct dom_node *table)
{
	const struct dom_node *first = next_row(table, table), *row;
	size_t columns = 0;

	for (row = first; row; row = next_row(row, table)) {
		size_t n = count_cells(row);

		columns = n > columns ? n : columns;
	}
	add_caption(out, u, table);
	if (!columns)
		return;
	row = first;
	if (is_head(first))
		row = next_row(first, table);
	add_row(out, u, row == first ? NULL : first, columns);
	add_rule(out, first, columns);
	for (; row; row = next_row(row, table)) {
		buf_char(out, '\n');
		add_row(out, u, row, columns);
	}
}
