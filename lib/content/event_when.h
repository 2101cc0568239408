/* SPDX-License-Identifier: MIT */
/*
 * When a date of events.h is to come, on, or past, and whether it takes place
 * at all: for pages, and for those who must know when a page changes by the
 * clock alone.
 */
#ifndef CONTENT_EVENT_WHEN_H
#define CONTENT_EVENT_WHEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/value.h"

/* Of a date or a session, "start_at" or "end_at"; INSTANT_NONE: not certain. */
int64_t event_instant(const struct value *map, const char *key);

struct event_when {
	int64_t begins;		/* INSTANT_NONE: nobody knows */
	int64_t over;		/* no longer of use to visitors from then on;
				   INSTANT_NONE: nobody knows */
	bool is_certain;	/* does it really end at `over`? */
};

/* Without a certain end, a date is over a day after the last that is known of
   it; two days where even its zone is unknown. */
void event_when(struct event_when *, const struct value *event);

/* Does it not take place when it says: cancelled, postponed? */
bool event_is_off(const struct value *event);
/* Can nobody join, as it is off or full? */
bool event_is_closed(const struct value *event);

#endif
