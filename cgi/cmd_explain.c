/* SPDX-License-Identifier: MIT */
/*
 * lectern explain: one course's record, and for each field the file, line and
 * key that it came from, the rule that chose it, and what it was chosen before.
 */
#include <string.h>

#include "base/str.h"
#include "command.h"
#include "content/rule.h"
#include "index/url.h"

static const char *const kinds[] = {
	[KIND_COURSE] = "course",
	[KIND_PAGE] = "page",
	[KIND_SECTION] = "section",
};

static const char *const states[] = {
	[VISIBLE] = "visible",
	[HIDDEN] = "hidden",
	[EXPIRED] = "expired",
};

/* What is explained. */
struct subject {
	const struct course *course;
	const struct entry *entry;	/* NULL: it has no page */
	struct arena *arena;
	int64_t now;
};

/* "scrum/x/index.md", or the same with the content folder before it. */
static const struct course *find_file(const struct site *site,
				      const char *content, const char *name)
{
	size_t len = strlen(content);
	const struct course *course = library_find(site->library, name);

	if (course || !str_starts(name, content))
		return course;
	name += len;
	name += strspn(name, "/");
	return library_find(site->library, name);
}

static const struct course *find_url(const struct site *site, const char *url,
				     int64_t now)
{
	struct resolution found = { .entry = NULL };
	struct buf decoded = BUF_INIT;
	struct view path, query;

	url_split(&path, &query, url);
	if (url_decode(&decoded, path.at, path.len) == URL_OK)
		catalogue_resolve(&found, site->catalogue, decoded.data, now);
	buf_release(&decoded);
	return found.entry ? found.entry->course : NULL;
}

/* One line of text for any value. */
static void add_value(struct buf *out, const struct value *value)
{
	value_write_json(out, value, false);
}

static void add_source(struct buf *out, const struct field *field)
{
	const struct place *at = &field->value->at;

	if (!field->source || !at->file) {
		buf_str(out, "derived");
		return;
	}
	buf_printf(out, "%s:%d:%d %s", at->file, at->line, at->col,
		   field->source);
}

/* What keys of lower precedence say in other words. */
static void write_others(struct buf *out, enum course_key key,
			 const struct field *field)
{
	size_t i;

	for (i = 0; i < value_len(field->others); i++) {
		const struct value *other = value_item(field->others, i);

		buf_printf(out, "%s\t", course_keys[key].name);
		add_value(out, other);
		buf_printf(out, "\t%s:%d:%d\tanother key says this too\n",
			   other->at.file, other->at.line, other->at.col);
	}
}

static void write_field(struct buf *out, const struct course *course,
			enum course_key key)
{
	const struct field *field = course_field(course, key);

	if (!field->value)
		return;
	buf_printf(out, "%s\t", course_keys[key].name);
	add_value(out, field->value);
	buf_char(out, '\t');
	add_source(out, field);
	buf_printf(out, "\t%s\n", rule_of(course, key));
	write_others(out, key, field);
}

static void write_unknown(struct buf *out, const struct value_pair *pair)
{
	buf_printf(out, "%s\t", pair->key);
	add_value(out, pair->value);
	buf_printf(out, "\t%s:%d:%d\tno field: its words are shown last\n",
		   pair->at.file, pair->at.line, pair->at.col);
}

static void write_text(struct buf *out, const struct subject *subject)
{
	const struct course *course = subject->course;
	int i;

	buf_printf(out, "file\t%s\n", course->file);
	if (subject->entry)
		buf_printf(out, "url\t%s\n", subject->entry->href);
	buf_printf(out, "kind\t%s\n", kinds[course->kind]);
	buf_printf(out, "shape\t%s\n", generation_name(course->generation));
	buf_printf(out, "state\t%s\n\n",
		   states[course_visibility(course, subject->now)]);
	for (i = 0; i < COURSE_N_KEYS; i++)
		write_field(out, course, (enum course_key)i);
	for (i = 0; i < (int)value_len(course->unknown); i++)
		write_unknown(out, &course->unknown->map.pairs[i]);
}

static struct value *placed_value(struct arena *arena,
				  const struct value *value)
{
	const struct place *at = &value->at;
	struct value *map = value_map(arena);

	value_set(arena, map, "value", value_copy(arena, value));
	if (at->file) {
		command_set(arena, map, "file", at->file);
		value_set(arena, map, "line", value_int(arena, at->line));
		value_set(arena, map, "column", value_int(arena, at->col));
	}
	return map;
}

static struct value *field_value(struct arena *arena,
				 const struct course *course,
				 enum course_key key)
{
	const struct field *field = course_field(course, key);
	struct value *map = placed_value(arena, field->value);
	struct value *others = value_list(arena);
	size_t i;

	command_set(arena, map, "key", field->source);
	command_set(arena, map, "rule", rule_of(course, key));
	for (i = 0; i < value_len(field->others); i++)
		value_push(arena, others,
			   placed_value(arena, value_item(field->others, i)));
	if (value_len(others))
		value_set(arena, map, "others", others);
	return map;
}

static void write_json(struct buf *out, const struct subject *subject)
{
	struct arena *arena = subject->arena;
	struct value *top = value_map(arena), *fields = value_map(arena);
	const struct course *course = subject->course;
	enum course_key i;

	command_set(arena, top, "file", course->file);
	command_set(arena, top, "url",
		    subject->entry ? subject->entry->href : NULL);
	command_set(arena, top, "kind", kinds[course->kind]);
	command_set(arena, top, "shape", generation_name(course->generation));
	command_set(arena, top, "state",
		    states[course_visibility(course, subject->now)]);
	value_set(arena, top, "listed", value_bool(arena,
						    !course->is_unlisted));
	for (i = 0; i < COURSE_N_KEYS; i++)
		if (course_value(course, i))
			value_set(arena, fields, course_keys[i].name,
				  field_value(arena, course, i));
	value_set(arena, top, "fields", fields);
	if (course->unknown)
		value_set(arena, top, "unknown",
			  value_copy(arena, course->unknown));
	value_write_json(out, top, true);
	buf_char(out, '\n');
}

static const char *const formats[] = { "text", "json", NULL };

static void (*const writers[])(struct buf *,
			       const struct subject *) = { write_text,
							   write_json };

static int print(const struct site *site, const struct options *options,
		 const struct course *course, size_t format)
{
	struct arena arena = ARENA_INIT;
	struct subject subject = {
		.course = course,
		.entry = catalogue_entry_of(site->catalogue, course),
		.arena = &arena,
		.now = options_now(options),
	};
	struct buf out = BUF_INIT;
	int status;

	writers[format](&out, &subject);
	status = command_print(&out);
	buf_release(&out);
	arena_release(&arena);
	return status;
}

int cmd_explain(const struct options *options)
{
	const char *name = options->args[0];
	const struct course *course;
	struct site *site;
	size_t format;
	int status = command_open(&site, &format, options, formats);

	if (status)
		return status;
	course = find_file(site, options->content, name);
	if (!course)
		course = find_url(site, name, options_now(options));
	if (course)
		status = print(site, options, course, format);
	else
		status = command_fail(1, "no course at %s", name);
	site_free(site);
	return status;
}
