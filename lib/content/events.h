/* SPDX-License-Identifier: MIT */
/*
 * The dates on which a course is held (schema.md 4.6, E-5).  What is certain
 * is kept as written; what contradicts itself is left out with a problem;
 * nothing is invented.  Whether a date is past is for those who know a clock.
 */
#ifndef CONTENT_EVENTS_H
#define CONTENT_EVENTS_H

#include "base/arena.h"
#include "base/report.h"
#include "base/value.h"
#include "base/zone.h"

/*
 * `from` is a list of dates, or a map with that list as `events`.  NULL when
 * nothing is said.  Else a LIST of MAPs, by start_at, those without one last:
 *
 *	id		STRING, the author's: it stays when the date moves
 *	title		STRING, inline Markdown
 *	text		STRING, block Markdown; also what was written where a
 *			date or a link was expected
 *	start, end	STRING, days as written, end as rarely as files have
 *			it; left out where the sessions say otherwise
 *	location	STRING
 *	href		STRING, where to register, see link.h
 *	kind		STRING, the author's word: "preorder"
 *	zone		STRING, as written
 *	status		STRING: "tentative", "confirmed", "full", "cancelled"
 *			or "postponed"
 *	status_words	STRING, as written, where that says more, or else
 *	start_at	INT, an instant: when the first session begins whose
 *			time is certain
 *	end_at		INT, when the last one ends, if all ends are certain
 *	is_day		BOOL, true: start_at and end_at are the beginnings of
 *			days (of the first, and of the one after the last), as
 *			no time of day is written
 *	sessions	LIST of MAPs, in the order of the file:
 *	    title	STRING
 *	    start, end	STRING, as written
 *	    zone	STRING, as written; else that of the date or the site
 *	    start_at	INT, if it is certain
 *	    end_at	INT, if it is certain
 *	    ids		LIST of STRINGs: sessions of the syllabus
 *	    unknown	MAP of keys that nobody knows
 *	unknown		MAP of keys that nobody knows
 *
 * What is not said is not there.  Drafts are left out.  A list that was read
 * is read again without a change.  All lives in the arena.
 */
struct value *events_read(struct arena *, const struct value *from,
			  const struct zone *site_zone, struct report *);

/*
 * Warns of ids that no session of the syllabus has (see syllabus.h); both as
 * read, either may be NULL.
 */
void events_check_ids(const struct value *events, const struct value *syllabus,
		      struct report *);

#endif
