/* SPDX-License-Identifier: MIT */
/*
 * The table of the residue that is mended, and the round that goes through
 * it.  One rule is one row; each says in its own file what it takes for
 * residue.
 */
#include "markup/heal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "markup/heal_rules.h"

/* In this order: what HTML lets go of is Markdown to the rules after it. */
static const struct rule {
	const char *id;		/* of schema.md 4.9 */
	heal_fn *apply;
} rules[] = {
	{ "B-3", heal_nbsp },
	{ "B-2", heal_frames },
	{ "B-6", heal_attributes },
	{ "B-4", heal_references },
	{ "B-9", heal_addresses },
};

/* Mending can lay bare what was hidden: residue inside residue. */
enum { MAX_ROUNDS = 32 };

void heal_set(struct healing *h, size_t i, const char *text)
{
	if (str_eq(h->lines[i].text, text))
		return;
	h->lines[i].text = text;
	h->has_changed = true;
}

void heal_remove(struct healing *h, size_t i)
{
	h->lines[i].is_gone = true;
	h->has_changed = true;
}

static void push(struct healing *h, const char *text, int number)
{
	struct heal_line *line;

	h->lines = mem_grow(h->lines, h->len, &h->cap, sizeof(*h->lines));
	line = &h->lines[h->len++];
	memset(line, 0, sizeof(*line));
	line->text = text;
	line->number = number;
}

/* Does what a rule left to be done: lines that go, lines that come. */
static void settle(struct healing *h)
{
	struct healing old = *h;
	size_t i, k;

	h->lines = NULL;
	h->len = h->cap = 0;
	for (i = 0; i < old.len; i++) {
		const struct heal_line *line = &old.lines[i];

		if (!line->is_gone)
			push(h, line->text, line->number);
		for (k = 0; k < 2 && line->then[k]; k++) {
			push(h, line->then[k], line->number);
			h->has_changed = true;
		}
	}
	free(old.lines);
}

static void add_blanked(struct buf *out, const char *text, size_t len)
{
	for (; len > 0; text++, len--)
		buf_char(out, *text == '>' || *text == '\t' ? *text : ' ');
}

/* How many columns a note or a definition goes on by; 0: it is neither. */
static size_t special_columns(const struct heal_line *line)
{
	enum { NOTE_COLUMNS = 4 };

	return line->special == LINE_NOTE ? NOTE_COLUMNS :
					    line->special_width;
}

const char *heal_blank_prefix(struct healing *h, size_t i, size_t len)
{
	struct buf prefix = BUF_INIT;
	const char *copy;

	add_blanked(&prefix, h->lines[i].text, len);
	copy = arena_strndup(h->arena, prefix.data, prefix.len);
	buf_release(&prefix);
	return copy;
}

const char *heal_prefix(struct healing *h, size_t i)
{
	const struct heal_line *line = &h->lines[i];
	struct buf prefix = BUF_INIT;
	size_t from = 0;
	const char *copy;

	if (line->special) {
		add_blanked(&prefix, line->text, line->special_base);
		add_blanked(&prefix, "         ", special_columns(line));
		from = line->special_words;
	}
	add_blanked(&prefix, line->text + from, line->content - from);
	copy = arena_strndup(h->arena, prefix.data, prefix.len);
	buf_release(&prefix);
	return copy;
}

void heal_unindent(struct healing *h, size_t i)
{
	const struct heal_line *line = &h->lines[i];
	struct buf text = BUF_INIT;

	buf_add(&text, line->text, line->base);
	buf_str(&text, line->text + line->content);
	heal_set(h, i, arena_strndup(h->arena, text.data, text.len));
	h->lines[i].content = line->base;
	buf_release(&text);
}

/* Lines end as CommonMark says: in a line feed, a carriage return, or both. */
void heal_split(struct healing *h, const char *text)
{
	while (*text) {
		size_t len = strcspn(text, "\r\n");

		push(h, arena_strndup(h->arena, text, len), (int)h->len);
		text += len;
		text += *text == '\r' && text[1] == '\n';
		text += *text != '\0';
	}
}

static void apply(struct healing *h)
{
	size_t i;
	int round;

	for (round = 0; round < MAX_ROUNDS; round++) {
		h->has_changed = false;
		for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
			heal_scan(h);
			rules[i].apply(h);
			settle(h);
		}
		if (!h->has_changed)
			break;
	}
}

void heal(struct buf *out, const char *text, struct markup *m,
	  struct place at)
{
	struct healing h = { .m = m, .arena = m->arena, .at = at };
	size_t i;

	heal_split(&h, text);
	apply(&h);
	for (i = 0; i < h.len; i++) {
		buf_str(out, h.lines[i].text);
		buf_char(out, '\n');
	}
	free(h.lines);
}
