/* SPDX-License-Identifier: MIT */
/*
 * Asking the index, or the titles where there is none.
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "index/catalogue_data.h"
#include "index/search_data.h"
#include "index/search_row.h"
#include "index/search_words.h"

struct hit {
	const struct entry *entry;
	double score;			/* smaller is better, as BM25 is */
};

struct hits {
	struct hit *items;
	size_t len, cap;
};

static void push(struct hits *hits, const struct entry *entry, double score)
{
	hits->items = mem_grow(hits->items, hits->len, &hits->cap,
			       sizeof(*hits->items));
	hits->items[hits->len++] = (struct hit){ entry, score };
}

static int compare_hits(const void *left, const void *right)
{
	const struct hit *a = left, *b = right;

	if (a->score < b->score)
		return -1;
	if (a->score > b->score)
		return 1;
	return (a->entry->order > b->entry->order) -
	       (a->entry->order < b->entry->order);
}

/* Sorted, each entry once; frees the hits. */
static void finish(struct search_result *result, struct arena *arena,
		   struct hits *hits)
{
	size_t i;

	if (hits->len)
		qsort(hits->items, hits->len, sizeof(*hits->items),
		      compare_hits);
	result->entries = arena_alloc(arena, hits->len *
						     sizeof(struct entry *));
	for (i = 0; i < hits->len; i++)
		result->entries[result->len++] = hits->items[i].entry;
	free(hits->items);
}

/* Makes room for an id; ids are small, for they are counted. */
static void keep_entry(struct search *search, size_t *cap, size_t id,
		       const struct entry *entry)
{
	while (search->n_entries <= id) {
		search->entries = mem_grow(search->entries, search->n_entries,
					   cap, sizeof(struct entry *));
		search->entries[search->n_entries++] = NULL;
	}
	search->entries[id] = entry;
}

static int compare_file(struct view file, const char *other)
{
	int order = strncmp(file.at, other, file.len);

	return order ? order : -(other[file.len] != '\0');
}

/* Both lists are in byte order of files. */
static int map_entries(struct search *search,
		       const struct catalogue *catalogue)
{
	struct search_stmt *stmt = search_stmt_new(
		search->db, "SELECT file, id FROM courses ORDER BY file");
	size_t cap = 0, i = 0;
	int status = -1, order = 1;

	free(search->entries);
	search->entries = NULL;
	search->n_entries = 0;
	while (stmt && (status = search_stmt_step(stmt)) > 0) {
		struct view file = search_stmt_text(stmt, 0);

		for (; i < catalogue->len; i++) {
			order = compare_file(file, catalogue->by_file[i]
							   ->course->file);
			if (order <= 0)
				break;
		}
		if (i < catalogue->len && order == 0)
			keep_entry(search, &cap,
				   (size_t)search_stmt_int(stmt, 1),
				   catalogue->by_file[i]);
	}
	search_stmt_free(stmt);
	if (status == 0)
		search->mapped = catalogue;
	return status;
}

/* The course of a row; NULL when it is gone, or no course any more. */
static const struct entry *entry_of(const struct search *search, int64_t id)
{
	const struct entry *entry = NULL;

	if (id > 0 && (size_t)id < search->n_entries)
		entry = search->entries[id];
	return entry && entry_is_course(entry) ? entry : NULL;
}

/* Asks for rows that have what is written. */
static void start(struct search_stmt *stmt, const struct buf *words)
{
	search_stmt_set_text(stmt, 1, (struct view){ words->data,
						     words->len });
}

/* What a row has: all parts; all parts in its titles. */
enum mark { MARK_NONE, MARK_TEXT, MARK_TITLE };

/* Marks the rows that have all parts in some columns ("": in any); `marks` has
   a byte for each id. */
static int mark_rows(struct search *search, const struct search_query *query,
		     const char *columns, enum mark mark, char *marks)
{
	struct search_stmt *stmt = search->members;
	struct buf words = BUF_INIT;
	int status;

	buf_printf(&words, "%s(", columns);
	search_query_write(&words, query, search_query_all(query), false);
	buf_char(&words, ')');
	start(stmt, &words);
	while ((status = search_stmt_step(stmt)) > 0) {
		size_t id = (size_t)search_stmt_int(stmt, 0);

		if (id < search->n_entries)
			marks[id] = (char)mark;
	}
	search_stmt_reset(stmt);
	buf_release(&words);
	return status;
}

/* Of the rows that have the parts that matter, those that are marked; all
   without marks.  With any of the parts: with any that tells. */
static int rank_rows(struct hits *hits, struct search *search,
		     const struct search_query *query, bool any,
		     const char *marks)
{
	const int64_t courses = (int64_t)search->n_entries;
	const unsigned parts = any ? search_query_telling(query, courses) :
				     search_query_ranking(query, courses);
	struct search_stmt *stmt = search->rows;
	struct buf words = BUF_INIT;
	int status = 0;			/* 1: stopped at the limit */

	if (!parts)
		return 0;
	search_query_write(&words, query, parts, any);
	start(stmt, &words);
	while (hits->len < LIMIT_SEARCH_HITS &&
	       (status = search_stmt_step(stmt)) > 0) {
		int64_t id = search_stmt_int(stmt, 0);
		const struct entry *entry = entry_of(search, id);

		if (entry && (!marks || marks[id]))
			push(hits, entry, search_stmt_real(stmt, 1));
	}
	search_stmt_reset(stmt);
	buf_release(&words);
	return status < 0 ? -1 : 0;
}

