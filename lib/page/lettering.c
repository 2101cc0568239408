/* SPDX-License-Identifier: MIT */
/*
 * Choosing letters and breaking lines.
 */
#include "page/lettering.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

struct range {
	int32_t first, last;
};

/* Right to left, or with letters that join, stack or move: by blocks. */
static const struct range refused[] = {
	{ 0x0590, 0x08ff },	/* Hebrew to Arabic */
	{ 0x0900, 0x109f },	/* Devanagari to Myanmar */
	{ 0x1700, 0x18af },	/* Tagalog to Mongolian */
	{ 0x1900, 0x1aff },	/* Limbu to Tai Tham */
	{ 0x1b00, 0x1c4f },	/* Balinese to Lepcha */
	{ 0xa800, 0xa95f },	/* Syloti Nagri to Rejang */
	{ 0xa980, 0xabff },	/* Javanese to Meetei Mayek */
	{ 0xfb1d, 0xfdff },	/* forms of Hebrew and Arabic */
	{ 0xfe70, 0xfefc },
	{ 0x10800, 0x11fff },	/* Cypriot to Tamil Supplement */
	{ 0x1e800, 0x1efff },
};

/* They show nothing by themselves, or not as letters. */
static const struct range dropped[] = {
	{ 0x00ad, 0x00ad }, { 0x200b, 0x200f }, { 0x2028, 0x202e },
	{ 0x2060, 0x206f }, { 0x20e3, 0x20e3 }, { 0xd800, 0xf8ff },
	{ 0xfe00, 0xfe0f }, { 0xfeff, 0xfeff }, { 0xfff0, 0xffff },
	{ 0x1f000, 0x1fbff }, { 0xe0000, 0x10ffff },
};

static bool is_in(const struct range *ranges, size_t n, int32_t c)
{
	for (size_t i = 0; i < n; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

static bool is_refused(int32_t c)
{
	return is_in(refused, sizeof(refused) / sizeof(refused[0]), c);
}

static bool is_dropped(int32_t c)
{
	return c < 0 || utf8_is_control(c) ||
	       is_in(dropped, sizeof(dropped) / sizeof(dropped[0]), c);
}

const char *lettering_read(struct arena *arena, const char *text, size_t most)
{
	size_t at, used, n = 0, len = text ? strlen(text) : 0;
	struct buf out = BUF_INIT;
	const char *copy = NULL;
	bool has_space = false, is_good = true;

	for (at = 0; at < len && n < most && is_good; at += used) {
		int32_t c = utf8_decode(text + at, len - at, &used);

		if (c >= 0 && utf8_is_space(c)) {
			has_space = out.len > 0;
			continue;
		}
		is_good = !is_refused(c);
		if (!is_good || is_dropped(c))
			continue;
		if (has_space)
			buf_char(&out, ' ');
		has_space = false;
		utf8_add(&out, c);
		n++;
	}
	if (is_good && out.len)
		copy = arena_strndup(arena, out.data, out.len);
	buf_release(&out);
	return copy;
}

/* Scripts that are written without spaces. */
static bool breaks_anywhere(int32_t c)
{
	return (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7ff) ||
	       (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff00 && c <= 0xffef) ||
	       (c >= 0x20000 && c <= 0x3ffff);
}

/*
 * Bytes of the text that fit: up to the last place where it may be broken, all
 * that fits where there is none; one letter at least.
 */
static size_t fit(const struct lettering_box *box, const char *text)
{
	size_t at = 0, used, place = 0, len = strlen(text);

	while (at < len) {
		int32_t c = utf8_decode(text + at, len - at, &used);

		if (at && c == ' ')
			place = at;
		if (at && box->measure(box->data, text, at + used) >
				  box->width)
			return place ? place : at;
		at += used;
		if (c == '-' || c == '/' || breaks_anywhere(c))
			place = at;
	}
	return len;
}

/* The last line, as much of it as fits together with "…". */
static const char *cut(struct arena *arena, const struct lettering_box *box,
		       const char *text, size_t len)
{
	const char *line;

	for (;;) {
		while (len && text[len - 1] == ' ')
			len--;
		line = arena_printf(arena, "%.*s…", (int)len, text);
		if (!len ||
		    box->measure(box->data, line, strlen(line)) <= box->width)
			return line;
		while (--len && (text[len] & 0xc0) == 0x80)
			;
	}
}

void lettering_break(struct lettering *out, struct arena *arena,
		     const char *text, const struct lettering_box *box)
{
	*out = (struct lettering){ .len = 0 };
	while (*text && out->len < box->lines) {
		size_t len = fit(box, text);

		out->is_cut = out->len + 1 == box->lines && text[len];
		out->lines[out->len++] = out->is_cut ?
			cut(arena, box, text, len) :
			arena_strndup(arena, text, len);
		text += len;
		text += strspn(text, " ");
	}
}
