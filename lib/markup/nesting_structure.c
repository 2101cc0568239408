/* SPDX-License-Identifier: MIT */
/*
 * Content models of elements that want certain children or a certain parent:
 * lists, tables, definitions, figures, details.  What is in a wrong place
 * becomes a <div>, goes into a list item, or stands behind.
 */
#include <string.h>

#include "base/str.h"
#include "markup/nesting.h"

void nesting_make_div(struct dom_node *node)
{
	node->tag = "div";
	dom_remove_attr(node, "colspan");
	dom_remove_attr(node, "rowspan");
	dom_remove_attr(node, "scope");
	dom_remove_attr(node, "value");
	dom_remove_attr(node, "start");
	dom_remove_attr(node, "reversed");
	dom_remove_attr(node, "type");
	dom_remove_attr(node, "open");
}

static bool is_space(const struct dom_node *node)
{
	return node->text && str_is_blank(node->text);
}

static const struct place_rule {
	const char *tag;
	const char *parents;
} places[] = {
	{ "li", " ul ol " },
	{ "dt", " dl " },
	{ "dd", " dl " },
	{ "caption", " table " },
	{ "thead", " table " },
	{ "tbody", " table " },
	{ "tfoot", " table " },
	{ "tr", " thead tbody tfoot " },
	{ "td", " tr " },
	{ "th", " tr " },
	{ "summary", " details " },
	{ "figcaption", " figure " },
};

static bool is_misplaced(const struct dom_node *node)
{
	size_t i;

	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		if (dom_is(node, places[i].tag))
			return !dom_is_any(node->parent, places[i].parents);
	return false;
}

/* Strays go to the end of the item before them, or into one of their own. */
static void fix_list(struct arena *arena, struct dom_node *list)
{
	struct dom_node *node = list->first;
	struct dom_node *item = NULL;

	while (node) {
		struct dom_node *next = node->next;

		if (dom_is(node, "li")) {
			item = node;
		} else if (!is_space(node)) {
			if (!item) {
				item = dom_element(arena, "li");
				dom_insert_before(node, item);
			}
			dom_detach(node);
			dom_append(item, node);
		}
		node = next;
	}
}

/* (dt+ dd+)+ or it is no list of definitions. */
static void fix_definitions(struct arena *arena, struct dom_node *list)
{
	enum { START, TERM, TEXT, BROKEN } state = START;
	const struct dom_node *node = list->first;

	(void)arena;
	for (; node && state != BROKEN; node = node->next) {
		if (is_space(node))
			continue;
		if (dom_is(node, "dt"))
			state = TERM;
		else if (dom_is(node, "dd") && state != START)
			state = TEXT;
		else
			state = BROKEN;
	}
	if (state != TEXT)
		nesting_make_div(list);
}

static bool is_hollow(const struct dom_node *root)
{
	const struct dom_node *node;

	for (node = root; node; node = dom_next(node, root))
		if (node->text ? !str_is_blank(node->text) :
		    dom_is_any(node, " img iframe hr "))
			return false;
	return true;
}

/* Only such children stay; false when another has words. */
static bool has_only(struct dom_node *parent, const char *tags)
{
	struct dom_node *node = parent->first;

	while (node) {
		struct dom_node *next = node->next;

		if (dom_is_any(node, tags) || is_space(node)) {
			node = next;
			continue;
		}
		if (!is_hollow(node))
			return false;
		dom_detach(node);
		node = next;
	}
	return true;
}

/* Drops children of that tag that have no element in them. */
static void drop_bare(struct dom_node *parent, const char *tags)
{
	struct dom_node *node = parent->first;

	while (node) {
		struct dom_node *next = node->next;
		const struct dom_node *below = node->first;

		while (below && below->text)
			below = below->next;
		if (dom_is_any(node, tags) && !below)
			dom_detach(node);
		node = next;
	}
}

static bool fix_rows(struct dom_node *group)
{
	struct dom_node *row;

	if (!has_only(group, " tr "))
		return false;
	for (row = group->first; row; row = row->next)
		if (row->tag && !has_only(row, " td th "))
			return false;
	drop_bare(group, " tr ");
	return true;
}

