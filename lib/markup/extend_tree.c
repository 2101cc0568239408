/* SPDX-License-Identifier: MIT */
/*
 * Marked blocks in the tree made into tables, definition lists and notes.
 * Every mark must be there, once, in the order in which it was written, and
 * in a heading that begins with it; else the tree is not ours.
 */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "markup/extend_marks.h"
#include "markup/html.h"

/* A heading that begins with a mark. */
struct marked {
	struct dom_node *heading;
	struct extend_mark mark;
};

struct builder {
	struct extension *ext;
	struct marked *marked;
	size_t n_marked;
	size_t next_cell, next_note, n_terms, n_definitions;
	struct dom_node **cells;	/* of the table at hand */
	struct dom_node *table;
	size_t table_index;
	struct dom_node *list;		/* of definitions, made last */
};

bool extend_read_mark(struct extend_mark *mark, const char *text)
{
	unsigned char kind = (unsigned char)text[0] == 0xef &&
			     (unsigned char)text[1] == 0xa3 ?
			     (unsigned char)text[2] : 0;
	size_t at = 3;

	if (kind < 0x90 || kind >= 0x90 + MARK_END)
		return false;
	mark->kind = (enum mark)(kind - 0x90);
	for (mark->number = 0; str_is_digit(text[at]); at++)
		mark->number = mark->number * 10 + (size_t)(text[at] - '0');
	mark->len = at + 3;
	return at > 3 && at < 12 && (unsigned char)text[at] == 0xef &&
	       (unsigned char)text[at + 1] == 0xa3 &&
	       (unsigned char)text[at + 2] == 0x90 + MARK_END;
}

static bool is_block_mark(const struct dom_node *heading,
			  struct extend_mark *mark)
{
	return dom_is(heading, "h1") && heading->first &&
	       heading->first->text &&
	       extend_read_mark(mark, heading->first->text) &&
	       mark->kind <= MARK_NOTE;
}

static void collect(struct builder *b, const struct dom_node *root)
{
	size_t max = b->ext->n_cells + b->ext->n_notes + b->ext->n_terms +
		     b->ext->n_definitions;
	struct dom_node *node;

	b->marked = arena_alloc(b->ext->arena,
				(max + 1) * sizeof(*b->marked));
	for (node = root->first; node; node = dom_next(node, root)) {
		struct marked *next = &b->marked[b->n_marked];

		if (!is_block_mark(node, &next->mark))
			continue;
		next->heading = node;
		if (b->n_marked++ == max)
			break;
	}
}

/* The heading's words, its mark and the space behind that gone. */
static void cut_mark(const struct marked *marked)
{
	struct dom_node *text = marked->heading->first;

	text->text += marked->mark.len;
	text->text += strspn(text->text, " ");
}

static struct dom_node *element_before(const struct dom_node *node)
{
	struct dom_node *before = node->prev;

	while (before && before->text && str_is_blank(before->text))
		before = before->prev;
	return before;
}

/* Takes a block out, with the line feed that cmark puts behind. */
static void drop(struct dom_node *block)
{
	struct dom_node *before = block->prev;
	struct dom_node *after = block->next;
	bool is_gap = !before || (before->text && str_is_blank(before->text));

	dom_detach(block);
	if (after && after->text)
		after->text += *after->text == '\n';
	if (after && after->text &&
	    (!*after->text || (is_gap && str_is_blank(after->text))))
		dom_detach(after);
}

static void move_children(struct dom_node *to, struct dom_node *from)
{
	struct dom_node *child;

	while ((child = from->first) != NULL) {
		dom_detach(child);
		dom_append(to, child);
	}
}

static const char *class_of(char align)
{
	switch (align) {
	case 'l':
		return "align-left";
	case 'c':
		return "align-center";
	case 'r':
		return "align-right";
	default:
		return NULL;
	}
}

static struct dom_node *append(struct arena *arena, struct dom_node *parent,
			       const char *tag)
{
	struct dom_node *child = dom_element(arena, tag);

	dom_append(parent, child);
	return child;
}

/* All cells of a table, empty. */
static void make_table(struct builder *b, struct dom_node *at, size_t index)
{
	const struct extend_table *table = &b->ext->tables[index];
	struct arena *arena = b->ext->arena;
	struct dom_node *group = NULL, *row;
	size_t r, c;

	b->table = dom_element(arena, "table");
	b->table_index = index;
	b->cells = arena_alloc(arena, table->rows * table->columns *
			       sizeof(struct dom_node *));
	dom_insert_before(at, b->table);
	dom_insert_before(at, dom_text(arena, "\n"));
	for (r = 0; r < table->rows; r++) {
		if (r < 2)
			group = append(arena, b->table,
				       r == 0 ? "thead" : "tbody");
		row = append(arena, group, "tr");
		for (c = 0; c < table->columns; c++) {
			struct dom_node *cell;
			const char *class = class_of(table->align[c]);

			cell = append(arena, row, r == 0 ? "th" : "td");
			if (class)
				dom_set_attr(arena, cell, "class", class);
			b->cells[r * table->columns + c] = cell;
		}
	}
}

