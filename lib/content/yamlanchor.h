/* SPDX-License-Identifier: MIT */
/*
 * What anchors stand for, and how much of memory a document may ask for: for
 * yamldoc.c.
 */
#ifndef CONTENT_YAMLANCHOR_H
#define CONTENT_YAMLANCHOR_H

#include "base/report.h"
#include "base/table.h"
#include "base/value.h"

/* What a value costs once its aliases are written out. */
struct yaml_weight {
	size_t nodes, bytes;
};

/* -1 with an error when it is too much. */
int yamlweight_add(struct yaml_weight *, struct yaml_weight more,
		   struct place at, struct report *);

struct yaml_anchor {
	const struct value *value;	/* NULL while it is open */
	struct yaml_weight weight;	/* of it and all below */
	int height;
};

/* `anchors` starts zeroed; the caller releases it. */
void yamlanchor_set(struct table *anchors, struct arena *, const char *name,
		    const struct yaml_anchor *);

#endif
