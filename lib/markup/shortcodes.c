/* SPDX-License-Identifier: MIT */
/*
 * Shortcodes out of a text, before it is read as Markdown, as in Hugo: in
 * code and comments too.  What a call becomes is in shortcode_kinds.c, where
 * it goes in shortcode_place.c.
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/str.h"
#include "markup/html.h"
#include "markup/shortcode.h"

/* One text being rewritten. */
struct writer {
	struct shortcodes *store;
	struct markup *m;
	const char *text;
	struct shortcode *calls;
	size_t n_calls, cap;
	struct place at;	/* of text[told] */
	size_t told;
	bool is_quiet;		/* in what nobody will see */
};

static struct place place_of(struct writer *w, size_t byte)
{
	const char *c = w->text + w->told;

	for (; w->told < byte; w->told++, c++) {
		if (*c == '\n') {
			w->at.line += w->at.line > 0;
			w->at.col = 0;
		}
		w->at.col += ((unsigned char)*c & 0xc0) != 0x80;
	}
	return w->at;
}

/* false: there are more than the limit. */
static bool read_calls(struct writer *w)
{
	size_t len = strlen(w->text);
	size_t at = 0;

	for (;;) {
		w->calls = mem_grow(w->calls, w->n_calls, &w->cap,
				    sizeof(*w->calls));
		if (!shortcode_next(&w->calls[w->n_calls], w->m->arena,
				    w->text, len, at))
			return true;
		at = w->calls[w->n_calls].end;
		if (++w->n_calls > LIMIT_SHORTCODES)
			return false;
	}
}

/* Finds each closing call its opening one: the nearest that is open. */
static void pair_calls(struct writer *w)
{
	size_t open[LIMIT_SHORTCODES + 1];
	size_t n_open = 0;
	size_t i, k;

	for (i = 0; i < w->n_calls; i++) {
		const struct shortcode *call = &w->calls[i];

		if (call->literal || call->is_broken || call->is_self)
			continue;
		if (!call->is_close) {
			open[n_open++] = i;
			continue;
		}
		for (k = n_open; k > 0; k--)
			if (str_eq(w->calls[open[k - 1]].name, call->name))
				break;
		if (k == 0)
			continue;
		w->calls[open[k - 1]].close = i;
		n_open = k - 1;
	}
}

static void add_piece(struct writer *w, struct buf *out, const char *html,
		      const char *text)
{
	struct shortcodes *s = w->store;
	struct shortcode_piece *piece;

	s->pieces = mem_grow(s->pieces, s->len, &s->cap, sizeof(*s->pieces));
	piece = &s->pieces[s->len];
	piece->html = html;
	piece->text = text;
	buf_printf(out, "%s%zuz", s->token, s->len);
	s->len++;
}

static void add_text_piece(struct writer *w, struct buf *out,
			   const char *text)
{
	struct buf html = BUF_INIT;

	text = arena_strdup(w->m->arena, text);
	html_text(&html, text);
	add_piece(w, out, arena_take(w->m->arena, &html), text);
}

/* Between what was before the call and what comes, one space is enough. */
static size_t close_gap(struct buf *out, const char *text, size_t at)
{
	bool is_start = out->len == 0 || out->data[out->len - 1] == '\n';
	bool has_space = out->len > 0 && out->data[out->len - 1] == ' ';

	if (is_start || has_space)
		while (text[at] == ' ' || text[at] == '\t')
			at++;
	if (has_space && text[at] && strchr(".,;:!?)", text[at]))
		buf_truncate(out, out->len - 1);
	return at;
}

/* Lines that went are made good where a blank line follows, so that what is
   said of later lines names the right ones. */
static void pay_lines(struct writer *w, struct buf *out, size_t from,
		      size_t end)
{
	const char *rest = w->text + end + strspn(w->text + end, " \t\r");
	size_t i;

	if (*rest != '\n' || rest[1 + strspn(rest + 1, " \t\r")] != '\n')
		return;
	for (i = from; i < end; i++)
		if (w->text[i] == '\n')
			buf_char(out, '\n');
}

static void tell(struct writer *w, const struct shortcode *call)
{
	struct place at = place_of(w, call->from);

	if (w->is_quiet)
		return;
	if (call->is_broken)
		report_add(w->m->report, SEVERITY_WARNING, at,
			   "shortcode-broken",
			   "a shortcode that nothing ends is left out; close "
			   "it with >}} or %%}}");
	else if (call->is_close)
		report_add(w->m->report, SEVERITY_WARNING, at,
			   "shortcode-stray",
			   "nothing opens the shortcode \"%s\" that is closed "
			   "here; remove it", call->name);
	else
		report_add(w->m->report, SEVERITY_WARNING, at,
			   "shortcode-unknown",
			   "the shortcode \"%s\" means nothing here; it is "
			   "left out, and what it encloses is kept",
			   call->name);
}

