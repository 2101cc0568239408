/* SPDX-License-Identifier: MIT */
/*
 * One generation of the site: the library, its catalogue and its theme, and
 * the answers to requests.  Never changed after site_load(); a change in the
 * content makes a new one, and the old one is freed when nobody needs it.
 */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "base/report.h"
#include "index/catalogue.h"
#include "page/page.h"
#include "site/reply.h"
#include "site/request.h"

struct site {
	struct arena arena;
	struct library *library;
	struct catalogue *catalogue;
	struct theme *theme;
	struct search *search;		/* of the catalogue */
	struct report report;		/* of content, addresses and theme */
	struct digest inputs;		/* build, content, theme */
	const char *csp;		/* Content-Security-Policy */
};

/* Caller frees.  NULL, with errno set, when the root cannot be read; then
   the generation before goes on. */
struct site *site_load(const char *root, const struct site *before);
void site_free(struct site *);

/*
 * Answers one request.  `reply` is fresh or reset; strings in it live in the
 * scratch arena or the site.  A pure function of its arguments.
 */
void site_answer(struct reply *, const struct site *, const struct request *,
		 int64_t now, struct arena *scratch);

/* The site's report and what rendering every page finds. */
void site_check(const struct site *, int64_t now, struct report *out);

/* What a path (raw, encoded) answers, for `lectern resolve`. */
struct site_target {
	int status;			/* 200 301 302 400 404 410 414 */
	const char *target;		/* of a redirect: href; arena's */
	const char *file;		/* of a 200: the content file; NULL for
					   a page that the server makes */
};
void site_resolve(struct site_target *, const struct site *, const char *target,
		  int64_t now, struct arena *scratch);

#endif
