/* SPDX-License-Identifier: MIT */
/*
 * What is wrong with templates that compile: partials that nobody has, and
 * templates that cannot end.
 */
#include "base/table.h"
#include "page/mustache.h"
#include "page/mustache_tree.h"

static bool brings_in(const struct node *n)
{
	return (n->kind == NODE_PARTIAL || n->kind == NODE_PARENT) &&
	       !n->is_dynamic;
}

/* The node after this one, those below it first. */
static const struct node *after(const struct node *n, bool goes_down)
{
	if (goes_down && n->first)
		return n->first;
	while (n && !n->next)
		n = n->parent;
	return n ? n->next : NULL;
}

void mustache_check(const struct mustache *m, mustache_find_fn *find,
		    const void *data, struct report *report)
{
	const struct node *n;

	for (n = &m->root; n; n = after(n, true)) {
		if (!brings_in(n) || find(data, n->name))
			continue;
		report_add(report, SEVERITY_WARNING,
			   mustache_place(m->file, m->text, n->at),
			   "template-partial", "there is no template \"%s\": "
			   "nothing stands here; write the name of a file of "
			   "theme/ without .mustache", n->name);
	}
}

struct path {
	const struct mustache *start;
	mustache_find_fn *find;
	const void *data;
	bool with_sections;
	struct table seen;		/* by name */
};

/* A section may not be rendered, nor a block that another replaces. */
static const struct node *next_node(const struct path *path,
				    const struct node *n)
{
	return after(n, path->with_sections || n->kind == NODE_ROOT);
}

static bool leads_back(struct path *path, const struct mustache *m);

static bool goes_on(struct path *path, const struct node *n)
{
	const struct mustache *next = path->find(path->data, n->name);

	if (!next || next == path->start)
		return next;
	if (table_find(&path->seen, n->name))
		return false;
	table_set(&path->seen, n->name, path);
	return leads_back(path, next);
}

static bool leads_back(struct path *path, const struct mustache *m)
{
	const struct node *n;

	for (n = &m->root; n; n = next_node(path, n))
		if (brings_in(n) && goes_on(path, n))
			return true;
	return false;
}

static bool find_way_back(struct path *path, struct place *at)
{
	const struct mustache *m = path->start;
	const struct node *n;

	table_init(&path->seen);
	for (n = &m->root; n; n = next_node(path, n))
		if (brings_in(n) && goes_on(path, n))
			break;
	table_release(&path->seen);
	if (n)
		*at = mustache_place(m->file, m->text, n->at);
	return n;
}

bool mustache_is_endless(const struct mustache *m, mustache_find_fn *find,
			 const void *data, struct place *at)
{
	struct path path = { .start = m, .find = find, .data = data };

	return find_way_back(&path, at);
}

bool mustache_comes_back(const struct mustache *m, mustache_find_fn *find,
			 const void *data, struct place *at)
{
	struct path path = {
		.start = m, .find = find, .data = data, .with_sections = true,
	};

	return find_way_back(&path, at);
}
