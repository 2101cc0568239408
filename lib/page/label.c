/* SPDX-License-Identifier: MIT */
/*
 * Words from keys, paths, numbers and icon names.
 */
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "page/label.h"

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static const char *finish(struct arena *arena, struct buf *out)
{
	const char *copy = arena_strndup(arena, out->data, out->len);

	buf_release(out);
	return copy;
}

/* The first letter of a text as a capital. */
static void add_capital(struct buf *out, const char *text, size_t len)
{
	size_t used = 0;

	if (!len)
		return;
	utf8_add(out, utf8_upper(utf8_decode(text, len, &used)));
	buf_add(out, text + used, len - used);
}

const char *label_capital(struct arena *arena, const char *text)
{
	struct buf out = BUF_INIT;

	add_capital(&out, text, strlen(text));
	return finish(arena, &out);
}

const char *label_of_key(struct arena *arena, const char *key)
{
	struct buf words = BUF_INIT, out = BUF_INIT;

	for (const char *at = key; *at; at++) {
		bool begins = is_upper(*at) && at > key &&
			      !is_upper(at[-1]) && str_is_alnum(at[-1]);

		if (*at == '-' || *at == '_' || *at == '.') {
			buf_char(&words, ' ');
			continue;
		}
		if (begins)
			buf_char(&words, ' ');
		if (begins && !is_upper(at[1]))	/* an acronym stays */
			buf_char(&words, str_lower(*at));
		else
			buf_char(&words, *at);
	}
	add_capital(&out, words.data, words.len);
	buf_release(&words);
	return finish(arena, &out);
}

static bool is_index(struct view segment)
{
	return (segment.len == 8 && !memcmp(segment.at, "index.md", 8)) ||
	       (segment.len == 9 && !memcmp(segment.at, "_index.md", 9));
}

/* The last segment of so many bytes of a path. */
static struct view segment_before(const char *path, size_t len)
{
	struct view segment = { path, 0 };
	const char *slash;

	while (len && path[len - 1] == '/')
		len--;
	slash = len ? memrchr(path, '/', len) : NULL;
	if (slash)
		segment.at = slash + 1;
	segment.len = len - (size_t)(segment.at - path);
	return segment;
}

/* The last one that says something, without its extension. */
static struct view last_segment(const char *path)
{
	struct view segment = segment_before(path, strcspn(path, "?#"));

	if (is_index(segment))
		segment = segment_before(path, (size_t)(segment.at - path));
	if (segment.len > 3 && !memcmp(segment.at + segment.len - 3, ".md", 3))
		segment.len -= 3;
	return segment;
}

const char *label_of_path(struct arena *arena, const char *path)
{
	struct view segment;
	struct buf out = BUF_INIT;
	size_t start = 0, i;

	if (strchr(path, ' ') || strstr(path, "://"))
		return path;
	segment = last_segment(path);
	for (i = 0; i <= segment.len; i++) {
		if (i < segment.len && segment.at[i] != '-' &&
		    segment.at[i] != '_')
			continue;
		if (out.len && i > start)
			buf_char(&out, ' ');
		add_capital(&out, segment.at + start, i - start);
		start = i + 1;
	}
	if (!out.len)
		buf_str(&out, path);
	return finish(arena, &out);
}

/* Up to two hours in minutes, as timetables have it. */
const char *label_of_minutes(struct arena *arena, const struct words *words,
			     long minutes)
{
	long hours = minutes % 60 && minutes < 120 ? 0 : minutes / 60;
	struct words_place places[] = {
		{ "hours", NULL }, { "minutes", NULL }, { NULL, NULL },
	};

	minutes -= 60 * hours;
	if (hours)
		places[0].text = words_count(arena, words, "count.hours",
					     hours);
	if (minutes)
		places[1].text = words_count(arena, words, "count.minutes",
					     minutes);
	if (hours && minutes)
		return words_fill(arena, words, "length.hours_and_minutes",
				  places);
	return hours ? places[0].text : minutes ? places[1].text : "";
}

const char *label_of_value(struct arena *arena, const struct words *words,
			   const char *list, const char *value)
{
	const char *name = words_name(words, list, value);

	return name ? name : label_of_key(arena, value);
}
