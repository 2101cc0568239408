/* SPDX-License-Identifier: MIT */
/*
 * A date of content/events.h in words: its days, its times, what it is, as
 * the clocks show it where the course is held.  For course pages and lists.
 */
#ifndef PAGE_EVENT_DAYS_H
#define PAGE_EVENT_DAYS_H

#include "page/clock.h"
#include "page/page.h"

/* The first and the last day; is_said is false where no day is known. */
struct event_days {
	struct clock first, last;
};

/* Zones are loaded only where a text has an offset as well as a zone. */
void event_days(struct event_days *, struct zones *,
		const struct value *event);
/* "7–9 November 2027"; "" where no day is known. */
const char *event_days_words(const struct page_env *,
			     const struct event_days *);

/* Whose clock a time is read by. */
struct event_clock {
	const struct zone *zone;	/* NULL: nobody knows */
	const char *name;		/* as written; NULL: the text has an
					   offset, and that is all it has */
};
/* A text of the date or of one of its sessions, which is `part`. */
void event_clock(struct event_clock *, struct clock *,
		 const struct page_env *, struct zones *,
		 const struct value *event, const struct value *part,
		 const char *key);
/* "London time (UTC+00:00)"; the zone as written where there is no offset;
   NULL where nothing is known. */
const char *event_clock_words(const struct page_env *,
			      const struct event_clock *,
			      const struct clock *);

/* "Fully booked", or the author's own words; NULL: nothing is said. */
const char *event_status_words(const struct page_env *,
			       const struct value *event);

#endif
