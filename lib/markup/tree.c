/* SPDX-License-Identifier: MIT */
/*
 * From an author's text to a tree of safe elements: the steps of markup.h up
 * to `sanitise`, and the way out for a text that breaks a limit.  What the
 * tree means for a page (levels, links, frames) comes after it.
 */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "markup/extend.h"
#include "markup/heal.h"
#include "markup/htmlparse.h"
#include "markup/passes.h"
#include "markup/sanitise.h"
#include "markup/shortcode.h"

/* Lines that are kept apart in a text that is not parsed. */
enum { PLAIN_LINES = 1000 };

static void add_line(struct arena *arena, struct dom_node *p,
		     const char *line)
{
	if (p->first)
		dom_append(p, dom_element(arena, "br"));
	dom_append(p, dom_text(arena, line));
}

/* What cannot be parsed within bounds: its lines, and none of it markup. */
static struct dom_node *plain_paragraphs(struct arena *arena,
					 const char *text)
{
	struct dom_node *root = dom_root(arena);
	struct dom_node *p = NULL;
	int lines = 0;

	while (*text) {
		size_t len = lines < PLAIN_LINES ? strcspn(text, "\n") :
						   strlen(text);
		const char *line = arena_strndup(arena, text, len);

		lines++;
		text += len + (text[len] == '\n');
		line = sanitise_text(arena, line);
		if (str_is_blank(line)) {
			p = NULL;
			continue;
		}
		if (!p) {
			p = dom_element(arena, "p");
			dom_append(root, p);
		}
		add_line(arena, p, line);
	}
	return root;
}

static void refuse(struct markup *m, const char *limit, struct place at)
{
	report_add(m->report, SEVERITY_ERROR, at, "markdown-limit",
		   "this text is shown as plain words, because it has too "
		   "many %s; make it simpler", limit);
}

static void report_dropped(struct markup *m, size_t n, struct place at)
{
	if (n > 0)
		report_add(m->report, SEVERITY_WARNING, at, "html-dropped",
			   "HTML that could run or load something is left "
			   "out, %zu in all (scripts, event handlers, form "
			   "controls, players, unsafe addresses); remove it",
			   n);
}

/* NULL: *limit is broken. */
static struct dom_node *parse(struct arena *arena, const char *text,
			      const char **limit)
{
	struct buf html = BUF_INIT;
	struct dom_node *root = NULL;

	markdown_html(&html, text);
	*limit = bounds_elements(html.data);
	if (!*limit)
		root = htmlparse(arena, html.data, html.len);
	buf_release(&html);
	return root;
}

/*
 * With tables and their like; or, where cmark reads the text otherwise than
 * we did, without.  NULL: *limit is broken.
 */
static struct dom_node *parse_extended(struct markup *m, const char *text,
				       struct place at, const char **limit)
{
	struct extension ext;
	struct buf rewritten = BUF_INIT;
	struct dom_node *root = NULL;

	*limit = extend_text(&ext, &rewritten, text, m, at);
	if (!*limit && ext.is_used)
		root = parse(m->arena, rewritten.data, limit);
	if (root && !extend_tree(&ext, root))
		root = NULL;
	extend_release(&ext);
	buf_release(&rewritten);
	return root || *limit ? root : parse(m->arena, text, limit);
}

/* NULL: *limit is broken. */
static struct dom_node *read(struct markup *m, const char *text,
			     struct place at, const char **limit)
{
	struct buf expanded = BUF_INIT, healed = BUF_INIT;
	struct shortcodes store;
	struct dom_node *root = NULL;

	*limit = "shortcodes (1,000 are the limit)";
	if (shortcodes_expand(&store, &expanded, text, m, at) == 0) {
		heal(&healed, expanded.data, m, at);
		*limit = bounds_check(healed.data);
	}
	if (!*limit)
		root = parse_extended(m, healed.data, at, limit);
	if (root)
		shortcodes_place(&store, m->arena, root);
	shortcodes_release(&store);
	buf_release(&expanded);
	buf_release(&healed);
	return root;
}

struct dom_node *markup_tree(struct markup *m, const char *text,
			     struct place at, bool *is_plain)
{
	const char *limit = bounds_size(text);
	struct dom_node *root = NULL;

	if (!limit)
		root = read(m, text, at, &limit);
	*is_plain = !root;
	if (!root) {
		refuse(m, limit, at);
		return plain_paragraphs(m->arena, text);
	}
	placeholders(m, root, text, at);
	report_dropped(m, sanitise(m->arena, root), at);
	return root;
}

struct dom_node *markup_only_paragraph(const struct dom_node *root)
{
	struct dom_node *node = root->first;
	struct dom_node *p = NULL;

	for (; node; node = node->next) {
		if (node->text && str_is_blank(node->text))
			continue;
		if (p || !dom_is(node, "p"))
			return NULL;
		p = node;
	}
	return p;
}
