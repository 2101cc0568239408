/* SPDX-License-Identifier: MIT */
/*
 * Courses at addresses of the server's own.
 */
#ifndef SITE_SHADOW_H
#define SITE_SHADOW_H

#include "index/catalogue.h"

/* Reports each that is there now. */
void shadow_report(const struct catalogue *, int64_t now, struct report *);

#endif
