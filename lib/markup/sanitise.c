/* SPDX-License-Identifier: MIT */
/*
 * The allow-list: which elements may stay, under which name, with which
 * attributes.  Everything that is not in these tables goes, and its words
 * stay.  Attribute values are judged in sanitise_attr.c, where an element
 * may stand in nesting.c.
 */
#include "markup/sanitise.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "markup/html.h"
#include "markup/passes.h"

enum what {
	KEEP,
	UNWRAP,		/* the tags go, the words flow on */
	PART,		/* the same, with a space on both sides */
	DROP		/* with all that is in it */
};

/* No row: UNWRAP. */
static const struct rule {
	const char *tag;
	enum what what;
	const char *becomes;	/* NULL: as it is */
	const char *attrs;	/* besides the global ones; NULL: none */
	bool is_active;		/* its loss is told to the author */
} rules[] = {
	{ "a", KEEP, NULL, " href rel name ", false },
	{ "abbr", KEEP, NULL, NULL, false },
	{ "acronym", KEEP, "abbr", NULL, false },
	{ "address", KEEP, "div", NULL, false },
	{ "applet", PART, NULL, NULL, true },
	{ "area", DROP, NULL, NULL, false },
	{ "article", KEEP, "div", NULL, false },
	{ "aside", KEEP, "div", NULL, false },
	{ "audio", PART, NULL, NULL, true },
	{ "b", KEEP, NULL, NULL, false },
	{ "base", DROP, NULL, NULL, true },
	{ "bdi", KEEP, NULL, NULL, false },
	{ "big", KEEP, "span", NULL, false },
	{ "blink", KEEP, "span", NULL, false },
	{ "blockquote", KEEP, NULL, NULL, false },
	{ "br", KEEP, NULL, NULL, false },
	{ "button", PART, NULL, NULL, true },
	{ "caption", KEEP, NULL, NULL, false },
	{ "center", KEEP, "div", NULL, false },
	{ "cite", KEEP, NULL, NULL, false },
	{ "code", KEEP, NULL, NULL, false },
	{ "col", DROP, NULL, NULL, false },
	{ "colgroup", DROP, NULL, NULL, false },
	{ "dd", KEEP, NULL, NULL, false },
	{ "del", KEEP, NULL, NULL, false },
	{ "desc", DROP, NULL, NULL, false },
	{ "details", KEEP, NULL, " open ", false },
	{ "dfn", KEEP, "i", NULL, false },
	{ "dialog", KEEP, "div", NULL, false },
	{ "dir", KEEP, "ul", NULL, false },
	{ "div", KEEP, NULL, NULL, false },
	{ "dl", KEEP, NULL, NULL, false },
	{ "dt", KEEP, NULL, NULL, false },
	{ "em", KEEP, NULL, NULL, false },
	{ "embed", DROP, NULL, NULL, true },
	{ "fieldset", KEEP, "div", NULL, false },
	{ "figcaption", KEEP, NULL, NULL, false },
	{ "figure", KEEP, NULL, NULL, false },
	{ "font", KEEP, "span", NULL, false },
	{ "footer", KEEP, "div", NULL, false },
	{ "form", KEEP, "div", NULL, true },
	{ "h1", KEEP, NULL, NULL, false },
	{ "h2", KEEP, NULL, NULL, false },
	{ "h3", KEEP, NULL, NULL, false },
	{ "h4", KEEP, NULL, NULL, false },
	{ "h5", KEEP, NULL, NULL, false },
	{ "h6", KEEP, NULL, NULL, false },
	{ "header", KEEP, "div", NULL, false },
	{ "hgroup", KEEP, "div", NULL, false },
	{ "hr", KEEP, NULL, NULL, false },
	{ "i", KEEP, NULL, NULL, false },
	{ "iframe", KEEP, NULL, " src allowfullscreen ", false },
	{ "img", KEEP, NULL, " src alt width height loading ", false },
	{ "input", DROP, NULL, NULL, true },
	{ "ins", KEEP, NULL, NULL, false },
	{ "kbd", KEEP, NULL, NULL, false },
	{ "keygen", DROP, NULL, NULL, true },
	{ "label", UNWRAP, NULL, NULL, false },
	{ "legend", KEEP, "div", NULL, false },
	{ "li", KEEP, NULL, " value ", false },
	{ "link", DROP, NULL, NULL, true },
	{ "listing", KEEP, "pre", NULL, false },
	{ "main", KEEP, "div", NULL, false },
	{ "mark", KEEP, NULL, NULL, false },
	{ "marquee", KEEP, "div", NULL, false },
	{ "menu", KEEP, "ul", NULL, false },
	{ "meta", DROP, NULL, NULL, true },
	{ "metadata", DROP, NULL, NULL, false },
	{ "nav", KEEP, "div", NULL, false },
	{ "nobr", KEEP, "span", NULL, false },
	{ "noembed", DROP, NULL, NULL, false },
	{ "noframes", DROP, NULL, NULL, false },
	{ "object", PART, NULL, NULL, true },
	{ "ol", KEEP, NULL, " start reversed type ", false },
	{ "optgroup", PART, NULL, NULL, false },
	{ "option", PART, NULL, NULL, false },
	{ "p", KEEP, NULL, NULL, false },
	{ "param", DROP, NULL, NULL, false },
	{ "pre", KEEP, NULL, NULL, false },
	{ "q", KEEP, NULL, NULL, false },
	{ "s", KEEP, NULL, NULL, false },
	{ "samp", KEEP, NULL, NULL, false },
	{ "script", DROP, NULL, NULL, true },
	{ "section", KEEP, "div", NULL, false },
	{ "select", PART, NULL, NULL, true },
	{ "small", KEEP, NULL, NULL, false },
	{ "source", DROP, NULL, NULL, false },
	{ "span", KEEP, NULL, NULL, false },
	{ "strike", KEEP, "s", NULL, false },
	{ "strong", KEEP, NULL, NULL, false },
	{ "style", DROP, NULL, NULL, false },
	{ "sub", KEEP, NULL, NULL, false },
	{ "summary", KEEP, NULL, NULL, false },
	{ "sup", KEEP, NULL, NULL, false },
	{ "table", KEEP, NULL, NULL, false },
	{ "tbody", KEEP, NULL, NULL, false },
	{ "td", KEEP, NULL, " colspan rowspan ", false },
	{ "template", DROP, NULL, NULL, false },
	{ "textarea", PART, NULL, NULL, true },
	{ "tfoot", KEEP, NULL, NULL, false },
	{ "th", KEEP, NULL, " colspan rowspan scope ", false },
	{ "thead", KEEP, NULL, NULL, false },
	{ "title", DROP, NULL, NULL, false },
	{ "tr", KEEP, NULL, NULL, false },
	{ "track", DROP, NULL, NULL, false },
	{ "tt", KEEP, "code", NULL, false },
	{ "u", KEEP, NULL, NULL, false },
	{ "ul", KEEP, NULL, NULL, false },
	{ "var", KEEP, NULL, NULL, false },
	{ "video", PART, NULL, NULL, true },
	{ "wbr", KEEP, NULL, NULL, false },
	{ "xmp", KEEP, "pre", NULL, false },
};

