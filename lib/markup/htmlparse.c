/* SPDX-License-Identifier: MIT */
/*
 * Gumbo's tree into ours.  Which elements are fit to be shown is not asked
 * here, see sanitise.c; what gumbo cannot take is tamed before, in
 * tagsoup.c.
 */
#include "markup/htmlparse.h"

#include <gumbo.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "markup/html.h"
#include "markup/tagsoup.h"

struct walk {
	struct arena *arena;
	struct dom_node *at;		/* takes the children to come */
	unsigned depth;			/* of at; the root's is 0 */
	unsigned over;			/* elements open beyond the limit */
};

static const char *tag_name(struct arena *arena, const GumboElement *element)
{
	GumboStringPiece name = element->original_tag;
	struct buf lower = BUF_INIT;

	if (element->tag != GUMBO_TAG_UNKNOWN)
		return gumbo_normalized_tagname(element->tag);
	gumbo_tag_from_original_text(&name);
	utf8_add_lower(&lower, name.data, name.length);
	return arena_take(arena, &lower);
}

static struct dom_node *make_element(struct arena *arena,
				     const GumboElement *element)
{
	struct dom_node *node = dom_element(arena, tag_name(arena, element));
	struct dom_attr **end = &node->attrs;
	unsigned i;

	for (i = 0; i < element->attributes.length; i++) {
		const GumboAttribute *from = element->attributes.data[i];
		struct dom_attr *attr = arena_alloc(arena, sizeof(*attr));

		attr->name = arena_strdup(arena, from->name);
		attr->value = arena_strdup(arena, from->value);
		*end = attr;
		end = &attr->next;
	}
	return node;
}

/*
 * Below the limit an element's children go where it would have gone; but for
 * those whose text nobody sees, which must not become words.
 */
static bool enter(struct walk *walk, const GumboElement *element)
{
	struct dom_node *node;

	if (walk->depth == LIMIT_DOM_DEPTH) {
		if (html_is_unseen(tag_name(walk->arena, element)))
			return false;
		walk->over++;
		return true;
	}
	node = make_element(walk->arena, element);
	dom_append(walk->at, node);
	walk->at = node;
	walk->depth++;
	return true;
}

static void leave(struct walk *walk)
{
	if (walk->over > 0) {
		walk->over--;
		return;
	}
	walk->at = walk->at->parent;
	walk->depth--;
}

/* The children to visit, or NULL. */
static const GumboVector *visit(struct walk *walk, const GumboNode *node)
{
	switch (node->type) {
	case GUMBO_NODE_ELEMENT:
	case GUMBO_NODE_TEMPLATE:
		return enter(walk, &node->v.element) ?
		       &node->v.element.children : NULL;
	case GUMBO_NODE_TEXT:
	case GUMBO_NODE_WHITESPACE:
	case GUMBO_NODE_CDATA:
		dom_append(walk->at, dom_text(walk->arena, node->v.text.text));
		return NULL;
	default:
		return NULL;
	}
}

/* The node after this one, its children done; closes what ends. */
static const GumboNode *step(struct walk *walk, const GumboNode *node,
			     const GumboNode *root)
{
	while (node != root) {
		const GumboNode *parent = node->parent;
		const GumboVector *siblings = &parent->v.element.children;
		size_t next = node->index_within_parent + 1;

		if (next < siblings->length)
			return siblings->data[next];
		if (parent != root)
			leave(walk);
		node = parent;
	}
	return NULL;
}

static void convert(struct walk *walk, const GumboNode *root)
{
	const GumboNode *node = root;
	const GumboVector *below = &root->v.element.children;

	while (node) {
		if (below && below->length > 0) {
			node = below->data[0];
		} else {
			if (below && node != root)
				leave(walk);
			node = step(walk, node, root);
		}
		below = node ? visit(walk, node) : NULL;
	}
}

/* gumbo makes many small pieces, and would free them one by one. */
static void *give(void *data, size_t size)
{
	return arena_alloc(data, size);
}

static void keep(void *data, void *memory)
{
	(void)data;
	(void)memory;
}

struct dom_node *htmlparse(struct arena *arena, const char *html, size_t len)
{
	GumboOptions options = kGumboDefaultOptions;
	struct buf tame = BUF_INIT;
	struct walk walk = { .arena = arena, .at = dom_root(arena) };
	struct dom_node *root = walk.at;
	struct arena scratch = ARENA_INIT;
	GumboOutput *output;

	tagsoup_tame(&tame, html, len);
	options.fragment_context = GUMBO_TAG_DIV;
	options.max_errors = 0;
	options.allocator = give;
	options.deallocator = keep;
	options.userdata = &scratch;
	output = gumbo_parse_with_options(&options, tame.data, tame.len);
	convert(&walk, output->root);
	arena_release(&scratch);
	buf_release(&tame);
	return root;
}
