/* SPDX-License-Identifier: MIT */
/*
 * What an address means, before anything is rendered: the rules of
 * resolution of product.md and, after them, the server's own URLs.
 */
#ifndef SITE_DECIDE_H
#define SITE_DECIDE_H

#include "base/str.h"
#include "page/theme.h"
#include "site/request.h"
#include "site/route.h"
#include "site/site.h"

enum decision_kind {
	DECIDE_ENTRY,			/* entry: a course, a page, a list */
	DECIDE_FILE,			/* file, of entry's bundle */
	DECIDE_FACE,			/* face, of entry */
	DECIDE_ROUTE,			/* route, with the words of entry */
	DECIDE_ASSET,			/* asset */
	DECIDE_REDIRECT,		/* href, without the query */
	DECIDE_ERROR
};

struct decision {
	enum decision_kind kind;
	int status;			/* 200 301 302 400 404 410 414 */
	const struct entry *entry;
	const char *file;		/* inside the content folder */
	const struct route *route;
	const struct face *face;
	const struct theme_asset *asset;
	const char *href;
	const char *path;		/* decoded; NULL: it could not be */
	struct view query;		/* raw, without '?' */
};

/* Strings live in the arena, the site or the request. */
void decide(struct decision *, const struct site *, const struct request *,
	    int64_t now, struct arena *);

#endif
