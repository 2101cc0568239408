/* SPDX-License-Identifier: MIT */
/*
 * libyaml's events into values, with a cap on everything that grows.  What a
 * syntax error means to an author is in yamlwords.c.  Problem codes, beside
 * those there and in yamlanchor.c: yaml-anchor, yaml-depth, yaml-documents,
 * yaml-duplicate-key, yaml-key, yaml-merge, yaml-nul, yaml-tag.
 */
#include <yaml.h>

#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "base/log.h"
#include "base/table.h"
#include "content/text.h"
#include "content/yamlagain.h"
#include "content/yamlanchor.h"
#include "content/yamldoc.h"
#include "content/yamllint.h"
#include "content/yamlmap.h"
#include "content/yamlscalar.h"
#include "content/yamlwords.h"

/* A list or map that is open. */
struct frame {
	struct value *container;
	const char *anchor;	/* or NULL */
	struct yaml_weight before;
	int height;		/* levels below it so far */
	const char *key;	/* waits for its value; NULL: a key is next */
	struct place key_at;
	bool is_again;		/* the key is there already */
	size_t n_again;		/* before it */
	struct table keys;	/* see yamlmap.h */
};

struct reader {
	yaml_parser_t parser;
	struct arena *arena;
	struct report *report;
	struct view text;
	struct cursor cursor;
	struct frame frames[LIMIT_YAML_DEPTH];
	int depth;		/* frames in use */
	struct yaml_weight weight;	/* of all so far */
	struct table anchors;
	struct value *root;
	struct value *again;	/* LIST, see yamldoc.h */
	bool has_document;
};

static struct place place_of(struct reader *reader, const yaml_mark_t *mark)
{
	cursor_to_index(&reader->cursor, mark->index);
	return reader->cursor.at;
}

static int fail(struct reader *reader, struct place at, const char *code,
		const char *words)
{
	return report_add(reader->report, SEVERITY_ERROR, at, code, "%s",
			  words);
}

static struct frame *top(struct reader *reader)
{
	return reader->depth ? &reader->frames[reader->depth - 1] : NULL;
}

/* The map that waits for its next key, or NULL. */
static struct frame *wants_key(struct reader *reader)
{
	struct frame *frame = top(reader);

	if (!frame || frame->container->type != VALUE_MAP || frame->key)
		return NULL;
	return frame;
}

static int add_weight(struct reader *reader, struct yaml_weight more,
		      struct place at)
{
	return yamlweight_add(&reader->weight, more, at, reader->report);
}

/* The keys of all maps that are open. */
static void put_again(struct reader *reader, const struct value_pair *pair)
{
	const char *keys[LIMIT_YAML_DEPTH];
	size_t n = 0;

	for (int i = 0; i < reader->depth; i++)
		if (reader->frames[i].key)
			keys[n++] = reader->frames[i].key;
	yamlagain_add(reader->arena, reader->again, keys, n, pair);
}

/* A finished value goes where the open list or map wants it. */
static void put(struct reader *reader, struct value *value, int height)
{
	struct frame *frame = top(reader);
	struct value_pair pair;

	if (!frame) {
		reader->root = value;
		return;
	}
	if (height > frame->height)
		frame->height = height;
	if (frame->container->type == VALUE_LIST) {
		value_push(reader->arena, frame->container, value);
		return;
	}
	pair = (struct value_pair){ frame->key, frame->key_at, value };
	if (frame->is_again)
		put_again(reader, &pair);
	else
		yamlmap_append(reader->arena, frame->container, &pair);
	frame->key = NULL;
}

static void set_anchor(struct reader *reader, const char *name,
		       const struct yaml_anchor *anchor)
{
	yamlanchor_set(&reader->anchors, reader->arena, name, anchor);
}

static int read_key(struct reader *reader, struct frame *frame,
		    const yaml_event_t *event)
{
	struct place at = place_of(reader, &event->start_mark);
	const char *text = (const char *)event->data.scalar.value;
	size_t len = event->data.scalar.length;

	if (len > LIMIT_YAML_KEY)
		return fail(reader, at, "yaml-key",
			    "a key is at most 1024 bytes long");
	if (strlen(text) != len)
		return fail(reader, at, "yaml-nul",
			    "a key may not hold \\0: remove it");
	if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	    str_eq(text, "<<"))
		return fail(reader, at, "yaml-merge",
			    "merge keys (<<) are not read: write the values "
			    "out");
	frame->key = arena_strndup(reader->arena, text, len);
	frame->key_at = at;
	frame->is_again = yamlmap_has(&frame->keys, frame->container,
				      frame->key);
	if (frame->is_again)
		report_add(reader->report, SEVERITY_ERROR, at,
			   "yaml-duplicate-key",
			   "\"%s\" is there twice: the first stays, remove "
			   "this one", text);
	return 0;
}

