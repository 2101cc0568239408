/* SPDX-License-Identifier: MIT */
/*
 * Go's time layouts, as far as a token of an address can hold one: letters,
 * digits and "_" (hugo.md 2.4: ":2006", ":Jan", ":2006_01_02").
 */
#ifndef INDEX_LAYOUT_H
#define INDEX_LAYOUT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/instant.h"

/*
 * Appends the date as the layout has it.  false, and nothing appended, when
 * any letter or digit of it is no part of a layout: Hugo takes ":2017" for
 * day, month and a 7; we take it for a mistake.
 */
bool layout_add(struct buf *, const char *layout, const struct date *);

#endif
