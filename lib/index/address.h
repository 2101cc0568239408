/* SPDX-License-Identifier: MIT */
/*
 * Where a course lives: front matter `url` with its tokens (hugo.md 2.3,
 * 2.4), else `permalinks` of site.yaml (2.5), else slug or path (2.2).
 * And the addresses that redirect to it (3.1).  Hugo 0.131 or later counts.
 * Where Hugo panics, races or leaves the tree ("..", an unknown token), the
 * course gets its default address and a problem.
 */
#ifndef INDEX_ADDRESS_H
#define INDEX_ADDRESS_H

#include "content/library.h"

/* The decoded URL path, "/a/b/" or "/a/b.html"; in the arena.  Never NULL. */
const char *address_url(struct arena *, const struct library *,
			const struct course *, struct report *);

/* A page that lists the pages of a taxonomy or of a term (4.3). */
struct address_listing {
	const char *plural;
	const char *term;		/* as spelled; NULL: the taxonomy's */
	const char *title;		/* where its file says none */
	const struct course *course;	/* its own _index.md, or NULL */
};

/*
 * Like address_url(): `url` of its own file, `permalinks`, the file's path,
 * "/plural/term/".  NULL when that name makes no address: nothing of it is
 * left, or it would leave the folder ("..").
 */
const char *address_listing_url(struct arena *, const struct library *,
				const struct address_listing *,
				struct report *);

/* The same for the list of a folder without an _index.md. */
const char *address_folder_url(struct arena *, const struct library *,
			       const char *folder, struct report *);

struct address_list {
	const char **items;		/* decoded, rooted, clean: "/a/b/", or
					   "/a/b.html" and "/a/b.htm" */
	struct place *at;		/* where each was written */
	size_t len, cap;
};

/*
 * The course's aliases, deduplicated, in the order of the file; in the arena,
 * or the course's own strings, where they are the address already: aliases and
 * aliasesArchive and /resources/<ResourceId>.  A relative alias counts from
 * the parent of `url`, and from nowhere else (schema.md A-1 knows files that
 * meant another folder: claiming that too would take addresses that Hugo
 * leaves free; the error page suggests the course by the alias's words).
 * Refused with a problem: "/", a host, a query, a fragment, controls, encoded
 * dots and slashes, over LIMIT_PATH, over LIMIT_ALIASES.  ".." written
 * plainly is resolved, never above the root (hugo.md F4).
 */
void address_aliases(struct address_list *, struct arena *,
		     const struct course *, const char *url, struct report *);
void address_list_release(struct address_list *);

#endif
