/* SPDX-License-Identifier: MIT */
/*
 * The table of facts and how each is filled.
 */
#include <string.h>

#include "content/same.h"
#include "page/facts.h"
#include "page/label.h"

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

/* A word of the author's that nobody knows gets a capital. */
const char *facts_level(const struct page_env *env,
			const struct course *course)
{
	const char *text = course_text(course, COURSE_LEVEL), *name;

	if (!text || str_is_blank(text))
		return NULL;
	name = words_name(theme_words(env->theme), "levels", text);
	return name ? name : label_capital(env->arena, text);
}

static void fill_level(struct filling *f)
{
	push(f, facts_level(f->env, f->course));
}

static void fill_length(struct filling *f)
{
	push(f, view_length(f->env, f->course));
}

/* Often the topic once more. */
static void fill_subject(struct filling *f)
{
	const struct value *topics = course_list(f->course, COURSE_TOPICS);
	const struct value *subject =
		course_value(f->course, COURSE_SUBJECT);

	for (size_t i = 0; subject && i < value_len(topics); i++)
		if (same_words(subject, value_item(topics, i)))
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
	if (course_value(f->course, COURSE_DATE))
		push_day(f, f->course->date);
}

/* Only when it is another moment than the first: they fall back on each
   other (hugo.md 1.3). */
static void fill_lastmod(struct filling *f)
{
	if (course_value(f->course, COURSE_LASTMOD) &&
	    f->course->lastmod != f->course->date)
		push_day(f, f->course->lastmod);
}

static const struct fact {
	enum course_key key;
	enum facts_kind kind;
	const char *word;		/* path in words.*.yaml */
	void (*fill)(struct filling *);
} facts[] = {
	{ COURSE_CODE, FACTS_KEY, "facts.code", fill_word },
	{ COURSE_LEVEL, FACTS_KEY, "facts.level", fill_level },
	{ COURSE_HOURS, FACTS_KEY, "facts.length", fill_length },
	{ COURSE_EXPERIENCES, FACTS_KEY, "facts.experiences", fill_terms },
	{ COURSE_TOPICS, FACTS_MARK, "facts.topics", fill_terms },
	{ COURSE_SUBJECT, FACTS_MARK, "facts.subject", fill_subject },
	{ COURSE_VENDORS, FACTS_MARK, "facts.vendors", fill_terms },
	{ COURSE_CATEGORIES, FACTS_MARK, "facts.categories", fill_terms },
	{ COURSE_CONCEPTS, FACTS_MARK, "facts.concepts", fill_terms },
	{ COURSE_TAGS, FACTS_MARK, "facts.tags", fill_terms },
	{ COURSE_AUTHOR, FACTS_MARK, "facts.author", fill_word },
	{ COURSE_DATE, FACTS_MARK, "facts.date", fill_date },
	{ COURSE_LASTMOD, FACTS_MARK, "facts.lastmod", fill_lastmod },
};

/* NULL: nothing is known. */
static struct value *make_fact(const struct page_env *env, struct markup *m,
			       const struct course *course,
			       const struct fact *row)
{
	struct arena *arena = env->arena;
	struct filling f = { env, m, course, row->key, value_list(arena),
			     value_list(arena) };
	struct value *fact;

	row->fill(&f);
	if (value_len(f.items) == 0 && value_len(f.days) == 0)
		return NULL;
	fact = value_map(arena);
	value_set(arena, fact, "name",
		  value_borrow(arena, view_word(env, row->word)));
	value_set(arena, fact, "items", f.items);
	value_set(arena, fact, "days", f.days);
	return fact;
}

struct value *facts_list(const struct page_env *env, struct markup *m,
			 const struct course *course, enum facts_kind kind)
{
	struct value *list = value_list(env->arena), *fact;

	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
		if (facts[i].kind != kind)
			continue;
		fact = make_fact(env, m, course, &facts[i]);
		if (fact)
			value_push(env->arena, list, fact);
	}
	return list;
}
