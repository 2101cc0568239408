/* SPDX-License-Identifier: MIT */
/*
 * Days and times as people read them, and as <time datetime> has them
 * (HTML 3.5): always as the clock on the wall shows them where the course is
 * held, never moved into another zone.
 */
#ifndef PAGE_CLOCK_H
#define PAGE_CLOCK_H

#include "content/moment.h"
#include "page/words.h"

struct clock {
	bool is_said;			/* else the rest says nothing */
	bool has_time;
	bool has_offset;		/* is it certain which instant it is? */
	int64_t wall;			/* as if it were UTC */
	int64_t east;			/* seconds */
};

/* Of a text with a date, read in a zone that may be NULL. */
void clock_read(struct clock *, const char *text, const struct zone *);

bool clock_same_day(const struct clock *, const struct clock *);
bool clock_same_month(const struct clock *, const struct clock *);

/* "2027-11-07", "2027-11-07T09:00Z", "2027-11-07T09:00" */
const char *clock_iso(struct arena *, const struct clock *);
const char *clock_iso_day(struct arena *, const struct clock *);
const char *clock_time(struct arena *, const struct clock *); /* "09:00" */
/* "7 November 2027" */
const char *clock_day(struct arena *, const struct words *,
		      const struct clock *);
/* "Sunday 7 November 2027" */
const char *clock_weekday(struct arena *, const struct words *,
			  const struct clock *);
/* The first day of a range without what both have in common: "7",
   "7 November", "7 November 2027". */
const char *clock_from(struct arena *, const struct words *,
		       const struct clock *from, const struct clock *to);
/* "UTC+01:00", of a clock with an offset. */
const char *clock_offset(struct arena *, const struct clock *);

#endif
