/* SPDX-License-Identifier: MIT */
/*
 * Hugo's blocks written as blocks of CommonMark with marks in them (see
 * extend.h).  Tables are in extend_table.c, marks inside of words in
 * extend_words.c.
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/str.h"
#include "markup/extend_rules.h"

/* Without any of these a text has nothing for us. */
static bool may_have(const char *text)
{
	return strpbrk(text, "|~") || strstr(text, "[^") ||
	       strstr(text, "\n:-") || strstr(text, ": ") ||
	       strstr(text, ":\t") || strstr(text, "[ ]") ||
	       strcasestr(text, "[x]");
}

void extend_add_mark(struct buf *out, enum mark kind, size_t number)
{
	buf_printf(out, "\xef\xa3%c%zu\xef\xa3%c", 0x90 + kind, number,
		   0x90 + MARK_END);
}

static void collect_notes(struct extending *e)
{
	struct extension *ext = e->ext;
	size_t i;

	for (i = 0; i < e->h.len && !ext->limit; i++) {
		const struct heal_line *line = &e->h.lines[i];
		const char *label = line->text + line->special_at + 2;
		struct extend_note *note;

		if (line->special != LINE_NOTE)
			continue;
		ext->notes = mem_grow(ext->notes, ext->n_notes,
				      &ext->cap_notes, sizeof(*ext->notes));
		note = &ext->notes[ext->n_notes++];
		memset(note, 0, sizeof(*note));
		note->label = arena_strndup(ext->arena, label,
					    strcspn(label, "]"));
		note->at = e->h.at;
		if (note->at.line > 0)
			note->at.line += line->number;
		note->at.col = 1 + (int)line->special_at;
		if (ext->n_notes > LIMIT_MARK_NOTES)
			ext->limit = EXTEND_NOTES_LIMIT;
	}
}

/* A comment parts lists that would be one; nobody sees it. */
static void add_comment(struct extending *e, const char *prefix, size_t len)
{
	buf_add(e->out, prefix, len);
	buf_str(e->out, "<!---->\n");
}

/* A list marker of so many columns, with the space behind it. */
static void add_marker(struct buf *out, size_t columns)
{
	if (columns == 2) {
		buf_str(out, "+ ");
		return;
	}
	for (; columns > 2; columns--)
		buf_char(out, '0');
	buf_str(out, ") ");
}

/* The line as it goes on behind its marker. */
static void make_plain(struct extending *e, size_t i, const char *prefix,
		       size_t columns)
{
	struct heal_line *line = &e->h.lines[i];
	struct buf text = BUF_INIT;
	size_t shift;

	buf_str(&text, prefix);
	buf_add(&text, "         ", columns);
	shift = line->special_words - text.len;
	buf_str(&text, line->text + line->special_words);
	line->text = arena_strndup(e->ext->arena, text.data, text.len);
	line->content -= shift;
	line->base -= shift;
	line->special = LINE_PLAIN;
	buf_release(&text);
}

/*
 * "[^label]: words" becomes a list item whose content begins where the
 * note's lines go on, with a heading that says which; ": words" likewise.
 */
static void write_special(struct extending *e, size_t i)
{
	const struct heal_line *line = &e->h.lines[i];
	bool is_note = line->special == LINE_NOTE;
	size_t columns = is_note ? 4 : line->special_width;
	bool is_loose = i > 0 && e->h.lines[i - 1].kind == LINE_BLANK;
	const char *prefix = heal_blank_prefix(&e->h, i, line->special_base);

	add_comment(e, line->text, line->special_base);
	buf_str(e->out, prefix);
	add_marker(e->out, columns);
	buf_str(e->out, "# ");
	if (is_note)
		extend_add_mark(e->out, MARK_NOTE, e->next_note++);
	else
		extend_add_mark(e->out, MARK_DEFINITION, is_loose);
	buf_str(e->out, " #\n");
	e->ext->n_definitions += !is_note;
	e->after_special = true;
	e->special_depth = line->special_depth;
	make_plain(e, i, prefix, columns);
}

static bool is_task(const struct heal_line *line)
{
	const char *words = line->text + line->content;

	return line->is_item && line->kind == LINE_WORDS &&
	       (str_starts_nocase(words, "[x]") ||
		str_starts(words, "[ ]")) &&
	       (!words[3] || words[3] == ' ' || words[3] == '\t');
}

/* Is what comes behind the paragraph [i, end) a definition of it? */
static bool is_defined(const struct extending *e, size_t i, size_t end)
{
	const struct heal_line *next;

	while (end < e->h.len && e->h.lines[end].kind == LINE_BLANK)
		end++;
	next = &e->h.lines[end];
	return end < e->h.len && next->special == LINE_DEFINITION &&
	       next->special_depth == e->h.lines[i].depth;
}

