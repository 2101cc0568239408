/* SPDX-License-Identifier: MIT */
/*
 * The templates and the style of the site: the built-in theme, and over it
 * file by file what the content folder has under theme/ (product.md).  An
 * override that does not compile is reported and the built-in one stays.
 */
#ifndef PAGE_THEME_H
#define PAGE_THEME_H

#include "base/hash.h"
#include "content/library.h"
#include "page/mustache.h"
#include "page/words.h"

struct theme;

/* A file of the theme that visitors get: "style.css". */
struct theme_asset {
	const char *name;
	const char *type;		/* media type */
	struct view data;
	char tag[2 * HASH_DIGEST + 1];	/* hex of its digest */
};

/* Caller frees; never NULL. */
struct theme *theme_load(const struct library *, struct report *);
void theme_free(struct theme *);

/* By name, without ".mustache"; NULL if there is none. */
const struct mustache *theme_template(const struct theme *, const char *name);
/* NULL likewise. */
const struct theme_asset *theme_asset(const struct theme *, const char *name);
/* In the language of the site; see words.h. */
const struct words *theme_words(const struct theme *);
const struct digest *theme_digest(const struct theme *);
/* Renders template `name`, which must be there, over the view.  0, or -1 when
   a limit cut it. */
int theme_render(struct buf *out, const struct theme *, const char *name,
		 const struct value *view);
/* Has the site templates of its own? */
bool theme_has_own(const struct theme *);
/* The same as theme_render() without them. */
int theme_render_built_in(struct buf *out, const struct theme *,
			  const char *name, const struct value *view);
/* Where the site's templates may come back to where they were; `theme/` where
   they may not. */
struct place theme_suspect(const struct theme *);

#endif
