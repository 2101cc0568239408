/* SPDX-License-Identifier: MIT */
/*
 * A value written down as YAML or JSON, for tests that need one.
 */
#ifndef TEST_YAMLVALUE_H
#define TEST_YAMLVALUE_H

#include <string.h>

#include "content/yamldoc.h"

static inline struct value *yaml_value(struct arena *arena, const char *text)
{
	struct place at = { "test", 1, 1 };
	struct view view = { text, strlen(text) };
	struct value *value = NULL;

	assert_int_equal(yamldoc_parse(&value, arena, at, view, NULL), 0);
	return value;
}

#endif
