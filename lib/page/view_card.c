/* SPDX-License-Identifier: MIT */
/*
 * Courses in lists: one course's item, and all of them grouped by topic.
 * What a whole course page says is page_course.c's.
 */
#include <string.h>

#include "base/table.h"
#include "base/utf8.h"
#include "index/slug.h"
#include "page/cover.h"
#include "page/facts.h"
#include "page/next_date.h"
#include "page/view.h"

static void push(struct arena *arena, struct value *list, const char *text)
{
	if (text)
		value_push(arena, list, value_string(arena, text));
}

const char *view_summary(struct markup *m, const struct course *course)
{
	static const enum course_key keys[] = {
		COURSE_SUMMARY, COURSE_CARD_TEXT, COURSE_LEAD
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const char *text = course_text(course, keys[i]);
		const char *words = str_is_blank(text) ? NULL :
							 markup_plain(m, text);

		if (!str_is_blank(words))
			return words;
	}
	return NULL;
}

static void set_map(struct arena *arena, struct value *map, const char *key,
		    struct value *value)
{
	value_set(arena, map, key, value ? value : value_null(arena));
}

/* {image, cover, colour, has_picture}; only a course has a drawn one. */
static void add_picture(const struct page_env *env, struct value *card,
			const struct entry *entry)
{
	const struct course *course = entry->course;
	const char *cards = view_option(env, "cards"), *image = NULL;
	struct value *cover = NULL;

	if (course && !(cards && str_eq(cards, "words"))) {
		image = view_image(env, entry, COURSE_IMAGE);
		if (!image && entry_is_course(entry))
			cover = cover_make(env->arena, course,
				value_text(value_get(card, "title")),
				view_option(env, "colour"));
	}
	value_set_text(env->arena, card, "image", image);
	set_map(env->arena, card, "cover", cover);
	value_set_text(env->arena, card, "colour",
		       course ? course_text(course, COURSE_COLOUR) : NULL);
	value_set(env->arena, card, "has_picture",
		  value_bool(env->arena, image || cover));
}

static void add_facts(const struct page_env *env, struct value *card,
		      const struct course *course)
{
	struct value *facts = value_list(env->arena);

	if (course) {
		push(env->arena, facts, course_text(course, COURSE_CODE));
		push(env->arena, facts, facts_level(env, course));
		push(env->arena, facts, view_length(env, course));
	}
	value_set(env->arena, card, "facts", facts);
	value_set(env->arena, card, "has_facts",
		  value_bool(env->arena, value_len(facts) > 0));
	set_map(env->arena, card, "next",
		course ? next_date_view(env, course) : NULL);
}

struct value *view_card(const struct page_env *env, const struct entry *entry)
{
	const struct course *course = entry->course;
	struct arena *arena = env->arena;
	struct value *card = value_map(arena);
	struct page_env quiet = *env;
	struct markup m;

	quiet.report = NULL;	/* the course's own page reports it */
	view_markup(&m, &quiet, entry);
	value_set_text(arena, card, "title", view_name(&m, entry));
	value_set_text(arena, card, "href", entry->href);
	value_set(arena, card, "is_course",
		  value_bool(arena, entry_is_course(entry)));
	value_set_text(arena, card, "summary",
		       course ? view_summary(&m, course) : NULL);
	markup_release(&m);
	add_facts(&quiet, card, course);
	add_picture(&quiet, card, entry);
	return card;
}

/* Groups by name; two spellings that fold to one word are one group. */
struct groups {
	const struct page_env *env;
	struct table by_name;		/* folded name: group MAP */
	struct value *list;
	struct value *rest;		/* LIST of cards without a topic */
	struct markup *markup;		/* for ids */
};

static const char *folded(struct arena *arena, const char *name)
{
	struct buf fold = BUF_INIT;

	utf8_add_fold(&fold, name, strlen(name));
	return arena_take(arena, &fold);
}

static const char *group_id(struct groups *g, const char *name)
{
	struct buf slug = BUF_INIT;
	const char *id;

	slug_add(&slug, name);
	id = markup_id(g->markup, slug.len ? slug.data : "topic");
	buf_release(&slug);
	return id;
}

static struct value *group_add(struct groups *g, const char *name,
			       struct value *cards)
{
	struct arena *arena = g->env->arena;
	struct value *group = value_map(arena);

	value_set(arena, group, "heading", value_string(arena, name));
	value_set(arena, group, "id", value_string(arena, group_id(g, name)));
	value_set(arena, group, "courses", cards);
	value_push(arena, g->list, group);
	return cards;
}

/* The cards of the group that a course belongs to: that of its first topic,
   as the site calls it. */
static struct value *cards_of(struct groups *g, const struct course *course)
{
	struct value *topics = value_list(g->env->arena), *cards;
	const char *name, *key;

	view_terms(topics, g->env, course, COURSE_TOPICS);
	name = value_text(value_get(value_item(topics, 0), "words"));
	if (!name)
		return g->rest;
	key = folded(g->env->arena, name);
	cards = table_find(&g->by_name, key);
	if (cards)
		return cards;
	cards = value_list(g->env->arena);
	table_set(&g->by_name, key, cards);
	return group_add(g, name, cards);
}

static bool is_listed(const struct page_env *env, const struct entry *entry)
{
	return entry_is_course(entry) &&
	       catalogue_lists(env->catalogue, entry, env->now);
}

/* A heading over every course or so parts what belongs together. */
static bool are_too_small(const struct groups *g, const struct value *all)
{
	return value_len(g->list) > 1 &&
	       value_len(all) < 2 * value_len(g->list);
}

struct value *view_courses(const struct page_env *env, struct markup *m)
{
	struct groups g = { .env = env, .markup = m };
	struct value *all = value_list(env->arena);

	g.list = value_list(env->arena);
	g.rest = value_list(env->arena);
	table_init(&g.by_name);
	for (size_t i = 0; i < catalogue_len(env->catalogue); i++) {
		const struct entry *entry = catalogue_entry(env->catalogue, i);
		struct value *card;

		if (!is_listed(env, entry))
			continue;
		card = view_card(env, entry);
		value_push(env->arena, all, card);
		value_push(env->arena, cards_of(&g, entry->course), card);
	}
	if (value_len(g.rest))
		group_add(&g, view_word(env, value_len(g.list) ?
					     "home.rest" : "courses.all"),
			  g.rest);
	table_release(&g.by_name);
	if (are_too_small(&g, all)) {
		g.list = value_list(env->arena);
		group_add(&g, view_word(env, "courses.all"), all);
	}
	return g.list;
}
