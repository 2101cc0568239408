/* SPDX-License-Identifier: MIT */
/*
 * Which form of a text goes with a whole number: CLDR's plural categories
 * (UTS 35, Part 3, 5; the rules of CLDR's plurals.xml) of the languages that
 * Europe speaks, and of some others; of one that is not there, English's.
 */
#ifndef PAGE_PLURAL_H
#define PAGE_PLURAL_H

/* "zero", "one", "two", "few", "many" or "other"; `language` as in "de-AT". */
const char *plural_of(const char *language, long n);

#endif
