/* SPDX-License-Identifier: MIT */
/*
 * Whether a class takes place, as far as its author says: a word under
 * `status`, or a key such as `cancelled: true`.  Nothing is concluded from
 * what is not said.
 */
#ifndef CONTENT_EVENT_STATUS_H
#define CONTENT_EVENT_STATUS_H

#include "content/nested.h"

/* Slots in a table of nested.h; each key of the last five is true or false. */
enum event_status_slot {
	EVENT_STATUS = 32, EVENT_STATUS_WORDS, EVENT_CONFIRMED,
	EVENT_TENTATIVE, EVENT_FULL, EVENT_POSTPONED, EVENT_CANCELLED
};

/* Puts `status` and `status_words` of events.h into the map. */
void event_status_read(const struct nested *, struct value *map,
		       struct prose *);

#endif
