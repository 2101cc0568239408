/* SPDX-License-Identifier: MIT */
/*
 * The titles that Hugo gives to lists nobody has named (hugo.md 4.3, F6).
 */
#ifndef INDEX_TITLECASE_H
#define INDEX_TITLECASE_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * The text with its words capitalised, as Associated Press has it: small
 * words inside stay as they are.  Capitals stay.  With is_name it is a name
 * of a folder or key: "-" and "_" are spaces.
 */
const char *titlecase(struct arena *, const char *text, bool is_name);

#endif
