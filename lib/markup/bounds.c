/* SPDX-License-Identifier: MIT */
/*
 * Texts that cmark 0.30.2 would take too long over are found before it sees
 * them (security.md 0.11).  A look at lines, not a parser: it never counts
 * less than cmark will open, and counts more only where nobody writes.
 */
#include <stdbool.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "markup/passes.h"

struct scan {
	size_t open;		/* containers that may be open, at most */
	size_t brackets;	/* '[' since the paragraph may have begun */
	bool was_blank;
};

/* "- - -", "* * *": a rule, not three lists. */
static bool is_break(struct view line)
{
	char mark = line.at[0];
	size_t i, marks = 0;

	if (mark != '-' && mark != '*')
		return false;
	for (i = 0; i < line.len; i++) {
		if (line.at[i] == mark)
			marks++;
		else if (!str_is_space(line.at[i]))
			return false;
	}
	return marks >= 3;
}

/* The length of a list marker or ">" at the start of the line; 0: none. */
static size_t marker_len(struct view line)
{
	size_t i = 0;

	if (line.len == 0)
		return 0;
	if (line.at[0] == '>')
		return 1;
	if (strchr("-+*", line.at[0]))
		i = 1;
	while (i < line.len && i < 9 && str_is_digit(line.at[i]))
		i++;
	if (i > 0 && str_is_digit(line.at[i - 1]) && i < line.len &&
	    (line.at[i] == '.' || line.at[i] == ')'))
		i++;
	else if (i != 1 || str_is_digit(line.at[0]))
		return 0;
	return i == line.len || str_is_space(line.at[i]) ? i : 0;
}

static struct view skip_spaces(struct view line, size_t *columns)
{
	while (line.len > 0 && str_is_space(*line.at)) {
		*columns += *line.at == '\t' ? 4 : 1;
		line.at++;
		line.len--;
	}
	return line;
}

/* Containers that begin on the line; stops at the limit. */
static size_t count_markers(struct view line, bool *is_list)
{
	size_t depth = 0;
	size_t columns = 0;
	size_t len;

	*is_list = false;
	while (depth <= LIMIT_MARK_DEPTH && !(line.len && is_break(line))) {
		len = marker_len(line);
		if (len == 0)
			break;
		*is_list = *is_list || *line.at != '>';
		line.at += len;
		line.len -= len;
		line = skip_spaces(line, &columns);
		depth++;
	}
	return depth;
}

static bool is_blank(struct view line)
{
	size_t i;

	for (i = 0; i < line.len; i++)
		if (!str_is_space(line.at[i]) && line.at[i] != '>')
			return false;
	return true;
}

/*
 * A container that a line before opened goes on by two columns of indent or
 * more, or, in a paragraph, by nothing at all.
 */
static void look_at(struct scan *scan, struct view line)
{
	size_t columns = 0;
	size_t depth, i;
	bool is_list;

	if (is_blank(line)) {
		scan->was_blank = true;
		scan->brackets = 0;
		depth = count_markers(skip_spaces(line, &columns), &is_list);
		if (depth > scan->open)
			scan->open = depth;
		return;
	}
	line = skip_spaces(line, &columns);
	depth = columns / 2 < scan->open ? columns / 2 : scan->open;
	depth += count_markers(line, &is_list);
	if (scan->was_blank || depth > scan->open)
		scan->open = depth;
	if (is_list && columns < 4)
		scan->brackets = 0;
	for (i = 0; i < line.len; i++)
		scan->brackets += line.at[i] == '[';
	scan->was_blank = false;
}

/* Runs of what makes cmark begin a new node. */
static size_t count_signs(const char *text)
{
	static const char signs[] = "*_`~-.[]<!&\\\"':@";
	static const char runs[] = "*_`~-.";
	size_t n = 0;

	while (*(text += strcspn(text, signs))) {
		char sign = *text++;

		while (*text == sign && strchr(runs, sign))
			text++;
		n++;
	}
	return n;
}

const char *bounds_size(const char *text)
{
	size_t lines = 0;

	if (strnlen(text, LIMIT_BODY + 1) > LIMIT_BODY)
		return "bytes (256 KiB are the limit)";
	if (count_signs(text) > LIMIT_MARK_SIGNS)
		return "signs of markup (40,000 are the limit)";
	while (*(text += strspn(text, " \t\r\n"))) {
		if (++lines > LIMIT_MARK_LINES)
			return "lines (20,000 are the limit)";
		text += strcspn(text, "\r\n");
	}
	return NULL;
}

const char *bounds_elements(const char *html)
{
	size_t n = 0;

	while ((html = strchr(html, '<')) != NULL) {
		html++;
		if (!str_is_alnum(*html) || str_is_digit(*html))
			continue;
		if (++n > LIMIT_DOM_ELEMENTS)
			return "elements (12,000 are the limit)";
	}
	return NULL;
}

const char *bounds_check(const char *text)
{
	struct scan scan = { 0, 0, true };

	while (*text) {
		struct view line = { text, strcspn(text, "\n") };

		look_at(&scan, line);
		if (scan.open > LIMIT_MARK_DEPTH)
			return "lists or quotations inside each other "
			       "(32 are the limit)";
		if (scan.brackets > LIMIT_MARK_BRACKETS)
			return "square brackets in one paragraph "
			       "(2,000 are the limit)";
		text += line.len + (text[line.len] == '\n');
	}
	return NULL;
}
