/* SPDX-License-Identifier: MIT */
/*
 * How long something takes, as authors write it.
 */
#ifndef CONTENT_LENGTH_H
#define CONTENT_LENGTH_H

#include <stdbool.h>

enum { LENGTH_MAX = 100000 };	/* minutes; no course has more */

/*
 * "30", "30 minutes", "1 hour", "1.5 hours", "1h30", "2 hrs and 15 min",
 * "30-minute", ISO 8601's "PT1H30M".  false for anything else, also for days
 * (how long is a day of class?) and for what is not over 0 to LENGTH_MAX.
 */
bool length_read(long *minutes, const char *text);

#endif
