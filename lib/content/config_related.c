/* SPDX-License-Identifier: MIT */
/*
 * What makes courses related: Hugo's `related` (hugo.md 4.4), with its keys in
 * any letter case.  What is not right is left out with the warning
 * bad-related.
 */
#include "base/str.h"
#include "content/config_parts.h"

struct option {
	const char *name;		/* Hugo's */
	enum value_type type;
	const char *key;		/* ours, see config.h */
};

static const struct option options[] = {
	{ "threshold", VALUE_INT, "threshold" },
	{ "includeNewer", VALUE_BOOL, "include_newer" },
	{ "toLower", VALUE_BOOL, "to_lower" },
	{ "indices", VALUE_LIST, "indices" },
	{ NULL, VALUE_NULL, NULL },
};

static const struct option index_options[] = {
	{ "name", VALUE_STRING, "name" },
	{ "weight", VALUE_INT, "weight" },
	{ "toLower", VALUE_BOOL, "to_lower" },
	{ "pattern", VALUE_STRING, "pattern" },
	{ "cardinalityThreshold", VALUE_INT, "most" },
	/* Of use to headings alone, which we do not compare. */
	{ "type", VALUE_STRING, "type" },
	{ "applyFilter", VALUE_BOOL, "apply_filter" },
	{ NULL, VALUE_NULL, NULL },
};

/* Sums of weights of all terms of a page must stay numbers. */
enum { MOST = 1000000 };

static void warn(struct config_reader *reader, struct place at,
		 const char *key, const char *remedy)
{
	report_add(reader->report, SEVERITY_WARNING, at, "bad-related",
		   "\"%s\" of related is left out: %s", key, remedy);
}

static const char *const remedies[] = {
	[VALUE_INT] = "write a number of at most a million",
	[VALUE_BOOL] = "write true or false",
	[VALUE_LIST] = "write a list of name and weight",
	[VALUE_STRING] = "write a text",
};

static bool is_good(const struct value *value, enum value_type type)
{
	if (value->type != type)
		return false;
	return type != VALUE_INT ||
	       (value->number >= -MOST && value->number <= MOST);
}

/* The pairs that the table knows. */
static struct value *read_map(struct config_reader *reader,
			      const struct value *map,
			      const struct option *table)
{
	struct value *out = value_map(reader->arena);
	size_t i;

	out->at = map->at;
	for (i = 0; i < map->map.len; i++) {
		const struct value_pair *pair = &map->map.pairs[i];
		const struct option *option = table;

		while (option->name &&
		       !str_eq_nocase(option->name, pair->key))
			option++;
		if (!option->name)
			warn(reader, pair->at, pair->key,
			     "there is no such option");
		else if (is_good(pair->value, option->type))
			value_set(reader->arena, out, option->key,
				  pair->value);
		else
			warn(reader, pair->value->at, pair->key,
			     remedies[option->type]);
	}
	return out;
}

static bool is_basic(const struct value *index)
{
	const char *type = value_text(value_get(index, "type"));

	return !type || str_eq_nocase(type, "basic");
}

static struct value *read_indices(struct config_reader *reader,
				  const struct value *given)
{
	struct value *list = value_list(reader->arena), *index;
	size_t i;

	for (i = 0; i < given->list.len; i++) {
		const struct value *item = given->list.items[i];

		if (item->type != VALUE_MAP) {
			warn(reader, item->at, "indices",
			     "each needs a name and a weight");
			continue;
		}
		index = read_map(reader, item, index_options);
		if (!value_text(value_get(index, "name")))
			warn(reader, item->at, "indices",
			     "one has no name: write the key of front matter "
			     "that is compared");
		else if (!is_basic(index))
			warn(reader, item->at,
			     value_text(value_get(index, "name")),
			     "headings are not compared, only type: basic");
		else
			value_push(reader->arena, list, index);
	}
	return list;
}

void config_apply_related(struct config_reader *reader,
			  const struct value *value)
{
	struct value *related = read_map(reader, value, options);
	const struct value *indices = value_get(related, "indices");

	if (indices)
		value_set(reader->arena, related, "indices",
			  read_indices(reader, indices));
	reader->config->related = related;
}
