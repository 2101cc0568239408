/* SPDX-License-Identifier: MIT */
/*
 * Which words a value holds: to tell whether two keys say the same.
 */
#ifndef CONTENT_SAME_H
#define CONTENT_SAME_H

#include "base/value.h"

/*
 * Have both the same words?  Case, accents, punctuation, white space and
 * Markdown's signs aside; lists and maps by all that they hold, in order.
 */
bool same_words(const struct value *, const struct value *);

#endif
