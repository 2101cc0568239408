/* SPDX-License-Identifier: MIT */
/*
 * Times and lengths as machines read them (ISO 8601): the instant of a date
 * of events.h with the offset that counts where it is held.  Only what is
 * certain; words for people are clock.h's.
 */
#ifndef PAGE_STAMP_H
#define PAGE_STAMP_H

#include "content/config.h"
#include "content/moment.h"

struct stamper {
	struct arena *arena;
	const struct config *config;
	struct zones *zones;
};

/* NULL is what nobody knows. */
struct stamp {
	const char *start, *end;	/* "2031-05-12T09:00:00+01:00", or the
					   days "2031-05-12" of is_day, the
					   last one included */
	const char *zone;		/* "Europe/London"; NULL too where the
					   file says an offset alone */
	bool is_day;
};

/* Of a date; its zone is that of its first session. */
void stamp_event(struct stamp *, const struct stamper *,
		 const struct value *event);
/* Of one of its sessions. */
void stamp_session(struct stamp *, const struct stamper *,
		   const struct value *event, const struct value *session);

/* "2031-05-12T09:00:00Z"; NULL for INSTANT_NONE. */
const char *stamp_instant(struct arena *, int64_t instant);
/* "2031-05-12T10:00:00+01:00": on the day that the zone has then. */
const char *stamp_local(struct arena *, const struct zone *, int64_t instant);
/* "PT15H", "PT2H30M"; NULL for nothing over 0. */
const char *stamp_minutes(struct arena *, long minutes);

#endif
