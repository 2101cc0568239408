/* SPDX-License-Identifier: MIT */
/*
 * The table of facts and how each is filled.
 */
#include <string.h>

#include "content/words.h"
#include "page/facts.h"

struct filling {
	const struct page_env *env;
	struct markup *markup;
	const struct course *course;
	enum course_key key;
	struct value *items;		/* LIST of {words, href} */
	struct value *days;		/* LIST of {iso, words} */
};

static void push(struct filling *f, const char *text)
{
	struct value *item;

	if (!text || str_is_blank(text))
		return;
	item = value_map(f->env->arena);
	value_set(f->env->arena, item, "words",
		  value_string(f->env->arena, text));
	value_set(f->env->arena, item, "href", value_null(f->env->arena));
	value_push(f->env->arena, f->items, item);
}

static void fill_word(struct filling *f)
{
	push(f, course_text(f->course, f->key));
}

static void fill_line(struct filling *f)
{
	const char *text = course_text(f->course, f->key);

	if (text && !str_is_blank(text))
		push(f, markup_plain(f->markup, text));
}

static void fill_terms(struct filling *f)
{
	view_terms(f->items, f->env, f->course, f->key);
}

const char *facts_level(struct arena *arena, const struct course *course)
{
	const char *text = course_text(course, COURSE_LEVEL);
	char *copy;

	if (!text || str_is_blank(text))
		return NULL;
	copy = arena_strdup(arena, text);
	if (*copy >= 'a' && *copy <= 'z')
		*copy = (char)(*copy - 'a' + 'A');
	return copy;
}

static void fill_level(struct filling *f)
{
	push(f, facts_level(f->env->arena, f->course));
}

static void fill_length(struct filling *f)
{
	push(f, view_length(f->env->arena, f->course));
}

/* Often the topic once more. */
static void fill_subject(struct filling *f)
{
	const struct value *topics = course_list(f->course, COURSE_TOPICS);
	const struct value *subject =
		f->course->fields[COURSE_SUBJECT].value;

	for (size_t i = 0; subject && i < value_len(topics); i++)
		if (words_same(subject, value_item(topics, i)))
			return;
	fill_line(f);
}

static void push_day(struct filling *f, int64_t instant)
{
	if (instant != INSTANT_NONE)
		value_push(f->env->arena, f->days,
			   view_day(f->env, instant));
}

static void fill_date(struct filling *f)
{
	if (f->course->fields[COURSE_DATE].value)
		push_day(f, f->course->date);
}

/* Only when it is another moment than the first: they fall back on each
   other (hugo.md 1.3). */
static void fill_lastmod(struct filling *f)
{
	if (f->course->fields[COURSE_LASTMOD].value &&
	    f->course->lastmod != f->course->date)
		push_day(f, f->course->lastmod);
}

static const struct fact {
	enum course_key key;
	const char *name;
	void (*fill)(struct filling *);
} facts[] = {
	{ COURSE_CODE, "Code", fill_word },
	{ COURSE_LEVEL, "Level", fill_level },
	{ COURSE_HOURS, "Length", fill_length },
	{ COURSE_EXPERIENCES, "Ways to learn", fill_terms },
	{ COURSE_TOPICS, "Topics", fill_terms },
	{ COURSE_SUBJECT, "Subject", fill_subject },
	{ COURSE_VENDORS, "Vendor", fill_terms },
	{ COURSE_CATEGORIES, "Categories", fill_terms },
	{ COURSE_CONCEPTS, "Concepts", fill_terms },
	{ COURSE_TAGS, "Tags", fill_terms },
	{ COURSE_AUTHOR, "Author", fill_word },
	{ COURSE_DATE, "Published", fill_date },
	{ COURSE_LASTMOD, "Updated", fill_lastmod },
};

struct value *facts_list(const struct page_env *env, struct markup *m,
			 const struct course *course)
{
	struct arena *arena = env->arena;
	struct value *list = value_list(arena);

	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
		struct filling f = { env, m, course, facts[i].key,
				     value_list(arena), value_list(arena) };
		struct value *fact;

		facts[i].fill(&f);
		if (value_len(f.items) == 0 && value_len(f.days) == 0)
			continue;
		fact = value_map(arena);
		value_set(arena, fact, "name",
			  value_borrow(arena, facts[i].name));
		value_set(arena, fact, "items", f.items);
		value_set(arena, fact, "days", f.days);
		value_push(arena, list, fact);
	}
	return list;
}
