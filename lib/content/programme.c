/* SPDX-License-Identifier: MIT */
/*
 * Preparation, syllabus and events: from the first of several files that has
 * them (schema.md 4.7, S4 to S6).  A file that cannot be read now leaves what
 * the course had from it before.  What loses is kept, if it is the course's
 * own: an earlier programme.  Problem codes: not-shown, shown-last
 * (notes), and those of file.h, yamldoc.h, syllabus.h and events.h.
 */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "content/events.h"
#include "content/filler.h"
#include "content/keys.h"
#include "content/paths.h"
#include "content/same.h"
#include "content/sides.h"
#include "content/syllabus.h"
#include "content/text.h"
#include "content/yamldoc.h"
#include "content/yamlmap.h"

/* In the course's own file, or in one beside it?  data/ is nobody's page. */
static bool is_own(const struct filler *filler, const struct value *value)
{
	const char *own = filler->course->file, *file = value->at.file;
	size_t len = (size_t)(path_base(own) - own);

	if (!file || str_eq(file, own))
		return file != NULL;
	return !path_is_markdown(file) && path_base(file) == file + len &&
	       strncmp(file, own, len) == 0;
}

/* The page shows it, as an earlier one. */
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
	if (same_words(value, field->value))
		return;
	if (is_own(filler, value))
		keep_earlier(filler, key, source, value);
	else
		report_add(filler->cleaner.report, SEVERITY_NOTE, value->at,
			   "not-shown", "this \"%s\" is not shown, that of "
			   "%s:%d is: remove one of them", source,
			   field->value->at.file, field->value->at.line);
}

static bool offer_syllabus(struct filler *filler, const struct value *root,
			   const char *const *sources)
{
	const struct value *read =
		syllabus_read(filler->cleaner.arena, root,
			      filler->cleaner.report);

	offer(filler, COURSE_PREPARATION, sources[0],
	      value_get(read, "preparation"));
	offer(filler, COURSE_SYLLABUS, sources[1],
	      value_get(read, "sessions"));
	return read;
}

static bool offer_events(struct filler *filler, const struct value *root,
			 const char *source)
{
	const struct cleaner *cleaner = &filler->cleaner;
	struct value *events = events_read(cleaner->arena, root, cleaner->zone,
					   cleaner->report);

	offer(filler, COURSE_EVENTS, source, events);
	return events;
}

/* The row's spelling of a key, which lives for ever; NULL: another row's. */
static const char *source_of(enum course_key row, const char *key)
{
	return key_find_source(&course_keys[row], key);
}

/* Is it the key of such a programme, in the map that has it? */
static bool names_programme(enum side_kind kind, const char *key)
{
	if (kind == SIDE_EVENTS)
		return source_of(COURSE_EVENTS, key);
	return source_of(COURSE_PREPARATION, key) ||
	       source_of(COURSE_SYLLABUS, key);
}

/* What stands beside a programme in its map; not of one that is the programme
   itself. */
static void keep_rest(struct filler *filler, const struct value *root,
		      enum side_kind kind, bool is_programme)
{
	struct arena *arena = filler->cleaner.arena;
	struct value *rest = value_list(arena);
	bool is_named = false;

	if (root->type != VALUE_MAP || syllabus_is_pathways(root) ||
	    !is_own(filler, root))
		return;
	for (size_t i = 0; i < value_len(root); i++) {
		const struct value_pair *pair = &root->map.pairs[i];
		struct value *map = value_map(arena);

		is_named |= names_programme(kind, pair->key);
		yamlmap_append(arena, map, pair);
		value_push(arena, rest, map);
	}
	if (is_named || !is_programme)
		filler_keep_words(filler, rest);
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

		if (!entry)
			continue;
		value_set(filler->cleaner.arena, root, keys[i],
			  entry->pair->value);
		keep_rest(filler, entry->pair->value, SIDE_SYLLABUS, true);
	}
	if (value_len(root))
		offer_syllabus(filler, root, sources);
	return value_len(root) > 0;
}

static void read_front_events(struct filler *filler,
			      const struct lookup *layer)
{
	const struct lookup_entry *entry;
	const char *source;

	for (size_t n = 0; (entry = find_source(layer, COURSE_EVENTS, n,
						&source)) != NULL; n++)
		keep_rest(filler, entry->pair->value, SIDE_EVENTS,
			  offer_events(filler, entry->pair->value, source));
}

/* A programme under a key that is there already (Y-7) loses to the first. */
static void read_again(struct filler *filler, const struct value *again)
{
	for (size_t i = 0; i < value_len(again); i++) {
		const struct value_pair *pair =
			&value_item(again, i)->map.pairs[0];
		const char *const sources[] = {
			source_of(COURSE_PREPARATION, pair->key),
			source_of(COURSE_SYLLABUS, pair->key),
		};
		const char *events = source_of(COURSE_EVENTS, pair->key);
		struct value *root = value_map(filler->cleaner.arena);

		root->at = pair->at;
		if (sources[0])
			value_set(filler->cleaner.arena, root, "pre",
				  pair->value);
		if (sources[1])
			value_set(filler->cleaner.arena, root, "sessions",
				  pair->value);
		if (value_len(root))
			offer_syllabus(filler, root, sources);
		if (events)
			offer_events(filler, pair->value, events);
	}
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

static void keep_all_before(struct filler *filler, const char *file,
			    enum side_kind kind)
{
	if (kind == SIDE_SYLLABUS) {
		keep_before(filler, COURSE_PREPARATION, file);
		keep_before(filler, COURSE_SYLLABUS, file);
	} else {
		keep_before(filler, COURSE_EVENTS, file);
	}
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

/* What the file says, in the cleaner's arena; -1 with errors. */
static int parse(struct yamldoc *doc, struct filler *filler,
		 const struct file_entry *entry, struct report *errors)
{
	struct place at = { entry->path, 1, 1 };
	struct buf text = BUF_INIT;
	struct file_id id;
	struct view view;
	int rc = -1;

	if (file_read(&text, &id, filler->source->sides->tree, entry->path,
		      LIMIT_FILE, errors) < 0)
		goto out;
	view.at = text.data;
	view.len = text.len;
	if (text_check(at.file, view, errors) == 0)
		rc = yamldoc_read(doc, filler->cleaner.arena, at, view, errors);
out:
	buf_release(&text);
	return rc;
}

static void read_side(struct filler *filler, const struct file_entry *entry,
		      enum side_kind kind)
{
	static const char *const sources[] = { "syllabusBefore", "syllabus" };
	struct yamldoc doc = { NULL, NULL };
	struct report errors;
	bool is_read, is_programme;

	report_init(&errors, filler->cleaner.arena);
	is_read = parse(&doc, filler, entry, &errors) == 0;
	report_broken(filler, &errors,
		      !is_read && had_any(filler, entry->path));
	report_release(&errors);
	if (!is_read) {
		keep_all_before(filler, entry->path, kind);
		return;
	}
	is_programme = kind == SIDE_SYLLABUS ?
			       offer_syllabus(filler, doc.root, sources) :
			       offer_events(filler, doc.root, "events");
	read_again(filler, doc.again);
	keep_rest(filler, doc.root, kind, is_programme);
	filler_keep_words(filler, doc.again);
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
	read_again(filler, filler->again);
	read_sides(filler, SIDE_EVENTS);
	check_ids(filler);
}
