/* SPDX-License-Identifier: MIT */
/*
 * Media types by the ending of a file name: what a bundle may hold for
 * visitors.  A name that has no row is not served.
 */
#ifndef SITE_MEDIA_H
#define SITE_MEDIA_H

const char *media_type(const char *name);	/* NULL: not served */
int media_count(void);				/* of endings that are */

#endif
