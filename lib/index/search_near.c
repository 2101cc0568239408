/* SPDX-License-Identifier: MIT */
/*
 * All words of about the right length are looked at, once for all that is
 * sought: there are some ten thousand, and most are told by a glance.
 *
 * So the nearest is found whatever the error is.  Trigrams, the usual first
 * sieve, lose words of four or five letters with two swapped.
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "index/search_near.h"
#include "index/search_words.h"

struct letters {
	int32_t at[LIMIT_SEARCH_WORD];
	int len;
	uint64_t mask;		/* which letters are in it, roughly */
};

/* One that is sought, and the best so far. */
struct quest {
	struct search_near *near;
	int64_t courses;
	struct letters typed;
	int max;		/* distance that is still good enough */
	int ends;		/* same first letter: 2; same last one: 1 */
	char best[LIMIT_SEARCH_WORD + 1];
};

static void read_letters(struct letters *letters, struct view word)
{
	size_t at, used;

	letters->len = 0;
	letters->mask = 0;
	for (at = 0; at < word.len && letters->len < LIMIT_SEARCH_WORD;
	     at += used) {
		int32_t code = utf8_decode(word.at + at, word.len - at, &used);

		letters->at[letters->len++] = code;
		letters->mask |= (uint64_t)1 << (code & 63);
	}
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

/*
 * Optimal string alignment, row by row; cells further than `max` from the
 * diagonal cannot matter.
 */
static int measure(const struct letters *a, const struct letters *b, int max)
{
	int rows[3][LIMIT_SEARCH_WORD + 1], *now = rows[0], *one = rows[1];
	int *two = rows[2], *swap;
	int i, j, best;

	if (abs(a->len - b->len) > max)
		return max + 1;
	for (j = 0; j <= b->len; j++)
		two[j] = one[j] = now[j] = j;
	for (i = 1; i <= a->len; i++) {
		swap = two;
		two = one;
		one = now;
		now = swap;
		best = now[0] = i;
		for (j = 1; j <= b->len; j++) {
			int cost = a->at[i - 1] != b->at[j - 1];

			now[j] = least(one[j - 1] + cost,
				       least(one[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] &&
			    a->at[i - 2] == b->at[j - 1])
				now[j] = least(now[j], two[j - 2] + 1);
			best = least(best, now[j]);
		}
		if (best > max + 1)	/* a swap may look two rows back */
			return max + 1;
	}
	return least(now[b->len], max + 1);
}

int search_near_distance(const char *a, const char *b, int max)
{
	struct letters letters_a, letters_b;

	read_letters(&letters_a, (struct view){ a, strlen(a) });
	read_letters(&letters_b, (struct view){ b, strlen(b) });
	return measure(&letters_a, &letters_b, max);
}

static bool has_digit(const struct letters *letters)
{
	int i;

	for (i = 0; i < letters->len; i++) {
		if (utf8_is_digit(letters->at[i]))
			return true;
	}
	return false;
}

static void start(struct quest *quest, struct search_near *near)
{
	memset(quest, 0, sizeof(*quest));
	quest->near = near;
	near->found = NULL;
	read_letters(&quest->typed,
		     (struct view){ near->word, strlen(near->word) });
	if (quest->typed.len < 3 || has_digit(&quest->typed))
		quest->max = 0;
	else
		quest->max = quest->typed.len <= 5 ? 1 : 2;
}

/* Each error changes two letters of the mask at most. */
static bool may_be_near(const struct quest *quest, const struct letters *word)
{
	return abs(word->len - quest->typed.len) <= quest->max &&
	       __builtin_popcountll(word->mask ^ quest->typed.mask) <=
		       2 * quest->max;
}

/* Most errors are inside a word. */
static int compare_ends(const struct letters *a, const struct letters *b)
{
	return 2 * (a->at[0] == b->at[0]) +
	       (a->at[a->len - 1] == b->at[b->len - 1]);
}

static void compare(struct quest *quest, struct view text,
		    const struct letters *word, int64_t courses)
{
	int ends, distance;

	if (!quest->max || !may_be_near(quest, word))
		return;
	distance = measure(&quest->typed, word, quest->max);
	if (distance > quest->max || has_digit(word) ||
	    text.len > LIMIT_SEARCH_WORD)
		return;
	ends = compare_ends(&quest->typed, word);
	if (*quest->best && distance == quest->max &&
	    (ends < quest->ends ||
	     (ends == quest->ends && courses <= quest->courses)))
		return;
	quest->max = distance;
	quest->ends = ends;
	quest->courses = courses;
	memcpy(quest->best, text.at, text.len);
	quest->best[text.len] = '\0';
}

/* Words of lengths that any of the quests can use. */
static int scan(struct quest *quests, size_t n, struct search_stmt *stmt)
{
	int low = LIMIT_SEARCH_WORD, high = 0, status;
	struct letters word;
	size_t i;

	for (i = 0; i < n; i++) {
		if (!quests[i].max)
			continue;
		low = least(low, quests[i].typed.len - quests[i].max);
		if (high < quests[i].typed.len + quests[i].max)
			high = quests[i].typed.len + quests[i].max;
	}
	search_stmt_set_int(stmt, 1, low);
	search_stmt_set_int(stmt, 2, high);
	while ((status = search_stmt_step(stmt)) > 0) {
		struct view text = search_stmt_text(stmt, 0);

		read_letters(&word, text);
		for (i = 0; i < n && word.len; i++)
			compare(&quests[i], text, &word,
				search_stmt_int(stmt, 1));
	}
	return status;
}

int search_near_find(struct search_near *near, size_t n, struct arena *arena,
		     struct search_db *db)
{
	struct quest quests[LIMIT_SEARCH_TYPOS];
	struct search_stmt *stmt;
	size_t i;
	int status;

	if (n > LIMIT_SEARCH_TYPOS)
		n = LIMIT_SEARCH_TYPOS;
	stmt = search_stmt_new(db, "SELECT word, courses FROM words"
			       " WHERE letters BETWEEN ?1 AND ?2");
	if (!stmt)
		return -1;
	for (i = 0; i < n; i++)
		start(&quests[i], &near[i]);
	status = scan(quests, n, stmt);
	search_stmt_free(stmt);
	for (i = 0; i < n; i++) {
		if (*quests[i].best)
			near[i].found = arena_strdup(arena, quests[i].best);
	}
	return status;
}
