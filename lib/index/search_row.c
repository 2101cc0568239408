/* SPDX-License-Identifier: MIT */
/*
 * Which field of a course goes into which column, and how.
 */
#include <string.h>

#include "content/draft.h"
#include "content/keys.h"
#include "content/token.h"
#include "index/catalogue_data.h"
#include "index/search_plain.h"
#include "index/search_row.h"
#include "index/search_words.h"

static const struct {
	enum course_key key;
	enum search_column column;
} places[] = {
	{ COURSE_CODE, SEARCH_CODE },
	{ COURSE_TITLE, SEARCH_TITLE },
	{ COURSE_SHORT_TITLE, SEARCH_TITLE },
	{ COURSE_LINK_TITLE, SEARCH_TITLE },
	{ COURSE_HEADLINE, SEARCH_TITLE },
	{ COURSE_CARD_TITLE, SEARCH_TITLE },
	{ COURSE_TOPICS, SEARCH_NAMES },
	{ COURSE_VENDORS, SEARCH_NAMES },
	{ COURSE_AUDIENCES, SEARCH_NAMES },
	{ COURSE_EXPERIENCES, SEARCH_NAMES },
	{ COURSE_CATEGORIES, SEARCH_NAMES },
	{ COURSE_TAGS, SEARCH_NAMES },
	{ COURSE_CONCEPTS, SEARCH_NAMES },
	{ COURSE_KEYWORDS, SEARCH_NAMES },
	{ COURSE_LEVEL, SEARCH_NAMES },
	{ COURSE_SUBJECT, SEARCH_NAMES },
	{ COURSE_AUTHOR, SEARCH_NAMES },
	{ COURSE_SUMMARY, SEARCH_SUMMARY },
	{ COURSE_SUBTITLE, SEARCH_SUMMARY },
	{ COURSE_LEAD, SEARCH_SUMMARY },
	{ COURSE_CARD_TEXT, SEARCH_SUMMARY },
	{ COURSE_INTRODUCTION, SEARCH_TEXT },
	{ COURSE_OVERVIEW, SEARCH_TEXT },
	{ COURSE_AUDIENCE, SEARCH_TEXT },
	{ COURSE_OUTCOMES, SEARCH_TEXT },
	{ COURSE_OBJECTIVES, SEARCH_TEXT },
	{ COURSE_PREREQUISITES, SEARCH_TEXT },
	{ COURSE_PREPARATION, SEARCH_TEXT },
	{ COURSE_SYLLABUS, SEARCH_TEXT },
	{ COURSE_CERTIFICATION, SEARCH_TEXT },
	{ COURSE_FORMAT, SEARCH_TEXT },
	{ COURSE_EVENTS, SEARCH_TEXT },
	{ COURSE_BLOCKS, SEARCH_TEXT },
	{ COURSE_CARDS, SEARCH_TEXT },
	{ COURSE_CAROUSEL, SEARCH_TEXT },
};
enum { N_PLACES = sizeof(places) / sizeof(places[0]) };

/* Pages whose names are looked for with the course. */
static const enum course_key people[] = { COURSE_TRAINERS, COURSE_PERSONAS };
enum { N_PEOPLE = sizeof(people) / sizeof(people[0]) };

/* Members of maps that hold no words (syllabus.h, events.h, blocks.h). */
static bool is_mute(const char *key)
{
	static const char *const keys[] = {
		"id", "ids", "href", "link", "type", "kind", "zone", "start",
		"end", "image", "anchor", "unknown", "status",
	};
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (str_eq(keys[i], key))
			return true;
	}
	return false;
}

/* Recursion is bounded by LIMIT_YAML_DEPTH. */
static void add_value(struct buf *out, const struct value *value)
{
	size_t i;

	if (!value)
		return;
	if (value->type == VALUE_STRING)
		search_plain_add(out, value->text);
	for (i = 0; value->type == VALUE_LIST && i < value->list.len; i++)
		add_value(out, value->list.items[i]);
	for (i = 0; value->type == VALUE_MAP && i < value->map.len; i++) {
		if (!is_mute(value->map.pairs[i].key))
			add_value(out, value->map.pairs[i].value);
	}
}

/* Under keys that nobody knows: what is for people to read. */
static void add_unknown(struct buf *out, const struct value *value,
			const char *key)
{
	size_t i;

	if (!value || draft_is(value, NULL))
		return;
	if (value->type == VALUE_STRING && token_is_text(value->text, key))
		search_plain_add(out, value->text);
	for (i = 0; value->type == VALUE_LIST && i < value->list.len; i++)
		add_unknown(out, value->list.items[i], key);
	for (i = 0; value->type == VALUE_MAP && i < value->map.len; i++)
		add_unknown(out, value->map.pairs[i].value,
			    value->map.pairs[i].key);
}

