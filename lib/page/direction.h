/* SPDX-License-Identifier: MIT */
/*
 * Which way a language is written.
 */
#ifndef PAGE_DIRECTION_H
#define PAGE_DIRECTION_H

/* "rtl" for a language tag (BCP 47) whose script goes from right to left;
   NULL for all others. */
const char *direction_of(const char *language);

#endif
