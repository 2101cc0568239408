/* SPDX-License-Identifier: MIT */
/*
 * The words that a page owes to its reader, taken from a file by a reader
 * that knows Markdown's signs and nothing of ours: a run of words is what
 * stands in a line between things that nobody sees.
 */
#ifndef UNIT_OWED_H
#define UNIT_OWED_H

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"

struct owed {
	const char *page;		/* " one two three " */
	const char *squeezed;		/* the same without spaces */
	const char *file;		/* for messages */
	size_t words, lost;
};

/* Appends " word" for each run of letters and digits. */
static inline void owed_add_words(struct buf *out, const char *text,
				  size_t len)
{
	bool in_word = false;

	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];

		if (isalnum(c) && !in_word)
			buf_char(out, ' ');
		if (isalnum(c))
			buf_char(out, (char)tolower(c));
		in_word = isalnum(c);
	}
}

static inline void owed_squeeze(struct buf *out, const char *words)
{
	for (; *words; words++)
		if (*words != ' ')
			buf_char(out, *words);
}

/* Words of one run; a term may be shown in another spelling (S-2). */
static inline void owed_find(struct owed *o, const struct buf *run,
			     bool is_term)
{
	struct buf words = BUF_INIT, squeezed = BUF_INIT;
	bool found;

	owed_add_words(&words, run->data, run->len);
	for (size_t i = 0; i < words.len; i++)
		o->words += words.data[i] == ' ';
	buf_char(&words, ' ');
	found = words.len == 1 || strstr(o->page, words.data);
	if (!found && is_term) {
		owed_squeeze(&squeezed, words.data);
		found = strstr(o->squeezed, squeezed.data) != NULL;
	}
	if (!found) {
		fprintf(stderr, "%s: lost:%s\n", o->file, words.data);
		o->lost++;
	}
	buf_release(&words);
	buf_release(&squeezed);
}

/* How long is what a visitor does not see here: tags, targets, marks? */
static inline size_t owed_unseen(const char *at)
{
	if (strncmp(at, "<script", 7) == 0 || strncmp(at, "<style", 6) == 0)
		return strcspn(at, "/\n") + strcspn(at + strcspn(at, "/\n"),
						    ">\n");
	if (*at == '<' && (isalpha((unsigned char)at[1]) || at[1] == '/' ||
			   at[1] == '!') && strncmp(at, "<http", 5) != 0)
		return strcspn(at, ">\n");
	if (strncmp(at, "](", 2) == 0)
		return strcspn(at, ")\n");
	if (strncmp(at, "![", 2) == 0)
		return strcspn(at, "]\n");
	if (strncmp(at, "[wpv-", 5) == 0 || strncmp(at, "[types", 6) == 0 ||
	    strncmp(at, "[/types", 7) == 0 || strncmp(at, "[^", 2) == 0)
		return strcspn(at, "]\n");
	if (strncmp(at, "[x]", 3) == 0 || strncmp(at, "[X]", 3) == 0)
		return 3;
	if (strncmp(at, "{{<", 3) == 0 || strncmp(at, "{{%", 3) == 0 ||
	    strncmp(at, "{ .", 3) == 0 || strncmp(at, "{.", 2) == 0)
		return strcspn(at, "\n");
	if (*at == '&' && strcspn(at, ";") < 9 && strcspn(at, " \n") > 1)
		return strcspn(at, ";");
	return 0;
}

/* Does a visible thing end here, and something else stand in its place? */
static inline bool owed_is_gap(const char *at)
{
	return strncmp(at, "[wpv-", 5) == 0 || strncmp(at, "{{", 2) == 0;
}

/* One line of Markdown. */
static inline void owed_find_line(struct owed *o, const char *at, size_t len,
				  bool is_term)
{
	const char *end = at + len;
	struct buf run = BUF_INIT;

	/* Marks of lists: numbers of ordered ones are the browser's. */
	while (at < end && strchr(" \t|+-*>#", *at))
		at++;
	if (strspn(at, "0123456789") && at + strspn(at, "0123456789") < end &&
	    strchr(".)", at[strspn(at, "0123456789")]))
		at += strspn(at, "0123456789") + 1;
	while (at < end) {
		size_t skip = owed_unseen(at);

		if (owed_is_gap(at)) {
			owed_find(o, &run, is_term);
			buf_reset(&run);
		}
		buf_char(&run, skip ? ' ' : *at);
		at += skip ? skip : 1;
	}
	owed_find(o, &run, is_term);
	buf_release(&run);
}

static inline void owed_find_text(struct owed *o, const char *text,
				  bool is_term)
{
	while (*text) {
		size_t len = strcspn(text, "\n");

		owed_find_line(o, text, len, is_term);
		text += len + (text[len] == '\n');
	}
}

#endif
