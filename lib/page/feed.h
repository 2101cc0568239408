/* SPDX-License-Identifier: MIT */
/*
 * A feed as data, and the three forms that it is written in: RSS 2.0, Atom
 * (RFC 4287), JSON Feed 1.1.  What stands in it is page_feeds.c's.
 */
#ifndef PAGE_FEED_H
#define PAGE_FEED_H

#include "page/page.h"

struct feed_item {
	const char *id;			/* an IRI that stays */
	const char *url;		/* absolute */
	const char *title;
	const char *summary;		/* or NULL */
	const char *image;		/* absolute, or NULL */
	const struct value *tags;	/* LIST of STRINGs */
	int64_t published;		/* INSTANT_NONE: nobody knows */
	int64_t updated;		/* never INSTANT_NONE */
};

struct feed {
	const char *id, *title;
	const char *description;	/* or NULL */
	const char *home, *self;	/* absolute */
	const char *author;
	const char *language;
	int64_t updated;
	struct feed_item *items;
	size_t len;
};

typedef void feed_write_fn(struct buf *, const struct feed *);

feed_write_fn feed_rss;
feed_write_fn feed_atom;
feed_write_fn feed_json;

#endif
