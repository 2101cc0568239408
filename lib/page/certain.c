/* SPDX-License-Identifier: MIT */
/*
 * Weighing what a file says of its length against its syllabus.
 */
#include "page/certain.h"

enum {
	ROUNDING = 30,			/* hours are whole, minutes are not */
	HOURS = 100000			/* no course takes so many */
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

static bool agree(long whole, long parts)
{
	return parts <= whole + ROUNDING && 2 * parts >= whole;
}

void certain_length(struct certain *out, const struct course *course)
{
	const struct value *syllabus = course_list(course, COURSE_SYLLABUS);
	long hours = course_int(course, COURSE_HOURS);
	long whole = hours < HOURS ? 60 * hours : 0;
	long parts = certain_minutes(syllabus);
	long count = (long)value_len(syllabus);

	out->minutes = whole ? whole : parts;
	if (whole && parts && !agree(whole, parts))
		out->minutes = 0;
	out->sessions = course_int(course, COURSE_SESSIONS);
	if (count && out->sessions && out->sessions != count)
		out->sessions = 0;
	else if (count)
		out->sessions = count;
}
