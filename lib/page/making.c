/* SPDX-License-Identifier: MIT */
/*
 * What the parts of a course's page have in common: filling maps of the view,
 * texts, links.
 */
#include "page/making.h"

#include "index/slug.h"
#include "markup/html.h"
#include "page/label.h"

static struct value *null_or(struct making *p, struct value *value)
{
	return value ? value : value_null(p->env->arena);
}

void making_text(struct making *p, struct value *map, const char *key,
		 const char *text)
{
	struct value *value = NULL;

	if (text && *text)
		value = value_string(p->env->arena, text);
	value_set(p->env->arena, map, key, null_or(p, value));
}

void making_html(struct making *p, struct value *map, const char *key,
		 const char *html)
{
	struct value *value = NULL;

	if (html && *html)
		value = value_html(p->env->arena, html);
	value_set(p->env->arena, map, key, null_or(p, value));
}

void making_flag(struct making *p, struct value *map, const char *key,
		 bool truth)
{
	value_set(p->env->arena, map, key, value_bool(p->env->arena, truth));
}

void making_list(struct making *p, struct value *map, const char *key,
		 struct value *list)
{
	value_set(p->env->arena, map, key, null_or(p, list));
	making_flag(p, map, arena_printf(p->env->arena, "has_%s", key),
		    value_len(list) > 0);
}

const char *making_block(struct making *p, const struct value *text, int top)
{
	if (!value_text(text) || str_is_blank(text->text))
		return "";
	return markup_block(&p->markup, text->text, top, text->at);
}

const char *making_line(struct making *p, const struct value *text)
{
	if (!value_text(text) || str_is_blank(text->text))
		return "";
	return markup_inline(&p->markup, text->text, text->at);
}

const char *making_words(struct making *p, const struct value *text)
{
	if (!value_text(text) || str_is_blank(text->text))
		return NULL;
	return markup_plain(&p->markup, text->text);
}

void making_say(struct making *p, const char *html)
{
	if (html && *html)
		said_add(&p->said, html);
}

void making_say_words(struct making *p, const char *words)
{
	struct buf html = BUF_INIT;

	if (words)
		html_text(&html, words);
	making_say(p, html.data);
	buf_release(&html);
}

const char *making_id(struct making *p, const char *words)
{
	struct buf slug = BUF_INIT;
	const char *id;

	slug_add(&slug, words);
	id = markup_id(&p->markup, slug.len ? slug.data : "part");
	buf_release(&slug);
	return id;
}

struct value *making_link(struct making *p, const char *words,
			  const char *href)
{
	struct value *link = value_map(p->env->arena);

	making_text(p, link, "words", words);
	making_text(p, link, "href", href);
	return link;
}

struct value *making_ref(struct making *p, const struct value *ref)
{
	const struct entry *entry = view_ref(p->env, p->entry, ref);

	if (!entry)
		return making_link(p, label_of_path(p->env->arena, ref->text),
				   NULL);
	return making_link(p, markup_plain(&p->markup,
					   course_name(entry->course)),
			   entry->href);
}

struct value *making_refs(struct making *p, enum course_key key)
{
	const struct value *refs = course_list(p->course, key);
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < value_len(refs); i++) {
		struct value *link = making_ref(p, value_item(refs, i));

		making_say_words(p, value_text(value_get(link, "words")));
		value_push(p->env->arena, list, link);
	}
	return list;
}

const char *making_href(struct making *p, const struct value *map)
{
	return view_href(p->env, value_text(value_get(map, "href")));
}
