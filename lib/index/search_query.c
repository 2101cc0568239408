/* SPDX-License-Identifier: MIT */
/*
 * From a text to words, from words to parts.  What is asked of the parts is
 * search_parts.c's.
 */
#include <string.h>

#include "index/search_near.h"
#include "index/search_query.h"
#include "index/search_words.h"

struct reading {
	struct arena *arena;
	const struct search_lore *lore;
	struct view text;
	const char *words[LIMIT_SEARCH_WORDS];	/* folded */
	struct view surfaces[LIMIT_SEARCH_WORDS];
	bool is_joined[LIMIT_SEARCH_WORDS];	/* to the one before */
	bool is_exact[LIMIT_SEARCH_WORDS];
	bool is_corrected[LIMIT_SEARCH_WORDS];
	size_t n;
	struct search_stmt *next;	/* asks for the first word from ?1 on */
	struct search_stmt *most;	/* how many courses have one of them */
};

static void read_words(struct reading *reading)
{
	struct search_word word;
	size_t at = 0;

	while (reading->n < LIMIT_SEARCH_WORDS &&
	       search_word_next(&word, reading->text, &at)) {
		reading->surfaces[reading->n] = word.surface;
		reading->is_joined[reading->n] = word.is_joined;
		reading->words[reading->n++] = arena_strndup(
			reading->arena, word.folded, word.len);
	}
}

/* What the index has of a word. */
enum presence { ABSENT, BEGINNING, WHOLE, BROKEN };

static enum presence look_up(struct search_stmt *stmt, const char *word)
{
	const struct view text = { word, strlen(word) };
	enum presence found = ABSENT;
	struct view next;
	int status;

	search_stmt_set_text(stmt, 1, text);
	status = search_stmt_step(stmt);
	if (status > 0) {
		next = search_stmt_text(stmt, 0);
		if (next.len >= text.len && !memcmp(next.at, word, text.len))
			found = next.len == text.len ? WHOLE : BEGINNING;
	}
	if (search_stmt_reset(stmt) < 0 || status < 0)
		return BROKEN;
	return found;
}

/* All joined words from the i-th on, as one; NULL when it is too long. */
static const char *join(const struct reading *reading, size_t i, size_t *end)
{
	struct buf word = BUF_INIT;
	const char *made = NULL;

	do {
		buf_str(&word, reading->words[i++]);
	} while (i < reading->n && reading->is_joined[i]);
	*end = i;
	if (word.len <= LIMIT_SEARCH_WORD)
		made = arena_strdup(reading->arena, word.data);
	buf_release(&word);
	return made;
}

/* The words from i to end become one. */
static void merge(struct reading *reading, size_t i, size_t end,
		  const char *word)
{
	const struct view *last = &reading->surfaces[end - 1];
	struct view *first = &reading->surfaces[i];
	const size_t more = end - i - 1;

	first->len = (size_t)(last->at - first->at) + last->len;
	reading->words[i] = word;
	for (i++; i + more < reading->n; i++) {
		reading->words[i] = reading->words[i + more];
		reading->surfaces[i] = reading->surfaces[i + more];
		reading->is_joined[i] = reading->is_joined[i + more];
	}
	reading->n -= more;
}

/* "PSM-A" is one word where somebody joined the same two. */
static int join_words(struct reading *reading)
{
	enum presence presence;
	const char *word;
	size_t i, end;

	for (i = 0; i < reading->n; i++) {
		word = join(reading, i, &end);
		if (end == i + 1 || !word)
			continue;
		presence = look_up(reading->next, word);
		if (presence == BROKEN)
			return -1;
		if (presence == WHOLE)
			merge(reading, i, end, word);
	}
	return 0;
}

/* A word of a synonym need not be anywhere. */
static size_t count_synonym(const struct reading *reading, size_t i)
{
	if (!reading->lore->synonyms)
		return 0;
	return search_synonyms_match(reading->lore->synonyms,
				     reading->words + i, reading->n - i);
}

/* Collects words that nobody wrote.  A short word that somebody did write is
   no beginning: "ai" is not "aim". */
static int find_unknown(struct reading *reading, size_t unknown[],
			size_t *n_unknown)
{
	size_t i, skip = 0;

	for (i = 0; i < reading->n; i++) {
		const char *word = reading->words[i];
		const struct view text = { word, strlen(word) };
		enum presence presence = look_up(reading->next, word);

		if (presence == BROKEN)
			return -1;
		reading->is_exact[i] = presence == WHOLE &&
				       search_word_letters(text) <
					       SEARCH_SHORT;
		if (!skip)
			skip = count_synonym(reading, i);
		if (skip)
			skip--;
		else if (presence == ABSENT && *n_unknown < LIMIT_SEARCH_TYPOS)
			unknown[(*n_unknown)++] = i;
	}
	return 0;
}

static int correct(struct reading *reading)
{
	struct search_near near[LIMIT_SEARCH_TYPOS];
	size_t unknown[LIMIT_SEARCH_TYPOS], i, n = 0;

	if (find_unknown(reading, unknown, &n) < 0)
		return -1;
	for (i = 0; i < n; i++)
		near[i].word = reading->words[unknown[i]];
	if (n && search_near_find(near, n, reading->arena,
				  reading->lore->db) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		if (!near[i].found)
			continue;
		reading->words[unknown[i]] = near[i].found;
		reading->is_corrected[unknown[i]] = true;
	}
	return 0;
}

