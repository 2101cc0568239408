/* SPDX-License-Identifier: MIT */
/*
 * Go's time layouts by one table.  Zones are left out: an address has none.
 */
#include <string.h>

#include "base/str.h"
#include "index/layout.h"

static const char *const months[12] = {
	"January", "February", "March",	    "April",   "May",	   "June",
	"July",	   "August",   "September", "October", "November", "December",
};

static const char *const weekdays[7] = {
	"Sunday",   "Monday", "Tuesday",  "Wednesday",
	"Thursday", "Friday", "Saturday",
};

enum part {
	PART_MONTH_NAME,
	PART_WEEKDAY_NAME,
	PART_HALF_UPPER,
	PART_HALF_LOWER,
	PART_YEAR,
	PART_SHORT_YEAR,
	PART_MONTH,
	PART_DAY,
	PART_YEARDAY,
	PART_HOUR,
	PART_HOUR12,
	PART_MINUTE,
	PART_SECOND,
	PART_UNDERSCORE
};

/* Longer ones first, where one begins with another. */
static const struct {
	const char *text;
	enum part part;
	int width;		/* digits or letters; 0: as many as it takes */
} rows[] = {
	{ "January", PART_MONTH_NAME, 9 },
	{ "Jan", PART_MONTH_NAME, 3 },
	{ "Monday", PART_WEEKDAY_NAME, 9 },
	{ "Mon", PART_WEEKDAY_NAME, 3 },
	{ "PM", PART_HALF_UPPER, 2 },
	{ "pm", PART_HALF_LOWER, 2 },
	{ "2006", PART_YEAR, 4 },
	{ "06", PART_SHORT_YEAR, 2 },
	{ "002", PART_YEARDAY, 3 },
	{ "01", PART_MONTH, 2 },
	{ "02", PART_DAY, 2 },
	{ "03", PART_HOUR12, 2 },
	{ "04", PART_MINUTE, 2 },
	{ "05", PART_SECOND, 2 },
	{ "15", PART_HOUR, 2 },
	{ "1", PART_MONTH, 0 },
	{ "2", PART_DAY, 0 },
	{ "3", PART_HOUR12, 0 },
	{ "4", PART_MINUTE, 0 },
	{ "5", PART_SECOND, 0 },
	{ "_", PART_UNDERSCORE, 1 },
};

static const char *part_words(enum part part, const struct date *date)
{
	switch (part) {
	case PART_MONTH_NAME:
		return months[(date->month + 11) % 12];
	case PART_WEEKDAY_NAME:
		return weekdays[date->weekday % 7];
	case PART_HALF_UPPER:
		return date->hour < 12 ? "AM" : "PM";
	case PART_HALF_LOWER:
		return date->hour < 12 ? "am" : "pm";
	case PART_UNDERSCORE:
		return "_";
	default:
		return NULL;
	}
}

static int part_number(enum part part, const struct date *date)
{
	switch (part) {
	case PART_YEAR:
		return date->year;
	case PART_SHORT_YEAR:
		return date->year % 100;
	case PART_MONTH:
		return date->month;
	case PART_DAY:
		return date->day;
	case PART_YEARDAY:
		return date->yearday;
	case PART_HOUR:
		return date->hour;
	case PART_HOUR12:
		return (date->hour + 11) % 12 + 1;
	case PART_MINUTE:
		return date->minute;
	default:
		return date->second;
	}
}

/* Appends what the layout begins with; returns its length, 0 for none. */
static size_t add_part(struct buf *out, const char *layout,
		       const struct date *date)
{
	const char *words;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (!str_starts(layout, rows[i].text))
			continue;
		words = part_words(rows[i].part, date);
		if (words)
			buf_printf(out, "%.*s", rows[i].width, words);
		else
			buf_printf(out, "%0*d", rows[i].width,
				   part_number(rows[i].part, date));
		return strlen(rows[i].text);
	}
	return 0;
}

bool layout_add(struct buf *out, const char *layout, const struct date *date)
{
	size_t start = out->len, used, total = 0;

	if (!layout[strspn(layout, "_")])
		return false;
	while (layout[total]) {
		used = add_part(out, layout + total, date);
		if (!used) {
			buf_truncate(out, start);
			return false;
		}
		total += used;
	}
	return true;
}