/* The element or words next to it, white space passed over; or NULL. */
static struct dom_node *beside(const struct dom_node *node, bool is_next)
{
	struct dom_node *other = is_next ? node->next : node->prev;

	while (other && is_space(other))
		other = is_next ? other->next : other->prev;
	return other;
}

/* caption?, thead?, tbody*, tfoot?: what is not in that order is a tbody. */
static void order_groups(struct dom_node *table)
{
	struct dom_node *node = table->first;

	for (; node; node = node->next) {
		const struct dom_node *before = beside(node, false);

		if (dom_is(node, "thead") && before &&
		    !dom_is(before, "caption"))
			node->tag = "tbody";
		if (dom_is(node, "tfoot") && beside(node, true))
			node->tag = "tbody";
	}
}

static bool has_table(const struct dom_node *caption)
{
	const struct dom_node *node = caption;

	while (node && !dom_is(node, "table"))
		node = dom_next(node, caption);
	return node != NULL;
}

/* Behind and not before, where this pass would not come to it any more. */
static void put_behind(struct dom_node *at, struct dom_node *node)
{
	if (at->next)
		dom_insert_before(at->next, node);
	else
		dom_append(at->parent, node);
}

/* The first caption goes first; a second, or one with a table, goes out. */
static void order_captions(struct dom_node *table)
{
	struct dom_node *node = table->first;
	struct dom_node *first = NULL;

	while (node) {
		struct dom_node *next = node->next;

		if (!dom_is(node, "caption")) {
			node = next;
			continue;
		}
		if (!first && !has_table(node)) {
			first = node;
		} else {
			dom_detach(node);
			put_behind(table, node);
			nesting_make_div(node);
		}
		node = next;
	}
	if (first && first->prev) {
		dom_detach(first);
		dom_insert_before(table->first, first);
	}
}

static void fix_table(struct arena *arena, struct dom_node *table)
{
	struct dom_node *node;
	bool is_sound = has_only(table, " caption thead tbody tfoot ");

	for (node = table->first; node && is_sound; node = node->next)
		if (dom_is_any(node, " thead tbody tfoot "))
			is_sound = fix_rows(node);
	if (!is_sound) {
		nesting_make_div(table);
		return;
	}
	drop_bare(table, " thead tbody tfoot ");
	order_captions(table);
	order_groups(table);
	nesting_spans(arena, table);
}

static void fix_details(struct arena *arena, struct dom_node *details)
{
	struct dom_node *node = details->first;

	(void)arena;
	while (node && is_space(node))
		node = node->next;
	if (!node || !dom_is(node, "summary")) {
		nesting_make_div(details);
		return;
	}
	for (node = node->next; node; node = node->next)
		if (dom_is(node, "summary"))
			nesting_make_div(node);
}

static void fix_figure(struct arena *arena, struct dom_node *figure)
{
	struct dom_node *node;
	struct dom_node *caption = NULL;

	(void)arena;
	for (node = figure->first; node; node = node->next) {
		if (!dom_is(node, "figcaption"))
			continue;
		if (caption || (beside(node, false) && beside(node, true)))
			nesting_make_div(node);
		else
			caption = node;
	}
}

static const struct {
	const char *tags;
	void (*fix)(struct arena *, struct dom_node *);
} models[] = {
	{ " ul ol ", fix_list },	{ " dl ", fix_definitions },
	{ " table ", fix_table },	{ " details ", fix_details },
	{ " figure ", fix_figure },
};

void nesting_structure(struct arena *arena, struct dom_node *root)
{
	struct dom_node *node;
	size_t i;

	for (node = root->first; node; node = dom_next(node, root)) {
		if (!node->tag)
			continue;
		if (is_misplaced(node))
			nesting_make_div(node);
		for (i = 0; i < sizeof(models) / sizeof(models[0]); i++)
			if (dom_is_any(node, models[i].tags))
				models[i].fix(arena, node);
	}
}
