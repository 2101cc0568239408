/* SPDX-License-Identifier: MIT */
/*
 * Instants to and from dates of the proleptic Gregorian calendar, and the two
 * forms that we write.  Reading dates is in instant_parse.c.
 */
#include <stdio.h>
#include <time.h>

#include "base/instant.h"

#define DAY INT64_C(86400)
#define YEAR_MAX INT64_C(2000000000)	/* what instant_to_date() can give */

enum { EPOCH_WEEKDAY = 4 };		/* 1970-01-01 was a Thursday */

/* time() asks a clock that is some milliseconds late to begin a second. */
int64_t instant_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return now.tv_sec;
}

/* Division that rounds down, for times before 1970. */
static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static bool is_leap(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Days from 0000-01-01 to the first day of a year. */
static int64_t days_before_year(int64_t year)
{
	int64_t last = year - 1;

	return year * 365 + floor_div(last, 4) - floor_div(last, 100) +
	       floor_div(last, 400) + 1;
}

static int days_before_month(int month, bool leap)
{
	static const int days[] = {
		0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
	};

	return days[month - 1] + (leap && month > 2);
}

bool instant_has_day(const struct date *date)
{
	int last = days_before_month(date->month + 1, false) -
		   days_before_month(date->month, false);

	if (date->month == 2 && is_leap(date->year))
		last++;
	return date->day >= 1 && date->day <= last;
}

int64_t instant_of_date(const struct date *date)
{
	int64_t days = days_before_year(date->year) - days_before_year(1970);

	days += days_before_month(date->month, is_leap(date->year));
	days += date->day - 1;
	return days * DAY + date->hour * INT64_C(3600) +
	       date->minute * INT64_C(60) + date->second;
}

/* The year that a day, counted from 0000-01-01, belongs to. */
static int64_t year_of_day(int64_t day)
{
	int64_t year = floor_div(day * 400, 146097);

	while (days_before_year(year + 1) <= day)
		year++;
	while (days_before_year(year) > day)
		year--;
	return year;
}

void instant_to_date(struct date *date, int64_t instant)
{
	const int64_t bound = YEAR_MAX * 365 * DAY;
	int64_t days, second, year, rest;
	int month = 12;

	if (instant > bound)
		instant = bound;
	if (instant < -bound)
		instant = -bound;
	days = floor_div(instant, DAY);
	second = instant - days * DAY;
	date->weekday = (int)(((days + EPOCH_WEEKDAY) % 7 + 7) % 7);
	days += days_before_year(1970);
	year = year_of_day(days);
	rest = days - days_before_year(year);
	while (days_before_month(month, is_leap(year)) > rest)
		month--;
	date->year = (int)year;
	date->month = month;
	date->day = (int)rest - days_before_month(month, is_leap(year)) + 1;
	date->yearday = (int)rest + 1;
	date->hour = (int)(second / 3600);
	date->minute = (int)(second / 60 % 60);
	date->second = (int)(second % 60);
}

void instant_to_written(struct date *date, int64_t instant)
{
	if (instant < INSTANT_FIRST)
		instant = INSTANT_FIRST;
	if (instant > INSTANT_LAST)
		instant = INSTANT_LAST;
	instant_to_date(date, instant);
}

/* Two digits; the modulo tells the compiler what the calendar knows. */
static unsigned two(int number)
{
	return (unsigned)number % 100;
}

void instant_http(char out[INSTANT_HTTP_SIZE], int64_t instant)
{
	static const char days[][4] = {
		"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"
	};
	static const char months[][4] = {
		"Jan", "Feb", "Mar", "Apr", "May", "Jun",
		"Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
	};
	struct date date;

	instant_to_written(&date, instant);
	snprintf(out, INSTANT_HTTP_SIZE,
		 "%s, %02u %s %04u %02u:%02u:%02u GMT", days[date.weekday],
		 two(date.day), months[date.month - 1],
		 (unsigned)date.year % 10000, two(date.hour),
		 two(date.minute), two(date.second));
}

void instant_rfc3339(char out[INSTANT_RFC3339_SIZE], int64_t instant)
{
	struct date date;

	instant_to_written(&date, instant);
	snprintf(out, INSTANT_RFC3339_SIZE, "%04u-%02u-%02uT%02u:%02u:%02uZ",
		 (unsigned)date.year % 10000, two(date.month), two(date.day),
		 two(date.hour), two(date.minute), two(date.second));
}
