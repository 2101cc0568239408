/* SPDX-License-Identifier: MIT */
/*
 * Content models (HTML standard, section 4): what an allowed element may
 * stand in.  An element in a wrong place becomes one that may be there, or
 * goes; its words stay.  Works downwards in three passes, each of which
 * changes only what is at or below the node it looks at, or unwraps above.
 */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "markup/html.h"
#include "markup/sanitise.h"

static bool is_in(const char *tag, const char *list)
{
	size_t len = strlen(tag);
	const char *at = list;

	while ((at = strstr(at, tag)) != NULL) {
		if (at[-1] == ' ' && at[len] == ' ')
			return true;
		at += len;
	}
	return false;
}

static bool is_any(const struct dom_node *node, const char *list)
{
	return node && node->tag && *node->tag && is_in(node->tag, list);
}

static bool is_space(const struct dom_node *node)
{
	return node->text && str_is_blank(node->text);
}

static const char headings[] = " h1 h2 h3 h4 h5 h6 ";
/* Takes words and inline elements only. */
static const char phrasing[] = " p pre summary h1 h2 h3 h4 h5 h6 ";
/* Boxes that mean little: unwrapped where no block may be. */
static const char boxes[] = " blockquote div figcaption figure h1 h2 h3 h4 h5 "
			    "h6 hr p pre ";
/* Only certain children. */
static const char structures[] = " ul ol dl table thead tbody tfoot tr "
				 "details ";

/* ---- first pass: parents and children ---- */

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
			return !is_any(node->parent, places[i].parents);
	return false;
}

static void make_div(struct dom_node *node)
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
		make_div(list);
}

static bool is_hollow(const struct dom_node *root)
{
	const struct dom_node *node;

	for (node = root; node; node = dom_next(node, root))
		if (node->text ? !str_is_blank(node->text) :
		    is_any(node, " img iframe hr "))
			return false;
	return true;
}