/*
 * Where all words are common ones, BM25 weighs noise, for a long time: then
 * titles come first, and all is as in the catalogue.
 */
static int order_rows(struct hits *hits, struct search *search,
		      const struct search_query *query, char *marks)
{
	int64_t id;

	if (mark_rows(search, query, "{code title} : ", MARK_TITLE, marks) < 0)
		return -1;
	for (id = 0; (size_t)id < search->n_entries &&
		     hits->len < LIMIT_SEARCH_HITS; id++) {
		const struct entry *entry = entry_of(search, id);

		if (entry && marks[id])
			push(hits, entry, -marks[id]);
	}
	return 0;
}

/* Rows with all parts, though not all are worth weighing. */
static int find_all(struct hits *hits, struct search *search,
		    const struct search_query *query)
{
	const bool is_common = search_query_is_common(query);
	char *marks;
	int status;

	if (!is_common && search_query_all(query) ==
	    search_query_ranking(query, (int64_t)search->n_entries))
		return rank_rows(hits, search, query, false, NULL);
	marks = mem_alloc(search->n_entries + 1);
	status = mark_rows(search, query, "", MARK_TEXT, marks);
	if (status == 0)
		status = is_common ?
			 order_rows(hits, search, query, marks) :
			 rank_rows(hits, search, query, false, marks);
	free(marks);
	return status;
}

/* Over all others; among the hits already, or not. */
static void prefer(struct hits *hits, const struct entry *entry)
{
	const double first = -1e9;
	size_t i = 0;

	while (i < hits->len && hits->items[i].entry != entry)
		i++;
	if (i < hits->len)
		hits->items[i].score = first;
	else
		push(hits, entry, first);
}

static int find_code(struct search *search, const char *text,
		     struct hits *hits)
{
	const struct view code = { text, strlen(text) };
	struct search_stmt *stmt = search->codes;
	const struct entry *entry;
	int status;

	search_stmt_set_text(stmt, 1, code);
	while ((status = search_stmt_step(stmt)) > 0) {
		entry = entry_of(search, search_stmt_int(stmt, 0));
		if (entry)
			prefer(hits, entry);
	}
	search_stmt_reset(stmt);
	return status;
}

/* No course has all of the words, but one may be called by one of them. */
static int find_some(struct hits *hits, struct search *search,
		     const struct search_query *query)
{
	int status = rank_rows(hits, search, query, true, NULL);
	size_t i;

	for (i = 0; i < query->len && status == 0; i++)
		if (query->parts[i].own.len == 1)
			status = find_code(search,
					   query->parts[i].own.words[0], hits);
	return status;
}

static int ask(struct search_result *result, struct arena *arena,
	       struct search *search, const char *text)
{
	const struct search_query *query = search_understand(search, text);
	struct hits hits = { .len = 0 };
	int status;

	if (!query)
		return -1;
	if (!query->len)
		return 0;
	status = find_all(&hits, search, query);
	if (status == 0)
		status = find_code(search, query->code, &hits);
	if (status == 0 && !hits.len && query->len > 1) {
		result->is_partial = true;
		status = find_some(&hits, search, query);
	}
	if (query->corrected)
		result->corrected = arena_strdup(arena, query->corrected);
	finish(result, arena, &hits);
	return status;
}

/* A word that begins with each word of the query? */
static bool has_words(const struct search_query *query, const char *text)
{
	const unsigned all = (1u << query->len) - 1;
	const struct view whole = { text, strlen(text) };
	struct search_word word;
	unsigned found = 0;
	size_t at = 0;

	while (found != all && search_word_next(&word, whole, &at))
		found |= search_query_match(query, word.folded, false);
	return found == all;
}

static bool has_code(const struct search_query *query, const char *code)
{
	struct buf squeezed = BUF_INIT;
	bool is_it;

	search_words_squeeze(&squeezed, code);
	is_it = squeezed.len && str_eq(squeezed.data, query->code);
	buf_release(&squeezed);
	return is_it;
}

static void scan_titles(struct search_result *result, struct arena *arena,
			const struct catalogue *catalogue, const char *text)
{
	static const struct search_lore none;
	struct hits hits = { .len = 0 };
	struct search_query query;
	size_t i;

	*result = (struct search_result){ .len = 0 };
	search_query_read(&query, arena, &none, text);
	for (i = 0; i < catalogue->len && query.len; i++) {
		const struct entry *entry = &catalogue->entries[i];
		const char *code = course_text(entry->course, COURSE_CODE);

		if (!entry_is_course(entry))
			continue;
		if (code && has_code(&query, code))
			push(&hits, entry, -1);
		else if (has_words(&query, course_name(entry->course)))
			push(&hits, entry, 0);
	}
	finish(result, arena, &hits);
}

void search_find(struct search_result *result, struct arena *arena,
		 struct search *search, const struct catalogue *catalogue,
		 const char *query)
{
	*result = (struct search_result){ .len = 0 };
	if (search && search_open(search) &&
	    (search->mapped == catalogue ||
	     map_entries(search, catalogue) == 0) &&
	    ask(result, arena, search, query) == 0)
		return;
	scan_titles(result, arena, catalogue, query);
}
