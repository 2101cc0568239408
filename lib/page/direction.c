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
	"pnb", "prs", "ps", "sd", "syr", "ug", "ur", "yi",
};

static const char *const scripts[] = {
	"Adlm", "Arab", "Aran", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa",
};

enum { SCRIPT = 4 };			/* letters of a script's subtag */

static bool is_one_of(const char *const *names, size_t n, struct view word)
{
	for (size_t i = 0; i < n; i++)
		if (view_is_nocase(word, names[i]))
			return true;
	return false;
}

const char *direction_of(const char *language)
{
	struct view word = { language, strcspn(language, "-") };
	bool is_rtl = is_one_of(languages, sizeof(languages) /
				sizeof(languages[0]), word);

	while (word.at[word.len]) {
		word.at += word.len + 1;
		word.len = strcspn(word.at, "-");
		if (word.len == SCRIPT && !str_is_digit(*word.at))
			is_rtl = is_one_of(scripts, sizeof(scripts) /
					   sizeof(scripts[0]), word);
	}
	return is_rtl ? "rtl" : NULL;
}