/* The text with other words where they were wrong; NULL if none was. */
static const char *write_corrected(const struct reading *reading)
{
	const char *at = reading->text.at, *end = at + reading->text.len;
	struct buf out = BUF_INIT;
	const char *made = NULL;
	size_t i;

	for (i = 0; i < reading->n; i++) {
		if (!reading->is_corrected[i])
			continue;
		buf_add(&out, at, (size_t)(reading->surfaces[i].at - at));
		buf_str(&out, reading->words[i]);
		at = reading->surfaces[i].at + reading->surfaces[i].len;
	}
	if (out.len) {
		buf_add(&out, at, (size_t)(end - at));
		made = arena_strdup(reading->arena, out.data);
	}
	buf_release(&out);
	return made;
}

/* Of the words that begin so, the one in most courses: no fewer have it. */
static int64_t estimate(struct reading *reading, const char *word,
			bool is_exact)
{
	static const char last[] = "\xf4\x8f\xbf\xbf";	/* U+10FFFF */
	const char *end = arena_printf(reading->arena, "%s%s", word,
				       is_exact ? "" : last);
	int64_t courses = 0;

	search_stmt_set_text(reading->most, 1,
			     (struct view){ word, strlen(word) });
	search_stmt_set_text(reading->most, 2,
			     (struct view){ end, strlen(end) });
	if (search_stmt_step(reading->most) > 0)
		courses = search_stmt_int(reading->most, 0);
	search_stmt_reset(reading->most);
	return courses;
}

/* No more have all words of a phrase than have its rarest. */
static int64_t estimate_phrase(struct reading *reading,
			       const struct search_phrase *phrase,
			       const bool *is_exact)
{
	int64_t courses, least = INT64_MAX;
	size_t i;

	for (i = 0; i < phrase->len; i++) {
		courses = estimate(reading, phrase->words[i],
				   is_exact ? is_exact[i] : true);
		if (courses < least)
			least = courses;
	}
	return least;
}

static void weigh(struct reading *reading, struct search_query *query)
{
	size_t i, j;

	for (i = 0; i < query->len; i++) {
		struct search_part *part = &query->parts[i];

		part->courses = estimate_phrase(reading, &part->own,
						part->is_exact);
		for (j = 0; j < part->n_others; j++)
			part->courses += estimate_phrase(
				reading, part->others[j], NULL);
	}
}

static size_t add_part(struct search_part *part, const struct reading *reading,
		       size_t i)
{
	size_t n = count_synonym(reading, i);

	if (n)
		part->n_others = search_synonyms_get(
			part->others, SEARCH_ALTERNATIVES,
			reading->lore->synonyms, reading->words + i, n);
	else
		n = 1;
	memcpy(part->own.words, reading->words + i,
	       n * sizeof(reading->words[0]));
	memcpy(part->is_exact, reading->is_exact + i,
	       n * sizeof(reading->is_exact[0]));
	part->own.len = n;
	return n;
}

static bool is_same(const struct search_part *a, const struct search_part *b)
{
	size_t i;

	if (a->own.len != b->own.len)
		return false;
	for (i = 0; i < a->own.len; i++)
		if (!str_eq(a->own.words[i], b->own.words[i]))
			return false;
	return true;
}

/* Does an earlier part say what the last one does?  It would cost again. */
static bool is_repeated(const struct search_query *query)
{
	const struct search_part *last = &query->parts[query->len - 1];
	const struct search_part *part = query->parts;

	while (part < last && !is_same(part, last))
		part++;
	return part < last;
}

static void make_parts(struct reading *reading, struct search_query *query)
{
	size_t i;

	for (i = 0; i < reading->n;) {
		struct search_part *part = &query->parts[query->len++];

		memset(part, 0, sizeof(*part));
		i += add_part(part, reading, i);
		if (is_repeated(query))
			query->len--;
	}
}

static void set_code(struct search_query *query, struct arena *arena,
		     const char *text)
{
	struct buf code = BUF_INIT;

	search_words_squeeze(&code, text);
	query->code = arena_take(arena, &code);
}

static int consult(struct reading *reading, struct search_query *query)
{
	if (!reading->next || !reading->most ||
	    join_words(reading) < 0 || correct(reading) < 0)
		return -1;
	query->corrected = write_corrected(reading);
	if (query->corrected)
		set_code(query, reading->arena, query->corrected);
	make_parts(reading, query);
	weigh(reading, query);
	return 0;
}

static int consult_index(struct reading *reading, struct search_query *query)
{
	struct search_db *db = reading->lore->db;
	int status;

	reading->next = search_stmt_new(db, "SELECT word FROM words WHERE"
					" word >= ?1 ORDER BY word LIMIT 1");
	reading->most = search_stmt_new(db, "SELECT max(courses) FROM words"
					" WHERE word BETWEEN ?1 AND ?2");
	status = consult(reading, query);
	search_stmt_free(reading->next);
	search_stmt_free(reading->most);
	return status;
}

int search_query_read(struct search_query *query, struct arena *arena,
		      const struct search_lore *lore, const char *text)
{
	struct reading reading = {
		.arena = arena,
		.lore = lore,
		.text = { text, strlen(text) },
	};

	memset(query, 0, sizeof(*query));
	set_code(query, arena, text);
	read_words(&reading);
	if (lore->db)
		return consult_index(&reading, query);
	make_parts(&reading, query);
	return 0;
}
