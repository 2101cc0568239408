/* SPDX-License-Identifier: MIT */
/*
 * Checking a text, and walking it character by character.  Problem codes:
 * nul-byte, not-utf8.
 */
#include <string.h>

#include "base/utf8.h"
#include "content/text.h"

void cursor_init(struct cursor *cursor, struct view text, struct place at)
{
	cursor->text = text;
	cursor->byte = 0;
	cursor->index = 0;
	cursor->at = at;
	if (cursor->at.col < 1)
		cursor->at.col = 1;
	cursor->first = cursor->at;
}

static bool is_continuation(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

static void step(struct cursor *cursor)
{
	const char *text = cursor->text.at;
	size_t len = cursor->text.len;
	char c = text[cursor->byte++];

	cursor->index++;
	cursor->at.col++;
	while (cursor->byte < len && is_continuation(text[cursor->byte]))
		cursor->byte++;
	if (c == '\r' && cursor->byte < len && text[cursor->byte] == '\n')
		return;
	if (c == '\n' || c == '\r') {
		cursor->at.line++;
		cursor->at.col = 1;
	}
}

static bool is_plain(char c)
{
	return (unsigned char)c >= ' ' && (unsigned char)c < 0x80;
}

/* At least one character, at most n: runs of ASCII in one go. */
static void step_on(struct cursor *cursor, size_t n)
{
	const char *start = cursor->text.at + cursor->byte;
	size_t left = cursor->text.len - cursor->byte, i = 0;

	while (i < n && i + 1 < left && is_plain(start[i]) &&
	       is_plain(start[i + 1]))
		i++;
	cursor->byte += i;
	cursor->index += i;
	cursor->at.col += (int)i;
	if (!i)
		step(cursor);
}

void cursor_to_index(struct cursor *cursor, size_t index)
{
	if (index < cursor->index)
		cursor_init(cursor, cursor->text, cursor->first);
	while (cursor->index < index && cursor->byte < cursor->text.len)
		step_on(cursor, index - cursor->index);
}

void cursor_to_byte(struct cursor *cursor, size_t byte)
{
	if (byte < cursor->byte)
		cursor_init(cursor, cursor->text, cursor->first);
	while (cursor->byte < byte && cursor->byte < cursor->text.len)
		step_on(cursor, byte - cursor->byte);
}

static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

struct view line_around(struct view text, size_t byte)
{
	size_t start = byte < text.len ? byte : text.len;
	size_t end = start;
	struct view line;

	while (start > 0 && !is_break(text.at[start - 1]))
		start--;
	while (end < text.len && !is_break(text.at[end]))
		end++;
	line.at = text.at + start;
	line.len = end - start;
	return line;
}

static struct place first_place(const char *file)
{
	struct place at = { file, 1, 1 };

	return at;
}

static struct place place_of(const char *file, struct view text, size_t byte)
{
	struct cursor cursor;

	cursor_init(&cursor, text, first_place(file));
	cursor_to_byte(&cursor, byte);
	return cursor.at;
}

static size_t first_bad_byte(struct view text)
{
	size_t i = 0, used;

	while (i < text.len) {
		if (utf8_decode(text.at + i, text.len - i, &used) < 0)
			break;
		i += used;
	}
	return i;
}

static bool is_utf16(struct view text)
{
	return text.len >= 2 && (memcmp(text.at, "\xFF\xFE", 2) == 0 ||
				 memcmp(text.at, "\xFE\xFF", 2) == 0);
}

int text_check(const char *file, struct view text, struct report *report)
{
	const char *nul;
	size_t bad;

	if (is_utf16(text))
		return report_add(report, SEVERITY_ERROR, first_place(file),
				  "not-utf8", "this file is saved as UTF-16: "
				  "save it as UTF-8");
	nul = memchr(text.at, '\0', text.len);
	if (nul)
		return report_add(report, SEVERITY_ERROR,
				  place_of(file, text, (size_t)(nul - text.at)),
				  "nul-byte",
				  "a NUL byte: remove it, or save the file as "
				  "UTF-8 text");
	if (utf8_is_valid(text.at, text.len))
		return 0;
	bad = first_bad_byte(text);
	return report_add(report, SEVERITY_ERROR, place_of(file, text, bad),
			  "not-utf8",
			  "byte 0x%02X is not valid UTF-8: save the file as "
			  "UTF-8", (unsigned char)text.at[bad]);
}

struct view text_skip_bom(struct view text)
{
	static const char bom[] = "\xEF\xBB\xBF";
	const size_t len = sizeof(bom) - 1;

	if (text.len >= len && memcmp(text.at, bom, len) == 0) {
		text.at += len;
		text.len -= len;
	}
	return text;
}

struct place cursor_block(const struct cursor *cursor)
{
	const char *end = cursor->text.at + cursor->text.len;
	const char *line = cursor->text.at + cursor->byte;
	struct place at = cursor->at;
	const char *words;

	while (line < end && *line != '\n' && *line != '\r')
		line++;
	for (words = line; words < end && str_is_space(*words); words++)
		if (*words == '\n' || *words == '\r')
			line = words + 1;
	at.line++;
	at.col = (int)(words - line) + 1;
	return at;
}
