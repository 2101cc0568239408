/* SPDX-License-Identifier: MIT */
/*
 * The script that a language tag names, else the usual one of its language
 * (Unicode's CLDR, likely subtags).
 */
#include "page/direction.h"

#include <stdbool.h>
#include <string.h>

#include "base/str.h"

static const char *const languages[] = {
	"ar", "arc", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn", "nqo",
	"pnb", "prs", "ps", "sd", "syr", "ug", "ur", "yi", NULL
};

static const char *const scripts[] = {
	"Adlm", "Arab", "Aran", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa", NULL
};

enum { SCRIPT = 4 };			/* letters of a script's subtag */

const char *direction_of(const char *language)
{
	struct view word = { language, strcspn(language, "-") };
	bool is_rtl = view_is_among(word, languages);

	while (word.at[word.len]) {
		word.at += word.len + 1;
		word.len = strcspn(word.at, "-");
		if (word.len == SCRIPT && !str_is_digit(*word.at))
			is_rtl = view_is_among(word, scripts);
	}
	return is_rtl ? "rtl" : NULL;
}
