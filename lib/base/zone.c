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
static int offset_before(const struct zone *zone, int64_t local)
{
	return zone_offset(zone, local - DAY);
}

static int offset_after(const struct zone *zone, int64_t local)
{
	return zone_offset(zone, local + DAY);
}

/* Does the local time, with that offset, come when it is that offset's? */
static bool is_true(const struct zone *zone, int64_t local, int offset)
{
	return zone_offset(zone, local - offset) == offset;
}

int64_t zone_instant(const struct zone *zone, int64_t local)
{
	int before, after;

	local = bound(local);
	before = offset_before(zone, local);
	if (is_true(zone, local, before))
		return local - before;
	after = offset_after(zone, local);
	return is_true(zone, local, after) ? local - after : local - before;
}

enum zone_times zone_times(const struct zone *zone, int64_t local)
{
	int before, after;
	int times;

	local = bound(local);
	before = offset_before(zone, local);
	after = offset_after(zone, local);
	times = is_true(zone, local, before);
	if (after != before)
		times += is_true(zone, local, after);
	return (enum zone_times)times;
}
