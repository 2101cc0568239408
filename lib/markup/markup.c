/* SPDX-License-Identifier: MIT */
/*
 * The chain from an author's text to safe HTML, and what its ends have in
 * common: blank texts, refused texts, empty elements, the page's ids.  Each
 * step stands in its own file (see markup.h).
 */
#include "markup/markup.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "markup/dom.h"
#include "markup/heal.h"
#include "markup/html.h"
#include "markup/htmlparse.h"
#include "markup/oneline.h"
#include "markup/passes.h"
#include "markup/sanitise.h"

/* An id in use, and the number to try first when it is wanted again. */
struct taken {
	unsigned long next;
};

void markup_init(struct markup *m, struct arena *arena)
{
	memset(m, 0, sizeof(*m));
	m->arena = arena;
	m->words = (struct markup_words){
		.details = "Details",
		.youtube = "YouTube video",
		.vimeo = "Vimeo video",
	};
	table_init(&m->ids);
}

void markup_release(struct markup *m)
{
	table_release(&m->ids);
}

static const char *take(struct markup *m, const char *id)
{
	struct taken *taken = arena_alloc(m->arena, sizeof(*taken));
	const char *key = arena_strdup(m->arena, id);

	taken->next = 1;
	table_set(&m->ids, key, taken);
	return key;
}

const char *markup_id(struct markup *m, const char *wanted)
{
	struct taken *taken = table_find(&m->ids, wanted);
	struct buf id = BUF_INIT;
	const char *key;

	if (!taken)
		return take(m, wanted);
	do {
		buf_reset(&id);
		buf_str(&id, wanted);
		buf_printf(&id, "-%lu", taken->next++);
	} while (table_find(&m->ids, id.data));
	key = take(m, id.data);
	buf_release(&id);
	return key;
}

/* Without a word, and without anything to look at. */
static bool is_hollow(const struct dom_node *root)
{
	const struct dom_node *node;

	for (node = root; node; node = dom_next(node, root)) {
		if (node->text ? !str_is_blank(node->text) :
		    dom_is(node, "img") || dom_is(node, "iframe") ||
		    dom_attr(node, "id") || dom_attr(node, "data-component"))
			return false;
	}
	return true;
}

static bool means_words(const struct dom_node *node)
{
	return dom_is_any(node, " p li ul ol a ");
}

/* schema.md B-14: empty paragraphs and list items are nobody's meaning. */
static void drop_hollow(struct dom_node *root)
{
	struct dom_node *node = root->first;

	while (node) {
		struct dom_node *next = dom_next(node, root);

		if (means_words(node) && is_hollow(node)) {
			next = dom_skip(node, root);
			dom_detach(node);
		} else if (node->tag && html_is_inline(node->tag) &&
			   is_hollow(node)) {
			dom_unwrap(node);
		}
		node = next;
	}
}

static struct dom_node *render(struct markup *m, const char *text, int top,
			       struct place at)
{
	bool is_plain;
	struct dom_node *root = markup_tree(m, text, at, &is_plain);

	if (is_plain)
		return root;
	headings(m, root, top, at);
	linkify(m->arena, root);
	embeds(m, root, at);
	components(m, root);
	drop_hollow(root);
	return root;
}

static const char *written(struct markup *m, const struct dom_node *root)
{
	struct buf out = BUF_INIT, filled = BUF_INIT;
	struct view html;
	const char *copy;

	dom_write(&out, root);
	components_fill(&filled, m, &out);
	html = str_trim(filled.data, filled.len);
	copy = arena_strndup(m->arena, html.at, html.len);
	buf_release(&filled);
	buf_release(&out);
	return copy;
}

const char *markup_block(struct markup *m, const char *text, int top,
			 struct place at)
{
	if (str_is_blank(text))
		return "";
	return written(m, render(m, text, top, at));
}

const char *markup_inline(struct markup *m, const char *text, struct place at)
{
	enum { INLINE_TOP = 3 };
	struct dom_node *root, *p;

	if (str_is_blank(text))
		return "";
	root = render(m, text, INLINE_TOP, at);
	p = markup_only_paragraph(root);
	if (p)
		dom_unwrap(p);
	return written(m, root);
}

/* Numbers and arrows of footnotes are no words. */
static void drop_note_links(struct dom_node *root)
{
	struct dom_node *node = root->first, *next;

	for (; node; node = next) {
		const char *role = node->tag ? dom_attr(node, "role") : NULL;

		next = dom_next(node, root);
		if (!dom_is(node, "a") || !role)
			continue;
		next = dom_skip(node, root);
		if (node->prev && node->prev->text &&
		    str_is_blank(node->prev->text))
			dom_detach(node->prev);
		dom_detach(node);
	}
}

/*
 * Nothing in it means anything to any pass: letters, digits, single spaces,
 * and a few marks between them, as most titles and summaries are.  They are
 * their own words; a list of ten thousand courses has twenty thousand.
 */
static bool is_bare_mark(const char *at)
{
	char before = at[-1], after = at[1];
	bool is_end = after == ' ' || !after;

	switch (*at) {
	case ' ':
		return !is_end;
	case ',':		/* no dots that become an ellipsis, no */
	case '.':		/* "www.", no "file.x" */
	case ';':
	case '?':
	case ':':
		return is_end;
	case '-':		/* no dash */
		return str_is_alnum(before) && str_is_alnum(after);
	case '(':
		return before == ' ' && str_is_alnum(after);
	case ')':
		return is_end || strchr(",.;?:", after);
	default:
		return false;
	}
}

static bool is_bare(const char *text)
{
	if (!str_is_alnum(*text) || str_is_digit(*text))
		return false;
	for (; *text; text++)
		if (!str_is_alnum(*text) && !is_bare_mark(text))
			return false;
	return true;
}

static struct dom_node *quiet_tree(struct markup *m, const char *text)
{
	struct markup quiet = *m;
	struct place nowhere = { NULL, 0, 0 };
	struct dom_node *root;
	bool is_plain;

	quiet.report = NULL;
	root = markup_tree(&quiet, text, nowhere, &is_plain);
	drop_note_links(root);
	return root;
}

const char *markup_plain(struct markup *m, const char *text)
{
	const char *words;

	if (str_is_blank(text))
		return "";
	if (is_bare(text))
		return text;
	words = html_words_in(m->arena,
			      quiet_tree(m, oneline(m->arena, text)));
	return str_is_blank(words) ? "" : words;
}

const char *markup_lines(struct markup *m, const char *text)
{
	const char *words;

	if (str_is_blank(text))
		return "";
	words = html_lines_in(m->arena, quiet_tree(m, text));
	return str_is_blank(words) ? "" : words;
}
