/* SPDX-License-Identifier: MIT */
/*
 * From the text of one file to a course record, and asking that record.  The
 * parts: front.c, yamldoc.c, fields.c, derive.c.  Problem code:
 * front-not-map.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "content/cascade.h"
#include "content/filler.h"
#include "content/front.h"
#include "content/pack.h"
#include "content/paths.h"
#include "content/yamldoc.h"

static const char *const generation_names[] = {
	[GENERATION_NONE] = "none", [GENERATION_G1] = "G1",
	[GENERATION_G1C] = "G1c",   [GENERATION_G15] = "G1.5",
	[GENERATION_G2] = "G2",	    [GENERATION_G3] = "G3",
};
_Static_assert(sizeof(generation_names) / sizeof(generation_names[0]) ==
	       GENERATION_G3 + 1, "every generation has its name");

static struct course *course_new(const char *file, struct view text)
{
	const size_t len = strlen(file) + 1;
	const struct view name = path_name(file);
	struct course *course = mem_alloc(sizeof(*course) + len + name.len +
					  1);
	char *names = (char *)(course + 1);

	arena_init(&course->arena);
	report_init(&course->report, &course->arena);
	course->refs = 1;
	course->file = memcpy(names, file, len);
	course->name = memcpy(names + len, name.at, name.len);
	course->is_bundle = path_is_leaf(file) || path_is_branch(file);
	course->date = course->lastmod = INSTANT_NONE;
	course->publish = course->expiry = INSTANT_NONE;
	hash_digest(&course->digest, text.at, text.len);
	return course;
}

/* NULL with a problem when there is no map to be had from it. */
static struct value *read_matter(struct filler *filler,
				 const struct front *front)
{
	struct arena *arena = filler->cleaner.arena;
	struct report *report = filler->cleaner.report;
	struct yamldoc doc;

	if (yamldoc_read(&doc, arena, filler->at, front->matter, report) < 0)
		return NULL;
	filler->again = doc.again;
	if (doc.root->type == VALUE_NULL)	/* empty, or comments only */
		return value_map(arena);
	if (doc.root->type == VALUE_MAP)
		return doc.root;
	report_add(report, SEVERITY_ERROR, doc.root->at, "front-not-map",
		   "front matter is made of \"key: value\" lines: write at "
		   "least \"title: ...\"");
	return NULL;
}

/* What a section hands down, it has itself; then what it inherits. */
static struct value *find_layers(struct filler *filler)
{
	const struct course_source *source = filler->source;
	struct arena *arena = filler->cleaner.arena;
	struct value *list = value_list(arena);
	const struct lookup_entry *entry =
		lookup_find(&filler->layers[0], "cascade");
	size_t i;

	if (entry)
		filler->course->cascade = cascade_read(
			arena, entry->pair->value, filler->cleaner.report);
	cascade_select(arena, list, filler->course->cascade, source->file);
	for (i = 0; i < value_len(source->cascade); i++)
		value_push(arena, list, value_item(source->cascade, i));
	return list;
}

static void fill_layers(struct filler *filler, const struct value *own_map)
{
	struct arena *arena = filler->cleaner.arena;
	const struct key_index *keys = filler->source->keys;
	const struct value *list;
	struct lookup own, *layers;
	size_t i;

	lookup_init(&own, arena, keys, own_map);
	filler->layers = &own;
	list = find_layers(filler);
	filler->n_layers = 1 + value_len(list);
	layers = arena_alloc(arena, filler->n_layers * sizeof(*layers));
	layers[0] = own;
	for (i = 1; i < filler->n_layers; i++)
		lookup_init(&layers[i], arena, keys, value_item(list, i - 1));
	filler->layers = layers;
}

static void fill_course(struct filler *filler, const struct value *map)
{
	size_t i;

	fill_layers(filler, map);
	fields_fill(filler);
	programme_fill(filler);
	sections_fill(filler);
	derive_fill(filler);
	judge_fill(filler);
	course_pack(filler->course);
	for (i = 0; i < filler->n_layers; i++)
		lookup_release(&filler->layers[i]);
}

