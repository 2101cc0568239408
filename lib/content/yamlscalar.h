/* SPDX-License-Identifier: MIT */
/*
 * What one YAML scalar is: the typing of YAML 1.2's core schema, and of that
 * only null, true/false and decimal integers (schema.md Y-6).
 */
#ifndef CONTENT_YAMLSCALAR_H
#define CONTENT_YAMLSCALAR_H

#include "base/value.h"

struct yaml_scalar {
	const char *text;	/* NUL-ended; may hold NULs before its end */
	size_t len;
	const char *tag;	/* as resolved, or NULL */
	bool is_plain;		/* neither quoted nor a block nor tagged */
	bool has_escapes;	/* in double quotes: "\x01" may stand there */
};

/* NULL with a problem: a NUL inside, a tag we do not read, a wrong tag. */
struct value *yamlscalar_read(struct arena *, const struct yaml_scalar *,
			      struct place, struct report *);
/* No tag at all, "!", or one of YAML's own: !!str, !!map, ... */
bool yamlscalar_is_core_tag(const char *tag);

#endif