/* What an author meant otherwise, and YAML reads without a word. */
static void lint(struct reader *reader, const yaml_event_t *event,
		 struct place at)
{
	const struct frame *frame = top(reader);
	bool is_folded = event->start_mark.line != event->end_mark.line;

	if (frame && frame->container->type == VALUE_LIST)
		yamllint_item((const char *)event->data.scalar.value,
			      is_folded, at, reader->report);
	at = place_of(reader, &event->end_mark);
	yamllint_comment(reader->text, reader->cursor.byte, at,
			 reader->report);
}

static int read_value(struct reader *reader, const yaml_event_t *event)
{
	struct place at = place_of(reader, &event->start_mark);
	bool is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	struct yaml_scalar scalar = {
		(const char *)event->data.scalar.value,
		event->data.scalar.length,
		(const char *)event->data.scalar.tag,
		is_plain && !event->data.scalar.tag,
		event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE,
	};
	struct value *value = yamlscalar_read(reader->arena, &scalar, at,
					      reader->report);

	if (!value)
		return -1;
	/* Literal or folded, the two last of libyaml's styles. */
	if (event->data.scalar.style >= YAML_LITERAL_SCALAR_STYLE)
		value->at = cursor_block(&reader->cursor);
	if (event->data.scalar.anchor)
		set_anchor(reader, (const char *)event->data.scalar.anchor,
			   &(struct yaml_anchor){ value, { 1, scalar.len },
						  0 });
	if (is_plain)
		lint(reader, event, at);
	put(reader, value, 0);
	return 0;
}

static int read_scalar(struct reader *reader, const yaml_event_t *event)
{
	struct yaml_weight weight = { 1, event->data.scalar.length };
	struct frame *frame = wants_key(reader);

	if (add_weight(reader, weight,
		       place_of(reader, &event->start_mark)) < 0)
		return -1;
	return frame ? read_key(reader, frame, event) :
		       read_value(reader, event);
}

static int read_alias(struct reader *reader, const yaml_event_t *event)
{
	const char *name = (const char *)event->data.alias.anchor;
	struct place at = place_of(reader, &event->start_mark);
	const struct yaml_anchor *anchor = table_find(&reader->anchors, name);
	struct value *copy;

	if (wants_key(reader))
		return fail(reader, at, "yaml-key",
			    "a key is plain text: put it in quotes");
	if (!anchor)
		return report_add(reader->report, SEVERITY_ERROR, at,
				  "yaml-anchor",
				  "\"*%s\" refers to nothing: a value that "
				  "begins with * must be in quotes", name);
	if (!anchor->value)
		return report_add(reader->report, SEVERITY_ERROR, at,
				  "yaml-anchor", "\"*%s\" refers to itself: "
				  "write the value out", name);
	if (reader->depth + anchor->height > LIMIT_YAML_DEPTH)
		return report_add(reader->report, SEVERITY_ERROR, at,
				  "yaml-depth", "\"*%s\" nests deeper than %d "
				  "levels", name, LIMIT_YAML_DEPTH);
	if (add_weight(reader, anchor->weight, at) < 0)
		return -1;
	copy = value_copy(reader->arena, anchor->value);
	copy->at = at;
	put(reader, copy, anchor->height);
	return 0;
}

static int check_collection(struct reader *reader, const char *tag,
			    struct place at)
{
	const struct yaml_weight one = { 1, 0 };

	if (wants_key(reader))
		return fail(reader, at, "yaml-key",
			    "a key is plain text: a value that begins with { "
			    "or [ must be in quotes");
	if (!yamlscalar_is_core_tag(tag))
		return fail(reader, at, "yaml-tag",
			    "tags are not read: put a value that begins with "
			    "! in quotes");
	if (reader->depth == LIMIT_YAML_DEPTH)
		return report_add(reader->report, SEVERITY_ERROR, at,
				  "yaml-depth",
				  "lists and maps nest deeper than %d levels",
				  LIMIT_YAML_DEPTH);
	return add_weight(reader, one, at);
}

static void open_collection(struct reader *reader, struct value *container,
			    const char *anchor, struct place at)
{
	struct frame *frame = &reader->frames[reader->depth++];

	container->at = at;
	memset(frame, 0, sizeof(*frame));
	frame->container = container;
	frame->n_again = reader->again->list.len;
	frame->before = reader->weight;
	if (anchor) {
		frame->anchor = arena_strdup(reader->arena, anchor);
		set_anchor(reader, anchor, &(struct yaml_anchor){ 0 });
	}
}

