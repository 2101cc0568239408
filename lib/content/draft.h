/* SPDX-License-Identifier: MIT */
/*
 * Parts of a page that are not shown yet.
 */
#ifndef CONTENT_DRAFT_H
#define CONTENT_DRAFT_H

#include <stdbool.h>

#include "base/report.h"
#include "base/value.h"

/* Is it a map with `draft: true`, the key in any spelling?  The report, which
   may be NULL, hears of what is neither true nor false. */
bool draft_is(const struct value *, struct report *);

#endif
