/* SPDX-License-Identifier: MIT */
/*
 * The words of a built-in file, for tests of what is made of them.
 */
#ifndef UNIT_WORDING_H
#define UNIT_WORDING_H

#include <stdio.h>
#include <string.h>

#include "content/yamldoc.h"
#include "page/theme_data.h"
#include "page/words.h"

/* The file as it is written, nothing under it; the arena's. */
static inline struct value *wording_read(struct arena *arena,
					 const char *language)
{
	struct report report;
	struct value *map = NULL;
	char name[64];

	report_init(&report, arena);
	snprintf(name, sizeof(name), "words.%s.yaml", language);
	for (const struct theme_file *f = theme_files; f->name; f++)
		if (strcmp(f->name, name) == 0)
			assert_int_equal(yamldoc_parse(&map, arena,
				(struct place){ f->name, 1, 1 },
				(struct view){ (const char *)f->data, f->len },
				&report), 0);
	assert_non_null(map);
	assert_int_equal(map->type, VALUE_MAP);
	assert_int_equal(report.len, 0);
	report_release(&report);
	return map;
}

static inline struct words wording(struct arena *arena, const char *language)
{
	struct words words = { .language = language };

	words_lay(&words, arena, wording_read(arena, language));
	return words;
}

#endif
