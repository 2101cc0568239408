/* SPDX-License-Identifier: MIT */
/*
 * Finding the fences.  Problem codes: front-unclosed, front-toml, front-fence
 * (a warning), front-too-long, body-too-long; and those of text.c.
 */
#include <string.h>

#include "base/limits.h"
#include "content/front.h"
#include "content/text.h"

enum { FENCE_LEN = 3 };

/* What is left to read; `line` is that of its first byte. */
struct scan {
	const char *at, *end;
	int line;
};

static struct place line_of(const char *file, int line)
{
	struct place at = { file, line, 1 };

	return at;
}

static struct view rest_of(const struct scan *scan)
{
	struct view rest = { scan->at, (size_t)(scan->end - scan->at) };

	return rest;
}

/* The next line without its break, which is \n, \r\n or a lone \r. */
static struct view take_line(struct scan *scan)
{
	const size_t left = (size_t)(scan->end - scan->at);
	struct view line = { scan->at, left };
	const char *end = memchr(line.at, '\n', left);

	if (end)
		line.len = (size_t)(end - line.at);
	end = memchr(line.at, '\r', line.len);
	if (end)
		line.len = (size_t)(end - line.at);
	scan->at += line.len;
	if (scan->at == scan->end)
		return line;
	if (*scan->at == '\r' && scan->end - scan->at > 1 &&
	    scan->at[1] == '\n')
		scan->at++;
	scan->at++;
	scan->line++;
	return line;
}

/* As Hugo does (hugo.md 1.1): blank lines may come before the first fence. */
static void skip_space(struct scan *scan)
{
	while (scan->at < scan->end && str_is_space(*scan->at)) {
		bool pair = *scan->at == '\r' && scan->end - scan->at > 1 &&
			    scan->at[1] == '\n';

		if (*scan->at == '\n' || (*scan->at == '\r' && !pair))
			scan->line++;
		scan->at++;
	}
}

static bool is_fence(struct view line, const char *fence)
{
	struct view tail;

	if (line.len < FENCE_LEN || memcmp(line.at, fence, FENCE_LEN) != 0)
		return false;
	tail = str_trim(line.at + FENCE_LEN, line.len - FENCE_LEN);
	return tail.len == 0;
}

/* Not a closing fence, but perhaps meant as one. */
static bool is_near_fence(struct view line)
{
	struct view word = str_trim(line.at, line.len);

	return is_fence(word, "...") ||
	       (word.len >= FENCE_LEN &&
		memcmp(word.at, "---", FENCE_LEN) == 0);
}

static int report_unclosed(const char *file, int line, int near,
			   struct report *report)
{
	if (near)
		return report_add(report, SEVERITY_ERROR, line_of(file, line),
				  "front-unclosed",
				  "this front matter is never closed: line %d "
				  "looks meant for it, but must be exactly "
				  "\"---\"", near);
	return report_add(report, SEVERITY_ERROR, line_of(file, line),
			  "front-unclosed",
			  "this front matter is never closed: end it with a "
			  "line \"---\"");
}

static int split_yaml(struct front *front, const char *file,
		      struct scan *scan, struct report *report)
{
	const int fence_line = scan->line;
	int near = 0;

	take_line(scan);
	front->kind = FRONT_YAML;
	front->matter.at = scan->at;
	front->matter_line = scan->line;
	while (scan->at < scan->end) {
		int number = scan->line;
		struct view line = take_line(scan);

		if (is_fence(line, "---")) {
			front->matter.len = (size_t)(line.at -
						     front->matter.at);
			front->body = rest_of(scan);
			front->body_line = scan->line;
			return 0;
		}
		if (!near && is_near_fence(line))
			near = number;
	}
	return report_unclosed(file, fence_line, near, report);
}

/* One past the brace that closes the one at `at`, or NULL. */
static const char *end_of_braces(const char *at, const char *end)
{
	bool in_quotes = false;
	int depth = 0;

	for (; at < end; at++) {
		if (in_quotes && *at == '\\')
			at++;
		else if (*at == '"')
			in_quotes = !in_quotes;
		else if (!in_quotes && *at == '{')
			depth++;
		else if (!in_quotes && *at == '}' && --depth == 0)
			return at + 1;
	}
	return NULL;
}

