/* SPDX-License-Identifier: MIT */
/*
 * The words that the program itself says, in the language of the site: one
 * file for each language in the theme, `words.en.yaml`, a map of maps of
 * texts.  `languageCode: de-AT` takes words.de-AT.yaml, then words.de.yaml;
 * what neither says is said in English.  A site's theme/words.de.yaml stands
 * over the built-in one, key by key; one with an error in it is reported and
 * left out, and so is a key whose value does not fit (words_check.h).
 * Templates find all of it as `t`: {{t.syllabus.title}}.
 *
 * A text may have places for others: "{n} courses".  A text that counts is a
 * map of CLDR's plural categories, `one` and `other` (UTS 35, Part 3, 5).
 */
#ifndef PAGE_WORDS_H
#define PAGE_WORDS_H

#include "base/value.h"

struct words {
	struct value *map;		/* of the whole; never NULL */
	const char *language;		/* "de-AT", as the site says it */
};

/* One place of a text: "{name}". */
struct words_place {
	const char *name, *text;
};

/* The text at a dotted path; the path itself where there is none. */
const char *words_get(const struct words *, const char *path);
/* The same with its places filled; `places` ends with a NULL name. */
const char *words_fill(struct arena *, const struct words *, const char *path,
		       const struct words_place *places);
/* The same of a text that counts: "{n}" is the number. */
const char *words_count(struct arena *, const struct words *,
			const char *path, long n);
/* The i-th of a list, as the months are; "" where there is none. */
const char *words_item(const struct words *, const char *path, size_t i);
/* "1,234" */
const char *words_number(struct arena *, const struct words *, long n);
/* What people call a value of front matter: of "levels", "beginner"; NULL
   where the list of that name does not have it.  Letter case is nothing. */
const char *words_name(const struct words *, const char *list,
		       const char *value);

/* May one stand in the other's place: a text for a text, a list for one of as
   many texts? */
bool words_fit(const struct value *under, const struct value *over);
/* Lays a file's map over what is there, key by key, deep, but for what does
   not fit; arena's. */
void words_lay(struct words *, struct arena *, const struct value *map);

#endif
