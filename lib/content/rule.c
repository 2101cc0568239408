/* SPDX-License-Identifier: MIT */
/*
 * Naming the rule that chose a value, from what the record itself shows.
 */
#include "base/str.h"
#include "content/rule.h"

/* Fields that derive.c and sections.c fill from another key's words. */
static const struct {
	enum course_key key;
	const char *source, *words;
} moves[] = {
	{ COURSE_AUDIENCE, "overview",
	  "the overview says whom the course is for (E-1)" },
	{ COURSE_UNLISTED, "tags", "the tag \"hidden\" (S-1)" },
	{ COURSE_UNLISTED, "build.list", "Hugo's way to unlist" },
	{ COURSE_UNLISTED, "headless", "Hugo's way to unlist" },
	{ COURSE_SESSIONS, "syllabus", "counted in the syllabus" },
	{ COURSE_SESSIONS, "sessions", "counted in the syllabus" },
};

static const char *rule_of_move(enum course_key key, const char *source)
{
	size_t i;

	for (i = 0; i < sizeof(moves) / sizeof(moves[0]); i++) {
		if (moves[i].key == key &&
		    str_eq(moves[i].source, source))
			return moves[i].words;
	}
	if (key != COURSE_BLOCKS && str_eq(source, "sections"))
		return "a block stands for it, and no key fills it";
	return NULL;
}

static const char *rule_of_file(const char *file)
{
	if (str_starts(file, "data/"))
		return "the file of this course under data/";
	if (str_ends(file, ".yaml") || str_ends(file, ".yml"))
		return "the file beside the page";
	return "inherited: the page does not say it";
}

/* Is the source the first of its row, or the only one? */
static const char *rule_of_rank(const struct key *row, const char *source)
{
	if (!row->sources[1])
		return "its key";
	if (row->is_union)
		return "all that its keys say together";
	if (str_eq(row->sources[0], source))
		return "the first of its keys";
	return "the first of its keys that says something";
}

const char *rule_of(const struct course *course, enum course_key key)
{
	const struct field *field = course_field(course, key);
	const char *words;

	if (!field->value)
		return NULL;
	if (!field->source)
		return "made from the title";
	words = rule_of_move(key, field->source);
	if (words)
		return words;
	if (field->value->at.file &&
	    !str_eq(field->value->at.file, course->file))
		return rule_of_file(field->value->at.file);
	return rule_of_rank(&course_keys[key], field->source);
}
