/* SPDX-License-Identifier: MIT */
/*
 * Weighing what a file says of its length against its syllabus.
 */
#include "content/certain.h"

#include <stdio.h>

#include "content/length.h"

enum {
	ROUNDING = 60,			/* hours are whole, minutes are not */
	HOURS = 100000,			/* no course takes so many */
	WORDS = 64			/* bytes of "16.5 hours" */
};

long certain_minutes(const struct value *sessions)
{
	long sum = 0;

	for (size_t i = 0; i < value_len(sessions); i++) {
		const struct value *minutes =
			value_get(value_item(sessions, i), "minutes");

		if (!minutes || minutes->type != VALUE_INT)
			return 0;
		sum += minutes->number;
	}
	return sum;
}

long certain_hours(const struct value *hours)
{
	const char *said = value_text(hours);
	char text[WORDS];
	long minutes;

	if (hours && hours->type == VALUE_INT)
		return hours->number < HOURS ? 60 * hours->number : 0;
	if (!said)
		return 0;
	snprintf(text, sizeof(text), "%s hours", said);
	return length_read(&minutes, text) ? minutes : 0;
}

/* What front matter says once. */
static const struct value *said(const struct course *course,
				enum course_key key)
{
	if (value_len(course_field(course, key)->others))
		return NULL;
	return course_value(course, key);
}

static bool agree(long whole, long parts)
{
	return whole - parts < ROUNDING && parts - whole < ROUNDING;
}

void certain_length(struct certain *out, const struct course *course)
{
	const struct value *syllabus = course_list(course, COURSE_SYLLABUS);
	const struct value *count_said = said(course, COURSE_SESSIONS);
	long whole = certain_hours(said(course, COURSE_HOURS));
	long parts = certain_minutes(syllabus);
	long count = (long)value_len(syllabus);

	out->minutes = whole ? whole : parts;
	if (whole && parts && !agree(whole, parts))
		out->minutes = 0;
	out->sessions = count_said ? count_said->number : 0;
	if (count && out->sessions && out->sessions != count)
		out->sessions = 0;
	else if (count)
		out->sessions = count;
}
