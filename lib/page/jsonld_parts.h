/* SPDX-License-Identifier: MIT */
/*
 * What the files jsonld*.c share: making nodes.
 */
#ifndef PAGE_JSONLD_PARTS_H
#define PAGE_JSONLD_PARTS_H

#include "page/making.h"

/* {"@type": type} */
struct value *jsonld_node(struct arena *, const char *type);
/* Sets a key, unless there is nothing to say. */
void jsonld_text(struct arena *, struct value *node, const char *key,
		 const char *text);
void jsonld_put(struct arena *, struct value *node, const char *key,
		struct value *);	/* NULL and empty lists say nothing */
/* An address of ours or of others, made absolute. */
void jsonld_url(const struct page_env *, struct value *node, const char *key,
		const char *href);

/* Who offers the courses: name and address; NULL where no file says. */
struct value *jsonld_provider(const struct page_env *);

/* The dates to come, as instances of the course: LIST. */
struct value *jsonld_instances(struct making *, const struct value *course);

#endif
