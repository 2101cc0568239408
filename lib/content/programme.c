/* SPDX-License-Identifier: MIT */
/*
 * Preparation, syllabus and events: from the first of several files that has
 * them (schema.md 4.7, S4 to S6).  A file that cannot be read now leaves what
 * the course had from it before.  Problem codes: not-shown, shown-last
 * (notes), and those of file.h, yamldoc.h, syllabus.h and events.h.
 */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "content/events.h"
#include "content/filler.h"
#include "content/sides.h"
#include "content/syllabus.h"
#include "content/text.h"
#include "content/words.h"
#include "content/yamldoc.h"

/* The course's own file says it: the page shows it, as an earlier one. */
static void keep_earlier(struct filler *filler, enum course_key key,
			 const char *source, const struct value *value)
{
	const struct value *counts = filler->fields[key].value;

	if (!filler_keep_other(filler, key, value))
		return;
	report_add(filler->cleaner.report, SEVERITY_NOTE, value->at,
		   "shown-last", "this \"%s\" is shown at the end, as an "
		   "earlier one; that of %s:%d counts: remove one of them",
		   source, counts->at.file, counts->at.line);
}

/* Sets a field, or says whose words are shown instead. */
static void offer(struct filler *filler, enum course_key key,
		  const char *source, struct value *value)
{
	struct field *field = &filler->fields[key];

	if (!value)
		return;
	if (!field->value) {
		field->value = value;
		field->source = source;
		return;
	}
	if (words_same(value, field->value))
		return;
	if (key != COURSE_EVENTS && value->at.file &&
	    str_eq(value->at.file, filler->course->file))
		keep_earlier(filler, key, source, value);
	else
		report_add(filler->cleaner.report, SEVERITY_NOTE, value->at,
			   "not-shown", "this \"%s\" is not shown, that of "
			   "%s:%d is: remove one of them", source,
			   field->value->at.file, field->value->at.line);
}

static void offer_syllabus(struct filler *filler, const struct value *root,
			   const char *const *sources)
{
	const struct value *read =
		syllabus_read(filler->cleaner.arena, root,
			      filler->cleaner.report);

	offer(filler, COURSE_PREPARATION, sources[0],
	      value_get(read, "preparation"));
	offer(filler, COURSE_SYLLABUS, sources[1],
	      value_get(read, "sessions"));
}

static void offer_events(struct filler *filler, const struct value *root,
			 const char *source)
{
	const struct cleaner *cleaner = &filler->cleaner;

	offer(filler, COURSE_EVENTS, source,
	      events_read(cleaner->arena, root, cleaner->zone,
			  cleaner->report));
}

/* The n-th of a row's sources that say something in this layer, or NULL. */
static const struct lookup_entry *find_source(const struct lookup *layer,
					      enum course_key key, size_t n,
					      const char **source)
{
	const struct key *row = &course_keys[key];
	const size_t *slots = layer->keys->slots[key];

	for (size_t i = 0; i < KEY_MAX_SOURCES && row->sources[i]; i++) {
		const struct lookup_entry *entry = layer->first[slots[i]];

		if (i && slots[i] == slots[i - 1])
			continue;
		for (; entry; entry = entry->next) {
			if (clean_is_empty(entry->pair->value) || n--)
				continue;
			*source = row->sources[i];
			return entry;
		}
	}
	return NULL;
}

/*
 * The reader tells a list of sessions from one of preparations by the key, so
 * it gets a map of both.  False: the n-th source of neither says anything.
 */
static bool read_front_syllabus(struct filler *filler,
				const struct lookup *layer, size_t n)
{
	static const char *const keys[] = { "pre", "sessions" };
	static const enum course_key rows[] = {
		COURSE_PREPARATION, COURSE_SYLLABUS
	};
	struct value *root = value_map(filler->cleaner.arena);
	const char *sources[2] = { NULL };

	root->at = filler->at;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct lookup_entry *entry =
			find_source(layer, rows[i], n, &sources[i]);

		if (entry)
			value_set(filler->cleaner.arena, root, keys[i],
				  entry->pair->value);
	}
	if (value_len(root))
		offer_syllabus(filler, root, sources);
	return value_len(root) > 0;
}

static void read_front_events(struct filler *filler,
			      const struct lookup *layer)
{
	const char *source;
	const struct lookup_entry *entry =
		find_source(layer, COURSE_EVENTS, 0, &source);

	if (entry)
		offer_events(filler, entry->pair->value, source);
}

