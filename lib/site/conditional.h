/* SPDX-License-Identifier: MIT */
/*
 * Conditional requests (RFC 9110 13): does the client have this already?
 */
#ifndef SITE_CONDITIONAL_H
#define SITE_CONDITIONAL_H

#include <stdbool.h>

#include "site/reply.h"
#include "site/request.h"

/*
 * True: answer 304.  If-None-Match beats If-Modified-Since and compares
 * weakly, since nginx weakens the tag of what it compresses.  A header that
 * cannot be read matches nothing.  Linear in the header's length.
 */
bool conditional_is_fresh(const struct reply *, const struct request *);

#endif
