/* SPDX-License-Identifier: MIT */
/*
 * The table of libyaml's complaints and their remedies.  A new complaint is a
 * row; the first row that fits is taken.  Problem codes: yaml-syntax,
 * yaml-tab, yaml-control, yaml-key, yaml-tag.
 */
#include <string.h>

#include "base/limits.h"
#include "content/text.h"
#include "content/yamlwords.h"

static bool has_separator(const struct yaml_complaint *complaint)
{
	return complaint->has_separator;
}

static char met(const struct yaml_complaint *complaint)
{
	if (complaint->col >= complaint->line.len)
		return '\n';
	return complaint->line.at[complaint->col];
}

static bool meets_tab(const struct yaml_complaint *complaint)
{
	return met(complaint) == '\t';
}

static bool meets_bracket(const struct yaml_complaint *complaint)
{
	return strchr(",]}", met(complaint)) != NULL;
}

static bool has_long_key(const struct yaml_complaint *complaint)
{
	return complaint->col > LIMIT_YAML_KEY;
}

/* Is there a "key: " on this line already? */
static bool has_colon_before(const struct yaml_complaint *complaint)
{
	size_t i;

	for (i = 0; i + 1 < complaint->col; i++) {
		if (complaint->line.at[i] == ':' &&
		    str_is_space(complaint->line.at[i + 1]))
			return true;
	}
	return false;
}

/* Behind a closing quote or bracket: title: "A" B, or title: [A] B. */
static bool follows_closing(const struct yaml_complaint *complaint)
{
	size_t i = complaint->col;

	while (i > 0 && str_is_space(complaint->line.at[i - 1]))
		i--;
	return i > 0 && i < complaint->line.len &&
	       strchr("\"']}", complaint->line.at[i - 1]) != NULL;
}

