/* SPDX-License-Identifier: MIT */
/*
 * A course as schema.org's Course: one table of properties, each from what
 * the page shows.  What a certificate is called, what a course costs, and how
 * many places there are, no key of a file says: so neither does this.
 */
#include <string.h>

#include "content/certain.h"
#include "markup/html.h"
#include "markup/htmlparse.h"
#include "page/head.h"
#include "page/jsonld.h"
#include "page/jsonld_parts.h"
#include "page/label.h"
#include "page/stamp.h"

enum { SUMMARY = 160 };		/* of a session, in bytes */

static const char *view_text(const struct making *p, const char *path)
{
	return value_text(value_path(p->view, path));
}

/* HTML of a text field, as the page has it. */
static const char *html_of(struct making *p, enum course_key key)
{
	enum { LEVEL = 3 };		/* as in part_text.c: made once */

	return making_block(p, course_value(p->course, key), LEVEL);
}

/* The items of all lists of a text that stand in no other: LIST of words. */
static struct value *listed(struct making *p, const char *html)
{
	struct arena *arena = p->env->arena;
	struct value *items = value_list(arena);
	struct dom_node *root, *node;

	if (!strstr(html, "<li"))
		return items;
	root = htmlparse(arena, html, strlen(html));
	for (node = root->first; node;) {
		const char *words = dom_is(node, "li") ?
				    html_words_in(arena, node) : NULL;

		if (words && !str_is_blank(words))
			value_push(arena, items, value_string(arena, words));
		node = words ? dom_skip(node, root) : dom_next(node, root);
	}
	return items;
}

/* What participants learn, item by item. */
static struct value *teaches(struct making *p)
{
	struct value *items = listed(p, html_of(p, COURSE_OBJECTIVES));

	if (!value_len(items))
		items = listed(p, html_of(p, COURSE_OUTCOMES));
	return items;
}

static const char *words_of(struct making *p, const char *html)
{
	return html_words(p->env->arena, html, strlen(html));
}

/* Names of the terms of a field, as the page calls them. */
static void add_terms(struct making *p, struct value *list,
		      enum course_key key)
{
	struct value *terms = value_list(p->env->arena);

	view_terms(terms, p->env, p->course, key);
	for (size_t i = 0; i < value_len(terms); i++)
		value_push(p->env->arena, list,
			   value_get(value_item(terms, i), "words"));
}

static struct value *keywords(struct making *p)
{
	static const enum course_key keys[] = {
		COURSE_TAGS, COURSE_CONCEPTS, COURSE_CATEGORIES
	};
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		add_terms(p, list, keys[i]);
	return list;
}

/* A node of one name for each term. */
static struct value *named(struct making *p, enum course_key key,
			   const char *type, const char *property)
{
	struct value *names = value_list(p->env->arena);
	struct value *nodes = value_list(p->env->arena);

	add_terms(p, names, key);
	for (size_t i = 0; i < value_len(names); i++) {
		struct value *node = jsonld_node(p->env->arena, type);

		value_set(p->env->arena, node, property,
			  value_item(names, i));
		value_push(p->env->arena, nodes, node);
	}
	return nodes;
}

static long minutes_of(const struct value *session)
{
	const struct value *minutes = value_get(session, "minutes");

	return minutes && minutes->type == VALUE_INT ? minutes->number : 0;
}

/* One session; NULL for one without a name. */
static struct value *section(struct making *p, const struct value *session)
{
	enum { LEVEL = 4 };		/* as in part_syllabus.c */
	struct arena *arena = p->env->arena;
	const char *name = making_words(p, value_get(session, "title"));
	const char *html = making_block(p, value_get(session, "text"), LEVEL);
	struct value *node;

	if (!name)
		return NULL;
	node = jsonld_node(arena, "Syllabus");
	jsonld_text(arena, node, "name", name);
	if (*html)
		jsonld_text(arena, node, "description",
			    head_shorten(arena, words_of(p, html), SUMMARY));
	jsonld_text(arena, node, "timeRequired",
		    stamp_minutes(arena, minutes_of(session)));
	return node;
}

static struct value *sections(struct making *p)
{
	const struct value *syllabus = course_list(p->course,
						   COURSE_SYLLABUS);
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < value_len(syllabus); i++) {
		struct value *node = section(p, value_item(syllabus, i));

		if (node)
			value_push(p->env->arena, list, node);
	}
	return list;
}

static const char *said_date(struct making *p, enum course_key key,
			     int64_t instant)
{
	if (!course_value(p->course, key))
		return NULL;
	return stamp_local(p->env->arena, p->env->library->config.zone,
			   instant);
}

/* Google knows English ones: "Beginner"; so the word is not the page's. */
static const char *level(struct making *p)
{
	const char *text = course_text(p->course, COURSE_LEVEL);

	return text ? label_capital(p->env->arena, text) : NULL;
}

/* What it is called and whose it is. */
static void add_names(struct making *p, struct value *node)
{
	struct arena *arena = p->env->arena;

	jsonld_text(arena, node, "@id",
		    arena_printf(arena, "%s#course",
				 view_text(p, "page.canonical")));
	jsonld_text(arena, node, "name", p->title);
	jsonld_text(arena, node, "description", head_description(p));
	jsonld_text(arena, node, "url", view_text(p, "page.canonical"));
	jsonld_put(arena, node, "provider", jsonld_provider(p->env));
	jsonld_text(arena, node, "courseCode",
		    course_text(p->course, COURSE_CODE));
	jsonld_text(arena, node, "image", view_text(p, "head.image"));
	jsonld_text(arena, node, "inLanguage",
		    p->env->library->config.language);
	jsonld_text(arena, node, "datePublished",
		    said_date(p, COURSE_DATE, p->course->date));
	jsonld_text(arena, node, "dateModified",
		    said_date(p, COURSE_LASTMOD, p->course->lastmod));
}

static void add_content(struct making *p, struct value *node)
{
	struct arena *arena = p->env->arena;
	struct certain length;

	certain_length(&length, p->course);
	jsonld_text(arena, node, "educationalLevel", level(p));
	jsonld_text(arena, node, "timeRequired",
		    stamp_minutes(arena, length.minutes));
	jsonld_put(arena, node, "teaches", teaches(p));
	jsonld_text(arena, node, "coursePrerequisites",
		    words_of(p, html_of(p, COURSE_PREREQUISITES)));
	jsonld_put(arena, node, "audience",
		   named(p, COURSE_AUDIENCES, "EducationalAudience",
			 "educationalRole"));
	jsonld_put(arena, node, "about",
		   named(p, COURSE_TOPICS, "Thing", "name"));
	jsonld_put(arena, node, "keywords", keywords(p));
	jsonld_put(arena, node, "syllabusSections", sections(p));
}

void jsonld_course(struct making *p)
{
	struct value *graph = value_list(p->env->arena), *node;

	p->markup.report = NULL;	/* the page has told already */
	value_set(p->env->arena, p->view, "graph", graph);
	if (p->course->kind != KIND_COURSE ||
	    !view_text(p, "page.canonical") || !p->title)
		return;
	node = jsonld_node(p->env->arena, "Course");
	add_names(p, node);
	if (!value_get(node, "description") || !value_get(node, "provider"))
		return;
	add_content(p, node);
	jsonld_put(p->env->arena, node, "hasCourseInstance",
		   jsonld_instances(p, node));
	value_push(p->env->arena, graph, node);
}
