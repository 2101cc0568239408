/* SPDX-License-Identifier: MIT */
/*
 * One line an event on stderr, "lectern: words"; control bytes in the words
 * are escaped, so that no request can forge a line (security.md R2).
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/attr.h"
#include "base/buf.h"

void log_line(const char *fmt, ...) ATTR_PRINTF(1, 2);

/* The broken world: says why, and ends the process with exit status 70. */
void die(const char *fmt, ...) ATTR_PRINTF(1, 2) ATTR_NORETURN;

/* Appends text with control characters and invalid UTF-8 as \xHH. */
void log_escape(struct buf *, const char *text);

#endif
