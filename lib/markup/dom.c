/* SPDX-License-Identifier: MIT */
/*
 * The dom tree: linked nodes in an arena, walked without recursion, so that
 * no depth of an author's HTML can end the stack.  Which elements may exist
 * is for sanitise.c.
 */
#include "markup/dom.h"

#include <assert.h>
#include <string.h>

#include "base/str.h"
#include "markup/html.h"

static const char *const voids[] = {
	"area", "base", "br", "col", "embed", "hr", "img", "input", "link",
	"meta", "param", "source", "track", "wbr", NULL
};

struct dom_node *dom_root(struct arena *arena)
{
	return dom_element(arena, "");
}

struct dom_node *dom_element(struct arena *arena, const char *tag)
{
	struct dom_node *node = arena_alloc(arena, sizeof(*node));

	node->tag = tag;
	return node;
}

struct dom_node *dom_text(struct arena *arena, const char *text)
{
	struct dom_node *node = arena_alloc(arena, sizeof(*node));

	node->text = arena_strdup(arena, text);
	return node;
}

void dom_append(struct dom_node *parent, struct dom_node *child)
{
	assert(parent->tag && !child->parent);
	child->parent = parent;
	child->prev = parent->last;
	child->next = NULL;
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

void dom_insert_before(struct dom_node *at, struct dom_node *node)
{
	assert(at->parent && !node->parent);
	node->parent = at->parent;
	node->prev = at->prev;
	node->next = at;
	if (at->prev)
		at->prev->next = node;
	else
		at->parent->first = node;
	at->prev = node;
}

void dom_detach(struct dom_node *node)
{
	struct dom_node *parent = node->parent;

	if (!parent)
		return;
	if (node->prev)
		node->prev->next = node->next;
	else
		parent->first = node->next;
	if (node->next)
		node->next->prev = node->prev;
	else
		parent->last = node->prev;
	node->parent = node->prev = node->next = NULL;
}

void dom_unwrap(struct dom_node *node)
{
	struct dom_node *child;

	while ((child = node->first) != NULL) {
		dom_detach(child);
		dom_insert_before(node, child);
	}
	dom_detach(node);
}

struct dom_node *dom_next(const struct dom_node *node,
			  const struct dom_node *root)
{
	return node->first ? node->first : dom_skip(node, root);
}

struct dom_node *dom_skip(const struct dom_node *node,
			  const struct dom_node *root)
{
	while (node && node != root && !node->next)
		node = node->parent;
	return node && node != root ? node->next : NULL;
}

bool dom_is(const struct dom_node *node, const char *tag)
{
	return node && node->tag && strcmp(node->tag, tag) == 0;
}

bool dom_is_any(const struct dom_node *node, const char *list)
{
	return node && node->tag && str_is_listed(node->tag, list);
}

bool dom_inside(const struct dom_node *node, const char *tag)
{
	const struct dom_node *above = node->parent;

	while (above && !dom_is(above, tag))
		above = above->parent;
	return above != NULL;
}

static struct dom_attr *find_attr(const struct dom_node *node,
				  const char *name)
{
	struct dom_attr *attr = node->attrs;

	while (attr && strcmp(attr->name, name) != 0)
		attr = attr->next;
	return attr;
}

const char *dom_attr(const struct dom_node *node, const char *name)
{
	const struct dom_attr *attr = find_attr(node, name);

	return attr ? attr->value : NULL;
}

void dom_set_attr(struct arena *arena, struct dom_node *node, const char *name,
		  const char *value)
{
	struct dom_attr *attr = find_attr(node, name);
	struct dom_attr **end = &node->attrs;

	if (!attr) {
		while (*end)
			end = &(*end)->next;
		attr = arena_alloc(arena, sizeof(*attr));
		attr->name = arena_strdup(arena, name);
		*end = attr;
	}
	attr->value = arena_strdup(arena, value);
}

void dom_remove_attr(struct dom_node *node, const char *name)
{
	struct dom_attr **attr = &node->attrs;

	while (*attr && strcmp((*attr)->name, name) != 0)
		attr = &(*attr)->next;
	if (*attr)
		*attr = (*attr)->next;
}

void dom_add_text(struct buf *out, const struct dom_node *root)
{
	const struct dom_node *node = root;

	for (; node; node = dom_next(node, root))
		if (node->text)
			buf_str(out, node->text);
}

static bool is_void(const char *tag)
{
	const char *const *name = voids;

	while (*name && strcmp(*name, tag) != 0)
		name++;
	return *name != NULL;
}

static void write_start(struct buf *out, const struct dom_node *node)
{
	const struct dom_attr *attr;

	buf_char(out, '<');
	buf_str(out, node->tag);
	for (attr = node->attrs; attr; attr = attr->next) {
		buf_char(out, ' ');
		buf_str(out, attr->name);
		buf_str(out, "=\"");
		html_text(out, attr->value);
		buf_char(out, '"');
	}
	buf_char(out, '>');
}

/* A parser drops a line feed that follows <pre>: then it needs another. */
static bool begins_with_newline(const struct dom_node *pre)
{
	const struct dom_node *node = pre->first;

	while (node && node->text && !*node->text)
		node = node->next;
	return node && node->text && *node->text == '\n';
}

static void write_end(struct buf *out, const struct dom_node *node)
{
	buf_str(out, "</");
	buf_str(out, node->tag);
	buf_char(out, '>');
}

/* Closes what ends with this node; the next node to write, NULL: the end. */
static const struct dom_node *leave(struct buf *out,
				    const struct dom_node *node,
				    const struct dom_node *root)
{
	while (node != root && !node->next) {
		node = node->parent;
		if (node != root)
			write_end(out, node);
	}
	return node == root ? NULL : node->next;
}

void dom_write(struct buf *out, const struct dom_node *root)
{
	const struct dom_node *node = root->first;

	while (node) {
		if (node->text)
			html_text(out, node->text);
		else
			write_start(out, node);
		if (dom_is(node, "pre") && begins_with_newline(node))
			buf_char(out, '\n');
		if (node->first) {
			node = node->first;
			continue;
		}
		if (node->tag && !is_void(node->tag))
			write_end(out, node);
		node = leave(out, node, root);
	}
}
