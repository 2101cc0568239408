/* SPDX-License-Identifier: MIT */
/*
 * Reading dates: one small matcher, and a table of layouts for each of the
 * three callers.  How lenient a field is follows Go's time.Parse, since
 * Hugo's authors know no other: an hour may have one digit, a fraction of a
 * second may follow, names are matched in any case.
 */
#include <string.h>

#include "base/instant.h"
#include "base/str.h"

struct reading {
	const char *at;
	struct date date;
	int twelve;		/* hours to add, from AM and PM; -1: none */
	int64_t offset;		/* seconds east */
	bool has_offset;
	bool short_year;	/* of two digits; the century was guessed */
};

static const char *const months[] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun",
	"Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
};

static const char *const days[] = {
	"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"
};

static const char *const long_days[] = {
	"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
	"Saturday"
};

/* Between min and max digits with a value of low..high. */
static bool read_number(struct reading *in, int *out, int min, int max)
{
	int n = 0;

	*out = 0;
	while (n < max && str_is_digit(in->at[n])) {
		*out = *out * 10 + (in->at[n] - '0');
		n++;
	}
	in->at += n;
	return n >= min;
}

static bool is_in(int number, int low, int high)
{
	return number >= low && number <= high;
}

static int read_name(struct reading *in, const char *const *names, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (!str_starts_nocase(in->at, names[i]))
			continue;
		in->at += strlen(names[i]);
		return (int)i;
	}
	return -1;
}

static bool read_year(struct reading *in)
{
	return read_number(in, &in->date.year, 4, 4);
}

/* POSIX and Go agree: 69 is 1969, 68 is 2068. */
static bool read_short_year(struct reading *in)
{
	if (!read_number(in, &in->date.year, 2, 2))
		return false;
	in->date.year += in->date.year >= 69 ? 1900 : 2000;
	in->short_year = true;
	return true;
}

static bool read_month(struct reading *in)
{
	return read_number(in, &in->date.month, 2, 2) &&
	       is_in(in->date.month, 1, 12);
}

static bool read_month_name(struct reading *in)
{
	in->date.month = read_name(in, months, 12) + 1;
	return in->date.month > 0;
}

/* Whether the month has the day is asked when both are known. */
static bool read_day(struct reading *in)
{
	return read_number(in, &in->date.day, 2, 2);
}

static bool read_padded_day(struct reading *in)
{
	while (*in->at == ' ')
		in->at++;
	return read_number(in, &in->date.day, 1, 2);
}

static bool read_day_name(struct reading *in)
{
	return read_name(in, days, 7) >= 0;
}

static bool read_long_day_name(struct reading *in)
{
	return read_name(in, long_days, 7) >= 0;
}

static bool read_loose_hour(struct reading *in)
{
	return read_number(in, &in->date.hour, 1, 2) &&
	       is_in(in->date.hour, 0, 23);
}

static bool read_hour(struct reading *in)
{
	return read_number(in, &in->date.hour, 2, 2) &&
	       is_in(in->date.hour, 0, 23);
}

static bool read_hour_of_12(struct reading *in)
{
	return read_number(in, &in->date.hour, 1, 2) &&
	       is_in(in->date.hour, 0, 12);
}

static bool read_half_day(struct reading *in)
{
	if (str_starts(in->at, "PM"))
		in->twelve = 12;
	else if (str_starts(in->at, "AM"))
		in->twelve = 0;
	else
		return false;
	in->at += 2;
	return true;
}

static bool read_minute(struct reading *in)
{
	return read_number(in, &in->date.minute, 2, 2) &&
	       is_in(in->date.minute, 0, 59);
}

/* 60 is a leap second, RFC 3339 5.6: it counts as the next one. */
static bool read_leap_second(struct reading *in)
{
	return read_number(in, &in->date.second, 2, 2) &&
	       is_in(in->date.second, 0, 60);
}

static void skip_fraction(struct reading *in, bool comma)
{
	if (*in->at != '.' && !(comma && *in->at == ','))
		return;
	if (!str_is_digit(in->at[1]))
		return;
	in->at++;
	while (str_is_digit(*in->at))
		in->at++;
}

static bool read_exact_second(struct reading *in)
{
	if (!read_leap_second(in))
		return false;
	skip_fraction(in, false);
	return true;
}

