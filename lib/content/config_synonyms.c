/* SPDX-License-Identifier: MIT */
/*
 * Words that mean the same to a search, `synonyms` of site.yaml: a map of a
 * word or phrase to another, or to a list of them.  What is not right is left
 * out with the warning bad-synonym.
 */
#include "base/limits.h"
#include "base/str.h"
#include "content/config_parts.h"

static void add_text(struct config_reader *reader, struct value *row,
		     struct value *text)
{
	if (value_len(row) == LIMIT_SYNONYM_TEXTS)
		report_add(reader->report, SEVERITY_WARNING, text->at,
			   "bad-synonym", "is over %d words and phrases that "
			   "mean the same: left out", LIMIT_SYNONYM_TEXTS);
	else if (str_is_blank(value_text(text)))
		report_add(reader->report, SEVERITY_WARNING, text->at,
			   "bad-synonym", "is no word: write \"word: [another, "
			   "two words]\"");
	else
		value_push(reader->arena, row, text);
}

static struct value *read_row(struct config_reader *reader,
			      const struct value_pair *pair)
{
	struct value *row = value_list(reader->arena);
	struct value *key = value_borrow(reader->arena, pair->key);
	size_t i;

	row->at = pair->at;
	key->at = pair->at;
	add_text(reader, row, key);
	if (pair->value->type != VALUE_LIST)
		add_text(reader, row, pair->value);
	for (i = 0; i < value_len(pair->value) &&
		    pair->value->type == VALUE_LIST; i++)
		add_text(reader, row, value_item(pair->value, i));
	return row;
}

void config_apply_synonyms(struct config_reader *reader,
			   const struct value *value)
{
	struct value *rows = value_list(reader->arena), *row;
	size_t i;

	rows->at = value->at;
	for (i = 0; i < value->map.len; i++) {
		if (value_len(rows) == LIMIT_SYNONYMS) {
			report_add(reader->report, SEVERITY_WARNING,
				   value->map.pairs[i].at, "bad-synonym",
				   "is over %d synonyms: this and those after "
				   "it are left out", LIMIT_SYNONYMS);
			break;
		}
		row = read_row(reader, &value->map.pairs[i]);
		if (value_len(row) > 1)
			value_push(reader->arena, rows, row);
	}
	reader->config->synonyms = rows;
}
