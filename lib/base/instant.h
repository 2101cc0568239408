/* SPDX-License-Identifier: MIT */
/*
 * Points in time, in whole seconds since 1970 UTC.  INSTANT_NONE says that
 * there is none.  Nothing here asks a clock but instant_now(), and
 * instant_parse_http() for the century of a year of two digits.
 */
#ifndef BASE_INSTANT_H
#define BASE_INSTANT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/zone.h"

#define INSTANT_NONE INT64_MIN

/* 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z: four digits hold them. */
#define INSTANT_FIRST INT64_C(-62167219200)
#define INSTANT_LAST INT64_C(253402300799)

struct date {
	int year, month, day;		/* 1..12, 1..31 */
	int hour, minute, second;
	int weekday;			/* 0 Sunday */
	int yearday;			/* 1..366 */
};

enum { INSTANT_HTTP_SIZE = 30, INSTANT_RFC3339_SIZE = 21 };

int64_t instant_now(void);
int64_t instant_of_date(const struct date *);	/* proleptic Gregorian, UTC */
void instant_to_date(struct date *, int64_t);	/* any year an int holds */
bool instant_has_day(const struct date *);	/* of a month from 1 to 12 */

/* RFC 3339 with offset or Z; false otherwise. */
bool instant_parse_rfc3339(int64_t *, const char *);
/*
 * Any of the date strings that Hugo takes (hugo.md 1.3, F8); those without an
 * offset are local to the zone.  false: no date.
 */
bool instant_parse_hugo(int64_t *, const char *, const struct zone *);
/*
 * The same strings as they stand on a clock, given as if it were UTC, and the
 * seconds east of Greenwich that they say, or INSTANT_NONE; and local times
 * without seconds.  false also where there is a time without a day.
 */
bool instant_parse_wall(int64_t *wall, int64_t *east, const char *);
/* The three forms of RFC 9110 5.6.7; false otherwise. */
bool instant_parse_http(int64_t *, const char *);

/* What lies outside of these years becomes their first or last second. */
void instant_to_written(struct date *, int64_t);

/*
 * "Sun, 06 Nov 1994 08:49:37 GMT"; "1994-11-06T08:49:37Z".  What lies outside
 * the years 0000 to 9999 is written as their first or last second.
 */
void instant_http(char out[INSTANT_HTTP_SIZE], int64_t);
void instant_rfc3339(char out[INSTANT_RFC3339_SIZE], int64_t);

#endif