static bool read_second(struct reading *in)
{
	if (!read_leap_second(in) || in->date.second == 60)
		return false;
	skip_fraction(in, true);
	return true;
}

/* "-0700", or with a colon "-07:00".  Go takes 24 hours and 60 minutes too. */
static bool read_any_offset(struct reading *in, bool colon)
{
	char sign = *in->at;
	int hours, minutes;

	if (sign != '+' && sign != '-')
		return false;
	in->at++;
	if (!read_number(in, &hours, 2, 2))
		return false;
	if (colon && *in->at++ != ':')
		return false;
	if (!read_number(in, &minutes, 2, 2))
		return false;
	in->offset = hours * INT64_C(3600) + minutes * INT64_C(60);
	if (sign == '-')
		in->offset = -in->offset;
	in->has_offset = true;
	return hours <= 24 && minutes <= 60;
}

static bool read_offset(struct reading *in)
{
	return read_any_offset(in, false);
}

static bool read_colon_offset(struct reading *in)
{
	return read_any_offset(in, true);
}

static bool read_z(struct reading *in)
{
	if (*in->at != 'Z')
		return false;
	in->at++;
	in->offset = 0;
	in->has_offset = true;
	return true;
}

static bool read_z_or_offset(struct reading *in)
{
	return read_z(in) || read_offset(in);
}

static bool read_z_or_colon_offset(struct reading *in)
{
	return read_z(in) || read_colon_offset(in);
}

/* RFC 3339: in either case, and within a day. */
static bool read_strict_offset(struct reading *in)
{
	const char *start = in->at;

	if (*start == 'z') {
		in->at++;
		return true;
	}
	if (!read_z_or_colon_offset(in))
		return false;
	return *start == 'Z' ||
	       (strncmp(start + 1, "24", 2) < 0 && start[4] < '6');
}

/* As Go knows one: "UTC", "CEST", "ChST", "GMT+3", "-03". */
static bool read_zone_name(struct reading *in)
{
	const char *start = in->at;
	int upper = 0, hours;

	if (str_starts(start, "ChST") || str_starts(start, "MeST")) {
		in->at += 4;
		return true;
	}
	while (*in->at >= 'A' && *in->at <= 'Z') {
		in->at++;
		upper++;
	}
	if (upper == 3 && !str_starts(start, "GMT"))
		return true;
	if (upper > 3)
		return upper <= 5 &&
		       (in->at[-1] == 'T' || str_starts(start, "WITA"));
	if ((upper != 0 && upper != 3) || (*in->at != '+' && *in->at != '-'))
		return upper == 3;
	in->at++;
	return read_number(in, &hours, 1, 2) && hours <= 23;
}

static const struct field {
	char letter;
	bool (*read)(struct reading *);
} fields[] = {
	{ 'Y', read_year },			{ 'y', read_short_year },
	{ 'm', read_month },			{ 'b', read_month_name },
	{ 'd', read_day },			{ 'e', read_padded_day },
	{ 'a', read_day_name },			{ 'A', read_long_day_name },
	{ 'h', read_loose_hour },		{ 'H', read_hour },
	{ 'I', read_hour_of_12 },		{ 'p', read_half_day },
	{ 'M', read_minute },			{ 'S', read_second },
	{ 's', read_exact_second },		{ 'l', read_leap_second },
	{ 'z', read_offset },			{ 'o', read_colon_offset },
	{ 'Z', read_z_or_offset },		{ 'O', read_z_or_colon_offset },
	{ 'x', read_strict_offset },		{ 'N', read_zone_name },
};

static bool read_field(struct reading *in, char letter)
{
	size_t i;

	for (i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (fields[i].letter == letter)
			return fields[i].read(in);
	}
	return false;
}

static bool match(struct reading *in, const char *text, const char *layout)
{
	memset(in, 0, sizeof(*in));
	in->at = text;
	in->date.month = 1;
	in->date.day = 1;
	in->twelve = -1;
	for (; *layout; layout++) {
		if (*layout == '%') {
			if (!read_field(in, *++layout))
				return false;
			continue;
		}
		if (*in->at++ != *layout)
			return false;
		while (*layout == ' ' && *in->at == ' ')
			in->at++;
	}
	if (*in->at || !instant_has_day(&in->date))
		return false;
	if (in->twelve >= 0)
		in->date.hour = in->date.hour % 12 + in->twelve;
	return true;
}

