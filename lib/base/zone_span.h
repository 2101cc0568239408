/* SPDX-License-Identifier: MIT */
/*
 * How a zone's clock goes over a span of time, told so that programs without
 * zoneinfo can follow: by one offset, or by two changes a year that fall on
 * the n-th weekday of a month.  RFC 5545 3.6.5 could tell more than that, but
 * Outlook could not hear it: it is all that Windows can hold of a zone.
 */
#ifndef BASE_ZONE_SPAN_H
#define BASE_ZONE_SPAN_H

#include "base/zone.h"

enum zone_way {
	ZONE_FIXED,		/* turns[0]: the last change before the span */
	ZONE_YEARLY,		/* turns: to the lesser offset, and back */
	ZONE_IRREGULAR		/* neither: say instants, no local times */
};

struct zone_turn {
	int64_t first;		/* on the clock before the change, as if it
				   were UTC: the first time that it happens
				   so, not before 1970 */
	int from, to;		/* seconds east */
	int month;		/* 1..12, and the rest: of ZONE_YEARLY only */
	int week;		/* 1..4, or 5 for the last */
	int weekday;		/* 0 Sunday */
};

struct zone_span {
	enum zone_way way;
	struct zone_turn turns[2];
};

/* From one instant to another, both included. */
void zone_span_find(struct zone_span *, const struct zone *, int64_t first,
		    int64_t last);

#endif