static const struct rule unknown = { "", UNWRAP, NULL, NULL, false };

static const struct rule *find_rule(const char *tag)
{
	size_t low = 0, high = sizeof(rules) / sizeof(rules[0]);

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(tag, rules[mid].tag);

		if (order == 0)
			return &rules[mid];
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return &unknown;
}

/* HTML 13.2.3.5: what a parser calls an error in its input stream. */
static bool is_forbidden(int32_t c)
{
	if (c < 0)
		return true;
	if (c == '\t' || c == '\n' || c == '\f')
		return false;
	return utf8_is_control(c) || (c >= 0xfdd0 && c <= 0xfdef) ||
	       (c & 0xfffe) == 0xfffe;
}

static bool is_clean(const char *text)
{
	size_t len = strlen(text);
	size_t used;

	for (; len > 0; text += used, len -= used) {
		used = 1;
		if ((unsigned char)*text < 0x20 ||
		    (unsigned char)*text >= 0x7f)
			if (is_forbidden(utf8_decode(text, len, &used)))
				return false;
	}
	return true;
}

const char *sanitise_text(struct arena *arena, const char *text)
{
	struct buf out = BUF_INIT;
	size_t len = strlen(text);
	const char *copy;
	size_t used;

	if (is_clean(text))
		return text;
	for (; len > 0; text += used, len -= used) {
		int32_t c = utf8_decode(text, len, &used);

		if (c == '\r')
			buf_char(&out, '\n');
		else if (is_forbidden(c))
			utf8_add(&out, 0xfffd);
		else
			buf_add(&out, text, used);
	}
	copy = arena_strndup(arena, out.data, out.len);
	buf_release(&out);
	return copy;
}

