/* SPDX-License-Identifier: MIT */
/*
 * Any YAML as front matter; after a line "%%" what the page inherits, after
 * another the spellings of site.yaml.  Every field and what stands beside it
 * has the type that its row promises, blocks, syllabus and events included,
 * each field can be explained, and the record needs nothing of what it was
 * made from.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/str.h"
#include "content/cascade.h"
#include "content/certain.h"
#include "content/keys.h"
#include "content/rule.h"
#include "content/terms.h"
#include "content/yamldoc.h"

enum { PARTS = 3 };

static void must(bool truth)
{
	if (!truth)
		abort();
}

static void check_line(const char *text)
{
	must(*text && !strpbrk(text, "\n\r\t"));
	must(!str_is_space(text[0]) && !str_is_space(text[strlen(text) - 1]));
}

static void check_strings(const struct value *list)
{
	size_t i;

	for (i = 0; i < list->list.len; i++)
		check_line(value_text(list->list.items[i]));
}

static void check_maps(const struct value *list)
{
	size_t i;

	for (i = 0; i < list->list.len; i++)
		must(list->list.items[i]->type == VALUE_MAP &&
		     list->list.items[i]->map.len > 0);
}

static void check_list(enum key_type type, const struct value *value)
{
	must(value->type == VALUE_LIST && value->list.len > 0);
	if (type >= KEY_BUTTONS)
		check_maps(value);
	else
		check_strings(value);
}

static void check_value(enum key_type type, const struct value *value)
{
	if (type == KEY_TERMS || type == KEY_PATHS || type >= KEY_REFS)
		check_list(type, value);
	else if (type == KEY_INT || type == KEY_WEIGHT)
		must(value->type == VALUE_INT &&
		     (type == KEY_WEIGHT || value->number > 0));
	else if (type == KEY_HOURS)
		must(value->type == VALUE_INT || certain_hours(value) > 0);
	else if (type == KEY_BOOL)
		must(value->type == VALUE_BOOL);
	else
		must(value->type == VALUE_STRING && *value->text);
	if (type == KEY_WORD || type == KEY_LINE || type == KEY_DATE)
		check_line(value->text);
}

/* Every node knows where it is from; all memory is looked at. */
static void check_places(const struct value *value)
{
	size_t i;

	if (value->at.file)
		must(str_eq(value->at.file, "f/index.md") ||
		     str_eq(value->at.file, "f/_index.md"));
	if (value->type == VALUE_STRING)
		must(strlen(value->text) < LIMIT_FILE);
	for (i = 0; value->type == VALUE_LIST && i < value->list.len; i++)
		check_places(value->list.items[i]);
	for (i = 0; value->type == VALUE_MAP && i < value->map.len; i++) {
		must(strlen(value->map.pairs[i].key) < LIMIT_FILE);
		check_places(value->map.pairs[i].value);
	}
}

static void check_field(const struct course *course, enum course_key key)
{
	const struct field *field = course_field(course, key);
	const enum key_type type = course_keys[key].type;
	size_t i;

	must(!rule_of(course, key) == !field->value);
	must(field->value || !field->others);
	if (!field->value)
		return;
	check_value(type, field->value);
	check_places(field->value);
	for (i = 0; i < value_len(field->others); i++) {
		const struct value *other = value_item(field->others, i);

		/* Beside the text of a block stands its title. */
		check_value(type == KEY_TEXT &&
				    str_eq(field->source, "sections") ?
			    KEY_LINE : type, other);
		check_places(other);
	}
}

static void check_course(const struct course *course)
{
	size_t i;

	for (i = 0; i < COURSE_N_KEYS; i++)
		check_field(course, (enum course_key)i);
	check_places(course->unknown);
	must(value_len(course_value(course, COURSE_BLOCKS)) <= LIMIT_BLOCKS);
	must(value_len(course_value(course, COURSE_SYLLABUS)) <=
	     LIMIT_SESSIONS);
	must(value_len(course_value(course, COURSE_EVENTS)) <= LIMIT_EVENTS);
}

/* Cuts the text at lines "%%". */
static void split(struct view parts[PARTS], struct view text)
{
	static const char mark[] = "\n%%\n";
	size_t i;

	for (i = 0; i < PARTS; i++) {
		const char *end = memmem(text.at, text.len, mark, 4);
		size_t len = end ? (size_t)(end - text.at) + 1 : text.len;
		size_t skip = end ? len + 3 : len;

		parts[i].at = text.at;
		parts[i].len = len;
		text.at += skip;
		text.len -= skip;
	}
}

static const struct value *parse(struct arena *arena, struct view text)
{
	struct place at = { "f/_index.md", 1, 1 };
	struct value *value;

	return yamldoc_parse(&value, arena, at, text, NULL) < 0 ? NULL : value;
}

static const struct value *inherit(struct arena *arena, struct view text)
{
	const struct value *value = parse(arena, text);
	struct value *layers = value_list(arena);

	cascade_select(arena, layers, cascade_read(arena, value, NULL),
		       "f/index.md");
	return layers;
}

static struct course *read(struct arena *arena, const struct view *parts,
			   struct report *errors)
{
	struct buf text = BUF_INIT;
	struct term_names names;
	struct key_index keys;
	struct course_source source = {
		.file = "f/index.md",
		.zone = &zone_utc,
		.keys = &keys,
		.names = &names,
		.cascade = inherit(arena, parts[1]),
	};
	struct course *course;

	key_index_init(&keys);
	term_names_init(&names, arena, parse(arena, parts[2]));
	buf_str(&text, "---\n");
	buf_add(&text, parts[0].at, parts[0].len);
	buf_str(&text, "\n---\nbody\n");
	source.text.at = text.data;
	source.text.len = text.len;
	course = course_read(&source, errors);
	buf_release(&text);
	term_names_release(&names);
	key_index_release(&keys);
	return course;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct view text = { size ? (const char *)data : "", size };
	struct arena arena = ARENA_INIT;
	struct view parts[PARTS];
	struct course *course;

	if (size > LIMIT_FRONT)
		return 0;
	split(parts, text);
	course = read(&arena, parts, NULL);
	arena_release(&arena);		/* the course needs none of it */
	if (course)
		check_course(course);
	course_unref(course);
	return 0;
}
