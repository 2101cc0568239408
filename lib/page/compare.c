/* SPDX-License-Identifier: MIT */
/*
 * The table of what courses are compared by, and filling it.  The page around
 * it is page_compare.c's.
 */
#include "page/compare.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "page/facts.h"
#include "page/next_date.h"

/* Headings in a cell come right below the page's own. */
enum { TOP = 2 };

const char *compare_key(const struct page_env *env, const struct entry *entry)
{
	const char *code = course_text(entry->course, COURSE_CODE);

	if (code && *code != '/' &&
	    catalogue_find_code(env->catalogue, code, env->now) == entry)
		return code;
	return entry->url;
}

/* As compare_key() has it, else as links do: with the base path. */
static void find_at(struct resolution *found, const struct page_env *env,
		    const char *address)
{
	const char *base = env->library->config.base_path;

	catalogue_resolve(found, env->catalogue, address, env->now);
	if (found->answer == ANSWER_NONE && *base &&
	    str_starts(address, base) && address[strlen(base)] == '/')
		catalogue_resolve(found, env->catalogue,
				  address + strlen(base), env->now);
}

const struct entry *compare_find(const struct page_env *env, const char *key)
{
	struct resolution found = { .answer = ANSWER_NONE };

	if (*key != '/')
		found.entry = catalogue_find_code(env->catalogue, key,
						  env->now);
	else
		find_at(&found, env, key);
	if (!found.entry || found.answer == ANSWER_FILE ||
	    !entry_is_course(found.entry))
		return NULL;
	return found.entry;
}

/* What one course has to say of a row. */
struct cell {
	struct value *items;		/* LIST of {words, href} */
	const char *html;
};

static void push(struct making *p, struct cell *cell, const char *words)
{
	if (words && !str_is_blank(words))
		value_push(p->env->arena, cell->items,
			   making_link(p, words, NULL));
}

static void fill_level(struct making *p, enum course_key key,
		       struct cell *cell)
{
	(void)key;
	push(p, cell, facts_level(p->env, p->course));
}

static void fill_length(struct making *p, enum course_key key,
			struct cell *cell)
{
	(void)key;
	push(p, cell, view_length(p->env, p->course));
}

static void fill_next(struct making *p, enum course_key key,
		      struct cell *cell)
{
	const struct value *next = next_date_view(p->env, p->course);

	(void)key;
	push(p, cell, value_text(value_get(next, "words")));
	push(p, cell, value_text(value_get(next, "status")));
}

static void fill_terms(struct making *p, enum course_key key,
		       struct cell *cell)
{
	view_terms(cell->items, p->env, p->course, key);
}

static void fill_text(struct making *p, enum course_key key,
		      struct cell *cell)
{
	cell->html = making_block(p, course_value(p->course, key), TOP);
}

static void fill_refs(struct making *p, enum course_key key,
		      struct cell *cell)
{
	cell->items = making_refs(p, key);
}

static const struct row {
	const char *word;		/* path in words.*.yaml */
	enum course_key key;
	void (*fill)(struct making *, enum course_key, struct cell *);
} rows[] = {
	{ "facts.level", COURSE_LEVEL, fill_level },
	{ "facts.length", COURSE_HOURS, fill_length },
	{ "dates.next", COURSE_EVENTS, fill_next },
	{ "facts.experiences", COURSE_EXPERIENCES, fill_terms },
	{ "facts.topics", COURSE_TOPICS, fill_terms },
	{ "facts.vendors", COURSE_VENDORS, fill_terms },
	{ "facets.audience", COURSE_AUDIENCES, fill_terms },
	{ "sections.audience", COURSE_AUDIENCE, fill_text },
	{ "sections.prerequisites", COURSE_PREREQUISITES, fill_text },
	{ "sections.objectives", COURSE_OBJECTIVES, fill_text },
	{ "sections.outcomes", COURSE_OUTCOMES, fill_text },
	{ "sections.format", COURSE_FORMAT, fill_text },
	{ "sections.certification", COURSE_CERTIFICATION, fill_text },
	{ "related.trainers", COURSE_TRAINERS, fill_refs },
	{ "related.previous", COURSE_PREVIOUS, fill_refs },
	{ "related.next", COURSE_NEXT, fill_refs },
};

/* One page has one set of ids, whichever course's words are on it. */
static void turn_to(struct making *p, const struct entry *entry)
{
	struct markup other;

	view_markup(&other, p->env, entry);
	p->markup.file = other.file;
	p->markup.title = other.title;
	p->markup.link_data = other.link_data;
	markup_release(&other);
	p->entry = entry;
	p->course = entry->course;
}

static int compare_words(const void *left, const void *right)
{
	const char *const *a = left, *const *b = right;

	return strcmp(*a, *b);
}

/* All that a cell says, folded; the order of items says nothing. */
static const char *saying(struct arena *arena, const struct cell *cell)
{
	size_t n = value_len(cell->items);
	const char **words = arena_alloc(arena, n * sizeof(*words));
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < n; i++)
		words[i] = value_text(value_get(value_item(cell->items, i),
						"words"));
	if (n)
		qsort(words, n, sizeof(*words), compare_words);
	for (size_t i = 0; i < n; i++) {
		utf8_add_fold(&out, words[i], strlen(words[i]));
		buf_char(&out, '\n');
	}
	utf8_add_fold(&out, cell->html, strlen(cell->html));
	return arena_take(arena, &out);
}

/* A row on its way into the view. */
struct filling {
	struct value *cells;
	const char *first;		/* what the first course says */
	bool is_empty, is_same;
};

static void add_cell(struct making *p, struct filling *f,
		     const struct row *row)
{
	struct arena *arena = p->env->arena;
	struct cell cell = { value_list(arena), "" };
	struct value *map = value_map(arena);
	const char *said;

	row->fill(p, row->key, &cell);
	said = saying(arena, &cell);
	f->is_empty = f->is_empty && !*said;
	if (!f->first)
		f->first = said;
	f->is_same = f->is_same && str_eq(f->first, said);
	making_html(p, map, "html", cell.html);
	making_list(p, map, "items", cell.items);
	making_flag(p, map, "is_empty", !*said);
	value_push(arena, f->cells, map);
}

static struct filling fill_row(struct making *p, const struct row *row,
			       const struct entry *const *entries, size_t len)
{
	struct filling f = { .cells = value_list(p->env->arena),
			     .is_empty = true, .is_same = true };

	for (size_t i = 0; i < len; i++) {
		turn_to(p, entries[i]);
		add_cell(p, &f, row);
	}
	return f;
}

void compare_rows(struct making *p, struct value *view,
		  const struct entry *const *entries, size_t len)
{
	struct arena *arena = p->env->arena;
	struct value *differ = value_list(arena), *same = value_list(arena);

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct filling f = fill_row(p, &rows[i], entries, len);
		struct value *map = value_map(arena);

		if (f.is_empty)
			continue;
		making_text(p, map, "name", view_word(p->env, rows[i].word));
		value_set(arena, map, "cells", f.cells);
		value_push(arena, f.is_same ? same : differ, map);
	}
	making_list(p, view, "differ", differ);
	making_list(p, view, "same", same);
}
