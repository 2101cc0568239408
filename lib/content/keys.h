/* SPDX-License-Identifier: MIT */
/*
 * How front matter keys are named.  The table of keys itself is declared in
 * course.h and stands in keys.c.
 *
 * A source in that table is a path of keys, dotted, as authors spell it.  It
 * may end in one selector:
 *	level[]			the first item of a list that says something
 *	carousel[type=image].link	of the first map with that pair
 */
#ifndef CONTENT_KEYS_H
#define CONTENT_KEYS_H

#include <stdbool.h>

#include "base/buf.h"

enum { KEY_DEPTH = 3 };		/* keys in a source at most */

/*
 * Appends a key folded: lower case, without - and _, so that course-topics,
 * course_topics and courseTopics are one (schema.md Y-11).
 */
void key_fold(struct buf *, const char *key);

/* Is it understood, though no field of a course is made from it? */
bool key_is_kept(const char *folded);

/* A source that `folded` may be a misspelling of, or NULL. */
const char *key_guess(const char *folded);

#endif