/* Each line of a paragraph is a term. */
static void write_terms(struct extending *e, const struct segment *part)
{
	const struct heal_line *line = &e->h.lines[part->first];
	const char *prefix = heal_prefix(&e->h, part->first);
	const char *words = part->text;
	size_t i;

	for (i = 0; i < part->count; i++) {
		size_t len = strcspn(words, "\n");

		if (i == 0)
			buf_add(e->out, line->text, line->content);
		else
			buf_str(e->out, prefix);
		buf_str(e->out, "# ");
		extend_add_mark(e->out, MARK_TERM, 0);
		buf_char(e->out, ' ');
		extend_words(e->ext, e->out,
			     arena_strndup(e->ext->arena, words, len), len);
		buf_str(e->out, " #\n");
		e->ext->n_terms++;
		words += len + (words[len] == '\n');
	}
}

/* Words of `lines` lines, behind what stands before each. */
void extend_write_lines(struct extending *e, size_t i, size_t lines,
			const char *words)
{
	struct buf marked = BUF_INIT;
	const char *at;

	extend_words(e->ext, &marked, words, strlen(words));
	for (at = marked.data; lines > 0; lines--, i++) {
		const struct heal_line *line = &e->h.lines[i];
		size_t len = strcspn(at, "\n");

		buf_add(e->out, line->text, line->content);
		buf_add(e->out, at, len);
		buf_char(e->out, '\n');
		at += len + (at[len] == '\n');
	}
	buf_release(&marked);
}

/* The box that the paragraph begins with, as a mark. */
static void mark_task(struct extending *e, struct segment *part)
{
	struct buf words = BUF_INIT;

	extend_add_mark(&words, MARK_TASK, part->text[1] != ' ');
	buf_str(&words, part->text + 3);
	part->text = arena_strndup(e->ext->arena, words.data, words.len);
	part->len = words.len;
	buf_release(&words);
}

static void write_words(struct extending *e, struct segment *part)
{
	size_t end = part->first + part->count;

	if (is_task(&e->h.lines[part->first]))
		mark_task(e, part);
	e->after_table = extend_write_table(e, part);
	if (e->after_table)
		return;
	if (is_defined(e, part->first, end))
		write_terms(e, part);
	else
		extend_write_lines(e, part->first, part->count, part->text);
}

/* In raw HTML a tilde is one. */
static void write_html(struct extending *e, const struct heal_line *line)
{
	const char *c;

	for (c = line->text; *c; c++) {
		if (*c == '~')
			extend_add_mark(e->out, MARK_TILDE_HTML, 0);
		else
			buf_char(e->out, *c);
	}
	buf_char(e->out, '\n');
}

/* Is it a list marker such as ours are? */
static bool is_like_ours(const char *text)
{
	text += strspn(text, " \t>");
	return *text == '+' ||
	       (str_is_digit(*text) &&
		text[strspn(text, "0123456789")] == ')');
}

/* An author's list behind ours must not be taken for more of it. */
static void part_lists(struct extending *e, const struct heal_line *line)
{
	if (!e->after_special || line->kind == LINE_BLANK || line->special ||
	    line->matched > e->special_depth || line->goes_on)
		return;
	e->after_special = false;
	if (line->is_marked && is_like_ours(line->text + line->outer))
		add_comment(e, line->text, line->outer);
}

static void write_all(struct extending *e)
{
	size_t i = 0;

	while (i < e->h.len && !e->ext->limit) {
		const struct heal_line *line = &e->h.lines[i];
		struct segment part;

		part_lists(e, line);
		/* Rows are no terms. */
		if (line->special == LINE_DEFINITION && e->after_table)
			e->h.lines[i].special = LINE_PLAIN;
		if (line->special)
			write_special(e, i);
		e->after_table = e->after_table && line->kind == LINE_BLANK;
		if (line->kind == LINE_WORDS) {
			heal_segment(&e->h, i, &part);
			write_words(e, &part);
			i = part.first + part.count;
			continue;
		}
		if (line->kind == LINE_HTML) {
			write_html(e, line);
		} else {
			buf_str(e->out, line->text);
			buf_char(e->out, '\n');
		}
		i++;
	}
}

const char *extend_text(struct extension *ext, struct buf *out,
			const char *text, struct markup *m, struct place at)
{
	struct extending e = { .ext = ext, .out = out };

	memset(ext, 0, sizeof(*ext));
	ext->m = m;
	ext->arena = m->arena;
	if (!may_have(text) || strstr(text, "\xef\xa3"))
		return NULL;
	e.h.m = m;
	e.h.arena = m->arena;
	e.h.at = at;
	heal_split(&e.h, text);
	heal_scan(&e.h);
	collect_notes(&e);
	write_all(&e);
	ext->is_used = true;
	free(e.h.lines);
	return ext->limit;
}

void extend_release(struct extension *ext)
{
	free(ext->tables);
	free(ext->cells);
	free(ext->notes);
}
