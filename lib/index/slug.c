/* SPDX-License-Identifier: MIT */
/*
 * Hugo's sanitiser, code point by code point (hugo.md 2.1).  Which text goes
 * in, and what becomes of the result, is address.c's.
 */
#include <string.h>

#include "base/percent.h"
#include "base/str.h"
#include "base/utf8.h"
#include "index/slug.h"

/* Step 1: what stays.  `rest` begins with the code point. */
static bool is_kept(int32_t code, const char *rest, size_t left)
{
	if (code < 0)
		return false;
	if (code == '%')
		return percent_byte(rest, left) >= 0;
	if (code && code < 0x80 && strchr("./\\_#+~-@", code))
		return true;
	return utf8_is_letter(code) || utf8_is_digit(code) ||
	       utf8_is_mark(code);
}

static void add_sanitised(struct buf *out, const char *text, size_t len)
{
	size_t start = out->len, used;
	bool hyphen_due = false;

	for (; len; text += used, len -= used) {
		int32_t code = utf8_decode(text, len, &used);

		if (!is_kept(code, text, len)) {
			hyphen_due = hyphen_due ||
				     (out->len > start &&
				      out->data[out->len - 1] != '-' &&
				      utf8_is_space(code));
			continue;
		}
		if (hyphen_due && code != '-')
			buf_char(out, '-');
		hyphen_due = false;
		utf8_add(out, utf8_lower(code));
	}
}

void slug_add(struct buf *out, const char *text)
{
	add_sanitised(out, text, strlen(text));
}

void slug_add_trimmed(struct buf *out, const char *slug)
{
	size_t len;

	slug += strspn(slug, "-");
	for (len = strlen(slug); len && slug[len - 1] == '-'; len--)
		;
	add_sanitised(out, slug, len);
}

void slug_add_name(struct buf *out, const char *name)
{
	struct buf lower = BUF_INIT;
	size_t i;

	utf8_add_lower(&lower, name, strlen(name));
	for (i = 0; i < lower.len; i++) {
		if (lower.data[i] == ' ')
			lower.data[i] = '-';
	}
	add_sanitised(out, lower.data, lower.len);
	buf_release(&lower);
}
