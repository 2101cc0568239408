/* SPDX-License-Identifier: MIT */
/*
 * Walks a compiled template over a view.  What the template says comes from
 * mustache.c; escaping from markup/html.h.
 *
 * Three things bound a rendering, whatever the templates are: the depth of
 * what nests, the bytes of output, and the nodes visited (partials that call
 * each other twice would double at each level without printing a byte).
 */
#include <string.h>

#include "base/limits.h"
#include "markup/html.h"
#include "page/mustache.h"
#include "page/mustache_tree.h"

/* The blocks that one {{<parent}} tag brings, and what encloses it. */
struct arguments {
	const struct node *parent;
	const struct arguments *outer;
};

/* What comes before the very next thing that is printed. */
enum start {
	START_USUAL,	/* the indentation, if it begins a line */
	START_INDENT,	/* the indentation, in any case */
	START_PLAIN	/* nothing: the line has begun already */
};

struct run {
	struct buf *out;
	size_t limit;		/* of out->len */
	bool is_cut;
	size_t steps, depth;
	const struct value *stack[LIMIT_TEMPLATE_DEPTH + 2];
	size_t stack_len;
	const struct arguments *arguments;
	struct buf indents;	/* from `indent` on: this template's */
	size_t indent;
	size_t strip;		/* bytes of white space that a line loses */
	enum start start;
	mustache_find_fn *find;
	const void *data;
};

static void render(struct run *, const struct node *parent);

static void check_size(struct run *r)
{
	if (r->out->len <= r->limit)
		return;
	buf_truncate(r->out, r->limit);
	r->is_cut = true;
}

static void start_line(struct run *r, bool begins_line)
{
	if (r->start == START_INDENT ||
	    (r->start == START_USUAL && begins_line))
		buf_add(r->out, r->indents.data + r->indent,
			r->indents.len - r->indent);
	r->start = START_USUAL;
}

static struct view strip(const struct run *r, struct view text)
{
	size_t n = 0;

	while (n < text.len && n < r->strip &&
	       (text.at[n] == ' ' || text.at[n] == '\t'))
		n++;
	if (n == 0)
		return text;
	return (struct view){ text.at + n, text.len - n };
}

static bool is_blank_line(struct view line)
{
	if (line.len == 2)
		return line.at[0] == '\r' && line.at[1] == '\n';
	return line.len == 1 && line.at[0] == '\n';
}

static void render_line(struct run *r, struct view line, bool begins_line)
{
	if (begins_line) {
		line = strip(r, line);
		if (is_blank_line(line))
			r->start = START_PLAIN;
	}
	start_line(r, begins_line);
	buf_add(r->out, line.at, line.len);
}

static void render_text(struct run *r, const struct node *n)
{
	const char *at = n->text.at, *end = at + n->text.len;
	bool begins_line = n->begins_line;

	r->steps += n->text.len / 1024;	/* stripped, it prints nothing */
	if (at == end && begins_line)
		start_line(r, true);
	while (at < end) {
		const char *eol = memchr(at, '\n', (size_t)(end - at));
		size_t len = eol ? (size_t)(eol - at) + 1 : (size_t)(end - at);

		render_line(r, (struct view){ at, len }, begins_line);
		begins_line = true;
		at += len;
	}
	check_size(r);
}

static const struct value *look_up(const struct run *r, const struct node *n)
{
	const struct value *v = NULL;
	size_t i = r->stack_len;

	if (n->path_len == 0)
		return r->stack[i - 1];
	while (!v && i > 0)
		v = value_get(r->stack[--i], n->path[0]);
	for (i = 1; i < n->path_len; i++)
		v = value_get(v, n->path[i]);
	return v;
}

static bool is_true(const struct value *v)
{
	if (!v)
		return false;
	switch (v->type) {
	case VALUE_NULL:
		return false;
	case VALUE_BOOL:
		return v->truth;
	case VALUE_INT:
		return v->number != 0;
	case VALUE_STRING:
		return *v->text != '\0';
	case VALUE_LIST:
		return v->list.len > 0;
	case VALUE_MAP:
		return true;
	}
	return false;
}

static void render_value(struct run *r, const struct node *n)
{
	const struct value *v = look_up(r, n);

	start_line(r, false);
	if (!v)
		return;
	if (v->type == VALUE_INT)
		buf_printf(r->out, "%ld", v->number);
	else if (v->type == VALUE_BOOL)
		buf_str(r->out, v->truth ? "true" : "false");
	else if (v->type != VALUE_STRING)
		return;
	else if (v->is_html || n->kind == NODE_RAW)
		buf_str(r->out, v->text);
	else
		html_text(r->out, v->text);
	check_size(r);
}