static int split_json(struct front *front, const char *file,
		      struct scan *scan, struct report *report)
{
	const char *end = end_of_braces(scan->at, scan->end);
	int line = scan->line;

	if (!end)
		return report_add(report, SEVERITY_ERROR,
				  line_of(file, scan->line), "front-unclosed",
				  "the \"{\" that begins this JSON front "
				  "matter is never closed: end it with \"}\"");
	front->kind = FRONT_JSON;
	front->matter.at = scan->at;
	front->matter.len = (size_t)(end - scan->at);
	front->matter_line = scan->line;
	while (scan->at < end) {
		line = scan->line;
		take_line(scan);
	}
	front->body_line = line;	/* the text may follow the brace */
	front->body.at = end;
	front->body.len = (size_t)(scan->end - end);
	return 0;
}

static bool is_key_line(struct view line)
{
	size_t i = 0;

	while (i < line.len && (str_is_alnum(line.at[i]) ||
				line.at[i] == '_' || line.at[i] == '-'))
		i++;
	return i > 0 && i < line.len && line.at[i] == ':';
}

/* "--", "----" or "---title: A" where a fence must have been meant? */
static bool is_failed_fence(struct scan scan)
{
	struct view line = take_line(&scan);
	size_t dashes = 0;

	line = str_trim(line.at, line.len);
	while (dashes < line.len && line.at[dashes] == '-')
		dashes++;
	if (dashes < 2)
		return false;
	line.at += dashes;
	line.len -= dashes;
	return line.len ? is_key_line(line) : is_key_line(take_line(&scan));
}

static bool has_kind(const struct scan *scan, const char *fence)
{
	struct scan copy = *scan;

	return is_fence(take_line(&copy), fence);
}

static bool is_json(const struct scan *scan)
{
	size_t left = (size_t)(scan->end - scan->at);

	if (left == 0 || scan->at[0] != '{')
		return false;
	/* {{< and {{% begin a shortcode, so the file is all body. */
	return left == 1 || scan->at[1] != '{';
}

static int check_sizes(const struct front *front, const char *file,
		       struct report *report)
{
	if (front->matter.len > LIMIT_FRONT)
		return report_add(report, SEVERITY_ERROR,
				  line_of(file, front->matter_line),
				  "front-too-long",
				  "the front matter has %zu bytes, at most %d "
				  "are read: move long texts to the body",
				  front->matter.len, LIMIT_FRONT);
	if (front->body.len > LIMIT_BODY)
		return report_add(report, SEVERITY_ERROR,
				  line_of(file, front->body_line),
				  "body-too-long",
				  "the text has %zu bytes, at most %d are "
				  "read: make two pages of it",
				  front->body.len, LIMIT_BODY);
	return 0;
}

static int split(struct front *front, const char *file, struct scan *scan,
		 struct report *report)
{
	if (has_kind(scan, "---"))
		return split_yaml(front, file, scan, report);
	if (is_json(scan))
		return split_json(front, file, scan, report);
	if (has_kind(scan, "+++"))
		return report_add(report, SEVERITY_ERROR,
				  line_of(file, scan->line), "front-toml",
				  "front matter between \"+++\" lines is TOML, "
				  "which is not read: write it as YAML between "
				  "\"---\" lines");
	if (is_failed_fence(*scan))
		report_add(report, SEVERITY_WARNING, line_of(file, scan->line),
			   "front-fence",
			   "this looks like front matter but is shown as "
			   "text: make its first line exactly \"---\"");
	return 0;
}

int front_split(struct front *front, const char *file, const char *text,
		size_t len, struct report *report)
{
	struct view all = { text, len };
	struct scan scan = { text, text + len, 1 };

	memset(front, 0, sizeof(*front));
	if (text_check(file, all, report) < 0)
		return -1;
	scan.at = text_skip_bom(all).at;
	front->kind = FRONT_NONE;
	front->matter_line = 1;
	front->matter.at = scan.at;
	front->body = rest_of(&scan);
	front->body_line = 1;
	skip_space(&scan);
	if (split(front, file, &scan, report) < 0)
		return -1;
	return check_sizes(front, file, report);
}
