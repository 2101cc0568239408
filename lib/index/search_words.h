/* SPDX-License-Identifier: MIT */
/*
 * Words, as the search has them: runs of letters and digits, folded (case,
 * accents, compatibility forms; utf8.h).  Trade signs and marks neither part
 * words nor are in them; writing that does not part its words (Han, Kana) has
 * one word a sign.  "C#" and "C++" are the words csharp and cplusplus: the
 * letter alone says something else.  Index, query and snippet all ask this
 * file, so they agree.
 */
#ifndef INDEX_SEARCH_WORDS_H
#define INDEX_SEARCH_WORDS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/str.h"

struct search_word {
	char folded[LIMIT_SEARCH_WORD + 1];	/* what is over is cut off */
	size_t len;
	struct view surface;		/* as written */
	bool is_joined;			/* but a hyphen or an apostrophe parts
					   it from the word before */
};

/* The next word of the text at or after *at, which then stands behind it.
   false: there is none. */
bool search_word_next(struct search_word *, struct view text, size_t *at);

/* Letters, not bytes. */
size_t search_word_letters(struct view folded);

/*
 * Appends all words of a text, each followed by a space.  Words joined by a
 * hyphen or an apostrophe are also appended to `joined`, as one: "PSM-A" is
 * found as "psm a" and as "psma".
 */
void search_words_add(struct buf *out, struct buf *joined, struct view text);

/* Appends the letters and digits of a text, as one: how codes are compared. */
void search_words_squeeze(struct buf *out, const char *text);

#endif
