/* SPDX-License-Identifier: MIT */
/*
 * The best place of a course's text to show why it was found: made from the
 * record itself, so it is never older than the page.
 */
#include <string.h>

#include "index/search_data.h"
#include "index/search_row.h"
#include "index/search_words.h"

enum {
	BEFORE = 60,		/* bytes of context before the first word */
	WIDTH = 200,		/* bytes of all */
	MAX_FINDS = 400		/* words found, of one text */
};

struct find {
	size_t start, end;	/* in the text */
	unsigned parts;		/* of the query: a bit for each */
};

struct snippet {
	struct view text;
	struct find finds[MAX_FINDS];
	size_t len;
};

static void find_all(struct snippet *snippet, const struct search_query *query)
{
	struct search_word word;
	size_t at = 0;
	unsigned parts;

	while (snippet->len < MAX_FINDS &&
	       search_word_next(&word, snippet->text, &at)) {
		parts = search_query_match(query, word.folded, true);
		if (!parts)
			continue;
		snippet->finds[snippet->len++] = (struct find){
			.start = (size_t)(word.surface.at - snippet->text.at),
			.end = at,
			.parts = parts,
		};
	}
}

/* Some finds that lie together: where the first begins, the last ends. */
struct window {
	size_t start, end;
	int score;			/* how many parts of the query */
};

/* From the i-th find on: no wider than what has most parts. */
static struct window open_window(const struct snippet *snippet, size_t i)
{
	const size_t start = snippet->finds[i].start;
	struct window window = { .start = start };
	unsigned parts = 0, more;

	for (; i < snippet->len; i++) {
		if (snippet->finds[i].end > start + WIDTH - BEFORE &&
		    window.score)
			break;
		more = snippet->finds[i].parts & ~parts;
		if (!more)
			continue;
		parts |= more;
		window.score += __builtin_popcount(more);
		window.end = snippet->finds[i].end;
	}
	return window;
}

/* Most of the query, in the smallest place. */
static struct window choose(const struct snippet *snippet)
{
	struct window window, best = { .score = 0 };
	size_t i;

	for (i = 0; i < snippet->len; i++) {
		window = open_window(snippet, i);
		if (window.score > best.score ||
		    (window.score == best.score &&
		     window.end - window.start < best.end - best.start))
			best = window;
	}
	return best;
}

/* Where a line or a word begins, not too far before. */
static size_t find_start(struct view text, size_t at)
{
	const size_t low = at > BEFORE ? at - BEFORE : 0;
	size_t i, word = at;

	for (i = at; i > low; i--) {
		if (text.at[i - 1] == '\n')
			return i;
		if (text.at[i - 1] == ' ')
			word = i;
	}
	return low ? word : 0;
}

/* Where a line or a word ends; `last` is what must be in. */
static size_t find_end(struct view text, size_t start, size_t last)
{
	const size_t high = start + WIDTH < text.len ? start + WIDTH :
						       text.len;
	size_t i, word = last;

	for (i = last; i < high; i++) {
		if (text.at[i] == ' ' || text.at[i] == '\n')
			word = i;
		if (text.at[i] == '\n' && i > start + WIDTH / 2)
			return i;
	}
	return high == text.len ? high : word;
}

static void add_words(struct buf *out, struct view text, size_t from,
		      size_t to)
{
	size_t i;

	for (i = from; i < to; i++) {
		if (text.at[i] == '\n')
			buf_str(out, " \xc2\xb7 ");	/* middle dot */
		else
			buf_char(out, text.at[i]);
	}
}

static bool is_line_end(struct view text, size_t at)
{
	return at >= text.len || text.at[at] == '\n';
}

static void write(struct buf *out, const struct snippet *snippet,
		  const struct window *window)
{
	static const char ellipsis[] = "\xe2\x80\xa6";
	const struct find *find = snippet->finds;
	const struct find *end = find + snippet->len;
	const size_t start = find_start(snippet->text, window->start);
	const size_t stop = find_end(snippet->text, start, window->end);
	size_t at = start;

	if (start && !is_line_end(snippet->text, start - 1))
		buf_str(out, ellipsis);
	while (find->start < start)
		find++;
	for (; find < end && find->end <= stop; find++) {
		add_words(out, snippet->text, at, find->start);
		buf_char(out, SEARCH_ON);
		add_words(out, snippet->text, find->start, find->end);
		buf_char(out, SEARCH_OFF);
		at = find->end;
	}
	add_words(out, snippet->text, at, stop);
	if (!is_line_end(snippet->text, stop))
		buf_str(out, ellipsis);
}

static const struct search_query *understand(struct arena *arena,
					     struct search *search,
					     const char *text)
{
	static const struct search_lore none;
	struct search_query *query;

	if (search)
		return search_understand(search, text);
	query = arena_alloc(arena, sizeof(*query));
	search_query_read(query, arena, &none, text);
	return query;
}

const char *search_snippet(struct arena *arena, struct search *search,
			   const char *query, const struct entry *entry)
{
	const struct search_query *parts = understand(arena, search, query);
	struct buf text = BUF_INIT, out = BUF_INIT;
	struct snippet *snippet;
	struct window window;
	const char *made = NULL;

	if (!parts || !parts->len || !entry_is_course(entry))
		return NULL;
	search_row_read(&text, SEARCH_TEXT, NULL, entry);
	search_row_read(&text, SEARCH_SUMMARY, NULL, entry);
	snippet = arena_alloc(arena, sizeof(*snippet));
	while (text.len && text.data[text.len - 1] == '\n')
		buf_truncate(&text, text.len - 1);
	snippet->text = (struct view){ text.data, text.len };
	find_all(snippet, parts);
	if (snippet->len) {
		window = choose(snippet);
		write(&out, snippet, &window);
		made = arena_strdup(arena, out.data);
	}
	buf_release(&text);
	buf_release(&out);
	return made;
}