static void write_range(struct writer *w, struct buf *out, size_t from,
			size_t end, size_t first);

/* What stands between a call and its close, expanded; NULL: no close. */
static const char *inner_of(struct writer *w, size_t i)
{
	const struct shortcode *call = &w->calls[i];
	struct buf inner = BUF_INIT;

	if (!call->close)
		return NULL;
	write_range(w, &inner, call->end, w->calls[call->close].from, i + 1);
	return arena_take(w->m->arena, &inner);
}

/* A call of a kind that is known; the first byte behind it. */
static size_t write_known(struct writer *w, struct buf *out, size_t i,
			  const struct shortcode_kind *kind)
{
	const struct shortcode *call = &w->calls[i];
	struct buf html = BUF_INIT;
	struct shortcode_job job = { .m = w->m, .call = call, .out = &html };
	size_t end = call->end;

	job.at = place_of(w, call->from);
	if (kind->takes_inner && call->close) {
		job.inner = inner_of(w, i);
		end = w->calls[call->close].end;
	}
	kind->write(&job);
	if (html.len == 0)
		end = close_gap(out, w->text, end);
	else if (kind->is_text)
		add_text_piece(w, out, html.data);
	else
		add_piece(w, out, arena_strdup(w->m->arena, html.data), NULL);
	pay_lines(w, out, call->from, end);
	buf_release(&html);
	return end;
}

/* Hugo's inline templates: what they enclose is code. */
static bool is_inline(const struct shortcode *call)
{
	return str_ends(call->name, ".inline");
}

static size_t write_call(struct writer *w, struct buf *out, size_t i)
{
	const struct shortcode *call = &w->calls[i];
	const struct shortcode_kind *kind = shortcode_find(call->name);
	bool is_end = call->is_close && !call->is_broken;

	if (call->literal) {
		add_text_piece(w, out, call->literal);
		return call->end;
	}
	if (kind && !is_end && !call->is_broken)
		return write_known(w, out, i, kind);
	/* The close of one that was told about is not told about again. */
	if (!is_end || !call->is_paired)
		tell(w, call);
	if (call->close && is_inline(call))
		return close_gap(out, w->text, w->calls[call->close].end);
	return close_gap(out, w->text, call->end);
}

/* text[from..end), whose first call is calls[i] or a later one. */
static void write_range(struct writer *w, struct buf *out, size_t from,
			size_t end, size_t i)
{
	for (; i < w->n_calls && w->calls[i].from < end; i++) {
		if (w->calls[i].from < from)
			continue;
		buf_add(out, w->text + from, w->calls[i].from - from);
		from = write_call(w, out, i);
	}
	if (from < end)
		buf_add(out, w->text + from, end - from);
}

static bool drop_opening(struct buf *out, const char *open)
{
	char *found = strstr(out->data, open);
	size_t len = strlen(open);

	if (!found)
		return false;
	memmove(found, found + len,
		out->len - (size_t)(found - out->data) - len + 1);
	out->len -= len;
	return true;
}

/* What is left out may have stood between braces that make a call now. */
static void drop_openings(struct buf *out)
{
	while (drop_opening(out, "{{<") || drop_opening(out, "{{%"))
		;
}

/* Letters and digits alone, so that nothing in Markdown changes it. */
static const char *make_token(struct arena *arena, const char *text)
{
	const char *token = "shortcode0x";
	unsigned n = 0;

	while (strstr(text, token))
		token = arena_printf(arena, "shortcode%ux", ++n);
	return token;
}

/* Closes that belong to somebody are no strays. */
static void settle_closes(struct writer *w)
{
	size_t i;

	for (i = 0; i < w->n_calls; i++)
		if (w->calls[i].close)
			w->calls[w->calls[i].close].is_paired = true;
}

int shortcodes_expand(struct shortcodes *store, struct buf *out,
		      const char *text, struct markup *m, struct place at)
{
	struct writer w = { .store = store, .m = m, .text = text, .at = at };
	int result = -1;

	memset(store, 0, sizeof(*store));
	if (!strstr(text, "{{<") && !strstr(text, "{{%")) {
		buf_str(out, text);
		return 0;
	}
	if (read_calls(&w)) {
		store->token = make_token(m->arena, text);
		pair_calls(&w);
		settle_closes(&w);
		write_range(&w, out, 0, strlen(text), 0);
		drop_openings(out);
		result = 0;
	}
	free(w.calls);
	return result;
}

void shortcodes_release(struct shortcodes *store)
{
	free(store->pieces);
}
