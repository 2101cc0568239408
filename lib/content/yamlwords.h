/* SPDX-License-Identifier: MIT */
/*
 * What to tell an author about a YAML syntax error: libyaml says what its
 * scanner met, this says what to do (schema.md Y-10).  Knows no libyaml.
 */
#ifndef CONTENT_YAMLWORDS_H
#define CONTENT_YAMLWORDS_H

#include <stdbool.h>

#include "base/str.h"

/* What is known about an error. */
struct yaml_complaint {
	const char *problem;	/* libyaml's words */
	const char *context;	/* or NULL */
	struct view line;	/* where it was noticed */
	size_t col;		/* bytes of the line before that point */
	bool has_separator;	/* a U+0085, U+2028 or U+2029 is near */
};

struct yaml_remedy {
	const char *problem;	/* libyaml's words begin so; "" for any */
	const char *context;	/* and its context holds this; NULL for any */
	bool (*fits)(const struct yaml_complaint *);	/* NULL: always */
	bool at_context;	/* point at where the construct began */
	const char *code;
	const char *words;
};

/* All but libyaml's words, for an error at a byte of the text. */
void yaml_complaint_init(struct yaml_complaint *, struct view text,
			 size_t byte);
/* Never NULL: the last row fits all. */
const struct yaml_remedy *yaml_remedy_find(const struct yaml_complaint *);

#endif
