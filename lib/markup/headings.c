/* SPDX-License-Identifier: MIT */
/*
 * Headings of one text: their levels fitted into the page, their ids, and
 * the ones that are not wanted (empty, or the page's title once more).
 */
#include <assert.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "markup/passes.h"

/* 1..6, or 0 for what is no heading. */
static int level_of(const struct dom_node *node)
{
	const char *tag = node->tag;

	if (!tag || tag[0] != 'h' || tag[1] < '1' || tag[1] > '6' || tag[2])
		return 0;
	return tag[1] - '0';
}

/* What a reader sees, and of an image its alt text. */
static void add_words(struct buf *out, const struct dom_node *heading)
{
	const struct dom_node *node = heading;
	const char *alt;

	for (; node; node = dom_next(node, heading)) {
		alt = dom_is(node, "img") ? dom_attr(node, "alt") : NULL;
		if (node->text || alt)
			buf_str(out, node->text ? node->text : alt);
	}
}

/* hugo.md 5.2, id type "github". */
static void add_id(struct buf *out, const char *text)
{
	struct view words = str_trim(text, strlen(text));
	size_t used;

	for (; words.len > 0; words.at += used, words.len -= used) {
		int32_t c = utf8_decode(words.at, words.len, &used);

		if (c == '-' || c == ' ')
			buf_char(out, '-');
		else if (c == '_' || utf8_is_letter(c) || utf8_is_digit(c))
			utf8_add(out, utf8_lower(c));
	}
	if (out->len == 0)
		buf_str(out, "heading");
}

/*
 * Hugo's "## Words {#id .class}": takes the braces off the heading's last
 * text.  The id, or NULL.  Classes are the theme's business.
 */
static const char *take_braces(struct arena *arena, struct dom_node *heading)
{
	struct dom_node *last = heading->last;
	const char *open, *id, *text;
	struct view trimmed;
	size_t len;

	if (!last || !last->text)
		return NULL;
	trimmed = str_trim(last->text, strlen(last->text));
	text = arena_strndup(arena, trimmed.at, trimmed.len);
	open = strrchr(text, '{');
	if (!open || (open[1] != '#' && open[1] != '.') ||
	    strchr(open, '}') != text + trimmed.len - 1)
		return NULL;
	id = strchr(open, '#');
	if (id)
		id = arena_strndup(arena, id + 1, strcspn(id + 1, " }"));
	len = (size_t)(trimmed.at - last->text) + (size_t)(open - text);
	while (len > 0 && str_is_space(last->text[len - 1]))
		len--;
	last->text = arena_strndup(arena, last->text, len);
	return id && *id ? id : NULL;
}

static bool is_same(const char *a, const char *b)
{
	struct buf left = BUF_INIT, right = BUF_INIT;
	struct view x, y;
	bool same;

	utf8_add_fold(&left, a, strlen(a));
	utf8_add_fold(&right, b, strlen(b));
	x = str_trim(left.data, left.len);
	y = str_trim(right.data, right.len);
	same = x.len == y.len && memcmp(x.at, y.at, x.len) == 0;
	buf_release(&left);
	buf_release(&right);
	return same;
}

static bool has_image(const struct dom_node *heading)
{
	const struct dom_node *node = heading;

	while (node && !dom_is(node, "img"))
		node = dom_next(node, heading);
	return node != NULL;
}

static void give_id(struct markup *m, struct dom_node *heading,
		    const char *words)
{
	const char *own = dom_attr(heading, "id");
	struct buf id = BUF_INIT;

	if (own)
		buf_str(&id, own);
	else
		add_id(&id, words);
	dom_set_attr(m->arena, heading, "id", markup_id(m, id.data));
	buf_release(&id);
}

/* Levels of the text that are open, outermost first; grows strictly. */
struct outline {
	int levels[6];
	int depth;
};

/* The level from `top` on, one deeper than its parent at most. */
static int place_of(struct outline *outline, int level)
{
	while (outline->depth > 0 &&
	       outline->levels[outline->depth - 1] >= level)
		outline->depth--;
	outline->levels[outline->depth] = level;
	return outline->depth++;
}

static const char *tag_of(int level)
{
	static const char *const tags[] = {
		"h1", "h2", "h3", "h4", "h5", "h6"
	};

	assert(level >= 1);
	return tags[level > 6 ? 5 : level - 1];
}

/* Repeats the page's title, or says nothing: false when it may stay. */
static bool is_unwanted(const struct markup *m, const struct dom_node *heading,
			const char *words, bool is_first)
{
	if (str_is_blank(words))
		return !has_image(heading);
	return is_first && m->title && is_same(words, m->title);
}

static void tell(struct markup *m, const char *words, struct place at)
{
	if (!str_is_blank(words))
		report_add(m->report, SEVERITY_NOTE, at, "healed-heading",
			   "a first heading that repeats the page's title is "
			   "left out; remove it");
}

/* Anchors that authors set in raw HTML share the page's one id space. */
static void settle_id(struct markup *m, struct dom_node *node)
{
	const char *id = node->tag ? dom_attr(node, "id") : NULL;

	if (id)
		dom_set_attr(m->arena, node, "id", markup_id(m, id));
}

void headings(struct markup *m, struct dom_node *root, int top,
	      struct place at)
{
	struct dom_node *node = root->first;
	struct outline outline = { { 0 }, 0 };
	struct buf words = BUF_INIT;
	bool is_first = true;

	while (node) {
		struct dom_node *next = dom_next(node, root);
		int level = level_of(node);
		const char *id;

		if (!level) {
			settle_id(m, node);
			node = next;
			continue;
		}
		id = take_braces(m->arena, node);
		if (id)
			dom_set_attr(m->arena, node, "id", id);
		buf_reset(&words);
		add_words(&words, node);
		if (is_unwanted(m, node, words.data, is_first)) {
			tell(m, words.data, at);
			next = dom_skip(node, root);
			dom_detach(node);
		} else {
			node->tag = tag_of(top + place_of(&outline, level));
			give_id(m, node, words.data);
		}
		is_first = is_first && str_is_blank(words.data);
		node = next;
	}
	buf_release(&words);
}
