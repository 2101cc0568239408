/* SPDX-License-Identifier: MIT */
/*
 * YAML text into a struct value, over libyaml's events (its only includer).
 * YAML 1.2 core typing of plain scalars: null, true/false, decimal integers
 * without a leading zero; all else is a string (schema.md Y-6: dates, floats,
 * octals, yes/no, 12:30 stay as written).  Duplicate keys: the first stays,
 * the others are errors (Y-7).  Anchors and aliases work, expanded within
 * LIMIT_YAML_NODES, cycles and merge keys refused; one document; tags other
 * than the core ones refused (Y-8).  A list item that holds " - /" is warned
 * of (Y-9); syntax errors say what to quote (Y-10); `key: #x` that reads as
 * null is warned of (Y-4).
 */
#ifndef CONTENT_YAMLDOC_H
#define CONTENT_YAMLDOC_H

#include "base/str.h"
#include "base/value.h"

/*
 * Parses the text, whose first line is line `at.line` of file at.file.
 * *out lives in the arena: a map, list or scalar; NULL value for no content.
 * 0, or -1 with at least one error in the report.
 */
int yamldoc_parse(struct value **out, struct arena *, struct place at,
		  struct view text, struct report *);

/* What an author wrote, all of it. */
struct yamldoc {
	struct value *root;
	/*
	 * LIST of MAPs of one pair each: what keys say that are there again
	 * (Y-7).  The pair's key is the path of keys to it, "events.location".
	 * Those of a map with `draft: true` are left out.
	 */
	struct value *again;
};

int yamldoc_read(struct yamldoc *, struct arena *, struct place at,
		 struct view text, struct report *);

#endif
