/* SPDX-License-Identifier: MIT */
/*
 * Typing of plain and of tagged scalars.  Problem codes: yaml-nul, yaml-tag,
 * yaml-escape.
 */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "content/yamlscalar.h"

static const char core[] = "tag:yaml.org,2002:";

static const char *const core_tags[] = { "str",  "int", "bool", "null",
					 "float", "map", "seq" };

static const char *const null_words[] = { "", "~", "null", "Null", "NULL" };

static const struct {
	const char *word;
	bool truth;
} bool_words[] = {
	{ "true", true },   { "True", true },	{ "TRUE", true },
	{ "false", false }, { "False", false }, { "FALSE", false },
};

bool yamlscalar_is_core_tag(const char *tag)
{
	size_t i;

	if (!tag || str_eq(tag, "!"))
		return true;
	if (!str_starts(tag, core))
		return false;
	for (i = 0; i < sizeof(core_tags) / sizeof(core_tags[0]); i++) {
		if (str_eq(tag + strlen(core), core_tags[i]))
			return true;
	}
	return false;
}

static struct value *read_null(struct arena *arena, const char *text)
{
	size_t i;

	for (i = 0; i < sizeof(null_words) / sizeof(null_words[0]); i++) {
		if (str_eq(text, null_words[i]))
			return value_null(arena);
	}
	return NULL;
}

static struct value *read_bool(struct arena *arena, const char *text)
{
	size_t i;

	for (i = 0; i < sizeof(bool_words) / sizeof(bool_words[0]); i++) {
		if (str_eq(text, bool_words[i].word))
			return value_bool(arena, bool_words[i].truth);
	}
	return NULL;
}

/* A leading zero makes a code or a number of some other base: text. */
static struct value *read_int(struct arena *arena, const char *text)
{
	const char *digits = text;
	long number;

	if (*digits == '+' || *digits == '-')
		digits++;
	if (digits[0] == '0' && digits[1])
		return NULL;
	if (!str_to_long(&number, text))
		return NULL;
	return value_int(arena, number);
}

static struct value *read_plain(struct arena *arena, const char *text)
{
	struct value *value = read_null(arena, text);

	if (!value)
		value = read_bool(arena, text);
	if (!value)
		value = read_int(arena, text);
	return value ? value : value_string(arena, text);
}

/* The author says what it is; NULL when it is not that. */
static struct value *read_tagged(struct arena *arena, const char *tag,
				 const char *text)
{
	const char *name = tag + strlen(core);

	if (str_eq(name, "int"))
		return read_int(arena, text);
	if (str_eq(name, "bool"))
		return read_bool(arena, text);
	if (str_eq(name, "null"))
		return read_null(arena, text);
	if (str_eq(name, "str") || str_eq(name, "float"))
		return value_string(arena, text);
	return NULL;
}

static struct value *read_typed(struct arena *arena,
				const struct yaml_scalar *scalar)
{
	if (scalar->tag && str_starts(scalar->tag, core))
		return read_tagged(arena, scalar->tag, scalar->text);
	if (scalar->is_plain)
		return read_plain(arena, scalar->text);
	return value_string(arena, scalar->text);
}

/* Not in text that people read, but lines may end so. */
static bool is_left_out(int32_t code)
{
	return code != '\r' && utf8_is_forbidden(code);
}

/* Without what an escape can say and no page may hold. */
static const char *without_controls(struct arena *arena,
				    const struct yaml_scalar *scalar,
				    struct place at, struct report *report)
{
	struct buf out = BUF_INIT;
	size_t i, used;

	for (i = 0; i < scalar->len; i += used) {
		int32_t code = utf8_decode(scalar->text + i, scalar->len - i,
					   &used);

		if (!is_left_out(code))
			buf_add(&out, scalar->text + i, used);
	}
	if (out.len == scalar->len) {
		buf_release(&out);
		return scalar->text;
	}
	report_add(report, SEVERITY_WARNING, at, "yaml-escape",
		   "a control character, written as an escape, is left out: "
		   "remove it");
	return arena_take(arena, &out);
}

struct value *yamlscalar_read(struct arena *arena,
			      const struct yaml_scalar *scalar,
			      struct place at, struct report *report)
{
	struct yaml_scalar clean = *scalar;
	struct value *value;

	if (strlen(scalar->text) != scalar->len) {
		report_add(report, SEVERITY_ERROR, at, "yaml-nul",
			   "a value may not hold \\0: remove it");
		return NULL;
	}
	if (!yamlscalar_is_core_tag(scalar->tag)) {
		report_add(report, SEVERITY_ERROR, at, "yaml-tag",
			   "the tag %s is not read: put a value that begins "
			   "with ! in quotes", scalar->tag);
		return NULL;
	}
	if (scalar->has_escapes)
		clean.text = without_controls(arena, scalar, at, report);
	value = read_typed(arena, &clean);
	if (!value) {
		report_add(report, SEVERITY_ERROR, at, "yaml-tag",
			   "\"%s\" is not what its tag says: remove the tag",
			   scalar->text);
		return NULL;
	}
	value->at = at;
	return value;
}
