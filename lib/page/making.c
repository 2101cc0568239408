/* SPDX-License-Identifier: MIT */
/*
 * What the parts of a page have in common: filling maps of the view, texts,
 * links.
 */
#include "page/making.h"

#include <string.h>

#include "content/paths.h"
#include "index/slug.h"
#include "index/taxonomy.h"
#include "markup/html.h"
#include "markup/oneline.h"

/* A title is Markdown where a file gives it; a term is words. */
static const char *title_of(struct making *p)
{
	if (!p->entry)
		return NULL;
	return view_name(&p->markup, p->entry);
}

void making_open(struct making *p, const struct page_env *env,
		 const struct entry *entry)
{
	*p = (struct making){ .env = env, .entry = entry, .body = "" };
	p->course = entry ? entry->course : NULL;
	view_markup(&p->markup, env, entry);
	said_init(&p->said);
	zones_init(&p->zones, env->arena);
	table_init(&p->texts);
	p->title = title_of(p);
	p->view = value_map(env->arena);
	/* Parts are rendered before the page that they stand in. */
	value_set(env->arena, p->view, "t", theme_words(env->theme)->map);
	/* Parts may be rendered before the page is described. */
	value_set(env->arena, p->view, "t", theme_words(env->theme)->map);
}

void making_open_at(struct making *p, const struct page_env *env,
		    const char *path)
{
	const struct entry *entry = NULL;
	struct resolution found;

	catalogue_resolve(&found, env->catalogue, path, env->now);
	if (found.answer == ANSWER_PAGE && found.entry->kind != ENTRY_PAGE &&
	    found.entry->course)
		entry = found.entry;
	making_open(p, env, entry);
}

/* A topic and a folder may have one name: so a term says of what it is one. */
static const char *title_of_list(struct making *p)
{
	const struct entry *entry = p->entry;
	const struct words_place places[] = {
		{ "title", p->title },
		{ "list", entry->kind == ENTRY_TERM ?
			view_name(&p->markup, entry->taxonomy->entry) : NULL },
		{ NULL, NULL },
	};

	if (entry->kind != ENTRY_TERM)
		return p->title;
	return view_fill(p->env, "list.title", places);
}

void making_open_list(struct making *p, const struct page_env *env,
		      const struct entry *entry)
{
	const char *description = NULL;

	making_open(p, env, entry);
	making_fill(p);
	if (!p->course)
		part_teaches(p);
	if (p->course)
		description = making_words(p,
				course_value(p->course, COURSE_SUMMARY));
	view_describe(env, p->view, title_of_list(p), description,
		      entry->href);
	value_set(env->arena, p->view, "trail", view_trail(env, entry));
}

void making_close(struct making *p)
{
	table_release(&p->texts);
	zones_release(&p->zones);
	said_release(&p->said);
	markup_release(&p->markup);
}

static struct value *null_or(struct making *p, struct value *value)
{
	return value ? value : value_null(p->env->arena);
}

void making_text(struct making *p, struct value *map, const char *key,
		 const char *text)
{
	value_set_text(p->env->arena, map, key, text);
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

enum { LINE };			/* in place of a level */

/* Markup of a text is dear, and one text often fills several fields. */
static const char *make_text(struct making *p, const struct value *text,
			     int top)
{
	const char *key, *html;

	if (!value_text(text) || str_is_blank(text->text))
		return "";
	key = arena_printf(p->env->arena, "%d%s", top, text->text);
	html = table_find(&p->texts, key);
	if (html)
		return html;
	html = top == LINE ?
		       markup_inline(&p->markup,
				     oneline(p->env->arena, text->text),
				     text->at) :
		       markup_block(&p->markup, text->text, top, text->at);
	if (!strstr(html, " id=\""))
		table_set(&p->texts, key, arena_strdup(p->env->arena, html));
	return html;
}

const char *making_block(struct making *p, const struct value *text, int top)
{
	return make_text(p, text, top);
}

const char *making_line(struct making *p, const struct value *text)
{
	return make_text(p, text, LINE);
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

const struct entry *making_find(struct making *p, const struct value *path)
{
	if (!value_text(path))
		return NULL;
	return catalogue_find_ref(p->env->catalogue, path->text, p->env->now);
}

/* A trainer without a page has a list of his courses. */
static const struct entry *find_ref(struct making *p, enum course_key key,
				    size_t i)
{
	const struct catalogue *catalogue = p->env->catalogue;

	if (key == COURSE_TRAINERS && p->course->kind == KIND_COURSE)
		return catalogue_trainer(catalogue, p->entry, i, p->env->now);
	return catalogue_ref(catalogue, p->entry, key, i, p->env->now);
}

static struct value *make_ref(struct making *p, enum course_key key, size_t i)
{
	const struct value *ref = value_item(course_list(p->course, key), i);
	const struct entry *entry = find_ref(p, key, i);

	if (!entry)
		return making_link(p, path_words(p->env->arena, ref->text),
				   NULL);
	return making_link(p, view_name(&p->markup, entry), entry->href);
}

/* By its address, else by its words. */
static const char *key_of(const struct value *link)
{
	const char *href = value_text(value_get(link, "href"));

	return href ? href : value_text(value_get(link, "words"));
}

struct value *making_refs(struct making *p, enum course_key key)
{
	size_t n = value_len(course_list(p->course, key));
	struct value *list = value_list(p->env->arena);
	struct table seen;	/* one page may be named twice */

	table_init(&seen);
	for (size_t i = 0; i < n; i++) {
		struct value *link = make_ref(p, key, i);
		const char *name = key_of(link);

		if (!name || table_add(&seen, name, link) != link)
			continue;
		making_say_words(p, value_text(value_get(link, "words")));
		value_push(p->env->arena, list, link);
	}
	table_release(&seen);
	return list;
}

const char *making_href(struct making *p, const struct value *map)
{
	return view_href(p->env, value_text(value_get(map, "href")));
}
