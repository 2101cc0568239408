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

#include "base/table.h"
#include "content/course.h"

/*
 * Appends a key folded: lower case, without - and _, so that course-topics,
 * course_topics and courseTopics are one (schema.md Y-11).
 */
void key_fold(struct buf *, const char *key);
/* Are they one key?  Either may be folded already. */
bool key_same(const char *a, const char *b);
/* The one of the row's sources that the key is, selectors aside, or NULL. */
const char *key_find_source(const struct key *row, const char *key);
bool key_is_source(const struct key *row, const char *key);

/* Is it understood, though no field of a course is made from it? */
bool key_is_kept(const char *folded);

/* A source that `folded` may be a misspelling of, or NULL. */
const char *key_guess(const char *folded);

/*
 * The paths of the key table, folded and numbered, so that a file's keys are
 * looked up once each.  Made once for many files.
 */
struct key_slot {
	const char *folded;	/* without its selector */
	size_t number;
	bool is_source;		/* a field is made from it */
	bool is_container;	/* fields are made from keys below it */
};

struct key_index {
	struct arena arena;
	struct table table;	/* of slots, by folded path */
	size_t len;		/* how many slots */
	size_t slots[COURSE_N_KEYS][KEY_MAX_SOURCES];	/* their numbers */
};

void key_index_init(struct key_index *);
void key_index_release(struct key_index *);
const struct key_slot *key_index_find(const struct key_index *,
				      const char *folded);	/* or NULL */

#endif
