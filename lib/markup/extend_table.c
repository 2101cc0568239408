/* SPDX-License-Identifier: MIT */
/*
 * Pipe tables in Markdown text, by the rules of Hugo's Goldmark: the line
 * before a row of dashes is the header, what follows in the paragraph are
 * rows.  A header with more cells than dashes is no table.
 */
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/str.h"
#include "markup/extend_rules.h"

/* A row's cells, from left to right. */
struct row {
	const char *at, *end;
};

static void open_row(struct row *row, const char *line, size_t len)
{
	struct view words = str_trim(line, len);

	row->at = words.at;
	row->end = words.at + words.len;
	if (words.len > 0 && *row->at == '|')
		row->at++;
	if (row->end > row->at && row->end[-1] == '|' &&
	    (row->end - 1 == words.at || row->end[-2] != '\\'))
		row->end--;
}

/* The next cell, trimmed; false: the row ends. */
static bool next_cell(struct row *row, struct view *cell)
{
	const char *pipe = row->at;

	if (row->at >= row->end)
		return false;
	while (pipe < row->end &&
	       (*pipe != '|' || (pipe > row->at && pipe[-1] == '\\')))
		pipe++;
	*cell = str_trim(row->at, (size_t)(pipe - row->at));
	row->at = pipe + 1;
	return true;
}

static size_t count_cells(const char *line, size_t len)
{
	struct row row;
	struct view cell;
	size_t n = 0;

	open_row(&row, line, len);
	while (next_cell(&row, &cell))
		n++;
	return n;
}

/* l, c, r, '-' for none; 0: it is no cell of dashes. */
static char alignment(struct view cell)
{
	bool left = cell.len > 0 && cell.at[0] == ':';
	bool right = cell.len > 1 && cell.at[cell.len - 1] == ':';
	size_t i;

	if (cell.len <= (size_t)left + (size_t)right)
		return 0;
	for (i = left; i < cell.len - right; i++)
		if (cell.at[i] != '-')
			return 0;
	if (left && right)
		return 'c';
	if (left)
		return 'l';
	if (right)
		return 'r';
	return '-';
}

/* Letters of the row's alignments; NULL: it is no row of dashes. */
static const char *read_dashes(struct arena *arena, const char *line,
			       size_t len)
{
	size_t marks = 0, i;
	struct buf letters = BUF_INIT;
	const char *copy = NULL;
	struct view cell;
	struct row row;
	char letter = '-';

	for (i = 0; i < len; i++) {
		if (!str_is_space(line[i]) && !strchr("-|:", line[i]))
			return NULL;
		marks += line[i] == '|' || line[i] == ':';
	}
	open_row(&row, line, len);
	while (letter && marks > 0 && next_cell(&row, &cell)) {
		letter = alignment(cell);
		if (letter)
			buf_char(&letters, letter);
	}
	if (letter && letters.len > 0)
		copy = arena_strndup(arena, letters.data, letters.len);
	buf_release(&letters);
	return copy;
}

/* The line that begins at `words`, and where the next does. */
static struct view take_line(const char **words)
{
	struct view line = { *words, strcspn(*words, "\n") };

	*words += line.len + ((*words)[line.len] == '\n');
	return line;
}

/* Outside of code a pipe's backslash is Markdown's own. */
static void add_cell(struct extending *e, struct view cell)
{
	struct buf words = BUF_INIT;
	size_t at = 0, end;

	while (at < cell.len) {
		if (cell.at[at] != '`') {
			end = at + 1 + (cell.at[at] == '\\' &&
					at + 1 < cell.len);
			buf_add(&words, cell.at + at, end - at);
			at = end;
			continue;
		}
		end = heal_skip_code(cell.at, cell.len, at);
		for (; at < end; at++)
			if (!str_starts(cell.at + at, "\\|") || at + 1 == end)
				buf_char(&words, cell.at[at]);
	}
	extend_words(e->ext, e->out, words.data, words.len);
	buf_release(&words);
}

static void write_cell(struct extending *e, const char *prefix,
		       struct extend_cell where, struct view cell)
{
	struct extension *ext = e->ext;