static int fill(struct course *course, const struct front *front,
		const struct course_source *source)
{
	struct arena scratch = ARENA_INIT;
	struct field fields[COURSE_N_KEYS] = { 0 };
	struct filler filler = {
		.course = course,
		.fields = fields,
		.cleaner = { &scratch, &course->report, source->zone },
		.source = source,
		.at = { course->file, front->matter_line, 1 },
	};
	struct value *map = read_matter(&filler, front);

	course->body = arena_strndup(&scratch, front->body.at,
				     front->body.len);
	course->body_line = front->body_line;
	course->fields = fields;
	for (size_t i = 0; i < COURSE_N_KEYS; i++)
		course->places[i] = (uint8_t)(i + 1);
	if (map)
		fill_course(&filler, map);
	arena_release(&scratch);
	return map ? 0 : -1;
}

struct course *course_read(const struct course_source *source,
			   struct report *errors)
{
	struct course *course = course_new(source->file, source->text);
	struct front front;

	if (front_split(&front, course->file, source->text.at,
			source->text.len, &course->report) < 0 ||
	    fill(course, &front, source) < 0) {
		if (errors)
			report_merge(errors, &course->report);
		course_unref(course);
		return NULL;
	}
	return course;
}

struct course *course_parse(const char *file, struct view text,
			    const struct zone *zone, struct report *errors)
{
	struct course_source source = {
		.file = file, .text = text, .zone = zone
	};
	struct key_index keys;
	struct course *course;

	key_index_init(&keys);
	source.keys = &keys;
	course = course_read(&source, errors);
	key_index_release(&keys);
	return course;
}

struct course *course_ref(struct course *course)
{
	course->refs++;
	return course;
}

void course_unref(struct course *course)
{
	if (!course)
		return;
	assert(course->refs > 0);
	if (--course->refs > 0)
		return;
	report_release(&course->report);
	arena_release(&course->arena);
	free(course);
}

const struct field *course_field(const struct course *course,
				 enum course_key key)
{
	static const struct field none = { 0 };
	const uint8_t place = course->places[key];

	return place ? &course->fields[place - 1] : &none;
}

const struct value *course_value(const struct course *course,
				 enum course_key key)
{
	return course_field(course, key)->value;
}

const char *course_text(const struct course *course, enum course_key key)
{
	return value_text(course_value(course, key));
}

long course_int(const struct course *course, enum course_key key)
{
	const struct value *value = course_value(course, key);

	return value && value->type == VALUE_INT ? value->number : 0;
}

const struct value *course_list(const struct course *course,
				enum course_key key)
{
	const struct value *value = course_value(course, key);

	return value && value->type == VALUE_LIST ? value : NULL;
}

const struct value *course_unknown(const struct course *course,
				   const char *folded)
{
	const struct value *unknown = course->unknown;

	for (size_t i = 0; i < value_len(unknown); i++)
		if (key_same(unknown->map.pairs[i].key, folded))
			return unknown->map.pairs[i].value;
	return NULL;
}

const char *course_name(const struct course *course)
{
	const char *title = course_text(course, COURSE_TITLE);

	return title ? title : course->name;
}

int64_t course_lastmod(const struct course *course)
{
	const struct field *field = course_field(course, COURSE_LASTMOD);
	const char *source = field->value ? field->source : NULL;

	/* The other sources of the row say when it was made. */
	if (source && (str_eq(source, "lastmod") ||
		       str_eq(source, "modified")))
		return course->lastmod;
	return course->changed > 0 ? course->changed : INSTANT_NONE;
}

enum visibility course_visibility(const struct course *course, int64_t now)
{
	if (course->is_draft)
		return HIDDEN;
	if (course->publish != INSTANT_NONE && course->publish > now)
		return HIDDEN;
	if (course->expiry != INSTANT_NONE && course->expiry < now)
		return EXPIRED;
	return VISIBLE;
}

const char *generation_name(enum generation generation)
{
	return generation_names[generation];
}