/* Only such children stay; false when another has words. */
static bool has_only(struct dom_node *parent, const char *tags)
{
	struct dom_node *node = parent->first;

	while (node) {
		struct dom_node *next = node->next;

		if (is_any(node, tags) || is_space(node)) {
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
		if (is_any(node, tags) && !below)
			dom_detach(node);
		node = next;
	}
}

static bool fix_rows(struct dom_node *group)
{
	struct dom_node *row = group->first;

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
			make_div(node);
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

	(void)arena;
	for (node = table->first; node && is_sound; node = node->next)
		if (is_any(node, " thead tbody tfoot "))
			is_sound = fix_rows(node);
	if (!is_sound) {
		make_div(table);
		return;
	}
	drop_bare(table, " thead tbody tfoot ");
	order_captions(table);
	order_groups(table);
}

static void fix_details(struct arena *arena, struct dom_node *details)
{
	struct dom_node *node = details->first;

	(void)arena;
	while (node && is_space(node))
		node = node->next;
	if (!dom_is(node, "summary")) {
		make_div(details);
		return;
	}
	while ((node = node->next) != NULL)
		if (dom_is(node, "summary"))
			make_div(node);
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
			make_div(node);
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

static void fix_structure(struct arena *arena, struct dom_node *root)
{
	struct dom_node *node;
	size_t i;

	for (node = root->first; node; node = dom_next(node, root)) {
		if (!node->tag)
			continue;
		if (is_misplaced(node))
			make_div(node);
		for (i = 0; i < sizeof(models) / sizeof(models[0]); i++)
			if (is_in(node->tag, models[i].tags))
				models[i].fix(arena, node);
	}
}

/* ---- second pass: blocks among words ---- */

static bool is_block(const struct dom_node *node)
{
	return node->tag && !html_is_inline(node->tag) &&
	       !is_any(node, " br img iframe ");
}

/* Words next to a block that is unwrapped must not grow together. */
static void open_box(struct arena *arena, struct dom_node *box)
{
	dom_insert_before(box, dom_text(arena, " "));
	dom_append(box, dom_text(arena, " "));
	dom_unwrap(box);
}

/*
 * Makes room above for a block: an inline element around it goes, a link may
 * stay; a paragraph becomes a div.  false when the block itself must go.
 */
static bool make_room(struct dom_node *block)
{
	struct dom_node *above = block->parent;
	struct dom_node *host = above;

	while (html_is_inline(host->tag))
		host = host->parent;
	if (is_any(host, phrasing) && !dom_is(host, "p") &&
	    is_any(block, boxes))
		return false;
	while (above != host) {
		struct dom_node *next = above->parent;

		if (!is_any(above, " a ins del "))
			dom_unwrap(above);
		above = next;
	}
	if (is_any(host, phrasing)) {
		if (dom_is(host, "summary"))
			make_div(host->parent);
		make_div(host);
	}
	return true;
}

static void fix_blocks(struct arena *arena, struct dom_node *root)
{
	struct dom_node *node = root->first;

	while (node) {
		struct dom_node *next = dom_next(node, root);
		bool in_cell = is_any(node, headings) &&
			       (dom_inside(node, "th") ||
				dom_inside(node, "dt"));

		if (in_cell)
			node->tag = "p";
		if (is_block(node) && !make_room(node))
			open_box(arena, node);
		node = next;
	}
}

/* ---- third pass: links, emphasis, and depth ---- */

/* Bold in bold says nothing, and a parser gives up on very much of it. */
static void fix_emphasis(struct dom_node *root)
{
	struct dom_node *node = root->first;

	while (node) {
		struct dom_node *next = dom_next(node, root);

		if (is_any(node, " b code em i s small strong u ") &&
		    dom_inside(node, node->tag))
			dom_unwrap(node);
		node = next;
	}
}

/* No link in a link, and no frame or other control in one. */
static void fix_links(struct dom_node *root)
{
	struct dom_node *node = root->first;
	struct dom_node *above;

	while (node) {
		struct dom_node *next = dom_next(node, root);

		above = NULL;
		if (is_any(node, " a iframe details "))
			for (above = node->parent; above; above = above->parent)
				if (dom_is(above, "a"))
					break;
		if (above && dom_is(node, "a"))
			dom_unwrap(node);
		else if (above)
			dom_unwrap(above);
		node = next;
	}
}

static unsigned depth_of(const struct dom_node *node,
			 const struct dom_node *root)
{
	unsigned depth = 0;

	for (; node != root; node = node->parent)
		depth++;
	return depth;
}

/* All that is in it becomes one text. */
static void flatten(struct arena *arena, struct dom_node *node)
{
	struct dom_node *at = node->first;
	struct buf words = BUF_INIT;

	for (; at; at = dom_next(at, node)) {
		if (at->text)
			buf_str(&words, at->text);
		else if (is_block(at))
			buf_char(&words, ' ');
	}
	while (node->first)
		dom_detach(node->first);
	dom_append(node, dom_text(arena, words.data));
	buf_release(&words);
}

/* Our own list items made it deeper than the parser lets a tree be. */
static void fix_depth(struct arena *arena, struct dom_node *root)
{
	enum { DEEPEST = LIMIT_DOM_DEPTH / 2 };
	struct dom_node *node = root->first;
	struct dom_node *next;
	unsigned depth = 1;

	while (node) {
		next = dom_next(node, root);
		if (node->tag && depth == DEEPEST && node->first) {
			while (is_any(node, structures))
				node = node->parent;
			next = dom_skip(node, root);
			flatten(arena, node);
			depth = depth_of(node, root);
		}
		if (next && next->parent == node)
			depth++;
		else if (next)
			depth = depth_of(next, root);
		node = next;
	}
}

void nesting(struct arena *arena, struct dom_node *root)
{
	fix_structure(arena, root);
	fix_blocks(arena, root);
	fix_links(root);
	fix_emphasis(root);
	fix_depth(arena, root);
}
