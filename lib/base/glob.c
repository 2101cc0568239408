/* SPDX-License-Identifier: MIT */
/*
 * Matching by trying, within so many steps and so deep.
 */
#include <stddef.h>
#include <string.h>

#include "base/str.h"
#include "base/glob.h"

enum { MAX_STEPS = 20000, MAX_DEPTH = 200 };

/* What is still to match: a glob, and then the rest behind its braces. */
struct rest {
	const char *glob, *end;		/* up to end; NULL: to its NUL */
	const struct rest *then;
};

struct trial {
	int steps, depth;
};

static bool match(struct trial *trial, const struct rest *rest,
		  const char *text);

static bool is_done(const struct rest *rest)
{
	return rest->end ? rest->glob >= rest->end : !*rest->glob;
}

/* The end of "{...}", at its "}"; NULL when it never ends. */
static const char *brace_end(const char *glob)
{
	int open = 0;

	for (; *glob; glob++) {
		open += (*glob == '{') - (*glob == '}');
		if (!open)
			return glob;
	}
	return NULL;
}

static bool match_braces(struct trial *trial, const struct rest *rest,
			 const char *text)
{
	const char *close = brace_end(rest->glob), *at;
	struct rest after = { close + 1, rest->end, rest->then };
	struct rest choice = { rest->glob + 1, NULL, &after };
	int open = 0;

	for (at = choice.glob; at <= close; at++) {
		bool is_cut = !open && (*at == ',' || at == close);

		open += (*at == '{') - (*at == '}' && at < close);
		if (!is_cut)
			continue;
		choice.end = at;
		if (match(trial, &choice, text))
			return true;
		choice.glob = at + 1;
	}
	return false;
}

static bool match_star(struct trial *trial, const struct rest *rest,
		       const char *text)
{
	bool is_deep = rest->glob[1] == '*';
	struct rest after = { rest->glob + (is_deep ? 2 : 1), rest->end,
			      rest->then };

	for (;; text++) {
		if (match(trial, &after, text))
			return true;
		if (!*text || (*text == '/' && !is_deep))
			return false;
	}
}

static bool match_one(struct trial *trial, const struct rest *rest,
		      const char *text)
{
	struct rest at = *rest;

	for (; !is_done(&at); at.glob++, text++) {
		if (*at.glob == '*')
			return match_star(trial, &at, text);
		if (*at.glob == '{' && brace_end(at.glob))
			return match_braces(trial, &at, text);
		if (!*text || (*at.glob == '?' && *text == '/'))
			return false;
		if (*at.glob != '?' &&
		    str_lower(*at.glob) != str_lower(*text))
			return false;
	}
	return at.then ? match(trial, at.then, text) : !*text;
}

static bool match(struct trial *trial, const struct rest *rest,
		  const char *text)
{
	bool is_match = false;

	if (trial->steps++ < MAX_STEPS && trial->depth < MAX_DEPTH) {
		trial->depth++;
		is_match = match_one(trial, rest, text);
		trial->depth--;
	}
	return is_match;
}

bool glob_matches(const char *glob, const char *text)
{
	const struct rest rest = { glob, NULL, NULL };
	struct trial trial = { 0, 0 };

	return match(&trial, &rest, text);
}
