/* SPDX-License-Identifier: MIT */
/*
 * Packing in two walks over the same values: the first counts, the second
 * copies.  What needs alignment stands before all strings.
 */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "content/pack.h"

enum { FILES_MAX = 8 };		/* names of other files kept in mind */

struct packer {
	struct course *course;
	bool is_counting;
	size_t n_nodes, n_chars;	/* bytes used so far */
	char *nodes, *chars;		/* of the block, when copying */
	struct {
		const char *from, *to;
	} files[FILES_MAX];
	size_t n_files;
};

/* Room for something aligned; NULL while counting. */
static void *take_node(struct packer *packer, size_t size)
{
	const size_t unit = _Alignof(struct value);
	char *at = packer->is_counting ? NULL :
					 packer->nodes + packer->n_nodes;

	packer->n_nodes += (size + unit - 1) / unit * unit;
	return at;
}

static const char *pack_text(struct packer *packer, const char *text)
{
	const size_t size = strlen(text) + 1;
	const size_t before = packer->n_chars;

	packer->n_chars += size;
	if (packer->is_counting)
		return text;
	return memcpy(packer->chars + before, text, size);
}

static void pack_place(struct packer *packer, struct place *at)
{
	size_t i;

	if (!at->file || at->file == packer->course->file)
		return;
	for (i = 0; i < packer->n_files; i++) {
		if (packer->files[i].from == at->file)
			break;
	}
	if (i == packer->n_files) {
		i = packer->n_files < FILES_MAX ? packer->n_files++ : 0;
		packer->files[i].from = at->file;
		packer->files[i].to = pack_text(packer, at->file);
	}
	at->file = packer->files[i].to;
}

static struct value *pack(struct packer *, const struct value *);

static void pack_list(struct packer *packer, struct value *copy)
{
	struct value **items = take_node(
		packer, copy->list.len * sizeof(struct value *));
	size_t i;

	for (i = 0; i < copy->list.len; i++) {
		struct value *item = pack(packer, copy->list.items[i]);

		if (items)
			items[i] = item;
	}
	copy->list.items = items;
	copy->list.cap = copy->list.len;
}

static void pack_map(struct packer *packer, struct value *copy)
{
	struct value_pair *pairs = take_node(packer, copy->map.len *
							     sizeof(*pairs));
	size_t i;

	for (i = 0; i < copy->map.len; i++) {
		struct value_pair pair = copy->map.pairs[i];

		pack_place(packer, &pair.at);
		pair.key = pack_text(packer, pair.key);
		pair.value = pack(packer, pair.value);
		if (pairs)
			pairs[i] = pair;
	}
	copy->map.pairs = pairs;
	copy->map.cap = copy->map.len;
}

/* Depth is bounded: all came from YAML (LIMIT_YAML_DEPTH). */
static struct value *pack(struct packer *packer, const struct value *from)
{
	struct value *at, copy;

	if (!from)
		return NULL;
	copy = *from;
	at = take_node(packer, sizeof(*at));
	pack_place(packer, &copy.at);
	if (copy.type == VALUE_STRING)
		copy.text = pack_text(packer, copy.text);
	else if (copy.type == VALUE_LIST)
		pack_list(packer, &copy);
	else if (copy.type == VALUE_MAP)
		pack_map(packer, &copy);
	if (at)
		*at = copy;
	return at;
}

/*
 * The first field made of the very same words, or the field itself: summary
 * and lead, say, or three kinds of date.  `places` has those before it.
 */
static enum course_key find_twin(const struct course *course,
				 const uint8_t *places, enum course_key field)
{
	const struct value *value = course_value(course, field), *other;
	enum course_key i;

	if (!value_text(value))
		return field;
	for (i = 0; i < field; i++) {
		if (!places[i])
			continue;
		other = course_value(course, i);
		if (other && other->type == VALUE_STRING &&
		    other->at.line == value->at.line &&
		    other->at.col == value->at.col &&
		    other->at.file == value->at.file &&
		    str_eq(other->text, value->text))
			return i;
	}
	return field;
}

static bool is_said(const struct field *field)
{
	return field->value || field->source || field->others;
}

static size_t count_fields(const struct course *course)
{
	enum course_key i;
	size_t n = 0;

	for (i = 0; i < COURSE_N_KEYS; i++)
		n += is_said(course_field(course, i));
	return n;
}

/* Those that say something, one after the other. */
static void pack_fields(struct packer *packer, struct course *copy)
{
	const struct course *course = packer->course;
	struct field *fields = take_node(packer, count_fields(course) *
							 sizeof(*fields));
	enum course_key i, twin;
	uint8_t n = 0;

	for (i = 0; i < COURSE_N_KEYS; i++) {
		struct field field = *course_field(course, i);

		copy->places[i] = is_said(&field) ? ++n : 0;
		if (!copy->places[i])
			continue;
		twin = find_twin(course, copy->places, i);
		if (twin == i)
			field.value = pack(packer, field.value);
		else if (fields)
			field.value = fields[copy->places[twin] - 1].value;
		field.others = pack(packer, field.others);
		if (fields)
			fields[n - 1] = field;
	}
	copy->fields = fields;
}

static void pack_all(struct packer *packer)
{
	struct course *course = packer->course;
	struct course copy = *course;

	packer->n_nodes = packer->n_chars = packer->n_files = 0;
	pack_fields(packer, &copy);
	copy.unknown = pack(packer, copy.unknown);
	copy.cascade = pack(packer, copy.cascade);
	copy.body = pack_text(packer, copy.body);
	if (!packer->is_counting)
		*course = copy;
}

void course_pack(struct course *course)
{
	struct packer packer = {
		.course = course,
		.is_counting = true,
	};
	size_t size;

	pack_all(&packer);
	size = packer.n_nodes + packer.n_chars;
	packer.nodes = arena_alloc(&course->arena, size);
	packer.chars = packer.nodes + packer.n_nodes;
	packer.is_counting = false;
	pack_all(&packer);
	assert(packer.n_nodes + packer.n_chars == size);
}
