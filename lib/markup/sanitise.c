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
	const char *becomes;	/* NULL: as it is */
	const char *attrs;	/* besides the global ones; NULL: none */
	enum what what;
	bool is_active;		/* its loss is told to the author */
} rules[] = {
	{ "a", NULL, " href rel name role ", KEEP, false },
	{ "abbr", NULL, NULL, KEEP, false },
	{ "acronym", "abbr", NULL, KEEP, false },
	{ "address", "div", NULL, KEEP, false },
	{ "applet", NULL, NULL, PART, true },
	{ "area", NULL, NULL, DROP, false },
	{ "article", "div", NULL, KEEP, false },
	{ "aside", "div", NULL, KEEP, false },
	{ "audio", NULL, NULL, PART, true },
	{ "b", NULL, NULL, KEEP, false },
	{ "base", NULL, NULL, DROP, true },
	{ "bdi", NULL, NULL, KEEP, false },
	{ "big", "span", NULL, KEEP, false },
	{ "blink", "span", NULL, KEEP, false },
	{ "blockquote", NULL, NULL, KEEP, false },
	{ "br", NULL, NULL, KEEP, false },
	{ "button", NULL, NULL, PART, true },
	{ "caption", NULL, NULL, KEEP, false },
	{ "center", "div", NULL, KEEP, false },
	{ "cite", NULL, NULL, KEEP, false },
	{ "code", NULL, NULL, KEEP, false },
	{ "col", NULL, NULL, DROP, false },
	{ "colgroup", NULL, NULL, DROP, false },
	{ "dd", NULL, NULL, KEEP, false },
	{ "del", NULL, NULL, KEEP, false },
	{ "desc", NULL, NULL, DROP, false },
	{ "details", NULL, " open ", KEEP, false },
	{ "dfn", "i", NULL, KEEP, false },
	{ "dialog", "div", NULL, KEEP, false },
	{ "dir", "ul", NULL, KEEP, false },
	{ "div", NULL, " role data-component ", KEEP, false },
	{ "dl", NULL, NULL, KEEP, false },
	{ "dt", NULL, NULL, KEEP, false },
	{ "em", NULL, NULL, KEEP, false },
	{ "embed", NULL, NULL, DROP, true },
	{ "fieldset", "div", NULL, KEEP, false },
	{ "figcaption", NULL, NULL, KEEP, false },
	{ "figure", NULL, NULL, KEEP, false },
	{ "font", "span", NULL, KEEP, false },
	{ "footer", "div", NULL, KEEP, false },
	{ "form", "div", NULL, KEEP, true },
	{ "h1", NULL, NULL, KEEP, false },
	{ "h2", NULL, NULL, KEEP, false },
	{ "h3", NULL, NULL, KEEP, false },
	{ "h4", NULL, NULL, KEEP, false },
	{ "h5", NULL, NULL, KEEP, false },
	{ "h6", NULL, NULL, KEEP, false },
	{ "header", "div", NULL, KEEP, false },
	{ "hgroup", "div", NULL, KEEP, false },
	{ "hr", NULL, NULL, KEEP, false },
	{ "i", NULL, NULL, KEEP, false },
	{ "iframe", NULL, " src allowfullscreen ", KEEP, false },
	{ "img", NULL, " src alt width height loading ", KEEP, false },
	{ "input", NULL, NULL, DROP, true },
	{ "ins", NULL, NULL, KEEP, false },
	{ "kbd", NULL, NULL, KEEP, false },
	{ "keygen", NULL, NULL, DROP, true },
	{ "label", NULL, NULL, UNWRAP, false },
	{ "legend", "div", NULL, KEEP, false },
	{ "li", NULL, " value ", KEEP, false },
	{ "link", NULL, NULL, DROP, true },
	{ "listing", "pre", NULL, KEEP, false },
	{ "main", "div", NULL, KEEP, false },
	{ "mark", NULL, NULL, KEEP, false },
	{ "marquee", "div", NULL, KEEP, false },
	{ "menu", "ul", NULL, KEEP, false },
	{ "meta", NULL, NULL, DROP, true },
	{ "metadata", NULL, NULL, DROP, false },
	{ "nav", "div", NULL, KEEP, false },
	{ "nobr", "span", NULL, KEEP, false },
	{ "noembed", NULL, NULL, DROP, false },
	{ "noframes", NULL, NULL, DROP, false },
	{ "object", NULL, NULL, PART, true },
	{ "ol", NULL, " start reversed type ", KEEP, false },
	{ "optgroup", NULL, NULL, PART, false },
	{ "option", NULL, NULL, PART, false },
	{ "p", NULL, NULL, KEEP, false },
	{ "param", NULL, NULL, DROP, false },
	{ "pre", NULL, NULL, KEEP, false },
	{ "q", NULL, NULL, KEEP, false },
	{ "s", NULL, NULL, KEEP, false },
	{ "samp", NULL, NULL, KEEP, false },
	{ "script", NULL, NULL, DROP, true },
	{ "section", "div", NULL, KEEP, false },
	{ "select", NULL, NULL, PART, true },
	{ "small", NULL, NULL, KEEP, false },
	{ "source", NULL, NULL, DROP, false },
	{ "span", NULL, NULL, KEEP, false },
	{ "strike", "s", NULL, KEEP, false },
	{ "strong", NULL, NULL, KEEP, false },
	{ "style", NULL, NULL, DROP, false },
	{ "sub", NULL, NULL, KEEP, false },
	{ "summary", NULL, NULL, KEEP, false },
	{ "sup", NULL, NULL, KEEP, false },
	{ "table", NULL, NULL, KEEP, false },
	{ "tbody", NULL, NULL, KEEP, false },
	{ "td", NULL, " colspan rowspan ", KEEP, false },
	{ "template", NULL, NULL, DROP, false },
	{ "textarea", NULL, NULL, PART, true },
	{ "tfoot", NULL, NULL, KEEP, false },
	{ "th", NULL, " colspan rowspan scope ", KEEP, false },
	{ "thead", NULL, NULL, KEEP, false },
	{ "title", NULL, NULL, DROP, false },
	{ "tr", NULL, NULL, KEEP, false },
	{ "track", NULL, NULL, DROP, false },
	{ "tt", "code", NULL, KEEP, false },
	{ "u", NULL, NULL, KEEP, false },
	{ "ul", NULL, NULL, KEEP, false },
	{ "var", NULL, NULL, KEEP, false },
	{ "video", NULL, NULL, PART, true },
	{ "wbr", NULL, NULL, KEEP, false },
	{ "xmp", "pre", NULL, KEEP, false },
};

static const struct rule unknown = { "", NULL, NULL, UNWRAP, false };

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

static bool is_clean(const char *text)
{
	size_t len = strlen(text);
	size_t used;

	for (; len > 0; text += used, len -= used) {
		used = 1;
		if ((unsigned char)*text < 0x20 ||
		    (unsigned char)*text >= 0x7f)
			if (utf8_is_forbidden(utf8_decode(text, len, &used)))
				return false;
	}
	return true;
}

const char *sanitise_text(struct arena *arena, const char *text)
{
	struct buf out = BUF_INIT;
	size_t len = strlen(text);
	size_t used;

	if (is_clean(text))
		return text;
	for (; len > 0; text += used, len -= used) {
		int32_t c = utf8_decode(text, len, &used);

		if (c == '\r' || c == '\f')
			buf_char(&out, '\n');
		else if (utf8_is_forbidden(c))
			utf8_add(&out, 0xfffd);
		else
			buf_add(&out, text, used);
	}
	return arena_take(arena, &out);
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
