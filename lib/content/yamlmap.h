/* SPDX-License-Identifier: MIT */
/*
 * Building a map whose keys are unique, without searching all of it for each
 * key: small maps are searched, large ones have a table of their keys.
 */
#ifndef CONTENT_YAMLMAP_H
#define CONTENT_YAMLMAP_H

#include "base/table.h"
#include "base/value.h"

/*
 * Is the key there already?  If not, it is remembered and must be appended.
 * `keys` starts zeroed; the caller releases it.  Keys live as long.
 */
bool yamlmap_has(struct table *keys, const struct value *map,
		 const char *key);
void yamlmap_append(struct arena *, struct value *map,
		    const struct value_pair *);

#endif
