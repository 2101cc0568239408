/* SPDX-License-Identifier: MIT */
/*
 * When something starts or ends, as an author wrote it, and how much of that
 * is certain (schema.md E-5).
 */
#ifndef CONTENT_MOMENT_H
#define CONTENT_MOMENT_H

#include "base/instant.h"
#include "base/table.h"

enum moment_state {
	MOMENT_CERTAIN,
	MOMENT_NO_DATE,		/* nothing that we read as a date */
	MOMENT_NO_TIME,		/* a day, but no time of it */
	MOMENT_NO_ZONE,		/* local to a zone that nobody knows */
	MOMENT_SKIPPED,		/* the clocks go over it */
	MOMENT_TWICE		/* and come back over it */
};

struct moment {
	enum moment_state state;
	bool has_offset;	/* "+01:00"; then the zone does not count */
	int64_t wall;		/* on the clock, as if it were UTC */
	int64_t instant;	/* of MOMENT_CERTAIN, else INSTANT_NONE */
};

/* Any of the strings that Hugo takes.  NULL is a zone that nobody knows. */
void moment_read(struct moment *, const char *text, const struct zone *);

/* Neither may be MOMENT_NO_DATE. */
bool moment_same_day(const struct moment *, const struct moment *);

enum span {
	SPAN_FINE,		/* or nobody can say */
	SPAN_BACKWARDS,		/* ends before it starts, or takes no time */
	SPAN_LONG		/* over a day */
};
enum span moment_span(const struct moment *start, const struct moment *end);

/* Zones by name, each loaded once. */
struct zones {
	struct arena *arena;
	struct table table;
};

void zones_init(struct zones *, struct arena *);
void zones_release(struct zones *);		/* not the arena */
const struct zone *zones_find(struct zones *, const char *name);  /* or NULL */

#endif
