/* SPDX-License-Identifier: MIT */
/*
 * Cleaning fields that are made of maps.  Problem codes: those of nested.h
 * and blocks.h.
 */
#include <string.h>

#include "base/str.h"
#include "content/blocks.h"
#include "content/clean_maps.h"
#include "content/nested.h"

enum slot { TITLE, TEXT, HREF, IMAGE, TYPE };

static const struct nested_key button_keys[] = {
	{ "content", TITLE },
	{ "text", TITLE },
	{ "title", TITLE },
	{ "label", TITLE },
	{ "name", TITLE },
	{ "link", HREF },
	{ "href", HREF },
	{ "url", HREF },
	{ "icon", NESTED_QUIET },
	{ "style", NESTED_QUIET },
	{ NULL, 0 },
};

static const struct nested_key card_keys[] = {
	{ "title", TITLE },
	{ "name", TITLE },
	{ "content", TEXT },
	{ "description", TEXT },
	{ "text", TEXT },
	{ "image", IMAGE },
	{ "media", IMAGE },
	{ "icon", IMAGE },
	{ "link", HREF },
	{ "href", HREF },
	{ "url", HREF },
	{ NULL, 0 },
};

static const struct nested_key slide_keys[] = {
	{ "type", TYPE },
	{ "link", HREF },
	{ "href", HREF },
	{ "url", HREF },
	{ "src", HREF },
	{ "image", IMAGE },
	{ "title", TITLE },
	{ "alt", TITLE },
	{ "caption", TEXT },
	{ "content", TEXT },
	{ "description", TEXT },
	{ "text", TEXT },
	{ NULL, 0 },
};

typedef struct value *read_fn(const struct cleaner *, const struct value *);

/* Each item that says something; a lone one is a list of one (Y-5). */
static struct value *read_list(const struct cleaner *cleaner,
			       const struct value *from, read_fn *read)
{
	struct value *list = value_list(cleaner->arena);

	list->at = from->at;
	for (size_t i = 0; i < value_count(from); i++) {
		const struct value *item = value_each(from, i);
		struct value *value = NULL;

		if (!clean_is_empty(item))
			value = read(cleaner, item);
		if (value)
			value_push(cleaner->arena, list, value);
	}
	return value_len(list) ? list : NULL;
}

static struct value *read_button(const struct cleaner *cleaner,
				 const struct value *from)
{
	struct arena *arena = cleaner->arena;
	struct value *map = nested_map(cleaner, from);
	struct nested nested;
	struct prose words;

	if (from->type != VALUE_MAP) {
		nested_put(arena, map, "text",
			   clean_value(cleaner, KEY_LINE, from, "button"));
		return value_len(map) ? map : NULL;
	}
	nested_read(&nested, cleaner, button_keys, from);
	prose_init(&words);
	nested_prose(&nested, TITLE, &words);
	nested_put(arena, map, "href", nested_link(&nested, HREF, &words));
	nested_put(arena, map, "text", prose_finish(&words, arena));
	nested_put_unknown(&nested, map);
	return value_len(map) ? map : NULL;
}

/*
 * card.button of most files is {content: ""}, or a caption without a link,
 * which COURSE_CARD_BUTTON has.
 */
struct value *clean_buttons(const struct cleaner *cleaner,
			    const struct value *from, const char *name)
{
	struct value *list = read_list(cleaner, from, read_button);

	if (list && from->type == VALUE_MAP && str_starts(name, "card") &&
	    !value_get(value_item(list, 0), "href"))
		return NULL;
	return list;
}

static struct value *read_card(const struct cleaner *cleaner,
			       const struct value *from)
{
	struct arena *arena = cleaner->arena;
	struct value *map = nested_map(cleaner, from);
	struct nested nested;
	struct prose text;

	if (from->type != VALUE_MAP)
		return nested_wrap(cleaner, from, "a card");
	nested_read(&nested, cleaner, card_keys, from);
	prose_init(&text);
	nested_prose(&nested, TEXT, &text);
	nested_put(arena, map, "title",
		   nested_clean(&nested, TITLE, KEY_LINE));
	nested_put(arena, map, "href", nested_link(&nested, HREF, &text));
	nested_put(arena, map, "text", prose_finish(&text, arena));
	nested_put(arena, map, "image",
		   nested_clean(&nested, IMAGE, KEY_WORD));
	nested_put_unknown(&nested, map);
	return value_len(map) ? map : NULL;
}

struct value *clean_cards(const struct cleaner *cleaner,
			  const struct value *from, const char *name)
{
	(void)name;
	return read_list(cleaner, from, read_card);
}

/* Its type, where it says none: by the only other thing that it can be. */
static struct value *type_of(const struct nested *nested,
			     const struct value *link)
{
	struct value *type = nested_clean(nested, TYPE, KEY_WORD);
	const char *word = strstr(link->text, "video") ? "video" : "image";

	if (!type) {
		type = value_borrow(nested->cleaner->arena, word);
		type->at = link->at;
	}
	return type;
}

static struct value *read_slide(const struct cleaner *cleaner,
				const struct value *from)
{
	struct arena *arena = cleaner->arena;
	struct value *map = nested_map(cleaner, from), *link, *image;
	struct nested nested;
	struct prose text;

	if (from->type != VALUE_MAP) {
		link = clean_value(cleaner, KEY_WORD, from, "carousel");
		nested_put(arena, map, "type", value_borrow(arena, "image"));
		nested_put(arena, map, "link", link);
		return link ? map : NULL;
	}
	nested_read(&nested, cleaner, slide_keys, from);
	prose_init(&text);
	nested_prose(&nested, TEXT, &text);
	link = nested_clean(&nested, HREF, KEY_WORD);
	image = nested_clean(&nested, IMAGE, KEY_WORD);
	if (!link)
		link = image;
	if (link)
		nested_put(arena, map, "type", type_of(&nested, link));
	nested_put(arena, map, "link", link);
	nested_put(arena, map, "title",
		   nested_clean(&nested, TITLE, KEY_LINE));
	nested_put(arena, map, "text", prose_finish(&text, arena));
	nested_put_unknown(&nested, map);
	return value_len(map) ? map : NULL;
}

struct value *clean_carousel(const struct cleaner *cleaner,
			     const struct value *from, const char *name)
{
	(void)name;
	return read_list(cleaner, from, read_slide);
}

struct value *clean_blocks(const struct cleaner *cleaner,
			   const struct value *from, const char *name)
{
	(void)name;
	return blocks_read(cleaner->arena, from, cleaner->report);
}
