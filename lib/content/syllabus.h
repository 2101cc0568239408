/* SPDX-License-Identifier: MIT */
/*
 * What happens in a course, session by session, and what comes before it
 * (schema.md 4.6, S1 to S6, P1, P2).  Which of several files of a course is
 * asked is not known here.
 */
#ifndef CONTENT_SYLLABUS_H
#define CONTENT_SYLLABUS_H

#include "base/arena.h"
#include "base/report.h"
#include "base/value.h"

/*
 * `from` is a list of sessions, or a map with that list as `syllabus` or
 * `sessions` and the preparation as `syllabusBefore` or `pre`: the front
 * matter of a course, its syllabus.yaml, or a whole record, of which nothing
 * else is looked at.  Pathways (S7) are nobody's syllabus.  NULL when nothing
 * is said.  Else a MAP of two lists, either may be missing:
 *
 *	preparation	LIST of items, see item.h
 *	sessions	LIST of MAPs, in the order of the file:
 *	    id		STRING; no two are equal
 *	    title	STRING, inline Markdown
 *	    minutes	INT over 0
 *	    text	STRING, block Markdown: overview, content, details
 *	    resources	LIST of items
 *	    assignment	MAP of title STRING, text STRING, examples STRING,
 *			minutes INT
 *	    unknown	MAP of keys that nobody knows
 *
 * What is not said is not there.  Drafts are left out.  A list that was read
 * is read again without a change.  All lives in the arena.
 */
struct value *syllabus_read(struct arena *, const struct value *from,
			    struct report *);

/* Is it a file of S7, which lists pieces of several syllabuses? */
bool syllabus_is_pathways(const struct value *root);

/* The session with that id, or NULL: of a whole syllabus, and of its sessions
   alone, as a course has them (COURSE_SYLLABUS). */
const struct value *syllabus_find(const struct value *syllabus,
				  const char *id);
const struct value *syllabus_session(const struct value *sessions,
				     const char *id);

#endif
