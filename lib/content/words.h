/* SPDX-License-Identifier: MIT */
/*
 * Which words a value holds: to tell whether two keys say the same.
 */
#ifndef CONTENT_WORDS_H
#define CONTENT_WORDS_H

#include "base/value.h"

/*
 * Have both the same words?  Case, accents, punctuation, white space and
 * Markdown's signs aside; lists and maps by all that they hold, in order.
 */
bool words_same(const struct value *, const struct value *);

#endif
