/* SPDX-License-Identifier: MIT */
/*
 * Classes as events of a calendar: each session that has a day is one, and a
 * date without sessions is one itself.  Where the time is certain, it is told;
 * where only the day is, the event is of the whole day, and a time of which
 * nobody can say when it is stands in its description as it was written.
 */
#ifndef PAGE_ICAL_CLASS_H
#define PAGE_ICAL_CLASS_H

#include "content/moment.h"
#include "page/brief.h"
#include "page/ical.h"

struct ical_slot;

struct ical_classes {
	const struct page_env *env;
	bool is_one;			/* who has it, goes there */
	struct briefs briefs;
	struct zones zones;
	struct ical_zones told;		/* to be written first */
	struct ical_slot *slots;
	size_t len, cap;
};

void ical_classes_init(struct ical_classes *, const struct page_env *,
		       bool is_one);
void ical_classes_release(struct ical_classes *);
/* Beyond LIMIT_CALENDAR events, nothing is added. */
void ical_classes_add(struct ical_classes *, const struct course_class *);
void ical_classes_write(struct buf *, struct ical_classes *);

#endif
