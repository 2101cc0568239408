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

/* Pages that are not there have a name and no address. */
static void put_pages(struct record *r, const struct value *links)
{
	struct arena *arena = r->p->env->arena;
	struct value *out = value_list(arena);

	for (size_t i = 0; i < value_len(links); i++) {
		const struct value *link = value_item(links, i);
		struct value *item = value_map(arena);

		record_set(r->p, item, "name",
			   value_text(value_get(link, "words")));
		record_set(r->p, item, "url",
			   record_link(r->p->env,
				       value_text(value_get(link, "href"))));
		value_push(arena, out, item);
	}
	record_put(r->p, r->map, r->name, out);
}

static void put_terms(struct record *r)
{
	struct value *terms = value_list(r->p->env->arena);

	view_terms(terms, r->p->env, r->p->course, r->key);
	put_pages(r, terms);
}

static void put_refs(struct record *r)
{
	put_pages(r, making_refs(r->p, r->key));
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
	const char *name;
	void (*put)(struct record *);
	enum course_key key;
	bool is_brief;			/* lists say it too */
} fields[] = {
	{ "code", put_word, COURSE_CODE, true },
	{ "title", put_title, COURSE_TITLE, true },
	{ "short_title", put_words, COURSE_SHORT_TITLE, true },
	{ "headline", put_words, COURSE_HEADLINE, false },
	{ "subtitle", put_words, COURSE_SUBTITLE, false },
	{ "summary", put_words, COURSE_SUMMARY, true },
	{ "level", put_word, COURSE_LEVEL, true },
	{ "minutes", put_length, COURSE_HOURS, true },
	{ "topics", put_terms, COURSE_TOPICS, true },
	{ "subject", put_words, COURSE_SUBJECT, false },
	{ "vendors", put_terms, COURSE_VENDORS, true },
	{ "audiences", put_terms, COURSE_AUDIENCES, true },
	{ "personas", put_refs, COURSE_PERSONAS, false },
	{ "experiences", put_terms, COURSE_EXPERIENCES, true },
	{ "categories", put_terms, COURSE_CATEGORIES, false },
	{ "concepts", put_terms, COURSE_CONCEPTS, false },
	{ "tags", put_terms, COURSE_TAGS, false },
	{ "author", put_word, COURSE_AUTHOR, false },
	{ "published", put_date, COURSE_DATE, true },
	{ "modified", put_date, COURSE_LASTMOD, true },
	{ "colour", put_word, COURSE_COLOUR, false },
	{ "image", put_image, COURSE_IMAGE, true },
	{ "icon", put_image, COURSE_ICON, false },
	{ "certification_icon", put_image, COURSE_CERTIFICATION_ICON, false },
	{ "lead", put_text, COURSE_LEAD, false },
	{ "introduction", put_text, COURSE_INTRODUCTION, false },
	{ "overview", put_text, COURSE_OVERVIEW, false },
	{ "audience", put_text, COURSE_AUDIENCE, false },
	{ "outcomes", put_text, COURSE_OUTCOMES, false },
	{ "objectives", put_text, COURSE_OBJECTIVES, false },
	{ "prerequisites", put_text, COURSE_PREREQUISITES, false },
	{ "certification", put_text, COURSE_CERTIFICATION, false },
	{ "format", put_text, COURSE_FORMAT, false },
	{ "preparation", put_items, COURSE_PREPARATION, false },
	{ "syllabus", put_items, COURSE_SYLLABUS, false },
	{ "dates", put_dates, COURSE_EVENTS, false },
	{ "trainers", put_refs, COURSE_TRAINERS, false },
	{ "previous", put_refs, COURSE_PREVIOUS, false },
	{ "next", put_refs, COURSE_NEXT, false },
	{ "buttons", put_items, COURSE_BUTTONS, false },
	{ "cards", put_items, COURSE_CARDS, false },
	{ "blocks", put_items, COURSE_BLOCKS, false },
	{ "carousel", put_items, COURSE_CAROUSEL, false },
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
	record_set(p, links, "cover",
		   record_link(env, head_face(env, p->entry, HEAD_COVER)));
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
