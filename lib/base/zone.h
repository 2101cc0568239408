/* SPDX-License-Identifier: MIT */
/*
 * A time zone of the system's zoneinfo (RFC 8536 TZif): offsets by instant
 * and by local time.  Plain data after zone_load(); knows no TZ variable.
 */
#ifndef BASE_ZONE_H
#define BASE_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct zone;

extern const struct zone zone_utc;

/*
 * "Europe/London".  Lives in the arena; NULL when there is no such zone.
 * "UTC" needs no zoneinfo.
 */
const struct zone *zone_load(struct arena *, const char *name);

/* Seconds east of Greenwich at an instant. */
int zone_offset(const struct zone *, int64_t instant);
/*
 * The instant of a local time, given as if it were UTC.  A time that a clock
 * change skips is taken with the offset before the change; of one that comes
 * twice, the first.  (Go's time.Date promises neither, and does both.)
 */
int64_t zone_instant(const struct zone *, int64_t local);

/* How often a local time, given likewise, comes. */
enum zone_times { ZONE_NEVER, ZONE_ONCE, ZONE_TWICE };
enum zone_times zone_times(const struct zone *, int64_t local);

#endif
