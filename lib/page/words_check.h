/* SPDX-License-Identifier: MIT */
/*
 * What is wrong with a site's own words.*.yaml, compared with the built-in
 * English ones.  Only reports; words_lay() leaves out what does not fit.
 */
#ifndef PAGE_WORDS_CHECK_H
#define PAGE_WORDS_CHECK_H

#include "base/report.h"
#include "page/words.h"

/* Values that do not fit, places that are never filled, keys that nobody
   reads.  `map` may be NULL. */
void words_check(const struct value *english, const struct value *map,
		 struct report *);
/* Says how many texts a language lacks, if any. */
void words_report_missing(struct arena *, const struct value *english,
			  const struct words *, struct report *);

#endif
