/* SPDX-License-Identifier: MIT */
/*
 * Loose data as JSON (RFC 8259) that may stand inside a <script> element: no
 * byte of it can end the element or start a comment.
 */
#include <string.h>

#include "base/utf8.h"
#include "base/value.h"

static void write_value(struct buf *, const struct value *, bool, size_t);

/* What stands for a code point that may not stand for itself, or NULL. */
static const char *short_escape(int32_t code)
{
	static const struct {
		int32_t code;
		const char *escape;
	} escapes[] = {
		{ '"', "\\\"" },
		{ '\\', "\\\\" },
		{ '\b', "\\b" },
		{ '\f', "\\f" },
		{ '\n', "\\n" },
		{ '\r', "\\r" },
		{ '\t', "\\t" },
	};
	size_t i;

	for (i = 0; i < sizeof(escapes) / sizeof(escapes[0]); i++) {
		if (escapes[i].code == code)
			return escapes[i].escape;
	}
	return NULL;
}

static bool needs_number(int32_t code)
{
	return utf8_is_control(code) || code == '<' || code == '>' ||
	       code == '&' || code == 0x2028 || code == 0x2029;
}

static void write_code(struct buf *out, const char *text, size_t used,
		       int32_t code)
{
	const char *escape = short_escape(code);

	if (escape)
		buf_str(out, escape);
	else if (code < 0)
		utf8_add(out, 0xFFFD);
	else if (needs_number(code))
		buf_printf(out, "\\u%04x", (unsigned)code);
	else
		buf_add(out, text, used);
}

static void write_string(struct buf *out, const char *text)
{
	size_t used, len = strlen(text);

	buf_char(out, '"');
	for (; len; text += used, len -= used) {
		int32_t code = utf8_decode(text, len, &used);

		write_code(out, text, used, code);
	}
	buf_char(out, '"');
}

static void break_line(struct buf *out, bool pretty, size_t depth)
{
	if (!pretty)
		return;
	buf_char(out, '\n');
	while (depth--)
		buf_str(out, "  ");
}

static void write_list(struct buf *out, const struct value *list, bool pretty,
		       size_t depth)
{
	size_t i;

	buf_char(out, '[');
	for (i = 0; i < list->list.len; i++) {
		if (i)
			buf_char(out, ',');
		break_line(out, pretty, depth + 1);
		write_value(out, list->list.items[i], pretty, depth + 1);
	}
	if (i)
		break_line(out, pretty, depth);
	buf_char(out, ']');
}

static void write_map(struct buf *out, const struct value *map, bool pretty,
		      size_t depth)
{
	size_t i;

	buf_char(out, '{');
	for (i = 0; i < map->map.len; i++) {
		if (i)
			buf_char(out, ',');
		break_line(out, pretty, depth + 1);
		write_string(out, map->map.pairs[i].key);
		buf_str(out, pretty ? ": " : ":");
		write_value(out, map->map.pairs[i].value, pretty, depth + 1);
	}
	if (i)
		break_line(out, pretty, depth);
	buf_char(out, '}');
}

/* Depth is bounded where values come in: LIMIT_YAML_DEPTH. */
static void write_value(struct buf *out, const struct value *value,
			bool pretty, size_t depth)
{
	switch (value->type) {
	case VALUE_NULL:
		buf_str(out, "null");
		break;
	case VALUE_BOOL:
		buf_str(out, value->truth ? "true" : "false");
		break;
	case VALUE_INT:
		buf_printf(out, "%ld", value->number);
		break;
	case VALUE_STRING:
		write_string(out, value->text);
		break;
	case VALUE_LIST:
		write_list(out, value, pretty, depth);
		break;
	case VALUE_MAP:
		write_map(out, value, pretty, depth);
		break;
	}
}

void value_write_json(struct buf *out, const struct value *value, bool pretty)
{
	if (!value) {
		buf_str(out, "null");
		return;
	}
	write_value(out, value, pretty, 0);
}
