/* SPDX-License-Identifier: MIT */
/*
 * Weighing what a file says of its length against its syllabus.
 */
#include "content/certain.h"

enum {
	ROUNDING = 60,			/* hours are whole, minutes are not */
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

/* What front matter says, if it says it once. */
static long said(const struct course *course, enum course_key key)
{
	if (value_len(course_field(course, key)->others))
		return 0;
	return course_int(course, key);
}

static bool agree(long whole, long parts)
{
	return whole - parts < ROUNDING && parts - whole < ROUNDING;
}

void certain_length(struct certain *out, const struct course *course)
{
	const struct value *syllabus = course_list(course, COURSE_SYLLABUS);
	long hours = said(course, COURSE_HOURS);
	long whole = hours < HOURS ? 60 * hours : 0;
	long parts = certain_minutes(syllabus);
	long count = (long)value_len(syllabus);

	out->minutes = whole ? whole : parts;
	if (whole && parts && !agree(whole, parts))
		out->minutes = 0;
	out->sessions = said(course, COURSE_SESSIONS);
	if (count && out->sessions && out->sessions != count)
		out->sessions = 0;
	else if (count)
		out->sessions = count;
}
