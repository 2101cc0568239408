/* SPDX-License-Identifier: MIT */
/*
 * The syntax of Hugo's shortcodes (hugo.md 5.4), read leniently: where Hugo
 * ends a build, a reader must still not see "{{<".  Knows no names.
 */
#include <string.h>

#include "base/str.h"
#include "markup/shortcode.h"

enum { MAX_CALL = 4096 };

struct lexer {
	struct arena *arena;
	const char *text;
	size_t at, end;		/* no call goes on behind end */
};

static const char *here(const struct lexer *l)
{
	return l->text + l->at;
}

static bool is_open(const char *text)
{
	return str_starts(text, "{{<") || str_starts(text, "{{%");
}

static bool is_right(const char *text)
{
	return str_starts(text, ">}}") || str_starts(text, "%}}");
}

static void skip_space(struct lexer *l)
{
	while (l->at < l->end && str_is_space(l->text[l->at]))
		l->at++;
}

/* "/>}}", with space before the ">". */
static bool takes_self(struct lexer *l)
{
	size_t at = l->at + 1;

	if (l->text[l->at] != '/')
		return false;
	while (at < l->end && str_is_space(l->text[at]))
		at++;
	if (!is_right(l->text + at))
		return false;
	l->at = at;
	return true;
}

/* The bytes of a quotation mark; what word processors make of " too. */
static size_t quote_len(const char *text)
{
	if (*text == '"' || *text == '`')
		return 1;
	if (str_starts(text, "\xe2\x80\x9c") || str_starts(text,
							   "\xe2\x80\x9d"))
		return 3;
	return 0;
}

/* Does the quotation that `mark` opened end here? */
static bool is_end_quote(const char *mark, const char *text)
{
	return *mark == *text && quote_len(text) > 0;
}

/* A quoted value; NULL when nothing ends it before the next call. */
static const char *take_quoted(struct lexer *l)
{
	const char *mark = here(l);
	struct buf value = BUF_INIT;
	const char *copy = NULL;

	l->at += quote_len(mark);
	while (l->at < l->end && !copy) {
		const char *c = here(l);

		if (is_end_quote(mark, c)) {
			l->at += quote_len(c);
			copy = arena_strdup(l->arena, value.data);
		} else if (is_open(c) || (*mark != '`' && (*c == '\n' ||
							  *c == '\r'))) {
			break;
		} else {
			bool is_escape = *mark == '"' && *c == '\\' &&
					 c[1] == '"';

			if (is_escape)
				l->at++;
			buf_char(&value, *here(l));
			l->at++;
		}
	}
	buf_release(&value);
	return copy;
}

/* Up to white space or the end; a name also ends before '='. */
static const char *take_bare(struct lexer *l, bool is_name)
{
	const char *from = here(l);
	size_t start = l->at;

	while (l->at < l->end && !str_is_space(*here(l)) &&
	       !is_right(here(l)) && !str_starts(here(l), "{{") &&
	       !(is_name && *here(l) == '=') &&
	       !(*here(l) == '/' && is_right(here(l) + 1)))
		l->at++;
	return arena_strndup(l->arena, from, l->at - start);
}

static const char *take_value(struct lexer *l, bool is_name)
{
	if (l->at < l->end && quote_len(here(l)) > 0)
		return take_quoted(l);
	return take_bare(l, is_name);
}

/* One argument; false when it cannot be one. */
static bool take_arg(struct lexer *l, struct shortcode *call)
{
	struct shortcode_arg arg = { NULL, NULL };
	bool is_quoted = quote_len(here(l)) > 0;
	size_t start = l->at;

	arg.value = take_value(l, true);
	if (arg.value && !is_quoted && l->at < l->end && *here(l) == '=') {
		l->at++;
		arg.name = arg.value;
		arg.value = take_value(l, false);
	}
	if (!arg.value || l->at == start)
		return false;
	if (call->n_args < SHORTCODE_ARGS)
		call->args[call->n_args++] = arg;
	return true;
}

/* The escaped form: shown as a call, not made. */
static bool take_literal(struct lexer *l, struct shortcode *call)
{
	const char *open = l->text + call->from;
	const char *from = here(l) + 2;
	const char *end = memmem(from, l->end - l->at - 2, "*/", 2);

	if (!end || !is_right(end + 2))
		return false;
	call->literal = arena_printf(l->arena, "{{%c%.*s%c}}", open[2],
				     (int)(end - from), from, end[2]);
	call->end = (size_t)(end - l->text) + 5;
	return true;
}

static bool take_call(struct lexer *l, struct shortcode *call)
{
	l->at = call->from + 3;
	if (l->at + 2 < l->end && str_starts(here(l), "/*"))
		return take_literal(l, call);
	skip_space(l);
	if (*here(l) == '/' && !takes_self(l)) {
		call->is_close = true;
		l->at++;
		skip_space(l);
	}
	call->name = take_bare(l, false);
	for (;;) {
		skip_space(l);
		call->is_self = call->is_self || takes_self(l);
		if (l->at + 3 > l->end)
			return false;
		if (is_right(here(l)))
			break;
		if (!take_arg(l, call))
			return false;
	}
	call->end = l->at + 3;
	return true;
}

/*
 * What cannot be read goes up to its end if that is on the line; else only
 * its delimiter goes, since its words may be the author's.
 */
static void give_up(struct shortcode *call, const char *text, size_t end)
{
	size_t at = call->from + 3;

	while (at < end && text[at] != '\n' && !str_starts(text + at, "{{") &&
	       !is_right(text + at))
		at++;
	call->end = is_right(text + at) ? at + 3 : call->from + 3;
	call->name = "";
	call->is_broken = true;
	call->n_args = 0;
}

bool shortcode_next(struct shortcode *call, struct arena *arena,
		    const char *text, size_t len, size_t at)
{
	struct lexer l = { arena, text, at, len };
	const char *open;

	memset(call, 0, sizeof(*call));
	while ((open = memmem(text + at, len - at, "{{", 2)) != NULL) {
		at = (size_t)(open - text);
		if (is_open(open))
			break;
		at++;
	}
	if (!open)
		return false;
	call->name = "";
	call->from = at;
	if (len - at > MAX_CALL)
		l.end = at + MAX_CALL;
	if (!take_call(&l, call))
		give_up(call, text, l.end);
	return true;
}

const char *shortcode_arg(const struct shortcode *call, const char *name,
			  size_t position)
{
	size_t i, n = 0;

	for (i = 0; i < call->n_args; i++) {
		const struct shortcode_arg *arg = &call->args[i];

		if (arg->name ? name && str_eq_nocase(arg->name, name) :
				n++ == position)
			return arg->value;
	}
	return NULL;
}
