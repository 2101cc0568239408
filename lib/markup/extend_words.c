/* SPDX-License-Identifier: MIT */
/*
 * Marks inside of a paragraph's words: references to footnotes, and tildes
 * that a backslash keeps from striking out.  Code and tags are left alone.
 */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "markup/extend_rules.h"

/* Notes of the text with that label; n_notes: none.  The first counts. */
static size_t find_note(const struct extension *ext, const char *label,
			size_t len)
{
	size_t i;

	for (i = 0; i < ext->n_notes; i++)
		if (strlen(ext->notes[i].label) == len &&
		    memcmp(ext->notes[i].label, label, len) == 0)
			break;
	return i;
}

/* The bytes of the reference at `text`; 0: it is none. */
static size_t add_reference(struct extension *ext, struct buf *out,
			    const char *text)
{
	size_t len, i;

	if (!str_starts(text, "[^") || ext->n_notes == 0)
		return 0;
	len = strcspn(text + 2, "[]\n");
	if (text[2 + len] != ']')
		return 0;
	i = find_note(ext, text + 2, len);
	if (i == ext->n_notes)
		return 0;
	if (++ext->n_references > LIMIT_MARK_NOTES) {
		ext->limit = EXTEND_NOTES_LIMIT;
		return 0;
	}
	/* Punctuation on both sides, as the brackets were. */
	buf_char(out, '^');
	extend_add_mark(out, MARK_REFERENCE, i);
	buf_char(out, '^');
	return len + 3;
}

/* A backslash and what it escapes; two of them are no tilde's. */
static size_t add_escape(struct buf *out, const char *text, size_t left)
{
	size_t len = left > 1 ? 2 : 1;

	if (len == 2 && text[1] == '~')
		extend_add_mark(out, MARK_TILDE, 0);
	else
		buf_add(out, text, len);
	return len;
}

void extend_words(struct extension *ext, struct buf *out, const char *words,
		  size_t len)
{
	size_t at = 0;

	while (at < len) {
		size_t from = at, used = 0;

		if (words[at] == '`')
			at = heal_skip_code(words, len, at);
		else if (words[at] == '<')
			at = heal_skip_tag(words, len, at);
		else if (words[at] == '\\')
			used = add_escape(out, words + at, len - at);
		else if (words[at] == '[')
			used = add_reference(ext, out, words + at);
		if (at == from && used == 0)
			at += 1 + strcspn(words + at + 1, "`<\\[");
		if (at > len)
			at = len;
		buf_add(out, words + from, used ? 0 : at - from);
		at += used;
	}
}