static int64_t instant_of(const struct reading *in)
{
	return instant_of_date(&in->date) - in->offset;
}

bool instant_parse_rfc3339(int64_t *out, const char *text)
{
	struct reading in;

	if (!match(&in, text, "%Y-%m-%dT%H:%M:%s%x") &&
	    !match(&in, text, "%Y-%m-%dt%H:%M:%s%x"))
		return false;
	*out = instant_of(&in);
	return true;
}

/* hugo.md 1.3, in Hugo's order: the first that matches is taken.  No Hugo
   takes LOCAL; TIME has no day, so no zone either: year 0, UTC. */
static const struct {
	const char *layout;
	enum { DATE, TIME, LOCAL } use;
} hugo[] = {
	{ "%Y-%m-%d", DATE },
	{ "%Y-%m-%dT%h:%M:%S%O", DATE },
	{ "%Y-%m-%dT%h:%M:%S", DATE },
	{ "%a, %d %b %Y %h:%M:%S %z", DATE },
	{ "%a, %d %b %Y %h:%M:%S %N", DATE },
	{ "%d %b %y %h:%M %z", DATE },
	{ "%d %b %y %h:%M %N", DATE },
	{ "%A, %d-%b-%y %h:%M:%S %N", DATE },
	{ "%Y-%m-%d %h:%M:%S %z %N", DATE },
	{ "%Y-%m-%dT%h:%M:%S%z", DATE },
	{ "%Y-%m-%d %h:%M:%S%Z", DATE },
	{ "%Y-%m-%d %h:%M:%S", DATE },
	{ "%a %b %e %h:%M:%S %Y", DATE },
	{ "%a %b %e %h:%M:%S %N %Y", DATE },
	{ "%a %b %d %h:%M:%S %z %Y", DATE },
	{ "%Y-%m-%d %h:%M:%S%O", DATE },
	{ "%d %b %Y", DATE },
	{ "%Y-%m-%d %h:%M:%S %o", DATE },
	{ "%Y-%m-%d %h:%M:%S %z", DATE },
	{ "%I:%M%p", TIME },
	{ "%b %e %h:%M:%S", TIME },
	{ "%Y-%m-%dT%h:%M", LOCAL }, { "%Y-%m-%d %h:%M", LOCAL },
};

/* The number of the layout that the text has, or -1. */
static int match_hugo(struct reading *in, const char *text)
{
	size_t i;

	for (i = 0; i < sizeof(hugo) / sizeof(hugo[0]); i++) {
		if (match(in, text, hugo[i].layout))
			return (int)i;
	}
	return -1;
}

bool instant_parse_hugo(int64_t *out, const char *text, const struct zone *zone)
{
	struct reading in;
	int layout = match_hugo(&in, text);

	if (layout < 0 || hugo[layout].use == LOCAL)
		return false;
	*out = instant_of(&in);
	if (!in.has_offset && hugo[layout].use == DATE)
		*out = zone_instant(zone, *out);
	return true;
}

bool instant_parse_wall(int64_t *wall, int64_t *east, const char *text)
{
	struct reading in;
	int layout = match_hugo(&in, text);

	if (layout < 0 || hugo[layout].use == TIME)
		return false;
	*wall = instant_of_date(&in.date);
	*east = in.has_offset ? in.offset : INSTANT_NONE;
	return true;
}

/*
 * RFC 9110 5.6.7: a year of two digits that seems more than 50 years ahead is
 * the last one in the past with these digits.
 */
static void place_century(struct date *date)
{
	struct date now;

	instant_to_date(&now, instant_now());
	date->year = now.year - now.year % 100 + date->year % 100;
	if (date->year > now.year + 50)
		date->year -= 100;
}

bool instant_parse_http(int64_t *out, const char *text)
{
	static const char *const layouts[] = {
		"%a, %d %b %Y %H:%M:%l GMT",
		"%A, %d-%b-%y %H:%M:%l GMT",
		"%a %b %e %H:%M:%l %Y",
	};
	struct reading in;
	size_t i;

	for (i = 0; i < sizeof(layouts) / sizeof(layouts[0]); i++) {
		if (!match(&in, text, layouts[i]))
			continue;
		if (in.short_year)
			place_century(&in.date);
		*out = instant_of(&in);
		return true;
	}
	return false;
}