static void render_over(struct run *r, const struct node *n,
			const struct value *top)
{
	r->stack[r->stack_len++] = top;
	render(r, n);
	r->stack_len--;
}

static void render_section(struct run *r, const struct node *n)
{
	const struct value *v = look_up(r, n);

	if (n->kind == NODE_INVERTED) {
		if (!is_true(v))
			render(r, n);
		return;
	}
	if (!is_true(v))
		return;
	if (v->type != VALUE_LIST) {
		render_over(r, n, v);
		return;
	}
	for (size_t i = 0; i < v->list.len && !r->is_cut; i++)
		render_over(r, n, v->list.items[i]);
}

/* How lines are indented; saved around what has lines of its own. */
struct layout {
	size_t indent, indents_len, strip;
};

static struct layout layout_save(const struct run *r)
{
	return (struct layout){ r->indent, r->indents.len, r->strip };
}

static void layout_restore(struct run *r, struct layout was)
{
	r->indent = was.indent;
	buf_truncate(&r->indents, was.indents_len);
	r->strip = was.strip;
}

static void layout_indent(struct run *r, struct view indent)
{
	indent = strip(r, indent);
	buf_add(&r->indents, indent.at, indent.len);
}

static void render_file(struct run *r, const struct node *n)
{
	const struct layout was = layout_save(r);
	const struct mustache *m;
	const char *name = n->name;

	if (n->is_dynamic)
		name = value_text(look_up(r, n));
	m = name && r->find ? r->find(r->data, name) : NULL;
	if (!m)
		return;
	if (n->is_alone)
		layout_indent(r, n->indent);
	else
		r->indent = r->indents.len;
	r->strip = 0;
	render(r, &m->root);
	layout_restore(r, was);
}

static void render_parent(struct run *r, const struct node *n)
{
	const struct arguments these = { n, r->arguments };

	r->arguments = &these;
	render_file(r, n);
	r->arguments = these.outer;
}

static const struct node *argument(struct run *r, const struct arguments *a,
				   const char *name)
{
	const struct node *n = a->parent->first;

	for (; n && (n->kind != NODE_BLOCK || !str_eq(n->name, name));
	     n = n->next)
		r->steps++;
	return n;
}

/*
 * The outermost argument wins: a page's over its layout's.  It is rendered
 * with the arguments outside its own tag only, so it cannot call itself.
 */
static void render_block(struct run *r, const struct node *n)
{
	const struct arguments *a, *from = NULL, *inner = r->arguments;
	const struct layout was = layout_save(r);
	const struct node *given = NULL;

	for (a = inner; a; a = a->outer) {
		const struct node *found = argument(r, a, n->name);

		if (found) {
			given = found;
			from = a;
		}
	}
	if (!given) {
		render(r, n);
		return;
	}
	layout_indent(r, n->indent);
	r->strip = given->strip;
	r->start = n->is_alone ? START_INDENT : START_PLAIN;
	r->arguments = from->outer;
	render(r, given);
	r->arguments = inner;
	r->start = START_USUAL;
	layout_restore(r, was);
}

typedef void render_fn(struct run *, const struct node *);

static render_fn *const renderers[] = {
	[NODE_ROOT] = render,
	[NODE_TEXT] = render_text,
	[NODE_ESCAPED] = render_value,
	[NODE_RAW] = render_value,
	[NODE_SECTION] = render_section,
	[NODE_INVERTED] = render_section,
	[NODE_PARTIAL] = render_file,
	[NODE_PARENT] = render_parent,
	[NODE_BLOCK] = render_block,
};

_Static_assert(sizeof(renderers) / sizeof(renderers[0]) == NODE_N_KINDS,
	       "a renderer for each kind of node");

/* Renders what is inside a node. */
static void render(struct run *r, const struct node *parent)
{
	const struct node *n;

	if (r->depth > LIMIT_TEMPLATE_DEPTH) {
		r->is_cut = true;
		return;
	}
	r->depth++;
	for (n = parent->first; n && !r->is_cut; n = n->next) {
		if (++r->steps > LIMIT_TEMPLATE_STEPS)
			r->is_cut = true;
		else
			renderers[n->kind](r, n);
	}
	r->depth--;
}

int mustache_render(struct buf *out, const struct mustache *m,
		    const struct value *view, mustache_find_fn *find,
		    const void *data)
{
	struct run r = {
		.out = out,
		.limit = out->len + LIMIT_PAGE,
		.stack = { view },
		.stack_len = 1,
		.indents = BUF_INIT,
		.find = find,
		.data = data,
	};

	render(&r, &m->root);
	buf_release(&r.indents);
	return r.is_cut ? -1 : 0;
}
