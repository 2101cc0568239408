/* SPDX-License-Identifier: MIT */
/*
 * The table of what is public, and how each field is said.  Fields of maps
 * are record_parts.c's, dates record_dates.c's.
 */
#include "page/record.h"

#include <string.h>

#include "content/certain.h"
#include "page/head.h"
#include "page/jsonld.h"
#include "page/lasting.h"
#include "page/stamp.h"

void record_set(struct making *p, struct value *map, const char *key,
		const char *text)
{
	if (text && !str_is_blank(text))
		value_set(p->env->arena, map, key,
			  value_string(p->env->arena, text));
}

void record_put(struct making *p, struct value *map, const char *key,
		struct value *value)
{
	if (value && (value->type == VALUE_INT || value_len(value)))
		value_set(p->env->arena, map, key, value);
}

static bool has_scheme(const char *href)
{
	const char *colon = strchr(href, ':');

	return colon && strcspn(href, "/?#") > (size_t)(colon - href);
}

const char *record_link(const struct page_env *env, const char *href)
{
	const char *absolute;

	if (!href || has_scheme(href))
		return href;
	absolute = view_absolute(env, href);
	return absolute ? absolute : href;
}

/* A link in a text, as a browser on the page would follow it. */
static const char *follow(void *data, const char *href)
{
	const struct making *p = data;
	const struct page_env *env = p->env;
	const char *here = p->entry ? p->entry->href : "/";
	const char *slash = strrchr(here, '/');

	if (has_scheme(href) || *href == '/')
		return record_link(env, href);
	if (*href == '#' || *href == '?')
		return record_link(env, arena_printf(env->arena, "%s%s", here,
						     href));
	return record_link(env, arena_printf(env->arena, "%.*s/%s",
					     (int)(slash - here), here,
					     href));
}

void record_unmark(struct unmark *u, struct making *p)
{
	*u = (struct unmark){ p->env->arena, follow, p };
}

struct record {
	struct making *p;
	struct value *map;
	enum course_key key;
	const char *name;
};

static const struct value *field(const struct record *r)
{
	return course_value(r->p->course, r->key);
}

static void put_word(struct record *r)
{
	record_set(r->p, r->map, r->name, course_text(r->p->course, r->key));
}

static void put_words(struct record *r)
{
	record_set(r->p, r->map, r->name, making_words(r->p, field(r)));
}

static void put_title(struct record *r)
{
	record_set(r->p, r->map, r->name, r->p->title);
}

static const char *markdown(struct making *p, const char *html)
{
	struct unmark u;

	record_unmark(&u, p);
	return unmark_blocks(&u, html);
}

/* Texts stand together. */
static struct value *texts(struct making *p, struct value *map)
{
	struct value *list = value_get(map, "texts");

	if (list)
		return list;
	list = value_map(p->env->arena);
	value_set(p->env->arena, map, "texts", list);
	return list;
}

enum { TOP = 2 };		/* the level of headings in a text */

static void put_text(struct record *r)
{
	const char *text = markdown(r->p, making_block(r->p, field(r), TOP));

	if (*text)
		record_set(r->p, texts(r->p, r->map), r->name, text);
}

static void put_terms(struct record *r)
{
	struct arena *arena = r->p->env->arena;
	struct value *terms = value_list(arena), *out = value_list(arena);

	view_terms(terms, r->p->env, r->p->course, r->key);
	for (size_t i = 0; i < value_len(terms); i++) {
		const struct value *term = value_item(terms, i);
		struct value *item = value_map(arena);

		record_set(r->p, item, "name",
			   value_text(value_get(term, "words")));
		record_set(r->p, item, "url",
			   record_link(r->p->env,
				       value_text(value_get(term, "href"))));
		value_push(arena, out, item);
	}
	record_put(r->p, r->map, r->name, out);
}

/* Pages that are not there have a name and no address. */
static void put_refs(struct record *r)
{
	struct arena *arena = r->p->env->arena;
	struct value *refs = making_refs(r->p, r->key), *out;

	out = value_list(arena);
	for (size_t i = 0; i < value_len(refs); i++) {
		const struct value *ref = value_item(refs, i);
		struct value *item = value_map(arena);

		record_set(r->p, item, "name",
			   value_text(value_get(ref, "words")));
		record_set(r->p, item, "url",
			   record_link(r->p->env,
				       value_text(value_get(ref, "href"))));
		value_push(arena, out, item);
	}
	record_put(r->p, r->map, r->name, out);
}

static void put_image(struct record *r)
{
	record_set(r->p, r->map, r->name,
		   record_link(r->p->env, view_image(r->p->env, r->p->entry,
						     r->key)));
}

static void put_items(struct record *r)
{
	record_put(r->p, r->map, r->name, record_items(r->p, r->key));
}

static void put_dates(struct record *r)
{
	record_put(r->p, r->map, r->name, record_dates(r->p));
}

/* Only as far as it is certain: see certain.h. */
static void put_length(struct record *r)
{
	struct arena *arena = r->p->env->arena;
	struct certain length;

	certain_length(&length, r->p->course);
	if (length.minutes)
		record_put(r->p, r->map, "minutes",
			   value_int(arena, length.minutes));
	record_set(r->p, r->map, "duration",
		   stamp_minutes(arena, length.minutes));
	if (length.sessions)
		record_put(r->p, r->map, "sessions",
			   value_int(arena, length.sessions));
}

static void put_date(struct record *r)
{
	const struct course *course = r->p->course;

	if (field(r))
		record_set(r->p, r->map, r->name,
			   stamp_local(r->p->env->arena,
				       r->p->env->library->config.zone,
				       r->key == COURSE_DATE ?
				       course->date : course->lastmod));
}

