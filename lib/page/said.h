/* SPDX-License-Identifier: MIT */
/*
 * What a page says already, word by word, so that nothing is said twice and
 * nothing is left out: front matter often repeats itself (schema.md 4.7, E-1,
 * B-18).  Texts are compared by their letters and digits, case and accents
 * aside.
 */
#ifndef PAGE_SAID_H
#define PAGE_SAID_H

#include <stdbool.h>

#include "base/buf.h"

struct said {
	struct buf words;	/* each text: "\n one two three \n" */
};

void said_init(struct said *);
void said_release(struct said *);

void said_add(struct said *, const char *html);
/* The words as they are compared: "one two three". */
void said_words(struct buf *out, const char *html, size_t len);
/* Is one of the texts, as a whole, the same words?  Of no words: false. */
bool said_whole(const struct said *, const char *html);
/* Are its words, in their order, inside one of the texts?  Of no words:
   true. */
bool said_within(const struct said *, const char *html);
/* Is that so for each of its blocks: each paragraph, each item of a list? */
bool said_pieces(const struct said *, const char *html, size_t len);

#endif
