/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a content file: matter and body lie inside it, what YAML makes
 * is within the limits and knows its places, every field has the type that
 * its row promises, a refusal says why, and twice gives the same.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "content/certain.h"
#include "content/course.h"
#include "content/front.h"
#include "content/yamldoc.h"

static void must(bool truth)
{
	if (!truth)
		abort();
}

static bool is_within(struct view part, struct view text)
{
	return part.at >= text.at && part.at + part.len <= text.at + text.len;
}

static int count_lines(struct view text)
{
	int lines = 1;
	size_t i;

	for (i = 0; i < text.len; i++)
		lines += text.at[i] == '\n' || text.at[i] == '\r';
	return lines;
}

struct tree_check {
	int first, last;	/* lines that a node may be on */
	size_t nodes;
};

static void check_tree(struct tree_check *check, const struct value *value,
		       int depth)
{
	size_t i;

	must(depth <= LIMIT_YAML_DEPTH);
	must(++check->nodes <= LIMIT_YAML_NODES);
	must(value->at.line >= check->first && value->at.line <= check->last);
	must(value->at.col >= 1);
	if (value->type == VALUE_STRING)
		must(utf8_is_valid(value->text, strlen(value->text)));
	if (value->type == VALUE_LIST) {
		for (i = 0; i < value->list.len; i++)
			check_tree(check, value->list.items[i], depth + 1);
	}
	if (value->type == VALUE_MAP) {
		for (i = 0; i < value->map.len; i++) {
			const struct value_pair *pair = &value->map.pairs[i];

			must(strlen(pair->key) <= LIMIT_YAML_KEY);
			must(value_get(value, pair->key) == pair->value);
			check_tree(check, pair->value, depth + 1);
		}
	}
}

static void check_yaml(const struct front *front)
{
	const struct place at = { "f", front->matter_line, 1 };
	struct tree_check check = { front->matter_line, 0, 0 };
	struct arena arena = ARENA_INIT;
	struct report report;
	struct value *value;
	int rc;

	report_init(&report, &arena);
	rc = yamldoc_parse(&value, &arena, at, front->matter, &report);
	check.last = front->matter_line + count_lines(front->matter);
	if (rc == 0)
		check_tree(&check, value, 0);
	else
		must(report_has_errors(&report));
	report_release(&report);
	arena_release(&arena);
}

static void check_split(struct view text)
{
	struct arena arena = ARENA_INIT;
	struct report report;
	struct front front;

	report_init(&report, &arena);
	if (front_split(&front, "f", text.at, text.len, &report) < 0) {
		must(report_has_errors(&report));
	} else {
		must(!report_has_errors(&report));
		must(is_within(front.matter, text));
		must(is_within(front.body, text));
		must(front.matter.at + front.matter.len <= front.body.at);
		must(front.body.at + front.body.len == text.at + text.len);
		must(front.matter_line >= 1);
		must(front.body_line >= front.matter_line);
		must(front.body_line <= count_lines(text));
		must(front.matter.len <= LIMIT_FRONT);
		must(front.body.len <= LIMIT_BODY);
		if (front.kind != FRONT_NONE)
			check_yaml(&front);
	}
	report_release(&report);
	arena_release(&arena);
}

static void check_line(const char *text)
{
	must(*text && !strpbrk(text, "\n\r\t"));
	must(!str_is_space(text[0]) && !str_is_space(text[strlen(text) - 1]));
}

static void check_list(const struct value *list)
{
	size_t i;

	must(list->type == VALUE_LIST && list->list.len > 0);
	for (i = 0; i < list->list.len; i++) {
		must(value_text(list->list.items[i]));
		check_line(list->list.items[i]->text);
	}
}

static void check_field(enum key_type type, const struct value *value)
{
	switch (type) {
	case KEY_INT:
		must(value->type == VALUE_INT && value->number > 0);
		break;
	case KEY_HOURS:
		must(value->type == VALUE_INT || certain_hours(value) > 0);
		break;
	case KEY_WEIGHT:
		must(value->type == VALUE_INT);
		break;
	case KEY_BOOL:
		must(value->type == VALUE_BOOL);
		break;
	case KEY_TERMS:
	case KEY_PATHS:
	case KEY_REFS:
		check_list(value);
		break;
	case KEY_BUTTONS:
	case KEY_CARDS:
	case KEY_CAROUSEL:
	case KEY_PREPARATION:
	case KEY_SYLLABUS:
	case KEY_EVENTS:
	case KEY_BLOCKS:
		must(value->type == VALUE_LIST && value->list.len > 0);
		break;
	case KEY_TEXT:
		must(value->type == VALUE_STRING && *value->text);
		break;
	default:
		must(value->type == VALUE_STRING);
		check_line(value->text);
	}
}

/* All that a course or a refusal says, to compare two of them. */
static void write_down(struct buf *out, struct view text)
{
	struct arena arena = ARENA_INIT;
	struct report errors;
	struct course *course;
	size_t i;

	report_init(&errors, &arena);
	course = course_parse("f/index.md", text, &zone_utc, &errors);
	must(course || report_has_errors(&errors));
	if (course)
		report_merge(&errors, &course->report);
	for (i = 0; course && i < COURSE_N_KEYS; i++) {
		const struct field *field =
			course_field(course, (enum course_key)i);

		buf_printf(out, "%s ", course_keys[i].name);
		if (!field->value)
			continue;
		check_field(course_keys[i].type, field->value);
		value_write_json(out, field->value, false);
	}
	if (course) {
		value_write_json(out, course->unknown, false);
		buf_printf(out, "%d %d %s", (int)course->kind,
			   (int)course->generation, course_name(course));
		buf_str(out, course->body);
	}
	for (i = 0; i < errors.len; i++)
		problem_write(out, &errors.items[i]);
	course_unref(course);
	report_release(&errors);
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct view text = { size ? (const char *)data : "", size };
	struct buf once = BUF_INIT, twice = BUF_INIT;

	check_split(text);
	write_down(&once, text);
	write_down(&twice, text);
	must(once.len == twice.len);
	must(memcmp(once.data, twice.data, once.len) == 0);
	buf_release(&once);
	buf_release(&twice);
	return 0;
}
