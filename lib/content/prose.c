/* SPDX-License-Identifier: MIT */
/*
 * Joining texts without losing or doubling one.  Problem codes: those of
 * clean.h.
 */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "content/prose.h"

void prose_init(struct prose *prose)
{
	memset(prose, 0, sizeof(*prose));
	buf_init(&prose->text);
}

/* Do the piece's lines stand in the text, one after the other? */
static bool has_lines(struct view text, struct view piece)
{
	struct buf lines = BUF_INIT, wanted = BUF_INIT;
	bool found;

	buf_char(&lines, '\n');
	buf_add(&lines, text.at, text.len);
	buf_char(&lines, '\n');
	buf_char(&wanted, '\n');
	buf_add(&wanted, piece.at, piece.len);
	buf_char(&wanted, '\n');
	found = memmem(lines.data, lines.len, wanted.data, wanted.len);
	buf_release(&lines);
	buf_release(&wanted);
	return found;
}

/* From the first line that is not blank; the last without white space. */
static struct view trim_lines(const char *text)
{
	struct view piece = { text, 0 };

	for (; str_is_space(*text); text++) {
		if (*text == '\n')
			piece.at = text + 1;
	}
	piece.len = strlen(piece.at);
	while (piece.len && str_is_space(piece.at[piece.len - 1]))
		piece.len--;
	return piece;
}

static void append(struct prose *prose, struct view piece, struct place at)
{
	if (prose->text.len)
		buf_str(&prose->text, "\n\n");
	else
		prose->at = at;
	buf_add(&prose->text, piece.at, piece.len);
}

void prose_append(struct prose *prose, const char *text, struct place at)
{
	if (!str_is_blank(text))
		append(prose, trim_lines(text), at);
}

void prose_add(struct prose *prose, const char *text, struct place at)
{
	struct view piece = trim_lines(text);
	struct view said = { prose->text.data, prose->text.len };

	if (str_is_blank(text) || has_lines(said, piece))
		return;
	if (said.len && has_lines(piece, said))
		buf_reset(&prose->text);	/* the piece says it all */
	append(prose, piece, at);
}

/* A list of nothing but words and numbers. */
static bool is_plain_list(const struct value *from)
{
	size_t i;

	for (i = 0; i < value_len(from); i++) {
		enum value_type type = value_item(from, i)->type;

		if (type == VALUE_LIST || type == VALUE_MAP)
			return false;
	}
	return from->type == VALUE_LIST;
}

/* Recursion is bounded by LIMIT_YAML_DEPTH. */
static void add_words(struct prose *prose, const struct value *from)
{
	char number[32];
	size_t i;

	if (clean_is_empty(from))
		return;
	if (from->type == VALUE_STRING) {
		prose_append(prose, from->text, from->at);
	} else if (from->type == VALUE_INT) {
		snprintf(number, sizeof(number), "%ld", from->number);
		prose_append(prose, number, from->at);
	} else if (from->type == VALUE_LIST) {
		for (i = 0; i < from->list.len; i++)
			add_words(prose, from->list.items[i]);
	} else if (from->type == VALUE_MAP) {
		for (i = 0; i < from->map.len; i++)
			add_words(prose, from->map.pairs[i].value);
	}
}

void prose_add_value(struct prose *prose, const struct cleaner *cleaner,
		     const struct value *from, const char *name)
{
	const struct value *text;

	if (clean_is_empty(from))
		return;
	if (from->type == VALUE_MAP ||
	    (from->type == VALUE_LIST && !is_plain_list(from))) {
		report_add(cleaner->report, SEVERITY_WARNING, from->at,
			   "type-coerced",
			   "\"%s\" is a map or a list of maps where text is "
			   "expected: its words are shown one after the other",
			   name);
		add_words(prose, from);
		return;
	}
	text = clean_value(cleaner, KEY_TEXT, from, name);
	if (text)
		prose_add(prose, text->text, text->at);
}

struct value *prose_finish(struct prose *prose, struct arena *arena)
{
	struct value *value = NULL;

	if (prose->text.len) {
		value = value_string(arena, prose->text.data);
		value->at = prose->at;
	}
	buf_release(&prose->text);
	prose_init(prose);
	return value;
}