/*
 * Not here: what makes addresses and order (slug, url, aliases, weight, ids),
 * when and whether the page shows (draft, unlisted, publishDate, expiryDate),
 * how its card looks, words for search that the page does not show, and keys
 * that nobody knows.
 */
static const struct {
	enum course_key key;
	const char *name;
	void (*put)(struct record *);
	bool is_brief;			/* lists say it too */
} fields[] = {
	{ COURSE_CODE, "code", put_word, true },
	{ COURSE_TITLE, "title", put_title, true },
	{ COURSE_SHORT_TITLE, "short_title", put_words, true },
	{ COURSE_HEADLINE, "headline", put_words, false },
	{ COURSE_SUBTITLE, "subtitle", put_words, false },
	{ COURSE_SUMMARY, "summary", put_words, true },
	{ COURSE_LEVEL, "level", put_word, true },
	{ COURSE_HOURS, "minutes", put_length, true },
	{ COURSE_TOPICS, "topics", put_terms, true },
	{ COURSE_SUBJECT, "subject", put_words, false },
	{ COURSE_VENDORS, "vendors", put_terms, true },
	{ COURSE_AUDIENCES, "audiences", put_terms, true },
	{ COURSE_PERSONAS, "personas", put_refs, false },
	{ COURSE_EXPERIENCES, "experiences", put_terms, true },
	{ COURSE_CATEGORIES, "categories", put_terms, false },
	{ COURSE_CONCEPTS, "concepts", put_terms, false },
	{ COURSE_TAGS, "tags", put_terms, false },
	{ COURSE_AUTHOR, "author", put_word, false },
	{ COURSE_DATE, "published", put_date, true },
	{ COURSE_LASTMOD, "modified", put_date, true },
	{ COURSE_COLOUR, "colour", put_word, false },
	{ COURSE_IMAGE, "image", put_image, true },
	{ COURSE_ICON, "icon", put_image, false },
	{ COURSE_CERTIFICATION_ICON, "certification_icon", put_image, false },
	{ COURSE_LEAD, "lead", put_text, false },
	{ COURSE_INTRODUCTION, "introduction", put_text, false },
	{ COURSE_OVERVIEW, "overview", put_text, false },
	{ COURSE_AUDIENCE, "audience", put_text, false },
	{ COURSE_OUTCOMES, "outcomes", put_text, false },
	{ COURSE_OBJECTIVES, "objectives", put_text, false },
	{ COURSE_PREREQUISITES, "prerequisites", put_text, false },
	{ COURSE_CERTIFICATION, "certification", put_text, false },
	{ COURSE_FORMAT, "format", put_text, false },
	{ COURSE_PREPARATION, "preparation", put_items, false },
	{ COURSE_SYLLABUS, "syllabus", put_items, false },
	{ COURSE_EVENTS, "dates", put_dates, false },
	{ COURSE_TRAINERS, "trainers", put_refs, false },
	{ COURSE_PREVIOUS, "previous", put_refs, false },
	{ COURSE_NEXT, "next", put_refs, false },
	{ COURSE_BUTTONS, "buttons", put_items, false },
	{ COURSE_CARDS, "cards", put_items, false },
	{ COURSE_BLOCKS, "blocks", put_items, false },
	{ COURSE_CAROUSEL, "carousel", put_items, false },
};

static void put_fields(struct making *p, struct value *map, bool is_brief)
{
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		struct record r = { p, map, fields[i].key, fields[i].name };

		if (fields[i].is_brief || !is_brief)
			fields[i].put(&r);
	}
}

static void put_body(struct making *p, struct value *map)
{
	const struct place at = { p->course->file, p->course->body_line, 1 };
	const char *text = markdown(p, markup_block(&p->markup,
						    p->course->body, TOP,
						    at));

	if (*text)
		record_set(p, texts(p, map), "body", text);
}

static void put_links(struct making *p, struct value *map)
{
	const struct page_env *env = p->env;
	struct value *links = value_map(env->arena);

	record_set(p, links, "html", record_link(env, p->entry->href));
	record_set(p, links, "json",
		   record_link(env, head_face(env, p->entry, "index.json")));
	record_set(p, links, "markdown",
		   record_link(env, head_face(env, p->entry, "index.md")));
	if (value_len(course_list(p->course, COURSE_EVENTS)))
		record_set(p, links, "calendar",
			   record_link(env, head_face(env, p->entry,
						      "calendar.ics")));
	value_set(env->arena, map, "links", links);
}

static struct value *make(const struct page_env *env,
			  const struct entry *entry, bool is_brief)
{
	struct value *map = value_map(env->arena);
	struct page_env quiet = *env;
	struct making p;

	quiet.report = NULL;		/* the page reports */
	making_open(&p, &quiet, entry);
	record_set(&p, map, "id", lasting_key(&quiet, entry));
	record_set(&p, map, "url", record_link(&quiet, entry->href));
	if (!is_brief)
		record_set(&p, map, "language",
			   env->library->config.language);
	put_fields(&p, map, is_brief);
	if (is_brief)
		record_put(&p, map, "next_date", record_next_date(&p));
	else
		put_body(&p, map);
	put_links(&p, map);
	making_close(&p);
	return map;
}

struct value *record_whole(const struct page_env *env,
			   const struct entry *entry)
{
	return make(env, entry, false);
}

struct value *record_brief(const struct page_env *env,
			   const struct entry *entry)
{
	return make(env, entry, true);
}
