/* SPDX-License-Identifier: MIT */
/*
 * Content models (HTML standard, section 4): what an allowed element may
 * stand in.  An element in a wrong place becomes one that may be there, or
 * goes; its words stay.  Works downwards in passes, each of which changes
 * only what is at or below the node it looks at, or unwraps above.
 */
#include "base/limits.h"
#include "base/str.h"
#include "markup/html.h"
#include "markup/nesting.h"
#include "markup/sanitise.h"

static const char headings[] = " h1 h2 h3 h4 h5 h6 ";
/* Takes words and inline elements only. */
static const char phrasing[] = " p pre summary h1 h2 h3 h4 h5 h6 ";
/* Boxes that mean little: unwrapped where no block may be. */
static const char boxes[] = " blockquote div figcaption figure h1 h2 h3 h4 h5 "
			    "h6 hr p pre ";
/* Only certain children. */
static const char structures[] = " ul ol dl table thead tbody tfoot tr "
				 "details ";

static bool is_block(const struct dom_node *node)
{
	return node->tag && !html_is_inline(node->tag) &&
	       !dom_is_any(node, " br img iframe ");
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
	if (dom_is_any(host, phrasing) && !dom_is(host, "p") &&
	    dom_is_any(block, boxes))
		return false;
	while (above != host) {
		struct dom_node *next = above->parent;

		if (!dom_is_any(above, " a ins del "))
			dom_unwrap(above);
		above = next;
	}
	if (dom_is_any(host, phrasing)) {
		if (dom_is(host, "summary"))
			nesting_make_div(host->parent);
		nesting_make_div(host);
	}
	return true;
}

static void fix_blocks(struct arena *arena, struct dom_node *root)
{
	struct dom_node *node = root->first;

	while (node) {
		struct dom_node *next = dom_next(node, root);
		bool in_cell = dom_is_any(node, headings) &&
			       (dom_inside(node, "th") ||
				dom_inside(node, "dt"));

		if (in_cell)
			node->tag = "p";
		if (is_block(node) && !make_room(node))
			open_box(arena, node);
		node = next;
	}
}

/* Bold in bold says nothing, and a parser gives up on very much of it. */
static void fix_emphasis(struct dom_node *root)
{
	struct dom_node *node = root->first;

	while (node) {
		struct dom_node *next = dom_next(node, root);

		if (dom_is_any(node, " b code em i s small strong u ") &&
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
		if (dom_is_any(node, " a iframe details "))
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
			while (dom_is_any(node, structures))
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
	nesting_structure(arena, root);
	fix_blocks(arena, root);
	fix_links(root);
	fix_emphasis(root);
	fix_depth(arena, root);
}
