/* SPDX-License-Identifier: MIT */
/*
 * Blocks of newer files, the cards under a heading, and pictures and videos;
 * shapes: content/blocks.h, content/clean_maps.h.  All blocks are shown alike,
 * from what they hold, whatever their type is.
 */
#include <string.h>

#include "content/blocks.h"
#include "content/paths.h"
#include "page/making.h"

enum { TITLE = 2 };		/* level of a block's heading */

struct block {
	struct making *p;
	const struct value *from;
	bool is_titled;
};

static const char *image_of(struct making *p, const struct value *from)
{
	const struct value *image = value_get(from, "image");

	return image ? view_image_named(p->env, p->entry, image) : NULL;
}

/* A video is named by the path of a page about it, which ends in the id at
   the host that its folder names (schema.md 4.3). */
static const char *youtube_href(struct making *p, const char *path)
{
	const char *at = strstr(path, "videos/youtube/");

	if (!at)
		return NULL;
	at += strlen("videos/youtube/");
	return arena_printf(p->env->arena,
			    "https://www.youtube.com/watch?v=%.*s",
			    (int)strcspn(at, "/?#"), at);
}

/* A page that a path means; NULL for one that is not here, as its path need
   not be its address, but for addresses outside. */
static const char *page_href(struct making *p, const struct value *ref)
{
	const struct entry *entry = making_find(p, ref);
	const char *href = entry ? entry->href : NULL;

	if (!href)
		href = youtube_href(p, ref->text);
	if (!href && strstr(ref->text, "://"))
		href = view_href(p->env, ref->text);
	return href;
}

/* An item that is nothing but a path of a page: that page and its summary. */
static void add_page(struct making *p, struct value *out,
		     const struct value *ref)
{
	const struct entry *entry = making_find(p, ref);
	struct value *card = entry ? view_card(p->env, entry) : NULL;
	const char *name = value_text(value_get(card, "title"));

	if (!name)
		name = youtube_href(p, ref->text) ?
		       view_word(p->env, "course.video") :
		       path_words(p->env->arena, ref->text);
	making_text(p, out, "href", page_href(p, ref));
	making_text(p, out, "name", name);
	making_text(p, out, "summary",
		    value_text(value_get(card, "summary")));
}

static void add_name(struct making *p, struct value *out,
		     const struct value *item)
{
	const struct value *title = value_get(item, "title");
	const char *href = making_href(p, item);

	making_text(p, out, "summary", NULL);
	making_text(p, out, "href", href);
	if (href && title)
		making_text(p, out, "name", making_words(p, title));
	else if (title)
		making_html(p, out, "name", making_line(p, title));
	else
		making_text(p, out, "name", href);
	making_say(p, making_line(p, title));
}

/* Below the item's own heading, if it has one. */
static int text_level(const struct block *b, const struct value *item)
{
	if (!b->is_titled)
		return TITLE;
	return value_get(item, "title") ? TITLE + 2 : TITLE + 1;
}

static struct value *make_item(struct block *b, const struct value *item)
{
	struct making *p = b->p;
	struct value *out = value_map(p->env->arena);
	const struct value *href = value_get(item, "href");
	const char *html = making_block(p, value_get(item, "text"),
					text_level(b, item));

	if (href && value_len(item) == 1)
		add_page(p, out, href);
	else
		add_name(p, out, item);
	making_text(p, out, "image", image_of(p, item));
	making_html(p, out, "html", html);
	making_list(p, out, "extras",
		    part_extras(p, value_get(item, "unknown"),
				text_level(b, item)));
	making_say(p, html);
	return out;
}

static struct value *make_items(struct block *b, const struct value *items)
{
	struct value *list = value_list(b->p->env->arena);

	for (size_t i = 0; i < value_len(items); i++)
		value_push(b->p->env->arena, list,
			   make_item(b, value_item(items, i)));
	return list;
}

/* Cards where items have a name and more; a plain list else. */
static bool are_cards(const struct value *items)
{
	size_t named = 0;

	for (size_t i = 0; i < value_len(items); i++) {
		const struct value *item = value_item(items, i);
		const struct value *href = value_get(item, "href");

		if (value_get(item, "image") ||
		    (value_get(item, "title") && value_get(item, "text")) ||
		    (href && value_len(item) == 1))
			named++;
	}
	return named > 0 && 2 * named >= value_len(items);
}

static struct value *make_button(struct making *p, const struct value *from)
{
	const struct value *text = value_get(from, "text");
	const char *words = making_words(p, text);
	const char *href = making_href(p, from);

