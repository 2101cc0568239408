/* SPDX-License-Identifier: MIT */
/*
 * What a zone holds.  For zone*.c and their tests only; everybody else asks
 * through zone.h.
 */
#ifndef BASE_ZONE_PARTS_H
#define BASE_ZONE_PARTS_H

#include <stddef.h>

#include "base/buf.h"
#include "base/zone.h"

struct zone_change {
	int64_t at;		/* from this instant on, */
	int32_t offset;		/* seconds east of Greenwich */
};

/* A day of any year, and the local time at which the clock changes. */
struct zone_day {
	enum { DAY_OF_MONTH_WEEK, DAY_WITHOUT_LEAP, DAY_FROM_ZERO } kind;
	int month, week, weekday;	/* "M3.5.0": week 5 is the last */
	int day;			/* "J60" from 1, no 29 February; "59" */
	int time;			/* seconds, -167 to 167 hours */
};

/* POSIX TZ as RFC 8536 3.3 extends it: what holds after the last change. */
struct zone_rule {
	bool is_set;
	bool has_summer;
	int32_t offset, summer_offset;
	struct zone_day start, end;	/* of summer time */
};

struct zone {
	const struct zone_change *changes;	/* in order of time */
	size_t len;
	int32_t first_offset;			/* before the first change */
	struct zone_rule rule;
};

/* Fills a zone of zeroes from a TZif file; false when it is none. */
bool zone_read(struct zone *, struct arena *, const struct buf *file);
/* false when the text is no rule. */
bool zone_rule_parse(struct zone_rule *, const char *text);
int zone_rule_offset(const struct zone_rule *, int64_t instant);
/* Local time, as if it were UTC, of a rule's change in a year. */
int64_t zone_day_in_year(const struct zone_day *, int year);

#endif
