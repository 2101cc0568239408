/* SPDX-License-Identifier: MIT */
/*
 * Fields that hold maps, by tables of their keys: what is not in a table is
 * not public.
 */
#include "page/record.h"

#include <string.h>

enum part_type {
	WORD,		/* as written */
	WORDS,		/* of inline Markdown */
	TEXT,		/* Markdown */
	NUMBER,
	HREF,
	IMAGE,
	SLIDE,		/* of a carousel: a picture or an address */
	MAP,
	LIST		/* of maps */
};

struct part {
	const char *from, *to;
	enum part_type type;
	const struct part *inner;
};

static const struct part items[7];	/* they nest */
static const struct part items[7] = {
	{ "title", "title", WORDS, NULL },
	{ "href", "url", HREF, NULL },
	{ "minutes", "minutes", NUMBER, NULL },
	{ "type", "type", WORD, NULL },
	{ "text", "text", TEXT, NULL },
	{ "resources", "resources", LIST, items },
	{ NULL, NULL, WORD, NULL },
};

static const struct part assignment[] = {
	{ "title", "title", WORDS, NULL },
	{ "minutes", "minutes", NUMBER, NULL },
	{ "text", "text", TEXT, NULL },
	{ "examples", "examples", TEXT, NULL },
	{ NULL, NULL, WORD, NULL },
};

static const struct part sessions[] = {
	{ "id", "id", WORD, NULL },
	{ "title", "title", WORDS, NULL },
	{ "minutes", "minutes", NUMBER, NULL },
	{ "text", "text", TEXT, NULL },
	{ "resources", "resources", LIST, items },
	{ "assignment", "assignment", MAP, assignment },
	{ NULL, NULL, WORD, NULL },
};

static const struct part buttons[] = {
	{ "text", "title", WORDS, NULL },
	{ "href", "url", HREF, NULL },
	{ NULL, NULL, WORD, NULL },
};

static const struct part cards[] = {
	{ "title", "title", WORDS, NULL },
	{ "text", "text", TEXT, NULL },
	{ "image", "image", IMAGE, NULL },
	{ "href", "url", HREF, NULL },
	{ NULL, NULL, WORD, NULL },
};

static const struct part blocks[] = {
	{ "title", "title", WORDS, NULL },
	{ "text", "text", TEXT, NULL },
	{ "quote", "quote", TEXT, NULL },
	{ "image", "image", IMAGE, NULL },
	{ "items", "items", LIST, cards },
	{ "button", "button", MAP, buttons },
	{ NULL, NULL, WORD, NULL },
};

static const struct part slides[] = {
	{ "type", "type", WORD, NULL },
	{ "title", "title", WORDS, NULL },
	{ "text", "text", TEXT, NULL },
	{ "link", "url", SLIDE, NULL },
	{ NULL, NULL, WORD, NULL },
};

static const struct {
	enum course_key key;
	const struct part *parts;
} fields[] = {
	{ COURSE_PREPARATION, items },
	{ COURSE_SYLLABUS, sessions },
	{ COURSE_BUTTONS, buttons },
	{ COURSE_CARDS, cards },
	{ COURSE_BLOCKS, blocks },
	{ COURSE_CAROUSEL, slides },
};

static struct value *make_list(struct making *, const struct value *,
			       const struct part *);

static const char *text_of(struct making *p, const struct value *text)
{
	enum { TOP = 3 };
	struct unmark u;

	record_unmark(&u, p);
	return unmark_blocks(&u, making_block(p, text, TOP));
}

/* A picture of the course, else an address. */
static const char *image_of(struct making *p, const struct value *image)
{
	if (!value_text(image))
		return NULL;
	return record_link(p->env, view_image_named(p->env, p->entry, image));
}

/* It names a file of the bundle, a page, or an address. */
static const char *slide_of(struct making *p, const struct value *slide,
			    const struct value *link)
{
	const char *type = value_text(value_get(slide, "type"));

	if (type && str_eq_nocase(type, "image"))
		return image_of(p, link);
	if (!value_text(link) || !strstr(link->text, "://"))
		return NULL;
	return view_href(p->env, link->text);
}

static const char *words_of(struct making *p, const struct value *map,
			    const struct value *value, enum part_type type)
{
	switch (type) {
	case WORD:
		return value_text(value);
	case WORDS:
		return making_words(p, value);
	case TEXT:
		return text_of(p, value);
	case HREF:
		return record_link(p->env, making_href(p, map));
	case IMAGE:
		return image_of(p, value);
	case SLIDE:
		return slide_of(p, map, value);
	case NUMBER:
	case MAP:
	case LIST:
		break;
	}
	return NULL;
}

/* As deep as LIMIT_YAML_DEPTH lets it be. */
static struct value *make_map(struct making *p, const struct value *from,
			      const struct part *part)
{
	struct value *out = value_map(p->env->arena);

	for (; part->from; part++) {
		const struct value *value = value_get(from, part->from);

		if (!value)
			continue;
		if (part->type == LIST)
			record_put(p, out, part->to,
				   make_list(p, value, part->inner));
		else if (part->type == MAP)
			record_put(p, out, part->to,
				   make_map(p, value, part->inner));
		else if (part->type == NUMBER && value->type == VALUE_INT)
			record_put(p, out, part->to,
				   value_int(p->env->arena, value->number));
		else
			record_set(p, out, part->to,
				   words_of(p, from, value, part->type));
	}
	return out;
}

static struct value *make_list(struct making *p, const struct value *from,
			       const struct part *part)
{
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < value_len(from); i++) {
		struct value *map = make_map(p, value_item(from, i), part);

		if (value_len(map))
			value_push(p->env->arena, list, map);
	}
	return list;
}

struct value *record_items(struct making *p, enum course_key key)
{
	const struct value *from = course_list(p->course, key);

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (fields[i].key == key)
			return make_list(p, from, fields[i].parts);
	return NULL;
}