static void close_collection(struct reader *reader)
{
	struct frame *frame = top(reader);
	struct value *container;
	int height;

	assert(frame);		/* libyaml pairs its events */
	container = frame->container;
	height = frame->height + 1;
	table_release(&frame->keys);
	yamlagain_close(reader->again, frame->n_again, container);
	if (frame->anchor)
		set_anchor(reader, frame->anchor, &(struct yaml_anchor){
			container, {
				reader->weight.nodes - frame->before.nodes + 1,
				reader->weight.bytes - frame->before.bytes,
			}, height });
	reader->depth--;
	put(reader, container, height);
}

static int read_collection(struct reader *reader, const yaml_event_t *event)
{
	bool is_list = event->type == YAML_SEQUENCE_START_EVENT;
	const char *tag = (const char *)(
		is_list ? event->data.sequence_start.tag :
			  event->data.mapping_start.tag);
	const char *anchor = (const char *)(
		is_list ? event->data.sequence_start.anchor :
			  event->data.mapping_start.anchor);
	struct place at = place_of(reader, &event->start_mark);

	if (check_collection(reader, tag, at) < 0)
		return -1;
	open_collection(reader, is_list ? value_list(reader->arena) :
					  value_map(reader->arena),
			anchor, at);
	return 0;
}

static int read_document(struct reader *reader, const yaml_event_t *event)
{
	if (reader->has_document)
		return fail(reader, place_of(reader, &event->start_mark),
			    "yaml-documents",
			    "a second YAML document begins here: remove the "
			    "line \"---\" or \"...\" before it");
	reader->has_document = true;
	return 0;
}

static int read_event(struct reader *reader, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return read_document(reader, event);
	case YAML_SCALAR_EVENT:
		return read_scalar(reader, event);
	case YAML_ALIAS_EVENT:
		return read_alias(reader, event);
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		return read_collection(reader, event);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_collection(reader);
		return 0;
	default:
		return 0;
	}
}

static int complain(struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	struct yaml_complaint complaint;
	const struct yaml_remedy *remedy;
	struct place at;

	if (parser->error == YAML_MEMORY_ERROR)
		die("out of memory in libyaml");
	if (parser->error == YAML_READER_ERROR)
		cursor_to_byte(&reader->cursor, parser->problem_offset);
	else
		cursor_to_index(&reader->cursor, parser->problem_mark.index);
	at = reader->cursor.at;
	yaml_complaint_init(&complaint, reader->text, reader->cursor.byte);
	complaint.problem = parser->problem;
	complaint.context = parser->context;
	remedy = yaml_remedy_find(&complaint);
	if (remedy->at_context)
		at = place_of(reader, &parser->context_mark);
	return fail(reader, at, remedy->code, remedy->words);
}

static int read_next(struct reader *reader, bool *done)
{
	yaml_event_t event;
	int rc;

	if (!yaml_parser_parse(&reader->parser, &event))
		return complain(reader);
	*done = event.type == YAML_STREAM_END_EVENT;
	rc = read_event(reader, &event);
	yaml_event_delete(&event);
	return rc;
}

static void start(struct reader *reader, struct place at, struct view text)
{
	reader->text = text_skip_bom(text);
	cursor_init(&reader->cursor, reader->text, at);
	if (!yaml_parser_initialize(&reader->parser))
		die("out of memory in libyaml");
	/* Or libyaml would take UTF-16, too (security.md C6). */
	yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader->parser,
				     (const unsigned char *)reader->text.at,
				     reader->text.len);
}

static void stop(struct reader *reader)
{
	while (reader->depth > 0)
		table_release(&reader->frames[--reader->depth].keys);
	table_release(&reader->anchors);
	yaml_parser_delete(&reader->parser);
}

int yamldoc_read(struct yamldoc *doc, struct arena *arena, struct place at,
		 struct view text, struct report *report)
{
	struct reader reader = { 0 };
	bool done = false;
	int rc = 0;

	reader.arena = arena;
	reader.report = report;
	reader.again = value_list(arena);
	start(&reader, at, text);
	while (!done && rc == 0)
		rc = read_next(&reader, &done);
	stop(&reader);
	if (!reader.root) {
		reader.root = value_null(arena);
		reader.root->at = at;
	}
	doc->root = reader.root;
	doc->again = reader.again;
	return rc;
}

int yamldoc_parse(struct value **out, struct arena *arena, struct place at,
		  struct view text, struct report *report)
{
	struct yamldoc doc;
	int rc = yamldoc_read(&doc, arena, at, text, report);

	*out = doc.root;
	return rc;
}
