/* SPDX-License-Identifier: MIT */
/*
 * Places in a text that the page fills with HTML of its own (markup.h).  The
 * tree holds an empty element for each; the HTML is put in when the tree has
 * been written, since it is not an author's and not to be judged.
 */
#include <string.h>

#include "base/str.h"
#include "markup/passes.h"

#define OPEN "<div data-component=\""
#define CLOSE "\"></div>"

static struct markup_component *find(const struct markup *m, const char *name,
				     size_t len)
{
	struct markup_component *c = m->components;

	for (; c && c->name; c++)
		if (strlen(c->name) == len && memcmp(c->name, name, len) == 0)
			return c;
	return NULL;
}

/* Nothing but the mark itself, not in a link; words in it go before it. */
static void settle(struct markup *m, struct dom_node *place, const char *name)
{
	struct dom_node *above = place->parent;

	while (above) {
		struct dom_node *next = above->parent;

		if (dom_is(above, "a"))
			dom_unwrap(above);
		above = next;
	}
	while (place->first) {
		struct dom_node *child = place->first;

		dom_detach(child);
		dom_insert_before(place, child);
	}
	place->attrs = NULL;
	dom_set_attr(m->arena, place, "data-component", name);
}

void components(struct markup *m, struct dom_node *root)
{
	struct dom_node *node = root->first;

	while (node) {
		struct dom_node *next = dom_next(node, root);
		const char *name = node->tag ?
				   dom_attr(node, "data-component") : NULL;
		struct markup_component *c;

		if (name) {
			settle(m, node, name);
			c = find(m, name, strlen(name));
			if (!c || c->is_used || str_is_blank(c->html))
				dom_detach(node);
			else
				c->is_used = true;
		}
		node = next;
	}
}

void components_fill(struct buf *out, const struct markup *m,
		     struct buf *written)
{
	const char *html = written->data;
	const char *open;

	if (!m->components || !strstr(html, OPEN)) {
		*out = *written;
		buf_init(written);
		return;
	}
	while ((open = strstr(html, OPEN)) != NULL) {
		const char *name = open + strlen(OPEN);
		size_t len = strcspn(name, "\"");
		const struct markup_component *c = find(m, name, len);

		buf_add(out, html, (size_t)(open - html));
		html = name + len;
		if (str_starts(html, CLOSE))
			html += strlen(CLOSE);
		if (c)
			buf_str(out, c->html);
	}
	buf_str(out, html);
}
