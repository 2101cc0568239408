/* SPDX-License-Identifier: MIT */
/*
 * The sessions of one date, and what dates and sessions share; for events.c
 * only.
 */
#ifndef CONTENT_EVENT_SESSION_H
#define CONTENT_EVENT_SESSION_H

#include "content/moment.h"
#include "content/nested.h"

struct event_reader {
	struct cleaner cleaner;		/* its zone is the site's */
	struct zones zones;
};

/* A date as written; NULL, with MOMENT_NO_DATE, when none is. */
struct event_time {
	struct value *written;
	struct moment moment;
};

/*
 * What is no date is a problem, and goes to the prose.  So is a time that the
 * clocks skip or double, but it stays as it is written.
 */
struct event_time event_time_read(const struct nested *, int slot,
				  const struct zone *, struct prose *);
/*
 * The zone that the slot names, or `otherwise`; NULL, with a problem, when
 * nobody knows the one it names.
 */
const struct zone *event_zone_read(struct event_reader *,
				   const struct nested *, int slot,
				   const struct zone *otherwise);
/* A zone that nobody knows stands beside times; without any, it is words. */
void event_zone_say(const struct nested *, int slot, const struct zone *,
		    const struct event_time times[2], struct prose *);
void event_time_forget(struct event_time *);
/*
 * "- 2025-11-07" where a map is expected: one that starts then, and a problem
 * that says how to mend it.  Else as nested_wrap().
 */
struct value *event_wrap(const struct cleaner *, const struct value *from,
			 const char *thing, const char *mending);

/* What the sessions of a date say together. */
struct event_span {
	const struct zone *zone;	/* of sessions that name none */
	bool is_said;			/* does a session start on a day? */
	struct moment first, last;	/* by the wall, where they start */
	int64_t start_at;		/* or INSTANT_NONE */
	int64_t end_at;			/* or INSTANT_NONE */
	bool is_open;			/* a session has no certain end */
};

/* A LIST as in events.h, or NULL. */
struct value *event_sessions_read(struct event_reader *, struct event_span *,
				  const struct value *from, struct prose *);

#endif
