/* SPDX-License-Identifier: MIT */
/*
 * Asking a zone.  Reading one is in zone_load.c, the yearly rule that holds
 * after the last known change in zone_rule.c.
 */
#include "base/zone_parts.h"

#define DAY INT64_C(86400)
#define FAR (INT64_C(1) << 60)		/* sums with it do not overflow */

const struct zone zone_utc = { .len = 0 };

static int64_t bound(int64_t instant)
{
	if (instant > FAR)
		return FAR;
	return instant < -FAR ? -FAR : instant;
}

int zone_offset(const struct zone *zone, int64_t instant)
{
	size_t low = 0, high = zone->len;

	instant = bound(instant);
	while (low < high) {		/* the first change after instant */
		size_t middle = low + (high - low) / 2;

		if (zone->changes[middle].at <= instant)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == zone->len && zone->rule.is_set)
		return zone_rule_offset(&zone->rule, instant);
	return low ? zone->changes[low - 1].offset : zone->first_offset;
}

/*
 * No offset is over a day, so a day earlier and a day later lie on either
 * side of a change that could make the time skipped or doubled.
 */
int64_t zone_instant(const struct zone *zone, int64_t local)
{
	int before, after;

	local = bound(local);
	before = zone_offset(zone, local - DAY);
	if (zone_offset(zone, local - before) == before)
		return local - before;
	after = zone_offset(zone, local + DAY);
	if (zone_offset(zone, local - after) == after)
		return local - after;
	return local - before;
}
