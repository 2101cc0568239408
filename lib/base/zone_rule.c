/* SPDX-License-Identifier: MIT */
/*
 * The POSIX TZ string at the end of a TZif file, "GMT0BST,M3.5.0/1,M10.5.0".
 */
#include <string.h>

#include "base/instant.h"
#include "base/str.h"
#include "base/zone_parts.h"

#define DAY INT64_C(86400)

enum { MAX_HOURS = 167, DEFAULT_TIME = 2 * 3600 };

/* The readers step over what they took; false at anything else. */
static bool read_number(const char **at, int *out, int max)
{
	*out = 0;
	if (!str_is_digit(**at))
		return false;
	while (str_is_digit(**at) && *out <= max)
		*out = *out * 10 + (*(*at)++ - '0');
	return *out <= max;
}

static bool read_letter(const char **at, char letter)
{
	if (**at != letter)
		return false;
	(*at)++;
	return true;
}

/* "EST" or "<+0530>" */
static bool read_name(const char **at)
{
	const char *start = *at;

	if (read_letter(at, '<')) {
		while (**at && **at != '>')
			(*at)++;
		return read_letter(at, '>');
	}
	while (str_is_alnum(**at) && !str_is_digit(**at))
		(*at)++;
	return *at - start >= 3;
}

/* "-5:30", "+167:59:59" */
static bool read_time(const char **at, int *out)
{
	int hours, minutes = 0, seconds = 0;
	bool is_negative = read_letter(at, '-');

	if (!is_negative)
		read_letter(at, '+');
	if (!read_number(at, &hours, MAX_HOURS))
		return false;
	if (read_letter(at, ':') && !read_number(at, &minutes, 59))
		return false;
	if (read_letter(at, ':') && !read_number(at, &seconds, 59))
		return false;
	*out = hours * 3600 + minutes * 60 + seconds;
	if (is_negative)
		*out = -*out;
	return true;
}

static bool read_month_week(const char **at, struct zone_day *day)
{
	day->kind = DAY_OF_MONTH_WEEK;
	return read_number(at, &day->month, 12) && day->month > 0 &&
	       read_letter(at, '.') && read_number(at, &day->week, 5) &&
	       day->week > 0 && read_letter(at, '.') &&
	       read_number(at, &day->weekday, 6);
}

static bool read_day(const char **at, struct zone_day *day)
{
	bool is_read;

	if (!read_letter(at, ','))
		return false;
	if (read_letter(at, 'M')) {
		is_read = read_month_week(at, day);
	} else if (read_letter(at, 'J')) {
		day->kind = DAY_WITHOUT_LEAP;
		is_read = read_number(at, &day->day, 365) && day->day > 0;
	} else {
		day->kind = DAY_FROM_ZERO;
		is_read = read_number(at, &day->day, 365);
	}
	if (!is_read)
		return false;
	day->time = DEFAULT_TIME;
	return !read_letter(at, '/') || read_time(at, &day->time);
}

/* POSIX counts west of Greenwich. */
static bool read_offset(const char **at, int32_t *out)
{
	int west;

	if (!read_time(at, &west))
		return false;
	*out = -west;
	return west > -DAY && west < DAY + 3600;
}

bool zone_rule_parse(struct zone_rule *rule, const char *text)
{
	memset(rule, 0, sizeof(*rule));
	if (!read_name(&text) || !read_offset(&text, &rule->offset))
		return false;
	rule->is_set = true;
	if (!*text)
		return true;
	if (!read_name(&text))
		return false;
	rule->has_summer = true;
	rule->summer_offset = rule->offset + 3600;
	if (*text != ',' && !read_offset(&text, &rule->summer_offset))
		return false;
	return read_day(&text, &rule->start) && read_day(&text, &rule->end) &&
	       !*text;
}

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int64_t zone_day_in_year(const struct zone_day *day, int year)
{
	struct date date = { .year = year, .month = 1, .day = 1 };
	int64_t first, next;

	if (day->kind != DAY_OF_MONTH_WEEK) {
		first = instant_of_date(&date) + day->day * DAY + day->time;
		if (day->kind == DAY_FROM_ZERO)
			return first;
		/* "J60" is 1 March in every year. */
		return first - (is_leap(year) && day->day >= 60 ? 0 : DAY);
	}
	date.month = day->month;
	first = instant_of_date(&date);
	instant_to_date(&date, first);
	first += DAY * ((day->weekday - date.weekday + 7) % 7);
	first += 7 * DAY * (day->week - 1);
	date.year += date.month == 12;
	date.month = date.month % 12 + 1;
	date.day = 1;
	next = instant_of_date(&date);
	if (first >= next)		/* week 5 where there are four */
		first -= 7 * DAY;
	return first + day->time;
}

int zone_rule_offset(const struct zone_rule *rule, int64_t instant)
{
	int64_t start, end;
	struct date now;
	bool is_summer;

	if (!rule->has_summer)
		return rule->offset;
	instant_to_date(&now, instant + rule->offset);
	start = zone_day_in_year(&rule->start, now.year) - rule->offset;
	end = zone_day_in_year(&rule->end, now.year) - rule->summer_offset;
	if (start < end)
		is_summer = instant >= start && instant < end;
	else				/* south of the equator */
		is_summer = instant >= start || instant < end;
	return is_summer ? rule->summer_offset : rule->offset;
}
