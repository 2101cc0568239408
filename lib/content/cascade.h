/* SPDX-License-Identifier: MIT */
/*
 * What a section's pages inherit: the `cascade` of its _index.md (hugo.md
 * 1.2).  A page's own words beat those of the section that it is in, which
 * beat those of the sections around that one.
 */
#ifndef CONTENT_CASCADE_H
#define CONTENT_CASCADE_H

#include "base/arena.h"
#include "base/report.h"
#include "base/value.h"

/*
 * The value of `cascade`, a map or a list of maps, as a LIST of MAPs, all
 * borrowed; NULL for none.  Problem code: bad-cascade (a warning).
 */
struct value *cascade_read(struct arena *, const struct value *from,
			   struct report *);

/*
 * Appends to `layers` those maps whose target the file is, by path (a glob)
 * and kind (home, section or page).  One for an environment counts if that is
 * production; languages do not matter here.
 */
void cascade_select(struct arena *, struct value *layers,
		    const struct value *cascade, const char *file);

#endif
