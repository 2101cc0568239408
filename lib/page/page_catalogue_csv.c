/* SPDX-License-Identifier: MIT */
/*
 * The whole catalogue as CSV (RFC 4180): a row a course, a column of the
 * table here each.  Programs that calculate take a cell that begins with one
 * of = + - @ for a formula, and run it: such a cell begins with an
 * apostrophe, which they take for "this is text" (OWASP, CSV injection).
 */
#include <string.h>

#include "page/machines.h"
#include "page/record.h"

/* Of record_brief(); the names of a list are parted by "; ". */
static const struct {
	const char *name, *path;
} columns[] = {
	{ "code", "code" },
	{ "title", "title" },
	{ "short_title", "short_title" },
	{ "url", "url" },
	{ "summary", "summary" },
	{ "level", "level" },
	{ "minutes", "minutes" },
	{ "sessions", "sessions" },
	{ "topics", "topics" },
	{ "vendors", "vendors" },
	{ "audiences", "audiences" },
	{ "experiences", "experiences" },
	{ "next_start", "next_date.start" },
	{ "next_end", "next_date.end" },
	{ "next_time_zone", "next_date.time_zone" },
	{ "next_location", "next_date.location" },
	{ "next_status", "next_date.status" },
	{ "next_booking_url", "next_date.booking_url" },
	{ "image", "image" },
	{ "published", "published" },
	{ "modified", "modified" },
	{ "id", "id" },
};

enum { N_COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static void add_cell(struct buf *out, const char *text)
{
	bool is_quoted = strpbrk(text, "\",\r\n") || *text == ' ' ||
			 str_ends(text, " ");

	if (is_quoted)
		buf_char(out, '"');
	if (*text && strchr("=+-@\t\r", *text))
		buf_char(out, '\'');
	for (; *text; text++) {
		if (*text == '"')
			buf_char(out, '"');
		buf_char(out, *text);
	}
	if (is_quoted)
		buf_char(out, '"');
}

static void add_value(struct buf *out, const struct value *value)
{
	const char *text = value_text(value);
	struct buf cell = BUF_INIT;

	if (value && value->type == VALUE_INT)
		buf_printf(&cell, "%ld", value->number);
	else if (text)
		buf_str(&cell, text);
	for (size_t i = 0; value && value->type == VALUE_LIST &&
			   i < value->list.len; i++) {
		const char *name = value_text(value_get(value_item(value, i),
							"name"));

		buf_str(&cell, cell.len && name ? "; " : "");
		buf_str(&cell, name ? name : "");
	}
	add_cell(out, cell.data);
	buf_release(&cell);
}

static void end_cell(struct buf *out, size_t column)
{
	buf_str(out, column + 1 < N_COLUMNS ? "," : "\r\n");
}

static void add_row(struct buf *out, const struct page_env *env,
		    const struct entry *entry)
{
	const struct value *record = record_brief(env, entry);

	for (size_t i = 0; i < N_COLUMNS; i++) {
		add_value(out, value_path(record, columns[i].path));
		end_cell(out, i);
	}
}

int page_catalogue_csv(struct buf *out, const struct page_env *env)
{
	struct page_env one = *env;
	struct arena arena = ARENA_INIT;

	one.arena = &arena;		/* emptied after each row */
	for (size_t i = 0; i < N_COLUMNS; i++) {
		buf_str(out, columns[i].name);
		end_cell(out, i);
	}
	for (size_t i = 0; i < catalogue_len(env->catalogue); i++) {
		const struct entry *entry = catalogue_entry(env->catalogue, i);

		if (!entry_is_course(entry) ||
		    !catalogue_lists(env->catalogue, entry, env->now))
			continue;
		add_row(out, &one, entry);
		arena_reset(&arena);
	}
	arena_release(&arena);
	return 200;
}
