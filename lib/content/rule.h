/* SPDX-License-Identifier: MIT */
/*
 * Why a field has the value that it has, in words, for `lectern explain`.
 */
#ifndef CONTENT_RULE_H
#define CONTENT_RULE_H

#include "content/course.h"

/* A literal; NULL for a field without a value. */
const char *rule_of(const struct course *, enum course_key);

#endif