static bool build_cell(struct builder *b, const struct marked *marked)
{
	struct dom_node *heading = marked->heading;
	const struct extend_cell *cell;
	size_t columns;

	if (marked->mark.number != b->next_cell ||
	    b->next_cell >= b->ext->n_cells)
		return false;
	cell = &b->ext->cells[b->next_cell++];
	columns = b->ext->tables[cell->table].columns;
	if (!b->table || b->table_index != cell->table)
		make_table(b, heading, cell->table);
	else if (element_before(heading) != b->table)
		return false;
	cut_mark(marked);
	move_children(b->cells[cell->row * columns + cell->column], heading);
	drop(heading);
	return true;
}

static bool build_term(struct builder *b, const struct marked *marked)
{
	struct dom_node *heading = marked->heading;
	struct arena *arena = b->ext->arena;

	b->n_terms++;
	if (!b->list || element_before(heading) != b->list) {
		b->list = dom_element(arena, "dl");
		dom_insert_before(heading, b->list);
		dom_insert_before(heading, dom_text(arena, "\n"));
	}
	cut_mark(marked);
	move_children(append(arena, b->list, "dt"), heading);
	drop(heading);
	return true;
}

/* The list item that the heading is the first in; or NULL. */
static struct dom_node *item_of(const struct dom_node *heading)
{
	struct dom_node *item = heading->parent;

	return dom_is(item, "li") && !element_before(heading) &&
	       (dom_is(item->parent, "ol") || dom_is(item->parent, "ul")) ?
	       item : NULL;
}

static bool has_items(const struct dom_node *list)
{
	const struct dom_node *node = list->first;

	while (node && !dom_is(node, "li"))
		node = node->next;
	return node != NULL;
}

/* Takes the item out of its list; an author's own items stay behind. */
static void take_item(struct dom_node *item)
{
	struct dom_node *list = item->parent;

	drop(item);
	if (item->first && item->first->text &&
	    str_is_blank(item->first->text))
		dom_detach(item->first);
	if (!has_items(list))
		drop(list);
	else
		dom_remove_attr(list, "start");
}

static bool is_flowing(const struct dom_node *node)
{
	return node->text || html_is_inline(node->tag) ||
	       dom_is(node, "br") || dom_is(node, "img");
}

static void wrap_words(struct arena *arena, struct dom_node *block)
{
	struct dom_node *node = block->first;
	struct dom_node *p = NULL;

	while (node) {
		struct dom_node *next = node->next;

		if (!is_flowing(node)) {
			p = NULL;
		} else if (p || !node->text || !str_is_blank(node->text)) {
			if (!p) {
				p = dom_element(arena, "p");
				dom_insert_before(node, p);
			}
			dom_detach(node);
			dom_append(p, node);
		}
		node = next;
	}
}

static bool build_definition(struct builder *b, const struct marked *marked)
{
	struct dom_node *item = item_of(marked->heading);

	b->n_definitions++;
	if (!item || !b->list || element_before(item->parent) != b->list ||
	    element_before(item))
		return false;
	drop(marked->heading);
	take_item(item);
	item->tag = "dd";
	dom_append(b->list, item);
	if (marked->mark.number > 0)
		wrap_words(b->ext->arena, item);
	return true;
}

static bool build_note(struct builder *b, const struct marked *marked)
{
	struct dom_node *item = item_of(marked->heading);

	if (!item || marked->mark.number != b->next_note ||
	    b->next_note >= b->ext->n_notes)
		return false;
	drop(marked->heading);
	take_item(item);
	b->ext->notes[b->next_note++].body = item;
	wrap_words(b->ext->arena, item);
	return true;
}

static bool build(struct builder *b, const struct marked *marked)
{
	switch (marked->mark.kind) {
	case MARK_CELL:
		return build_cell(b, marked);
	case MARK_TERM:
		return build_term(b, marked);
	case MARK_DEFINITION:
		return build_definition(b, marked);
	case MARK_NOTE:
		return build_note(b, marked);
	default:
		return false;
	}
}

bool extend_tree(struct extension *ext, struct dom_node *root)
{
	struct builder b = { .ext = ext };
	size_t i;

	collect(&b, root);
	for (i = 0; i < b.n_marked; i++)
		if (!build(&b, &b.marked[i]))
			return false;
	if (b.next_cell != ext->n_cells || b.next_note != ext->n_notes ||
	    b.n_terms != ext->n_terms ||
	    b.n_definitions != ext->n_definitions)
		return false;
	return extend_words_tree(ext, root) && extend_notes(ext, root);
}
