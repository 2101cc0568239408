/* SPDX-License-Identifier: MIT */
/*
 * Every course, URL and alias in memory, and the rules of resolution
 * (product.md, all seven).  Built once for a library, then only asked.
 * Everything it returns lives as long as the catalogue.
 *
 * Visibility is decided at the moment of asking: a hidden or expired page
 * holds no address, so the next claimant in the fixed order has it.
 */
#ifndef INDEX_CATALOGUE_H
#define INDEX_CATALOGUE_H

#include "content/library.h"

struct entry {
	const struct course *course;
	const char *url;	/* decoded: "/a/café/" */
	const char *href;	/* percent-encoded, for links and Location;
				   with the base path of baseURL before it */
	size_t order;		/* place in catalogue order, from 0 */
};

struct catalogue;

/* Caller frees; never NULL.  The library must outlive it. */
struct catalogue *catalogue_build(const struct library *, struct report *);
void catalogue_free(struct catalogue *);

enum answer {
	ANSWER_NONE,		/* 404 */
	ANSWER_PAGE,		/* 200: entry */
	ANSWER_MOVED,		/* 301 to entry->href, always one hop */
	ANSWER_FILE,		/* 200: a bundle's file */
	ANSWER_GONE		/* 410: expired */
};

struct resolution {
	enum answer answer;
	const struct entry *entry;	/* PAGE, MOVED; the owner of a FILE */
	const char *file;		/* FILE: its path in the content folder */
	bool is_alias;			/* MOVED by rule 3, not rule 2 */
};

/* `path` is decoded (url_decode).  Pure; allocates nothing that stays. */
void catalogue_resolve(struct resolution *, const struct catalogue *,
		       const char *path, int64_t now);

/* Visible courses and pages. NULL if none. */
const struct entry *catalogue_find_id(const struct catalogue *, const char *id,
				      int64_t now);	/* id, ResourceId */
const struct entry *catalogue_find_code(const struct catalogue *,
					const char *code, int64_t now);

/* All entries in Hugo's default order (hugo.md 4.1), hidden ones too. */
size_t catalogue_len(const struct catalogue *);
const struct entry *catalogue_entry(const struct catalogue *, size_t i);
const struct entry *catalogue_entry_of(const struct catalogue *,
				       const struct course *);
/* Is the entry what its URL shows now?  Not while it is hidden, nor while
   another page with the same URL comes before it (rule 4).  Lists name only
   entries that are shown. */
bool catalogue_shows(const struct catalogue *, const struct entry *,
		     int64_t now);

/*
 * Up to LIMIT_SUGGESTIONS visible courses that a wrong address may have
 * meant, best first.  Cost is bounded by the words of the path, not by the
 * number of courses.  Returns how many.
 */
size_t catalogue_suggest(const struct entry *out[], const struct catalogue *,
			 const char *path, int64_t now);

/* One line of `lectern routes`: a page's URL (target NULL) or an alias's. */
struct route_line {
	const char *url;	/* percent-encoded, with the base path */
	const char *target;	/* href of the page, for an alias */
	const struct course *course;
};

/* Every address that answers now, sorted by URL in byte order; arena's. */
struct route_line *catalogue_routes(size_t *len, struct arena *,
				    const struct catalogue *, int64_t now);

/* The URL at which a file of a course's bundle answers, percent-encoded:
   "images/x.png" of the bundle.  NULL when there is no such file. */
const char *catalogue_file_href(struct arena *, const struct catalogue *,
				const struct entry *, const char *name);

/* Changes whenever the set of visible pages does; and the last moment (at or
   before now) at which it did, INSTANT_NONE if never. */
size_t catalogue_epoch(const struct catalogue *, int64_t now, int64_t *since);

#endif
