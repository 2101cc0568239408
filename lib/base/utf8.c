/* SPDX-License-Identifier: MIT */
/*
 * Unicode: our own strict decoder, and utf8proc's tables for classes, case
 * and folding.  The only file that includes <utf8proc.h>.
 */
#include <assert.h>
#include <string.h>

#include <utf8proc.h>

#include "base/str.h"
#include "base/utf8.h"

enum {
	MAX_CODE = 0x10FFFF,
	FOLD_MAX = 32		/* U+FDFA, the longest, decomposes into 18 */
};

static bool is_tail(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* How many bytes a first byte announces, and the least code they may give. */
static size_t announced(unsigned char first, int32_t *code, int32_t *least)
{
	if (first >= 0xC0 && first < 0xE0) {
		*code = first & 0x1F;
		*least = 0x80;
		return 2;
	}
	if (first >= 0xE0 && first < 0xF0) {
		*code = first & 0x0F;
		*least = 0x800;
		return 3;
	}
	if (first >= 0xF0 && first < 0xF8) {
		*code = first & 0x07;
		*least = 0x10000;
		return 4;
	}
	return 0;
}

int32_t utf8_decode(const char *text, size_t len, size_t *used)
{
	unsigned char first;
	int32_t code, least;
	size_t i, need;

	assert(len > 0);
	first = (unsigned char)text[0];
	*used = 1;
	if (first < 0x80)
		return first;
	need = announced(first, &code, &least);
	if (!need || need > len)
		return -1;
	for (i = 1; i < need; i++) {
		if (!is_tail(text[i]))
			return -1;
		code = code << 6 | (text[i] & 0x3F);
	}
	if (code < least || code > MAX_CODE ||
	    (code >= 0xD800 && code <= 0xDFFF))
		return -1;
	*used = need;
	return code;
}

/* Most of what is read: eight bytes at a time. */
static size_t ascii_len(const char *text, size_t len)
{
	const uint64_t high = UINT64_C(0x8080808080808080);
	uint64_t eight;
	size_t i;

	for (i = 0; i + sizeof(eight) <= len; i += sizeof(eight)) {
		memcpy(&eight, text + i, sizeof(eight));
		if (eight & high)
			break;
	}
	return i;
}

bool utf8_is_valid(const char *text, size_t len)
{
	size_t used;

	for (; len; text += used, len -= used) {
		used = ascii_len(text, len);
		if (!used && utf8_decode(text, len, &used) < 0)
			return false;
	}
	return true;
}

void utf8_add(struct buf *buf, int32_t code)
{
	utf8proc_uint8_t bytes[4];

	assert(code >= 0 && code <= MAX_CODE);
	if (code < 0x80) {
		buf_char(buf, (char)code);
		return;
	}
	buf_add(buf, bytes, (size_t)utf8proc_encode_char(code, bytes));
}

static bool is_between(int32_t code, utf8proc_category_t first,
		       utf8proc_category_t last)
{
	utf8proc_category_t category;

	if (code < 0 || code > MAX_CODE)
		return false;
	category = utf8proc_category(code);
	return category >= first && category <= last;
}

bool utf8_is_letter(int32_t code)
{
	return is_between(code, UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LO);
}

bool utf8_is_digit(int32_t code)
{
	return is_between(code, UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_ND);
}

bool utf8_is_mark(int32_t code)
{
	return is_between(code, UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME);
}

bool utf8_is_space(int32_t code)
{
	static const struct {
		int32_t first, last;
	} spaces[] = {
		{ '\t', '\r' },
		{ ' ', ' ' },
		{ 0x85, 0x85 },
		{ 0xA0, 0xA0 },
		{ 0x1680, 0x1680 },
		{ 0x2000, 0x200A },
		{ 0x2028, 0x2029 },
		{ 0x202F, 0x202F },
		{ 0x205F, 0x205F },
		{ 0x3000, 0x3000 },
	};
	size_t i;

	for (i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++) {
		if (code >= spaces[i].first && code <= spaces[i].last)
			return true;
	}
	return false;
}

bool utf8_is_control(int32_t code)
{
	return (code >= 0 && code < 0x20) || (code >= 0x7F && code < 0xA0);
}

bool utf8_is_forbidden(int32_t code)
{
	if (code == '\t' || code == '\n')
		return false;
	return code < 0 || utf8_is_control(code) ||
	       (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) == 0xfffe;
}

int32_t utf8_lower(int32_t code)
{
	if (code >= 0 && code < 0x80)
		return str_lower((char)code);
	return utf8proc_tolower(code);
}

int32_t utf8_upper(int32_t code)
{
	return utf8proc_toupper(code);
}

void utf8_add_lower(struct buf *buf, const char *text, size_t len)
{
	size_t used;

	for (; len; text += used, len -= used) {
		int32_t code = utf8_decode(text, len, &used);

		if (code < 0)
			buf_add(buf, text, used);
		else
			utf8_add(buf, utf8_lower(code));
	}
}

/* What utf8proc leaves or spells out, but readers do not type. */
static const char *plain_form(int32_t code)
{
	static const struct {
		int32_t first, last;
		const char *plain;
	} forms[] = {
		{ 0x00A9, 0x00A9, "" },		/* copyright */
		{ 0x00AE, 0x00AE, "" },		/* registered */
		{ 0x2010, 0x2015, "-" },	/* hyphens and dashes */
		{ 0x2018, 0x201B, "'" },	/* single quotes */
		{ 0x201C, 0x201F, "\"" },	/* double quotes */
		{ 0x2120, 0x2120, "" },		/* service mark */
		{ 0x2122, 0x2122, "" },		/* trade mark */
		{ 0x2212, 0x2212, "-" },	/* minus */
	};
	size_t i;

	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (code >= forms[i].first && code <= forms[i].last)
			return forms[i].plain;
	}
	return NULL;
}

static void add_plain(struct buf *buf, int32_t code)
{
	const char *plain = plain_form(code);

	if (plain)
		buf_str(buf, plain);
	else
		utf8_add(buf, code);
}

static void add_folded(struct buf *buf, int32_t code)
{
	const utf8proc_option_t options =
		UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
		UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
	utf8proc_int32_t parts[FOLD_MAX];
	utf8proc_ssize_t i, n;
	int boundary = 0;

	if (plain_form(code)) {		/* the trade mark sign is no "tm" */
		add_plain(buf, code);
		return;
	}
	n = utf8proc_decompose_char(code, parts, FOLD_MAX, options, &boundary);
	assert(n <= FOLD_MAX);
	for (i = 0; i < n; i++)
		add_plain(buf, parts[i]);
}

void utf8_add_capital(struct buf *buf, const char *text, size_t len)
{
	size_t used = 0;

	if (!len)
		return;
	utf8_add(buf, utf8_upper(utf8_decode(text, len, &used)));
	buf_add(buf, text + used, len - used);
}

void utf8_add_fold(struct buf *buf, const char *text, size_t len)
{
	size_t used;

	for (; len; text += used, len -= used) {
		int32_t code = utf8_decode(text, len, &used);

		if (code < 0)
			buf_add(buf, text, used);
		else
			add_folded(buf, code);
	}
}
