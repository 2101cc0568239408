/* SPDX-License-Identifier: MIT */
/*
 * What a course says of itself in two ways that cannot both be (schema.md
 * E-3, E-4), and what it had better not say (S-1, S-6, Y-3).  Nothing is
 * changed: pages show what its fields say.  Problem codes: hours-differ,
 * sessions-differ, level-differs, experience-differs, those of secret.h
 * (warnings), private-only, says-nothing (notes).
 */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "content/certain.h"
#include "content/filler.h"
#include "content/secret.h"

/* Of a field whose sources name several values. */
static void check_others(const struct filler *filler, enum course_key key,
			 const char *code, const char *thing)
{
	const struct field *field = course_field(filler->course, key);
	size_t i;

	for (i = 0; i < value_len(field->others); i++) {
		const struct value *other = value_item(field->others, i);
		struct buf one = BUF_INIT, two = BUF_INIT;

		value_write_json(&one, field->value, false);
		value_write_json(&two, other, false);
		report_add(filler->cleaner.report, SEVERITY_WARNING,
			   other->at, code, "the %s is %s here, but line %d "
			   "says %s: correct one of them", thing, two.data,
			   field->value->at.line, one.data);
		buf_release(&one);
		buf_release(&two);
	}
}

/* Minutes of all sessions; 0 when one does not say. */
static long sum_minutes(const struct value *sessions)
{
	long sum = 0;
	size_t i;

	for (i = 0; i < value_len(sessions); i++) {
		const struct value *minutes =
			value_get(value_item(sessions, i), "minutes");

		if (!minutes)
			return 0;
		sum += minutes->number;
	}
	return sum;
}

static void check_hours(const struct filler *filler)
{
	const struct course *course = filler->course;
	const struct value *hours = course_value(course, COURSE_HOURS);
	const struct value *syllabus = course_value(course, COURSE_SYLLABUS);
	const long minutes = sum_minutes(syllabus);
	const long whole = certain_hours(hours);

	/* Are they an hour or more apart? */
	check_others(filler, COURSE_HOURS, "hours-differ", "length");
	if (!hours || !minutes || labs(whole - minutes) < 60)
		return;
	report_add(filler->cleaner.report, SEVERITY_WARNING, hours->at,
		   "hours-differ", "the length is %ld h %ld min, but the "
		   "sessions of the syllabus take %ld h %ld min: correct one "
		   "of them", whole / 60, whole % 60, minutes / 60,
		   minutes % 60);
}

static void check_sessions(const struct filler *filler)
{
	const struct course *course = filler->course;
	const struct value *sessions = course_value(course, COURSE_SESSIONS);
	const struct value *syllabus = course_value(course, COURSE_SYLLABUS);
	const size_t len = value_len(syllabus);

	if (!sessions || !len || (size_t)sessions->number == len)
		return;
	report_add(filler->cleaner.report, SEVERITY_WARNING, sessions->at,
		   "sessions-differ", "there are %ld sessions, but the "
		   "syllabus has %zu: correct one of them", sessions->number,
		   len);
}

/* "two-day", "2 day" */
static const char *find_days(const char *text)
{
	static const char *const words[] = {
		"two-day", "two day", "2-day", "2 day", "three-day",
		"three day", "3-day", "3 day",
	};
	size_t i;

	for (i = 0; text && i < sizeof(words) / sizeof(words[0]); i++) {
		const char *at = strcasestr(text, words[i]);

		if (at)
			return words[i];
	}
	return NULL;
}

/* An immersive course is spread over weeks: half days, once a week. */
static void check_experience(const struct filler *filler)
{
	static const enum course_key keys[] = {
		COURSE_SUMMARY, COURSE_LEAD, COURSE_INTRODUCTION,
		COURSE_OVERVIEW, COURSE_FORMAT
	};
	const struct course *course = filler->course;
	const struct value *list = course_list(course, COURSE_EXPERIENCES);
	const char *text = value_text(value_item(list, 0)), *words;
	size_t i;

	if (value_len(list) != 1 || !str_eq_nocase(text, "Immersive"))
		return;
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const struct value *value = course_value(course, keys[i]);

		words = find_days(value_text(value));
		if (!words)
			continue;
		report_add(filler->cleaner.report, SEVERITY_WARNING, value->at,
			   "experience-differs", "this says \"%s\", but the "
			   "only way to take the course is \"%s\": correct "
			   "one of them", words, text);
		return;
	}
}

/* Words for readers: of these a secret is public. */
static bool has_words(enum key_type type)
{
	return type == KEY_LINE || type == KEY_TEXT || type >= KEY_BUTTONS;
}

static void check_body_secrets(const struct filler *filler)
{
	const struct course *course = filler->course;
	struct place at = { course->file, course->body_line, 1 };
	const char *line = course->body;

	if (!secret_kind(course->body))
		return;
	while (*line) {
		size_t len = strcspn(line, "\n");
		struct value *text = value_borrow(
			filler->cleaner.arena,
			arena_strndup(filler->cleaner.arena, line, len));

		text->at = at;
		secrets_check(text, filler->cleaner.report);
		at.line++;
		line += len + (line[len] == '\n');
	}
}

/* schema.md S-6 */
static void check_secrets(const struct filler *filler)
{
	const struct course *course = filler->course;
	enum course_key i;

	for (i = 0; i < COURSE_N_KEYS; i++) {
		const struct field *field = course_field(course, i);

		if (!has_words(course_keys[i].type))
			continue;
		if (field->value)
			secrets_check(field->value, filler->cleaner.report);
		if (field->others)
			secrets_check(field->others, filler->cleaner.report);
	}
	check_body_secrets(filler);
}

static const char *const private_words[] = {
	"only available for private", "only available as private",
	"private training only", "private events only",
};

static const char *const nothing_words[] = {
	"not mentioned", "not specified", "not provided", "to be decided",
};

static bool has_any(const char *text, const char *const *words, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (strcasestr(text, words[i]))
			return true;
	}
	return false;
}

/* schema.md S-1, Y-3: words that are better said by a key, or not at all. */
static void check_words(const struct filler *filler, enum course_key key)
{
	enum { SHORT = 60 };	/* bytes in which nothing else is said */
	const struct course *course = filler->course;
	const struct field *field = course_field(course, key);
	const struct value *value = field->value;
	const char *text = value_text(value);

	if (!text || course_keys[key].type != KEY_TEXT)
		return;
	if (!course->is_unlisted && strcasestr(text, "private") &&
	    has_any(text, private_words,
		    sizeof(private_words) / sizeof(private_words[0])))
		report_add(filler->cleaner.report, SEVERITY_NOTE, value->at,
			   "private-only", "this says that the course is for "
			   "private groups only: \"unlisted: true\" keeps it "
			   "out of lists");
	if (strlen(text) < SHORT &&
	    has_any(text, nothing_words,
		    sizeof(nothing_words) / sizeof(nothing_words[0])))
		report_add(filler->cleaner.report, SEVERITY_NOTE, value->at,
			   "says-nothing", "\"%s\" says only that nothing is "
			   "known: leave it out", field->source);
}

void judge_fill(struct filler *filler)
{
	size_t i;

	check_secrets(filler);
	if (filler->course->kind != KIND_COURSE)
		return;
	for (i = 0; i < COURSE_N_KEYS; i++)
		check_words(filler, (enum course_key)i);
	check_hours(filler);
	check_others(filler, COURSE_SESSIONS, "sessions-differ",
		     "number of sessions");
	check_sessions(filler);
	check_others(filler, COURSE_LEVEL, "level-differs", "level");
	check_experience(filler);
}
