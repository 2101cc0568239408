/* SPDX-License-Identifier: MIT */
/*
 * Tests of readers that turn what YAML says into a canonical value: rows of
 * YAML, the JSON of what is made of it, and the codes of all problems in the
 * order in which they were found.  Include after <cmocka.h>.
 */
#ifndef UNIT_CANONICAL_H
#define UNIT_CANONICAL_H

#include <stdio.h>
#include <string.h>

#include "base/buf.h"

#include "yamlvalue.h"

typedef struct value *canonical_fn(struct arena *, const struct value *,
				   struct report *);

struct canonical_row {
	const char *in;
	const char *want;	/* ' for "; NULL: nothing is said */
	const char *codes;	/* "code code", NULL: none */
};

static inline void canonical_json(struct buf *out, const struct value *value)
{
	size_t i;

	if (value)
		value_write_json(out, value, false);
	for (i = 0; i < out->len; i++) {
		if (out->data[i] == '"')
			out->data[i] = '\'';
	}
}

static inline void canonical_check(canonical_fn *read,
				   const struct canonical_row *row)
{
	struct arena arena = ARENA_INIT;
	struct buf json = BUF_INIT, codes = BUF_INIT, again = BUF_INIT;
	struct value *in = yaml_value(&arena, row->in), *value;
	const char *want = row->want ? row->want : "";
	const char *want_codes = row->codes ? row->codes : "";
	struct report report;
	size_t i;

	report_init(&report, &arena);
	value = read(&arena, in, &report);
	canonical_json(&json, value);
	if (strcmp(json.data, want) != 0)
		fail_msg("%s\nwant %s\ngot  %s", row->in, want, json.data);
	for (i = 0; i < report.len; i++) {
		assert_int_equal(report.items[i].at.line > 0, 1);
		buf_printf(&codes, "%s%s", i ? " " : "",
			   report.items[i].code);
	}
	if (strcmp(codes.data, want_codes) != 0)
		fail_msg("%s\nwant problems \"%s\", got \"%s\"", row->in,
			 want_codes, codes.data);
	/* What was read is read again without a change. */
	if (value)
		canonical_json(&again, read(&arena, value, NULL));
	assert_string_equal(again.data, json.data);
	report_release(&report);
	buf_release(&json);
	buf_release(&again);
	buf_release(&codes);
	arena_release(&arena);
}

#define CANONICAL_CHECK(read, rows) \
	canonical_check_all(read, rows, sizeof(rows) / sizeof((rows)[0]))

static inline void canonical_check_all(canonical_fn *read,
				       const struct canonical_row *rows,
				       size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		canonical_check(read, &rows[i]);
}

/* How many errors, each with this code, reading the text gives. */
static inline size_t canonical_errors(canonical_fn *read, const char *text,
				      const char *code, struct buf *json)
{
	struct arena arena = ARENA_INIT;
	struct value *in = yaml_value(&arena, text);
	struct report report;
	size_t i, errors = 0;

	report_init(&report, &arena);
	canonical_json(json, read(&arena, in, &report));
	for (i = 0; i < report.len; i++) {
		if (report.items[i].severity != SEVERITY_ERROR)
			continue;
		assert_string_equal(report.items[i].code, code);
		errors++;
	}
	report_release(&report);
	arena_release(&arena);
	return errors;
}

#endif
