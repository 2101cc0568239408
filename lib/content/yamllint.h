/* SPDX-License-Identifier: MIT */
/*
 * Warnings for YAML that is right, and not what its author meant.
 */
#ifndef CONTENT_YAMLLINT_H
#define CONTENT_YAMLLINT_H

#include <stdbool.h>

#include "base/report.h"
#include "base/str.h"

/* A plain value ends at `byte`, whose place is `at`. */
void yamllint_comment(struct view text, size_t byte, struct place at,
		      struct report *);
/* A plain list item; folded: made of several lines. */
void yamllint_item(const char *item, bool is_folded, struct place at,
		   struct report *);

#endif
