/* SPDX-License-Identifier: MIT */
/*
 * Writes iCalendar (RFC 5545 with the names of RFC 7986): content lines that
 * end in CRLF and are folded at 75 octets, texts escaped, zones told whole.
 * No value can end its line or begin another.  What stands in a calendar is
 * page_calendar.c's.
 *
 * A zone is told by VTIMEZONE where two changes a year or one offset hold for
 * all times of the calendar (base/zone_span.h), as that is what Outlook can
 * follow; times of other zones are told in UTC, which all can.
 */
#ifndef PAGE_ICAL_H
#define PAGE_ICAL_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/zone.h"
#include "base/zone_span.h"

enum { ICAL_FOLD = 75 };	/* octets of a line, without its end */

/* "NAME:value", where the value is of a form that needs no escapes; what
   would break the line is left out.  Nothing for NULL and "". */
void ical_line(struct buf *, const char *name, const char *value);
/* A TEXT (RFC 5545 3.3.11); "\n" is a line of it.  Likewise. */
void ical_text(struct buf *, const char *name, const char *text);

/* The zones of a calendar: from when to when each is needed. */
struct ical_zone {
	const char *name;		/* "Europe/London" */
	const struct zone *zone;
	int64_t first, last;
	struct zone_span span;
};

struct ical_zones {
	struct arena *arena;
	struct ical_zone *items;
	size_t len, cap;
};

/* Every instant that a calendar has; before anything is written. */
void ical_zones_add(struct ical_zones *, const char *name,
		    const struct zone *, int64_t instant);
/* Writes a VTIMEZONE for each zone that can be told. */
void ical_zones_write(struct buf *, struct ical_zones *);

/* "DTSTART;TZID=Europe/London:20310512T090000", or in UTC where name is NULL,
   the zone cannot be told, or the clock shows that time twice. */
void ical_time(struct buf *, const struct ical_zones *, const char *property,
	       const char *name, int64_t instant);
/* "DTSTART;VALUE=DATE:20310512", of a clock's time as if it were UTC. */
void ical_day(struct buf *, const char *property, int64_t wall);
/* "DTSTAMP:20310512T080000Z" */
void ical_instant(struct buf *, const char *property, int64_t instant);

#endif
