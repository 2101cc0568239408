/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the shortcode reader share: a call of Hugo's syntax
 * (hugo.md 5.4), the words that take its place, and the store of what cannot
 * be Markdown.  Pages need none of it.
 */
#ifndef MARKUP_SHORTCODE_H
#define MARKUP_SHORTCODE_H

#include "markup/dom.h"
#include "markup/markup.h"

enum { SHORTCODE_ARGS = 32 };

struct shortcode_arg {
	const char *name;	/* NULL: by position */
	const char *value;
};

/* {{< name args >}}, {{% name args %}}, their closing and escaped forms. */
struct shortcode {
	size_t from, end;	/* its bytes of the text */
	const char *name;	/* "" where it has none */
	const char *literal;	/* escaped: the words to show; else NULL */
	bool is_close, is_self;
	bool is_paired;		/* the close of a call that opened */
	bool is_broken;		/* nothing ends it */
	struct shortcode_arg args[SHORTCODE_ARGS];
	size_t n_args;
	size_t close;		/* index of the call that closes it; 0: none */
};

/*
 * The first call at or behind text[at]; false: there is none.  What Hugo
 * would refuse is read as far as can be told what was meant.
 */
bool shortcode_next(struct shortcode *, struct arena *, const char *text,
		    size_t len, size_t at);

/* The value of an argument by name, or by position from 0; or NULL. */
const char *shortcode_arg(const struct shortcode *, const char *name,
			  size_t position);

/*
 * What a text's calls became.  A token, which the author did not write,
 * stands in the Markdown for each piece until the Markdown is a tree.
 */
struct shortcode_piece {
	const char *html;
	const char *text;	/* the same as plain words; NULL: it has tags */
};

struct shortcodes {
	const char *token;	/* how each begins; NULL: there are none */
	struct shortcode_piece *pieces;
	size_t len, cap;
};

/* One that is known by name. */
struct shortcode_job {
	struct markup *m;
	const struct shortcode *call;
	const char *inner;	/* NULL: it was not closed */
	struct place at;
	struct buf *out;	/* takes HTML, or words if it is_text */
};

typedef void shortcode_fn(struct shortcode_job *);

struct shortcode_kind {
	const char *name;
	shortcode_fn *write;
	bool takes_inner;	/* else what it encloses stays where it is */
	bool is_text;		/* plain words: they may stand in an address */
};

/* NULL: nobody knows the name. */
const struct shortcode_kind *shortcode_find(const char *name);

/*
 * `text` with its calls expanded; -1 if it has more than LIMIT_SHORTCODES.
 * Unknown ones go, what they enclose stays, and the report says so.
 */
int shortcodes_expand(struct shortcodes *, struct buf *out, const char *text,
		      struct markup *, struct place at);
/* Puts the HTML where the tokens are. */
void shortcodes_place(const struct shortcodes *, struct arena *,
		      struct dom_node *root);
void shortcodes_release(struct shortcodes *);

#endif