static void part_words(struct arena *arena, struct dom_node *node)
{
	dom_insert_before(node, dom_text(arena, " "));
	if (node->next)
		dom_insert_before(node->next, dom_text(arena, " "));
	else
		dom_append(node->parent, dom_text(arena, " "));
}

/* Its children take its place; the node to look at next. */
static struct dom_node *unwrap(struct dom_node *node,
			       const struct dom_node *root)
{
	struct dom_node *next = dom_next(node, root);

	dom_unwrap(node);
	return next;
}

static struct dom_node *drop(struct dom_node *node,
			     const struct dom_node *root)
{
	struct dom_node *next = dom_skip(node, root);

	dom_detach(node);
	return next;
}

/* An image that cannot be shown is what it stands for: its alt text. */
static struct dom_node *finish_image(struct arena *arena,
				     struct dom_node *node,
				     const struct dom_node *root)
{
	const char *alt = dom_attr(node, "alt");

	if (dom_attr(node, "src")) {
		if (!alt)
			dom_set_attr(arena, node, "alt", "");
		return dom_next(node, root);
	}
	if (alt && *alt)
		dom_insert_before(node, dom_text(arena, alt));
	return drop(node, root);
}

/* Keeps the element; some mean nothing without an attribute. */
static struct dom_node *keep(struct arena *arena, struct dom_node *node,
			     const struct dom_node *root)
{
	if (dom_is(node, "img"))
		return finish_image(arena, node, root);
	if (dom_is(node, "iframe")) {
		while (node->first)
			dom_detach(node->first);
		return dom_attr(node, "src") ? dom_skip(node, root) :
					       drop(node, root);
	}
	if (dom_is(node, "span") && !node->attrs)
		return unwrap(node, root);
	if (dom_is(node, "a") && !dom_attr(node, "href") &&
	    !dom_attr(node, "id"))
		return unwrap(node, root);
	return dom_next(node, root);
}

/* Judges one element; the node to look at next. */
static struct dom_node *judge(struct arena *arena, struct dom_node *node,
			      const struct dom_node *root, size_t *dropped)
{
	const struct rule *rule = find_rule(node->tag);

	*dropped += rule->is_active;
	*dropped += sanitise_attrs(arena, node, rule->attrs);
	switch (rule->what) {
	case KEEP:
		if (rule->becomes)
			node->tag = rule->becomes;
		return keep(arena, node, root);
	case PART:
		part_words(arena, node);
		return unwrap(node, root);
	case DROP:
		return drop(node, root);
	case UNWRAP:
		break;
	}
	return unwrap(node, root);
}

size_t sanitise(struct arena *arena, struct dom_node *root)
{
	struct dom_node *node = root->first;
	size_t dropped = 0;

	while (node) {
		if (node->text) {
			node->text = sanitise_text(arena, node->text);
			node = dom_next(node, root);
		} else {
			node = judge(arena, node, root, &dropped);
		}
	}
	nesting(arena, root);
	return dropped;
}