static const struct yaml_remedy remedies[] = {
	{ "control characters", NULL, NULL, false, "yaml-control",
	  "a control character: delete it" },
	{ "", NULL, has_separator, false, "yaml-syntax",
	  "an invisible line separator (U+0085, U+2028 or U+2029) breaks this "
	  "value: delete it, it came with pasted text" },
	{ "found a tab", NULL, NULL, false, "yaml-tab",
	  "a tab indents this line: indent with spaces" },
	{ "found character that cannot", NULL, meets_tab, false, "yaml-tab",
	  "a tab indents this line: indent with spaces" },
	{ "found character that cannot", NULL, NULL, false, "yaml-syntax",
	  "a value may not begin with @, % or a backtick: put the whole value "
	  "in quotes" },
	{ "mapping values are not", NULL, has_long_key, false, "yaml-key",
	  "a key is at most 1024 bytes long" },
	{ "mapping values are not", NULL, has_colon_before, false,
	  "yaml-syntax",
	  "a value may not hold \": \": put the whole value in quotes" },
	{ "mapping values are not", NULL, NULL, false, "yaml-syntax",
	  "this key does not fit here: the line above it lacks a colon with "
	  "a space after it, or this line is indented too far" },
	{ "could not find expected ':'", NULL, has_long_key, false,
	  "yaml-key", "a key is at most 1024 bytes long" },
	{ "could not find expected ':'", NULL, NULL, true, "yaml-syntax",
	  "this line has no \"key: \": write one, or indent the line so that "
	  "it belongs to the value above" },
	{ "found unexpected end of stream", "quoted scalar", NULL, true,
	  "yaml-syntax", "this quote is never closed: close it" },
	{ "found unexpected document indicator", "quoted scalar", NULL, true,
	  "yaml-syntax", "this quote is never closed: close it" },
	{ "found unknown escape", NULL, NULL, false, "yaml-syntax",
	  "a backslash in double quotes begins an escape: write \\\\, or use "
	  "single quotes" },
	{ "found invalid Unicode", NULL, NULL, false, "yaml-syntax",
	  "this \\u escape is no character: write the character itself" },
	{ "did not find expected hex", NULL, NULL, false, "yaml-syntax",
	  "this escape lacks hexadecimal digits: write the character itself" },
	{ "did not find expected alpha", NULL, NULL, true, "yaml-syntax",
	  "a value may not begin with * or &: put the whole value in quotes" },
	{ "did not find expected comment", "block scalar", NULL, false,
	  "yaml-syntax",
	  "nothing may follow | or > on its line: begin the text on the next "
	  "line, or put the whole value in quotes" },
	{ "found an indentation indicator", NULL, NULL, false, "yaml-syntax",
	  "the digit after | or > is 1 to 9: how far its text is indented" },
	{ "block sequence entries", NULL, NULL, false, "yaml-syntax",
	  "a list begins on the line after its key: move this \"- \" there, "
	  "or put the whole value in quotes" },
	{ "did not find expected ',' or ']'", NULL, NULL, true, "yaml-syntax",
	  "this \"[\" begins a list that is not closed: close it with \"]\", "
	  "or put the whole value in quotes" },
	{ "did not find expected ',' or '}'", NULL, NULL, true, "yaml-syntax",
	  "this \"{\" begins a map that is not closed: close it with \"}\", "
	  "or put the whole value in quotes" },
	{ "did not find expected node", "block node", meets_bracket, false,
	  "yaml-syntax",
	  "a value may not begin with a comma or a closing bracket: put the "
	  "whole value in quotes" },
	{ "did not find expected node", NULL, NULL, false, "yaml-syntax",
	  "a value is missing here" },
	{ "", "tag", NULL, true, "yaml-tag",
	  "a value may not begin with \"!\": put the whole value in quotes" },
	{ "", "directive", NULL, true, "yaml-syntax",
	  "a line may not begin with %: put the key in quotes" },
	{ "did not find expected", "block", follows_closing, false,
	  "yaml-syntax",
	  "text follows a closing quote or bracket: put the whole value in "
	  "quotes, and double a ' inside single quotes" },
	{ "did not find expected key", NULL, NULL, false, "yaml-syntax",
	  "this line does not fit the lines above it: give it the "
	  "indentation of its neighbours" },
	{ "did not find expected '-'", NULL, NULL, false, "yaml-syntax",
	  "this line stands in a list but has no \"- \": add it, or give "
	  "the line the indentation of its neighbours" },
	{ "did not find expected <document", NULL, NULL, false, "yaml-syntax",
	  "this line does not belong to what is above it: give it the same "
	  "indentation, and remove a line \"...\" before it" },
	{ "", NULL, NULL, false, "yaml-syntax",
	  "this is not YAML: check quotes, colons and indentation" },
};

static bool holds_separator(struct view line)
{
	return memmem(line.at, line.len, "\xC2\x85", 2) ||
	       memmem(line.at, line.len, "\xE2\x80\xA8", 3) ||
	       memmem(line.at, line.len, "\xE2\x80\xA9", 3);
}

void yaml_complaint_init(struct yaml_complaint *complaint, struct view text,
			 size_t byte)
{
	struct view line = line_around(text, byte);
	size_t start = (size_t)(line.at - text.at);

	memset(complaint, 0, sizeof(*complaint));
	complaint->line = line;
	complaint->col = byte - start;
	complaint->has_separator = holds_separator(line);
	/* libyaml may notice only on the next line. */
	if (start > 0 && holds_separator(line_around(text, start - 1)))
		complaint->has_separator = true;
}

static bool fits(const struct yaml_remedy *remedy,
		 const struct yaml_complaint *complaint)
{
	if (!str_starts(complaint->problem, remedy->problem))
		return false;
	if (remedy->context &&
	    (!complaint->context ||
	     !strstr(complaint->context, remedy->context)))
		return false;
	return !remedy->fits || remedy->fits(complaint);
}

const struct yaml_remedy *yaml_remedy_find(
	const struct yaml_complaint *complaint)
{
	const struct yaml_remedy *remedy = remedies;

	while (!fits(remedy, complaint))
		remedy++;
	return remedy;
}
