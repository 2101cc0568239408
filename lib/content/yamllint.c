/* SPDX-License-Identifier: MIT */
/*
 * Problem codes, all warnings: yaml-comment, yaml-list-item.
 */
#include <string.h>

#include "content/yamllint.h"

/*
 * YAML ends a plain value at " #".  Authors put a space behind the sign where
 * they mean a comment; where there is none, part of the value is lost: all of
 * it in `colour: #749335` (schema.md Y-4).
 */
void yamllint_comment(struct view text, size_t byte, struct place at,
		      struct report *report)
{
	size_t i = byte;

	while (i < text.len && (text.at[i] == ' ' || text.at[i] == '\t'))
		i++;
	if (i == byte || i == text.len || text.at[i] != '#')
		return;
	if (i + 1 < text.len && strchr(" \t#", text.at[i + 1]))
		return;
	at.col += (int)(i - byte);
	report_add(report, SEVERITY_WARNING, at, "yaml-comment",
		   "YAML takes what follows # as a comment: put the whole "
		   "value in quotes");
}

/* "- /a" and, indented deeper, "- /b" are one item to YAML (Y-9). */
void yamllint_item(const char *item, bool is_folded, struct place at,
		   struct report *report)
{
	if (strstr(item, is_folded ? " - " : " - /"))
		report_add(report, SEVERITY_WARNING, at, "yaml-list-item",
			   "this is read as one list item: give each \"- \" "
			   "the same indentation");
}