/* What the course had from a file that cannot be read now. */
static void keep_before(struct filler *filler, enum course_key key,
			const char *file)
{
	const struct course *before = filler->source->before;
	const struct field *old = before ? course_field(before, key) : NULL;

	if (old && old->value && old->value->at.file &&
	    str_eq(old->value->at.file, file))
		offer(filler, key, old->source,
		      value_copy(filler->cleaner.arena, old->value));
}

static bool had_any(const struct filler *filler, const char *file)
{
	static const enum course_key keys[] = {
		COURSE_PREPARATION, COURSE_SYLLABUS, COURSE_EVENTS
	};
	const struct course *before = filler->source->before;
	size_t i;

	for (i = 0; before && i < sizeof(keys) / sizeof(keys[0]); i++) {
		const struct value *value = course_value(before, keys[i]);

		if (value && value->at.file && str_eq(value->at.file, file))
			return true;
	}
	return false;
}

/* Tells what is wrong, and what is shown meanwhile. */
static void report_broken(struct filler *filler, const struct report *errors,
			  bool is_kept)
{
	size_t i;

	for (i = 0; i < errors->len; i++) {
		const struct problem *problem = &errors->items[i];
		bool is_error = problem->severity == SEVERITY_ERROR;

		report_add(filler->cleaner.report, problem->severity,
			   problem->at, problem->code, "%s%s", problem->words,
			   is_error && is_kept ?
				   "; its last good version stays" : "");
	}
}

/* The file's value, in the cleaner's arena, or NULL with errors. */
static struct value *parse(struct filler *filler,
			   const struct file_entry *entry,
			   struct report *errors)
{
	struct place at = { entry->path, 1, 1 };
	struct buf text = BUF_INIT;
	struct value *root = NULL;
	struct file_id id;
	struct view view;

	if (file_read(&text, &id, filler->source->sides->tree, entry->path,
		      LIMIT_FILE, errors) < 0)
		goto out;
	view.at = text.data;
	view.len = text.len;
	if (text_check(at.file, view, errors) < 0 ||
	    yamldoc_parse(&root, filler->cleaner.arena, at, view, errors) < 0)
		root = NULL;
out:
	buf_release(&text);
	return root;
}

static void read_side(struct filler *filler, const struct file_entry *entry,
		      enum side_kind kind)
{
	static const char *const sources[] = { "syllabusBefore", "syllabus" };
	struct report errors;
	const struct value *root;

	report_init(&errors, filler->cleaner.arena);
	root = parse(filler, entry, &errors);
	report_broken(filler, &errors,
		      !root && had_any(filler, entry->path));
	report_release(&errors);
	if (root && kind == SIDE_SYLLABUS) {
		offer_syllabus(filler, root, sources);
	} else if (root) {
		offer_events(filler, root, "events");
	} else if (kind == SIDE_SYLLABUS) {
		keep_before(filler, COURSE_PREPARATION, entry->path);
		keep_before(filler, COURSE_SYLLABUS, entry->path);
	} else {
		keep_before(filler, COURSE_EVENTS, entry->path);
	}
}

static void read_sides(struct filler *filler, enum side_kind kind)
{
	const struct file_entry *found[SIDES_MAX] = { NULL };
	const struct sides *sides = filler->source->sides;
	size_t len, i;

	len = sides ? sides_find(found, sides, filler->course, kind) : 0;
	for (i = 0; i < len; i++)
		read_side(filler, found[i], kind);
}

static void check_ids(const struct filler *filler)
{
	const struct course *course = filler->course;
	struct value *syllabus;

	if (!course_value(course, COURSE_EVENTS))
		return;
	syllabus = value_map(filler->cleaner.arena);
	if (course_value(course, COURSE_SYLLABUS))
		value_set(filler->cleaner.arena, syllabus, "sessions",
			  value_copy(filler->cleaner.arena,
				     course_value(course, COURSE_SYLLABUS)));
	events_check_ids(course_value(course, COURSE_EVENTS), syllabus,
			 filler->cleaner.report);
}

void programme_fill(struct filler *filler)
{
	read_sides(filler, SIDE_SYLLABUS);
	for (size_t i = 0; i < filler->n_layers; i++) {
		size_t n = 0;

		while (read_front_syllabus(filler, &filler->layers[i], n))
			n++;
		read_front_events(filler, &filler->layers[i]);
	}
	read_sides(filler, SIDE_EVENTS);
	check_ids(filler);
}
