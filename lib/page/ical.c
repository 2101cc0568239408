/* SPDX-License-Identifier: MIT */
/*
 * Content lines, times and texts.  Zones are ical_zone.c's.
 */
#include "page/ical.h"

#include <string.h>

#include "base/instant.h"
#include "base/str.h"
#include "base/utf8.h"

/* RFC 5545 3.1: folded without parting the bytes of a character, as readers
   may join lines as characters. */
static void fold(struct buf *out, const char *line, size_t len)
{
	size_t room = ICAL_FOLD, used;

	while (len) {
		utf8_decode(line, len, &used);
		if (used > room) {
			buf_str(out, "\r\n ");
			room = ICAL_FOLD - 1;
		}
		buf_add(out, line, used);
		room -= used;
		line += used;
		len -= used;
	}
	buf_str(out, "\r\n");
}

/* Is it one of the bytes that no value may have (RFC 5545 3.1, CONTROL)? */
static bool is_control(char c)
{
	return ((unsigned char)c < 0x20 && c != '\t') || c == 0x7f;
}

void ical_line(struct buf *out, const char *name, const char *value)
{
	struct buf line = BUF_INIT;

	if (!value || !*value)
		return;
	buf_printf(&line, "%s:", name);
	for (; *value; value++)
		if (!is_control(*value))
			buf_char(&line, *value);
	fold(out, line.data, line.len);
	buf_release(&line);
}

void ical_text(struct buf *out, const char *name, const char *text)
{
	struct buf value = BUF_INIT;
	size_t left = text ? strlen(text) : 0, used;

	for (; left; text += used, left -= used) {
		int32_t code = utf8_decode(text, left, &used);

		if (code < 0)
			buf_str(&value, "\xef\xbf\xbd");
		else if (code == '\n')
			buf_str(&value, "\\n");
		else if (code == '\\' || code == ';' || code == ',')
			buf_printf(&value, "\\%c", (char)code);
		else
			buf_add(&value, text, used);
	}
	ical_line(out, name, value.data);
	buf_release(&value);
}

static void add_day(struct buf *out, const struct date *date)
{
	buf_printf(out, "%04d%02d%02d", date->year, date->month, date->day);
}

static void add_time(struct buf *out, int64_t wall)
{
	struct date date;

	instant_to_written(&date, wall);
	add_day(out, &date);
	buf_printf(out, "T%02d%02d%02d", date.hour, date.minute, date.second);
}

void ical_day(struct buf *out, const char *property, int64_t wall)
{
	struct date date;

	instant_to_written(&date, wall);
	buf_printf(out, "%s;VALUE=DATE:", property);
	add_day(out, &date);
	buf_str(out, "\r\n");
}

void ical_instant(struct buf *out, const char *property, int64_t instant)
{
	buf_printf(out, "%s:", property);
	add_time(out, instant);
	buf_str(out, "Z\r\n");
}

void ical_time(struct buf *out, const struct ical_zones *zones,
	       const char *property, const char *name, int64_t instant)
{
	const struct ical_zone *found = NULL;
	struct buf line = BUF_INIT;
	int64_t wall;

	for (size_t i = 0; name && i < zones->len; i++)
		if (str_eq(zones->items[i].name, name))
			found = &zones->items[i];
	if (!found || found->span.way == ZONE_IRREGULAR) {
		ical_instant(out, property, instant);
		return;
	}
	wall = instant + zone_offset(found->zone, instant);
	if (zone_times(found->zone, wall) != ZONE_ONCE) {
		ical_instant(out, property, instant);
		return;
	}
	buf_printf(&line, "%s;TZID=%s:", property, found->name);
	add_time(&line, wall);
	fold(out, line.data, line.len);
	buf_release(&line);
}