	ext->cells = mem_grow(ext->cells, ext->n_cells, &ext->cap_cells,
			      sizeof(*ext->cells));
	ext->cells[ext->n_cells] = where;
	buf_str(e->out, prefix);
	buf_str(e->out, "# ");
	extend_add_mark(e->out, MARK_CELL, ext->n_cells++);
	buf_char(e->out, ' ');
	add_cell(e, cell);
	buf_str(e->out, " #\n");
}

/* More words than columns stay, with their pipes, in the last. */
static void write_row(struct extending *e, const char *prefix, size_t r,
		      struct view line)
{
	struct extend_table *table = &e->ext->tables[e->ext->n_tables];
	struct extend_cell where = { e->ext->n_tables, r, 0 };
	struct view cell;
	struct row row;

	open_row(&row, line.at, line.len);
	for (; where.column < table->columns && next_cell(&row, &cell);
	     where.column++) {
		if (where.column + 1 == table->columns && row.at < row.end) {
			cell = str_trim(cell.at, (size_t)(row.end - cell.at));
			table->has_more = true;
		}
		if (cell.len > 0)
			write_cell(e, prefix, where, cell);
	}
}

/*
 * Finds the table of a paragraph: how many lines stand before its header.
 * false: it has none.
 */
static bool find_table(struct extending *e, const struct segment *part,
		       struct extend_table *table, size_t *before)
{
	const char *words = part->text;
	struct view header = take_line(&words);
	size_t i;

	for (i = 1; i < part->count; i++) {
		const struct heal_line *line = &e->h.lines[part->first + i];
		struct view dashes = take_line(&words);
		const char *align = NULL;

		if (line->content - line->base <= 3)
			align = read_dashes(e->ext->arena, dashes.at,
					    dashes.len);
		if (align &&
		    count_cells(header.at, header.len) <= strlen(align)) {
			memset(table, 0, sizeof(*table));
			table->align = align;
			table->columns = strlen(align);
			table->rows = part->count - i;
			*before = i - 1;
			return true;
		}
		header = dashes;
	}
	return false;
}

/* Room for one more; false: too many cells. */
static bool add_table(struct extension *ext, const struct extend_table *table)
{
	if (table->columns > LIMIT_MARK_CELLS ||
	    table->columns * table->rows > LIMIT_MARK_CELLS - ext->all_cells) {
		ext->limit = "table cells (10,000 are the limit)";
		return false;
	}
	ext->all_cells += table->columns * table->rows;
	ext->tables = mem_grow(ext->tables, ext->n_tables, &ext->cap_tables,
			       sizeof(*ext->tables));
	ext->tables[ext->n_tables] = *table;
	return true;
}

static void tell_more(struct extending *e, size_t i)
{
	struct place at = e->h.at;

	if (at.line > 0)
		at.line += e->h.lines[i].number;
	report_add(e->ext->m->report, SEVERITY_NOTE, at, "table-cells",
		   "a row of this table has more cells than its header; they "
		   "are shown in the last column; write \\| for a pipe that "
		   "parts no cells");
}

bool extend_write_table(struct extending *e, const struct segment *part)
{
	const char *words = part->text;
	struct extend_table table;
	const struct heal_line *line = &e->h.lines[part->first];
	const char *lead, *prefix;
	size_t before, row;

	if (part->count < 2 || !find_table(e, part, &table, &before))
		return false;
	if (!add_table(e->ext, &table))
		return true;
	for (row = 0; row < before; row++)
		take_line(&words);
	extend_write_lines(e, part->first, before,
			   arena_strndup(e->ext->arena, part->text,
					 (size_t)(words - part->text)));
	prefix = lead = heal_prefix(&e->h, part->first);
	/* One empty cell shows where the table is, whatever its cells. */
	if (before == 0)
		prefix = arena_strndup(e->ext->arena, line->text,
				       line->content);
	write_cell(e, prefix, (struct extend_cell){ e->ext->n_tables, 0, 0 },
		   (struct view){ "", 0 });
	for (row = 0; row <= table.rows; row++) {
		struct view cells = take_line(&words);

		if (row != 1)
			write_row(e, lead, row - (row > 0), cells);
	}
	if (e->ext->tables[e->ext->n_tables].has_more)
		tell_more(e, part->first + before);
	e->ext->n_tables++;
	return true;
}
