/* SPDX-License-Identifier: MIT */
/*
 * A value written down as YAML or JSON, for tests that need one, and what is
 * in it.  Include after <cmocka.h>.
 */
#ifndef TEST_YAMLVALUE_H
#define TEST_YAMLVALUE_H

#include <stdio.h>
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

/* "a.0.b": keys and places in lists. */
static inline const struct value *yaml_at(const struct value *value,
					  const char *path)
{
	char key[64];

	while (value && *path) {
		size_t len = strcspn(path, ".");

		snprintf(key, sizeof(key), "%.*s", (int)len, path);
		if (value->type == VALUE_LIST)
			value = value_item(value, (size_t)(*key - '0'));
		else
			value = value_get(value, key);
		path += len + (path[len] == '.');
	}
	return value;
}

#endif
