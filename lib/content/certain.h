/* SPDX-License-Identifier: MIT */
/*
 * How long a course is, as far as that is certain (schema.md E-3).  A page
 * claims nothing that its own file contradicts; `lectern check` says what
 * does.
 */
#ifndef CONTENT_CERTAIN_H
#define CONTENT_CERTAIN_H

#include "content/course.h"

struct certain {
	long minutes;		/* 0: nobody knows */
	long sessions;		/* likewise */
};

/*
 * Hours are what front matter says; else the sum of the syllabus.  Neither,
 * when both are said and are an hour or more apart: nobody can tell which is
 * right.  Sessions are those of the syllabus, which the page shows; none, when
 * front matter counts others.  What front matter says in two ways counts for
 * nothing.  So nothing is claimed that `check` warns of (content/judge.c).
 */
void certain_length(struct certain *, const struct course *);

/* Minutes of a value of KEY_HOURS; 0 when no course takes so many. */
long certain_hours(const struct value *);

/* The sum of a syllabus of which every session says its minutes; else 0. */
long certain_minutes(const struct value *sessions);

#endif
