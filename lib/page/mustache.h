/* SPDX-License-Identifier: MIT */
/*
 * Mustache templates over struct value: the public specification whole, but
 * for lambdas; with its optional modules inheritance ({{<parent}}, {{$block}})
 * and dynamic names ({{>*name}}).  Everything is escaped, but {{{x}}}, {{&x}}
 * and strings that are HTML already (value->is_html).  Nesting is bounded by
 * LIMIT_TEMPLATE_DEPTH, output by LIMIT_PAGE; what is over is cut and
 * reported by the return value.
 */
#ifndef PAGE_MUSTACHE_H
#define PAGE_MUSTACHE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/report.h"
#include "base/str.h"
#include "base/value.h"

struct mustache;

/*
 * Lives in the arena, and points into `text`.  NULL with an error in the
 * report that has file, line and column: an unclosed or mismatched tag.
 */
struct mustache *mustache_compile(struct arena *, const char *file,
				  struct view text, struct report *);

/* A partial or parent by name; NULL: renders as nothing. */
typedef const struct mustache *mustache_find_fn(const void *data,
						const char *name);

/* 0, or -1 when a limit cut the output. */
int mustache_render(struct buf *out, const struct mustache *,
		    const struct value *view, mustache_find_fn *,
		    const void *data);

/* Reports each partial and parent that find() does not know, but for those
   with a dynamic name: template-partial, a warning. */
void mustache_check(const struct mustache *, mustache_find_fn *,
		    const void *data, struct report *);

/* Does it come to itself again, whatever the view?  Then the place is that of
   the tag that leads there.  Partials in a section may end, so they do not
   count. */
bool mustache_is_endless(const struct mustache *, mustache_find_fn *,
			 const void *data, struct place *);
/* May it come to itself again?  Those in sections count. */
bool mustache_comes_back(const struct mustache *, mustache_find_fn *,
			 const void *data, struct place *);

#endif
