/* SPDX-License-Identifier: MIT */
/*
 * What a course or a date of one is called for ever: not by its address,
 * which changes with its title, but by what its author says of it.  Calendars
 * (RFC 5545 3.8.4.7) and feeds (RFC 4287 4.2.6) know a thing by that.
 *
 * A course is known by its code, the one mark that stayed through all
 * generations of files; else by the last of its ids (a ResourceId was random
 * once, schema.md S-4); else by its file.  Of two with one code or id only the
 * first is known by it, also while it is hidden: what a course is called does
 * not change by the clock.
 */
#ifndef PAGE_LASTING_H
#define PAGE_LASTING_H

#include "page/page.h"

/* "APS-SD"; other bytes than letters, digits and "-._" are percent-encoded.
   arena's. */
const char *lasting_key(const struct page_env *, const struct entry *);
/*
 * "urn:uuid:..." of the site's host and a key; an IRI that nobody takes for an
 * address.  The UUID is of version 8 (RFC 9562 5.8).
 */
const char *lasting_urn(const struct page_env *, const char *kind,
			const char *key);

#endif
