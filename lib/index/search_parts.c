/* SPDX-License-Identifier: MIT */
/*
 * The parts of a query: which count, what FTS5 is asked, what they match.
 */
#include <string.h>

#include "index/search_query.h"
#include "index/search_words.h"

enum {
	COMMON = 3000,	/* courses; to weigh them takes some 3 ms */
	MIN_RANKING = 2,
	MAX_RANKING = 4
};

unsigned search_query_all(const struct search_query *query)
{
	return (1u << query->len) - 1;
}

/* The rarest part that is not in `taken`; query->len if there is none. */
static size_t find_rarest(const struct search_query *query, unsigned taken)
{
	size_t i, best = query->len;

	for (i = 0; i < query->len; i++) {
		if (!(taken >> i & 1) &&
		    (best == query->len ||
		     query->parts[i].courses < query->parts[best].courses))
			best = i;
	}
	return best;
}

bool search_query_is_common(const struct search_query *query)
{
	return query->parts[find_rarest(query, 0)].courses > COMMON;
}

unsigned search_query_ranking(const struct search_query *query,
			      int64_t courses)
{
	unsigned taken = 0;
	size_t n, i;

	for (n = 0; n < MAX_RANKING; n++) {
		i = find_rarest(query, taken);
		if (i == query->len ||
		    (n >= MIN_RANKING &&
		     query->parts[i].courses > courses / 2))
			break;
		taken |= 1u << i;
	}
	return taken;
}

unsigned search_query_telling(const struct search_query *query,
			      int64_t courses)
{
	unsigned parts = search_query_ranking(query, courses);
	size_t i;

	for (i = 0; i < query->len; i++) {
		const struct search_phrase *own = &query->parts[i].own;
		const struct view word = { own->words[0],
					   strlen(own->words[0]) };

		if (own->len == 1 && search_word_letters(word) < 2)
			parts &= ~(1u << i);
	}
	return parts;
}

/* "sail" AND "mak"* */
static void write_own(struct buf *out, const struct search_part *part)
{
	size_t i;

	for (i = 0; i < part->own.len; i++)
		buf_printf(out, "%s\"%s\"%s", i ? " AND " : "",
			   part->own.words[i], part->is_exact[i] ? "" : "*");
}

/* "two words"*: the last may be the beginning of a longer one. */
static void write_other(struct buf *out, const struct search_phrase *phrase)
{
	const char *last = phrase->words[phrase->len - 1];
	const struct view text = { last, strlen(last) };
	size_t i;

	buf_char(out, '"');
	for (i = 0; i < phrase->len; i++)
		buf_printf(out, "%s%s", i ? " " : "", phrase->words[i]);
	buf_str(out, search_word_letters(text) < SEARCH_SHORT ? "\"" : "\"*");
}

static void write_part(struct buf *out, const struct search_part *part)
{
	size_t i;

	buf_str(out, "((");
	write_own(out, part);
	buf_char(out, ')');
	for (i = 0; i < part->n_others; i++) {
		buf_str(out, " OR ");
		write_other(out, part->others[i]);
	}
	buf_char(out, ')');
}

void search_query_write(struct buf *out, const struct search_query *query,
			unsigned parts, bool any)
{
	const char *between = "";
	size_t i;

	for (i = 0; i < query->len; i++) {
		if (!(parts >> i & 1))
			continue;
		buf_str(out, between);
		write_part(out, &query->parts[i]);
		between = any ? " OR " : " AND ";
	}
}

enum { SHOWN = 4 };	/* letters of a beginning that is shown */

static bool matches(const char *word, const char *folded, bool is_exact,
		    bool to_show)
{
	const struct view text = { word, strlen(word) };

	if (is_exact || (to_show && search_word_letters(text) < SHOWN))
		return str_eq(word, folded);
	return str_starts(folded, word);
}

static bool part_matches(const struct search_part *part, const char *folded,
			 bool to_show)
{
	const struct search_phrase *other;
	size_t i, j;

	for (i = 0; i < part->own.len; i++) {
		if (matches(part->own.words[i], folded, part->is_exact[i],
			    to_show))
			return true;
	}
	for (i = 0; i < part->n_others; i++) {
		other = part->others[i];
		for (j = 0; j < other->len; j++) {
			if (matches(other->words[j], folded,
				    j + 1 < other->len, to_show))
				return true;
		}
	}
	return false;
}

unsigned search_query_match(const struct search_query *query,
			    const char *folded, bool to_show)
{
	unsigned found = 0;
	size_t i;

	for (i = 0; i < query->len; i++)
		found |= (unsigned)part_matches(&query->parts[i], folded,
						to_show) << i;
	return found;
}
