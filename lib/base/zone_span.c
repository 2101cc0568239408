/* SPDX-License-Identifier: MIT */
/*
 * Looks for the two changes a year, else for a span without a change.
 */
#include "base/zone_span.h"

#include <string.h>

#include "base/instant.h"
#include "base/zone_parts.h"

#define DAY INT64_C(86400)

enum { FIRST_YEAR = 1970, LAST_YEAR = 9999 };

static int year_of(int64_t instant)
{
	struct date date;

	instant_to_date(&date, instant);
	return date.year;
}

static int64_t year_start(int year)
{
	struct date date = { .year = year, .month = 1, .day = 1 };

	return instant_of_date(&date);
}

/* Index of the first change that is later. */
static size_t find_later(const struct zone *zone, int64_t instant)
{
	size_t low = 0, high = zone->len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (zone->changes[middle].at <= instant)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* What the clock shows before the i-th change. */
static int offset_before(const struct zone *zone, size_t i)
{
	return i ? zone->changes[i - 1].offset : zone->first_offset;
}

/* Changes of the table in a year that move the clock. */
static size_t count_in_year(const struct zone *zone, int year)
{
	size_t i = find_later(zone, year_start(year) - 1), n = 0;

	for (; i < zone->len && year_of(zone->changes[i].at) == year; i++)
		n += zone->changes[i].offset != offset_before(zone, i);
	return n;
}

/* Both changes of the rule, as local times of a year. */
static void set_turns(struct zone_turn turns[2], const struct zone_rule *rule,
		      int year)
{
	const struct zone_day *days[2] = { &rule->end, &rule->start };
	const int offsets[2] = { rule->offset, rule->summer_offset };
	size_t i;

	for (i = 0; i < 2; i++) {
		/* Ireland's "summer time" is in winter. */
		size_t at = offsets[0] < offsets[1] ? i : 1 - i;

		turns[at].first = zone_day_in_year(days[i], year);
		turns[at].from = offsets[1 - i];
		turns[at].to = offsets[i];
		turns[at].month = days[i]->month;
		turns[at].week = days[i]->week;
		turns[at].weekday = days[i]->weekday;
	}
}

static bool can_be_told(const struct zone_day *day)
{
	return day->kind == DAY_OF_MONTH_WEEK && day->time >= 0 &&
	       day->time < DAY;
}

/* Does the clock change in that year as the rule says, and not else? */
static bool holds_in(const struct zone *zone, int year)
{
	struct zone_turn turns[2];
	size_t i;

	set_turns(turns, &zone->rule, year);
	for (i = 0; i < 2; i++) {
		int64_t at = turns[i].first - turns[i].from;

		if (zone_offset(zone, at - 1) != turns[i].from ||
		    zone_offset(zone, at) != turns[i].to)
			return false;
	}
	return count_in_year(zone, year) <= 2;
}

/* Behind the table is nothing but the rule. */
static int last_year(const struct zone *zone, int64_t last)
{
	int year = year_of(last);
	int known = zone->len ? year_of(zone->changes[zone->len - 1].at) + 1 :
			       FIRST_YEAR;

	return year < known ? year : known;
}

static bool find_yearly(struct zone_span *span, const struct zone *zone,
			int64_t first, int64_t last)
{
	const struct zone_rule *rule = &zone->rule;
	int start = year_of(first) - 1, year;

	if (!rule->is_set || !rule->has_summer ||
	    rule->offset == rule->summer_offset ||
	    !can_be_told(&rule->start) || !can_be_told(&rule->end))
		return false;
	if (start < FIRST_YEAR || start > LAST_YEAR)
		return false;
	for (year = start; year <= last_year(zone, last) || year == start;
	     year++) {
		if (!holds_in(zone, year))
			return false;
	}
	while (start > FIRST_YEAR && holds_in(zone, start - 1))
		start--;
	span->way = ZONE_YEARLY;
	set_turns(span->turns, rule, start);
	return true;
}

/* The last change of the rule until an instant; false if it has none. */
static bool find_by_rule(struct zone_turn *turn, const struct zone *zone,
			 int64_t instant)
{
	struct zone_turn turns[2];
	int64_t latest = INT64_MIN;
	int year;
	size_t i;

	if (!zone->rule.is_set || !zone->rule.has_summer)
		return false;
	for (year = year_of(instant) - 1; year <= year_of(instant); year++) {
		set_turns(turns, &zone->rule, year);
		for (i = 0; i < 2; i++) {
			int64_t at = turns[i].first - turns[i].from;

			if (at > instant || at <= latest)
				continue;
			latest = at;
			*turn = turns[i];
		}
	}
	return latest != INT64_MIN;
}

/* The last change of the table until an instant. */
static bool find_in_table(struct zone_turn *turn, const struct zone *zone,
			  int64_t instant)
{
	size_t i = find_later(zone, instant);

	while (i > 0 && zone->changes[i - 1].offset ==
			offset_before(zone, i - 1))
		i--;
	if (i == 0 || zone->changes[i - 1].at < 0)
		return false;
	turn->from = offset_before(zone, i - 1);
	turn->to = zone->changes[i - 1].offset;
	turn->first = zone->changes[i - 1].at + turn->from;
	return true;
}

/* Is there no change behind `first` and until `last`? */
static bool is_still(const struct zone *zone, int64_t first, int64_t last)
{
	const int offset = zone_offset(zone, first);
	size_t i = find_later(zone, first);
	struct zone_turn turn;

	for (; i < zone->len && zone->changes[i].at <= last; i++) {
		if (zone->changes[i].offset != offset)
			return false;
	}
	if (i < zone->len || !find_by_rule(&turn, zone, last))
		return zone_offset(zone, last) == offset;
	return zone_offset(zone, last) == offset &&
	       turn.first - turn.from <= first;
}

static void find_fixed(struct zone_span *span, const struct zone *zone,
		       int64_t first)
{
	const bool is_behind = find_later(zone, first) == zone->len;
	struct zone_turn *turn = &span->turns[0];

	span->way = ZONE_FIXED;
	if (is_behind && find_by_rule(turn, zone, first) &&
	    turn->to == zone_offset(zone, first))
		return;
	if (find_in_table(turn, zone, first))
		return;
	turn->first = 0;
	turn->from = turn->to = zone_offset(zone, first);
}

void zone_span_find(struct zone_span *span, const struct zone *zone,
		    int64_t first, int64_t last)
{
	memset(span, 0, sizeof(*span));
	span->way = ZONE_IRREGULAR;
	if (find_yearly(span, zone, first, last))
		return;
	if (is_still(zone, first, last))
		find_fixed(span, zone, first);
}
