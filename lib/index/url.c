/* SPDX-License-Identifier: MIT */
/*
 * URL paths: decoding and encoding, the keys under which they meet, cleaning.
 * Knows no course and no rule of resolution (claims.c has those).
 */
#include <string.h>

#include "base/limits.h"
#include "base/percent.h"
#include "base/utf8.h"
#include "index/url.h"

/* Segments as a reader counts them: "/a/b" and "/a/b/" have two. */
static size_t count_segments(const char *raw, size_t len)
{
	size_t i, n = 0;

	for (i = 0; i + 1 < len; i++)
		n += raw[i] == '/';
	return n;
}

/* Appends the bytes that `raw` stands for; false for a bad escape. */
static bool unescape(struct buf *out, const char *raw, size_t len,
		     bool *has_slash)
{
	size_t i;
	int byte;

	for (i = 0; i < len; i++) {
		if (raw[i] != '%') {
			buf_char(out, raw[i]);
			continue;
		}
		byte = percent_byte(raw + i, len - i);
		if (byte < 0)
			return false;
		*has_slash = *has_slash || byte == '/';
		buf_char(out, (char)byte);
		i += 2;
	}
	return true;
}

/* Valid UTF-8 without control characters? */
static bool is_plain_text(const char *text, size_t len)
{
	size_t used;
	int32_t code;

	for (; len; text += used, len -= used) {
		code = utf8_decode(text, len, &used);
		if (code < 0 || utf8_is_control(code))
			return false;
	}
	return true;
}

static bool is_separator(char c)
{
	return c == '/' || c == '\\';
}

/* Is any segment "." or ".."? */
static bool has_dot_segment(const char *path, size_t len)
{
	size_t i, start = 0;

	for (i = 0; i <= len; i++) {
		if (i < len && !is_separator(path[i]))
			continue;
		if (i - start == 1 && path[start] == '.')
			return true;
		if (i - start == 2 && path[start] == '.' &&
		    path[start + 1] == '.')
			return true;
		start = i + 1;
	}
	return false;
}

enum url_fault url_decode(struct buf *out, const char *raw, size_t len)
{
	size_t start = out->len;
	bool has_slash = false;
	enum url_fault fault = URL_OK;

	if (len > LIMIT_PATH || count_segments(raw, len) > LIMIT_SEGMENTS)
		return URL_TOO_LONG;
	if (!len || raw[0] != '/' || memchr(raw, '\\', len))
		return URL_BAD;
	if (!unescape(out, raw, len, &has_slash) ||
	    !is_plain_text(out->data + start, out->len - start) ||
	    has_dot_segment(out->data + start, out->len - start))
		fault = URL_BAD;
	else if (has_slash)
		fault = URL_NONE;
	if (fault != URL_OK)
		buf_truncate(out, start);
	return fault;
}

enum url_fault url_read(struct buf *out, const char *text)
{
	size_t i, start = out->len, len = strlen(text);
	struct buf raw = BUF_INIT;
	enum url_fault fault;

	buf_reserve(&raw, len + 1);
	for (i = 0; i < len; i++) {
		if (text[i] == '\\')
			buf_str(&raw, "%5C");
		else if (text[i] == '%' && percent_byte(text + i, len - i) < 0)
			buf_str(&raw, "%25");
		else
			buf_char(&raw, text[i]);
	}
	fault = url_decode(out, raw.data, raw.len);
	if (fault == URL_OK &&
	    percent_encoded_len(out->data + start, PERCENT_PATH) >
		    LIMIT_PATH) {
		buf_truncate(out, start);
		fault = URL_TOO_LONG;
	}
	buf_release(&raw);
	return fault;
}

void url_encode(struct buf *out, const char *path)
{
	percent_encode(out, path, strlen(path), PERCENT_PATH);
}

/* Rooted, and each run of slashes one. */
static void add_single_slashes(struct buf *out, const char *path)
{
	buf_reserve(out, strlen(path) + 2);
	out->data[out->len++] = '/';
	for (; *path; path++) {
		if (*path != '/' || out->data[out->len - 1] != '/')
			out->data[out->len++] = *path;
	}
	out->data[out->len] = '\0';
}

/* Drops slashes and "index.html" from the end, as often as they come. */
static void drop_tail(struct buf *out, size_t start)
{
	static const char index[] = "/index.html";
	const size_t len = sizeof(index) - 1;

	for (;;) {
		if (out->len - start >= len &&
		    str_eq(out->data + out->len - len, index))
			buf_truncate(out, out->len - len + 1);
		if (out->len - start < 2 || out->data[out->len - 1] != '/')
			return;
		buf_truncate(out, out->len - 1);
	}
}

void url_tidy(struct buf *out, const char *path)
{
	size_t start = out->len;

	add_single_slashes(out, path);
	drop_tail(out, start);
}

/* Lower-cases all from `start` on, if it is ASCII; else leaves it. */
static bool lower_ascii(struct buf *out, size_t start)
{
	size_t i;

	for (i = start; i < out->len; i++) {
		if ((unsigned char)out->data[i] >= 0x80)
			return false;
	}
	for (i = start; i < out->len; i++)
		out->data[i] = str_lower(out->data[i]);
	return true;
}

void url_fold(struct buf *out, const char *path)
{
	struct buf lower = BUF_INIT;
	size_t start = out->len;

	add_single_slashes(out, path);
	if (!lower_ascii(out, start)) {
		utf8_add_lower(&lower, out->data + start, out->len - start);
		buf_truncate(out, start);
		buf_buf(out, &lower);
	}
	drop_tail(out, start);
	buf_release(&lower);
}

bool url_folds_to(const char *path, const char *folded)
{
	struct buf own = BUF_INIT;
	bool same;

	url_fold(&own, path);
	same = str_eq(own.data, folded);
	buf_release(&own);
	return same;
}

/* Behind "scheme://host", or `target` itself when it begins otherwise. */
static const char *skip_origin(const char *target)
{
	const char *at = target;

	while (str_is_alnum(*at) || (*at && strchr("+-.", *at)))
		at++;
	if (at == target || !str_starts(at, "://"))
		return target;
	at += 3;
	return at + strcspn(at, "/?#");
}

void url_split(struct view *path, struct view *query, const char *target)
{
	const char *at = skip_origin(target);
	size_t len = strcspn(at, "?#");
	const char *rest = at + len;

	*path = (struct view){ at, len };
	if (!len && at != target)
		*path = (struct view){ "/", 1 };
	if (*rest == '?')
		rest++;
	else
		rest += strlen(rest);
	*query = (struct view){ rest, strcspn(rest, "#") };
}

/* `len` without its last segment; the root stays the root. */
static size_t parent_len(const char *path, size_t len)
{
	while (len && path[len - 1] != '/')
		len--;
	return len ? len - 1 : 0;
}

char *url_clean(struct arena *arena, const char *path)
{
	char *out = arena_alloc(arena, strlen(path) + 2);
	size_t len = 0, part;

	for (; *path; path += part) {
		part = strcspn(path, "/");
		if (!part) {
			part = 1;
			continue;
		}
		if (part == 1 && path[0] == '.')
			continue;
		if (part == 2 && path[0] == '.' && path[1] == '.') {
			len = parent_len(out, len);
			continue;
		}
		out[len++] = '/';
		memcpy(out + len, path, part);
		len += part;
	}
	if (!len)
		out[len++] = '/';
	out[len] = '\0';
	return out;
}
