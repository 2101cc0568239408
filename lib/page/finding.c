/* SPDX-License-Identifier: MIT */
/*
 * A search without an index: codes, titles and summaries are read, one after
 * the other.  Slower, and finds less; only for want of the index.
 */
#include "page/finding.h"

#include <string.h>

#include "base/utf8.h"
#include "markup/markup.h"
#include "page/view.h"

enum { MAX_WORDS = 8 };			/* of a query; more change little */

/* Folded, with a blank before each word and no other signs. */
static const char *fold_words(struct arena *arena, const char *text)
{
	struct buf folded = BUF_INIT, words = BUF_INIT;
	const char *copy;
	size_t used;

	buf_char(&words, ' ');
	utf8_add_fold(&folded, text, strlen(text));
	for (size_t i = 0; i < folded.len; i += used) {
		int32_t c = utf8_decode(folded.data + i, folded.len - i,
					&used);

		if (utf8_is_letter(c) || utf8_is_digit(c))
			utf8_add(&words, c);
		else if (words.data[words.len - 1] != ' ')
			buf_char(&words, ' ');
	}
	copy = arena_strdup(arena, words.data);
	buf_release(&words);
	buf_release(&folded);
	return copy;
}

/* The query's words, each with a blank before it. */
struct sought {
	const char *whole;
	const char *words[MAX_WORDS];
	size_t len;
};

static void read_sought(struct sought *sought, struct arena *arena,
			const char *query)
{
	const char *at = fold_words(arena, query);

	sought->whole = at;
	sought->len = 0;
	while (*at && sought->len < MAX_WORDS) {
		size_t len = 1 + strcspn(at + 1, " ");

		if (len > 1)
			sought->words[sought->len++] =
				arena_strndup(arena, at, len);
		at += len;
	}
}

static bool has_all(const char *folded, const struct sought *sought)
{
	for (size_t i = 0; i < sought->len; i++)
		if (!strstr(folded, sought->words[i]))
			return false;
	return sought->len > 0;
}

static bool is_found(struct arena *scratch, const struct entry *entry,
		     const struct sought *sought)
{
	static const enum course_key keys[] = {
		COURSE_CODE, COURSE_TITLE, COURSE_SHORT_TITLE, COURSE_SUMMARY
	};
	struct buf text = BUF_INIT;
	bool found;

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const char *said = course_text(entry->course, keys[i]);

		if (said)
			buf_str(&text, said);
		buf_char(&text, ' ');
	}
	found = has_all(fold_words(scratch, text.data), sought);
	buf_release(&text);
	return found;
}

static void scan(struct search_result *out, const struct page_env *env,
		 const char *query)
{
	size_t len = catalogue_len(env->catalogue);
	const struct entry *exact =
		catalogue_find_code(env->catalogue, query, env->now);
	struct arena scratch = ARENA_INIT;
	struct sought sought;

	*out = (struct search_result){ 0 };
	out->entries = arena_alloc(env->arena, (len + 1) *
					       sizeof(*out->entries));
	if (exact)
		out->entries[out->len++] = exact;
	read_sought(&sought, env->arena, query);
	for (size_t i = 0; i < len; i++) {
		const struct entry *entry = catalogue_entry(env->catalogue, i);

		if (entry != exact && entry->course->kind == KIND_COURSE &&
		    is_found(&scratch, entry, &sought))
			out->entries[out->len++] = entry;
		arena_reset(&scratch);
	}
	arena_release(&scratch);
}

void finding_search(struct search_result *out, const struct page_env *env,
		    const char *query)
{
	scan(out, env, query);
}

const char *finding_snippet(const struct page_env *env, const char *query,
			    const struct entry *entry)
{
	(void)env;
	(void)query;
	(void)entry;
	return NULL;
}
