/* SPDX-License-Identifier: MIT */
/*
 * Reading and writing wall clocks.
 */
#include "page/clock.h"

void clock_read(struct clock *clock, const char *text, const struct zone *zone)
{
	struct moment moment;

	*clock = (struct clock){ .is_said = false };
	if (!text)
		return;
	moment_read(&moment, text, zone);
	if (moment.state == MOMENT_NO_DATE)
		return;
	clock->is_said = true;
	clock->has_time = moment.state != MOMENT_NO_TIME;
	clock->wall = moment.wall;
	if (moment.state != MOMENT_CERTAIN)
		return;
	/* Written with an offset, the zone's own clock is what is read. */
	if (zone)
		clock->wall = moment.instant + zone_offset(zone,
							   moment.instant);
	clock->has_offset = true;
	clock->east = clock->wall - moment.instant;
}

bool clock_same_day(const struct clock *a, const struct clock *b)
{
	struct date one, other;

	instant_to_date(&one, a->wall);
	instant_to_date(&other, b->wall);
	return one.year == other.year && one.yearday == other.yearday;
}

bool clock_same_month(const struct clock *a, const struct clock *b)
{
	struct date one, other;

	instant_to_date(&one, a->wall);
	instant_to_date(&other, b->wall);
	return one.year == other.year && one.month == other.month;
}

/* "+01:00", or `zero` for none. */
static const char *offset_text(struct arena *arena, const struct clock *clock,
			       const char *zero)
{
	long minutes = (long)(clock->east / 60);
	char sign = minutes < 0 ? '-' : '+';

	if (!minutes)
		return zero;
	if (minutes < 0)
		minutes = -minutes;
	return arena_printf(arena, "%c%02ld:%02ld", sign, minutes / 60,
			    minutes % 60);
}

const char *clock_iso_day(struct arena *arena, const struct clock *clock)
{
	struct date d;

	instant_to_date(&d, clock->wall);
	return arena_printf(arena, "%04d-%02d-%02d", d.year, d.month, d.day);
}

const char *clock_iso(struct arena *arena, const struct clock *clock)
{
	if (!clock->has_time)
		return clock_iso_day(arena, clock);
	return arena_printf(arena, "%sT%s%s", clock_iso_day(arena, clock),
			    clock_time(arena, clock), clock->has_offset ?
			    offset_text(arena, clock, "Z") : "");
}

const char *clock_time(struct arena *arena, const struct clock *clock)
{
	struct date d;

	instant_to_date(&d, clock->wall);
	return arena_printf(arena, "%02d:%02d", d.hour, d.minute);
}

/* A text of words.*.yaml with what a day is made of in its places. */
static const char *day_text(struct arena *arena, const struct words *words,
			    const struct date *d, const char *path)
{
	const struct words_place places[] = {
		{ "day", arena_printf(arena, "%d", d->day) },
		{ "month", words_item(words, "clock.months",
				      (size_t)d->month - 1) },
		{ "year", arena_printf(arena, "%d", d->year) },
		{ "weekday", words_item(words, "clock.weekdays",
					(size_t)d->weekday) },
		{ NULL, NULL },
	};

	return words_fill(arena, words, path, places);
}

const char *clock_day(struct arena *arena, const struct words *words,
		      const struct clock *clock)
{
	struct date d;

	instant_to_date(&d, clock->wall);
	return day_text(arena, words, &d, "clock.date");
}

const char *clock_weekday(struct arena *arena, const struct words *words,
			  const struct clock *clock)
{
	struct date d;

	instant_to_date(&d, clock->wall);
	return day_text(arena, words, &d, "clock.date_with_weekday");
}

const char *clock_from(struct arena *arena, const struct words *words,
		       const struct clock *from, const struct clock *to)
{
	struct date a, b;

	instant_to_date(&a, from->wall);
	instant_to_date(&b, to->wall);
	if (a.year != b.year)
		return clock_day(arena, words, from);
	return day_text(arena, words, &a, a.month != b.month ?
			"clock.from_in_year" : "clock.from_in_month");
}

const char *clock_offset(struct arena *arena, const struct clock *clock)
{
	return arena_printf(arena, "UTC%s", offset_text(arena, clock, ""));
}