/* Do two fields of one column say the same, as title and short title do? */
static bool is_said(const struct course *course, size_t place)
{
	const char *text = course_text(course, places[place].key);
	size_t i;

	for (i = 0; text && i < place; i++) {
		const char *other = course_text(course, places[i].key);

		if (places[i].column == places[place].column && other &&
		    str_eq(text, other))
			return true;
	}
	return false;
}

/* What the page of a term is called, where that is not its spelling. */
static void add_term_titles(struct buf *out, const struct catalogue *catalogue,
			    const struct course *course, enum course_key key)
{
	const struct taxonomy *taxonomy = catalogue_taxonomy_of(catalogue,
								key);
	const struct value *list = course_list(course, key);
	size_t i;

	for (i = 0; taxonomy && i < value_len(list); i++) {
		const char *name = value_text(value_item(list, i));
		const struct term *term =
			name ? taxonomy_find(taxonomy, name) : NULL;

		if (!term || !term->entry || !term->entry->course ||
		    term->entry->course->is_draft ||
		    str_eq(entry_name(term->entry), name))
			continue;
		buf_str(out, entry_name(term->entry));
		buf_char(out, '\n');
	}
}

/* The name of the page, shown now or not: the index knows no clock; but not of
   a draft.  Or what the author wrote in its place. */
static void add_people(struct buf *out, const struct catalogue *catalogue,
		       const struct entry *entry)
{
	const struct value *list;
	const struct entry *page;
	const char *name;
	size_t i, j;

	for (i = 0; i < N_PEOPLE; i++) {
		list = course_list(entry->course, people[i]);
		for (j = 0; j < value_len(list); j++) {
			page = refs_get(&catalogue->refs, entry, people[i], j);
			if (page && page->course && page->course->is_draft)
				page = NULL;
			name = page ? entry_name(page) :
				      value_text(value_item(list, j));
			if (!name)
				continue;
			buf_str(out, name);
			buf_char(out, '\n');
		}
	}
}

static bool is_named(enum course_key key)
{
	return course_keys[key].type == KEY_TERMS;
}

/* What of a row is said in other files. */
static void add_foreign(struct buf *out, const struct catalogue *catalogue,
			const struct entry *entry)
{
	size_t i;

	for (i = 0; i < N_PLACES; i++) {
		if (places[i].column == SEARCH_NAMES && is_named(places[i].key))
			add_term_titles(out, catalogue, entry->course,
					places[i].key);
	}
	add_people(out, catalogue, entry);
}

void search_row_read(struct buf *out, enum search_column column,
		     const struct catalogue *catalogue,
		     const struct entry *entry)
{
	const struct course *course = entry->course;
	size_t i;

	for (i = 0; i < N_PLACES; i++) {
		if (places[i].column != column)
			continue;
		if (!is_said(course, i))
			add_value(out, course_value(course, places[i].key));
		add_value(out, course_field(course, places[i].key)->others);
	}
	if (column == SEARCH_NAMES)
		add_foreign(out, catalogue, entry);
	if (column != SEARCH_TEXT)
		return;
	search_plain_add(out, course->body);
	add_unknown(out, course->unknown, NULL);
}

void search_row_init(struct search_row *row)
{
	size_t i;

	for (i = 0; i < SEARCH_N_COLUMNS; i++)
		buf_init(&row->columns[i]);
	buf_init(&row->room);
}

void search_row_release(struct search_row *row)
{
	size_t i;

	for (i = 0; i < SEARCH_N_COLUMNS; i++)
		buf_release(&row->columns[i]);
	buf_release(&row->room);
}

/* Joined words come last, so that phrases stay what they are. */
static void fold_column(struct buf *out, const struct buf *plain)
{
	const struct view text = { plain->data, plain->len };
	struct buf joined = BUF_INIT;

	buf_reset(out);
	search_words_add(out, &joined, text);
	buf_buf(out, &joined);
	buf_release(&joined);
}

void search_row_make(struct search_row *row, const struct catalogue *catalogue,
		     const struct entry *entry)
{
	size_t i;

	for (i = 0; i < SEARCH_N_COLUMNS; i++) {
		buf_reset(&row->room);
		search_row_read(&row->room, (enum search_column)i, catalogue,
				entry);
		fold_column(&row->columns[i], &row->room);
	}
}

void search_row_digest(struct digest *digest, const struct catalogue *catalogue,
		       const struct entry *entry)
{
	struct buf foreign = BUF_INIT;

	*digest = entry->course->digest;
	hash_digest_mix(digest, &entry->course->inputs,
			sizeof(entry->course->inputs));
	add_foreign(&foreign, catalogue, entry);
	hash_digest_mix(digest, foreign.data, foreign.len);
	buf_release(&foreign);
}