	if (!from)
		return value_null(p->env->arena);
	making_say(p, making_line(p, text));
	return making_link(p, words ? words : href, href);
}

static struct value *make_block(struct making *p, const struct value *from)
{
	const struct value *items = value_get(from, "items");
	const char *title = making_line(p, value_get(from, "title"));
	struct block b = { p, from, *title != '\0' };
	struct value *out = value_map(p->env->arena);
	const char *html, *quote, *id = value_text(value_get(from, "anchor"));

	making_html(p, out, "title", title);
	making_say(p, title);
	if (id)
		id = markup_id(&p->markup, id);
	else if (b.is_titled)
		id = making_id(p, making_words(p, value_get(from, "title")));
	making_text(p, out, "id", id);
	html = making_block(p, value_get(from, "text"), TITLE + b.is_titled);
	quote = making_block(p, value_get(from, "quote"),
			     TITLE + b.is_titled);
	making_say(p, html);
	making_say(p, quote);
	making_flag(p, out, "is_titled", b.is_titled);
	making_text(p, out, "image", image_of(p, from));
	making_html(p, out, "html", html);
	making_html(p, out, "quote", quote);
	making_flag(p, out, "are_cards", are_cards(items));
	making_list(p, out, "items", make_items(&b, items));
	value_set(p->env->arena, out, "button",
		  make_button(p, value_get(from, "button")));
	return out;
}

/* headline.cards are a block without a title. */
static void add_cards(struct making *p, struct value *list)
{
	const struct value *cards = course_list(p->course, COURSE_CARDS);
	struct value *block;

	if (!value_len(cards))
		return;
	block = value_map(p->env->arena);
	value_set(p->env->arena, block, "items",
		  value_copy(p->env->arena, cards));
	value_push(p->env->arena, list, make_block(p, block));
}

/* The words of a picture stand below it, also where it is missing; a video is
   a link. */
static void add_slide_link(struct making *p, struct value *out,
			   const struct value *slide)
{
	const struct value *link = value_get(slide, "link");
	const char *type = value_text(value_get(slide, "type"));
	const char *words = making_words(p, value_get(slide, "title"));
	const char *href = NULL, *image = NULL;

	if (link && type && str_eq_nocase(type, "image"))
		image = view_image_named(p->env, p->entry, link);
	else if (link)
		href = page_href(p, link);
	if (href && !words)
		words = type && str_eq_nocase(type, "video") ?
			view_word(p->env, "course.video") :
			path_words(p->env->arena, href);
	making_text(p, out, "image", image);
	making_text(p, out, "href", href);
	making_text(p, out, "name", words);
}

static struct value *make_slide(struct making *p, const struct value *slide)
{
	struct value *out = value_map(p->env->arena);
	const char *html = making_block(p, value_get(slide, "text"), TITLE);

	add_slide_link(p, out, slide);
	making_html(p, out, "html", html);
	making_say(p, html);
	making_say(p, making_line(p, value_get(slide, "title")));
	return out;
}

/* The picture over the facts need not come again. */
static bool is_cover(const struct making *p, const struct value *slide)
{
	const char *link = value_text(value_get(slide, "link"));
	const char *image = course_text(p->course, COURSE_IMAGE);

	return link && image && str_eq(link, image) &&
	       !value_get(slide, "title") && !value_get(slide, "text");
}

static void add_carousel(struct making *p)
{
	const struct value *slides = course_list(p->course, COURSE_CAROUSEL);
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < value_len(slides); i++) {
		const struct value *slide = value_item(slides, i);
		struct value *out;

		if (is_cover(p, slide))
			continue;
		out = make_slide(p, slide);
		if (value_text(value_get(out, "image")) ||
		    value_text(value_get(out, "name")) ||
		    value_text(value_get(out, "html")))
			value_push(p->env->arena, list, out);
	}
	making_list(p, p->view, "carousel", list);
	if (value_len(list))
		making_text(p, p->view, "carousel_id",
			    markup_id(&p->markup, "pictures"));
}

void part_blocks(struct making *p)
{
	const struct value *blocks = course_list(p->course, COURSE_BLOCKS);
	struct value *list = value_list(p->env->arena);

	add_cards(p, list);
	for (size_t i = 0; i < value_len(blocks); i++)
		value_push(p->env->arena, list,
			   make_block(p, value_item(blocks, i)));
	making_list(p, p->view, "blocks", list);
	add_carousel(p);
}
