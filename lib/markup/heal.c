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

/*
 * In this order: what HTML lets go of is Markdown to the rules after it.  A
 * text that has none of `needs` is not looked at.
 */
static const struct rule {
	heal_fn *apply;
	const char *needs[4];
	const char *code, *words;	/* of the note; NULL: it says its own */
} rules[] = {
	/* schema.md B-1 */
	{ heal_wordpress, { "wp:" }, "healed-wordpress",
	  "block comments of WordPress are left out, and the lines that they "
	  "hid are read as Markdown; remove the comments" },
	{ heal_bullets, { "- -", "* *", "+ +", NULL }, "healed-bullets",
	  "two bullets on one line are read as one; write one" },
	/* B-8 */
	{ heal_html, { "<" }, "healed-html",
	  "HTML that its indent would make code is read as HTML; indent it "
	  "by less than four columns" },
	/* B-3 */
	{ heal_nbsp, { "\xc2\xa0", "&nbsp;", "&#" }, "healed-blank-line",
	  "lines of nothing but no-break spaces are read as empty; empty "
	  "them" },
	/* B-2 */
	{ heal_frames, { "<iframe" }, "healed-frame",
	  "text behind a frame is read as Markdown; put an empty line "
	  "between them" },
	/* B-6 */
	{ heal_attributes, { "{" }, "healed-attributes",
	  "attributes in braces mean nothing here and are left out; remove "
	  "them" },
	/* B-4 */
	{ heal_references, { "[" }, "healed-reference",
	  "shortcodes of WordPress that name another page are shown as its "
	  "title; write [Title](/address/)" },
	/* B-7 */
	{ heal_emphasis, { "**" }, "healed-emphasis",
	  "asterisks with a space on the wrong side are moved to their "
	  "words; write **words**" },
	/* B-9 */
	{ heal_addresses, { "://", "www.", "[" }, NULL, NULL },
};

enum { N_RULES = sizeof(rules) / sizeof(rules[0]) };

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

void heal_add(struct healing *h, size_t i, const char *text)
{
	struct heal_more *more = arena_alloc(h->arena, sizeof(*more));
	struct heal_line *line = &h->lines[i];

	more->text = text;
	if (line->then)
		*line->then_end = more;
	else
		line->then = more;
	line->then_end = &more->next;
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
	const struct heal_more *more;
	size_t i;

	h->lines = NULL;
	h->len = h->cap = 0;
	for (i = 0; i < old.len; i++) {
		const struct heal_line *line = &old.lines[i];

		if (!line->is_gone)
			push(h, line->text, line->number);
		for (more = line->then; more; more = more->next)
			push(h, more->text, line->number);
	}
	free(old.lines);
}

static void add_blanked(struct buf *out, const char *text, size_t len)
{
	for (; len > 0; text++, len--) {
		if (*text == '>' || *text == '\t')
			buf_char(out, *text);
		else
			buf_char(out, ' ');
	}
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

	add_blanked(&prefix, h->lines[i].text, len);
	return arena_take(h->arena, &prefix);
}

const char *heal_prefix(struct healing *h, size_t i)
{
	const struct heal_line *line = &h->lines[i];
	struct buf prefix = BUF_INIT;
	size_t from = 0;

	if (line->special) {
		add_blanked(&prefix, line->text, line->special_base);
		add_blanked(&prefix, "         ", special_columns(line));
		from = line->special_words;
	}
	add_blanked(&prefix, line->text + from, line->content - from);
	return arena_take(h->arena, &prefix);
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

static bool is_needed(const struct rule *rule, const char *text)
{
	size_t i;

	for (i = 0; i < 4 && rule->needs[i]; i++)
		if (strcasestr(text, rule->needs[i]))
			return true;
	return false;
}

/* What was mended may need any rule: joined, words can become residue. */
static void apply(struct healing *h, const bool *is_used)
{
	bool is_stale = true;
	int round;

	for (round = 0; round < MAX_ROUNDS; round++) {
		bool changed = false;

		for (h->rule = 0; h->rule < N_RULES; h->rule++) {
			if (round == 0 && !is_used[h->rule])
				continue;
			if (is_stale)
				heal_scan(h);
			h->has_changed = false;
			rules[h->rule].apply(h);
			if (h->has_changed)
				settle(h);
			is_stale = h->has_changed;
			changed = changed || h->has_changed;
		}
		if (!changed)
			break;
	}
}

static void report_notes(const struct healing *h)
{
	size_t i;

	for (i = 0; i < N_RULES; i++) {
		struct place at = h->at;

		if (h->told[i].n == 0 || !rules[i].code)
			continue;
		if (at.line > 0)
			at.line += h->told[i].line;
		if (h->told[i].line > 0)
			at.col = 1;
		report_add(h->m->report, SEVERITY_NOTE, at, rules[i].code,
			   "%s (%zu in this text)", rules[i].words,
			   h->told[i].n);
	}
}

void heal_tell(struct healing *h, size_t i)
{
	int line = h->lines[i].number;

	if (h->told[h->rule].n++ == 0 || line < h->told[h->rule].line)
		h->told[h->rule].line = line;
}

void heal(struct buf *out, const char *text, struct markup *m,
	  struct place at)
{
	struct told told[N_RULES] = { { 0, 0 } };
	struct healing h = { .m = m, .arena = m->arena, .at = at,
			     .told = told };
	bool is_used[N_RULES];
	bool is_any = false;
	size_t i;

	for (i = 0; i < N_RULES; i++) {
		is_used[i] = is_needed(&rules[i], text);
		is_any = is_any || is_used[i];
	}
	heal_split(&h, text);
	if (is_any)
		apply(&h, is_used);
	for (i = 0; i < h.len; i++) {
		buf_str(out, h.lines[i].text);
		buf_char(out, '\n');
	}
	report_notes(&h);
	free(h.lines);
}
