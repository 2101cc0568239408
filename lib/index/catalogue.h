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

enum entry_kind {
	ENTRY_PAGE,		/* a course, or a page that is none */
	ENTRY_SECTION,		/* lists the pages of a folder */
	ENTRY_TERM,		/* lists the pages that have a term */
	ENTRY_TAXONOMY,		/* lists the terms of a taxonomy */
	ENTRY_HOME,		/* an _index.md at the root: "/" */
	ENTRY_N_KINDS
};

/* Whatever has a URL of its own. */
struct entry {
	enum entry_kind kind;
	bool is_sole;		/* no other page ever claims its URL */
	const struct course *course;	/* NULL: no file makes it; never for
					   a PAGE or HOME */
	const char *url;	/* decoded: "/a/café/" */
	const char *href;	/* percent-encoded, for links and Location;
				   with the base path of baseURL before it */
	size_t order;		/* place in catalogue order, from 0 */
	const struct term *term;		/* of a TERM */
	const struct taxonomy *taxonomy;	/* of a TERM and a TAXONOMY */
	const struct section *section;		/* of a SECTION and HOME */
};

/* The title, or what a list without one is called.  Never NULL. */
const char *entry_name(const struct entry *);
/* Is it a course, and no other page or list? */
bool entry_is_course(const struct entry *);
/* Rule 6; a list that no file makes is there while it has something to list,
   that of a taxonomy always, as in Hugo. */
enum visibility entry_visibility(const struct entry *, int64_t now);
/* Is it visible, and not unlisted (S-1)? */
bool entry_is_listed(const struct entry *, int64_t now);

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
	const char *file;	/* FILE: its path in the content folder */
	bool is_alias;			/* MOVED by rule 3, not rule 2 */
	struct place at;		/* PAGE, MOVED: what asks for it */
};

/* `path` is decoded (url_decode).  Pure; allocates nothing that stays. */
void catalogue_resolve(struct resolution *, const struct catalogue *,
		       const char *path, int64_t now);

/* Visible courses and pages. NULL if none. */
const struct entry *catalogue_find_id(const struct catalogue *, const char *id,
				      int64_t now);	/* id, ResourceId */
const struct entry *catalogue_find_code(const struct catalogue *,
					const char *code, int64_t now);
/* Is it the first with that name, whoever is visible at a moment?  Drafts and
   other files of its address count for nothing. */
bool catalogue_owns_id(const struct catalogue *, const char *id,
		       const struct entry *);
bool catalogue_owns_code(const struct catalogue *, const char *code,
			 const struct entry *);

/* All entries that have a file, hidden and unlisted ones and lists too, in
   Hugo's default order (hugo.md 4.1). */
size_t catalogue_len(const struct catalogue *);
const struct entry *catalogue_entry(const struct catalogue *, size_t i);
const struct entry *catalogue_entry_of(const struct catalogue *,
				       const struct course *);
/* Is the entry what its URL shows now?  Not while it is hidden, nor while
   another page with the same URL comes before it (rule 4). */
bool catalogue_shows(const struct catalogue *, const struct entry *,
		     int64_t now);
/* Is it shown, and not unlisted (S-1)?  Lists, feeds and sitemaps name only
   such entries. */
bool catalogue_lists(const struct catalogue *, const struct entry *,
		     int64_t now);

/* The taxonomies of site.yaml, in its order; see taxonomy.h. */
size_t catalogue_n_taxonomies(const struct catalogue *);
const struct taxonomy *catalogue_taxonomy(const struct catalogue *, size_t i);
/* That of a field of courses (COURSE_TOPICS); NULL if it is none. */
const struct taxonomy *catalogue_taxonomy_of(const struct catalogue *,
					     enum course_key);

/* Those who hold courses (trainers.h): the list of all, which is empty where
   no course names any. */
const struct taxonomy *catalogue_trainers(const struct catalogue *);
/* Whose page it is, of a file or made; NULL: nobody's. */
const struct term *catalogue_trainer_at(const struct catalogue *,
					const struct entry *);
/* The page that shows a trainer now: one of the tree, or the made list of
   courses; NULL when neither is listed. */
const struct entry *catalogue_trainer_page(const struct catalogue *,
					   const struct term *, int64_t now);
/* The same of the i-th trainer that a course names. */
const struct entry *catalogue_trainer(const struct catalogue *,
				      const struct entry *, size_t i,
				      int64_t now);

/* The list of the root's pages and folders, or NULL; see section.h.  Its
   entry, if it has one, is the home page's own text. */
const struct section *catalogue_home(const struct catalogue *);

/*
 * The way from the home page to an entry, both left out, outermost first: the
 * shown pages at the folders of its URL; where there are none, its section or
 * its first topic.  Returns how many, LIMIT_SEGMENTS at most.
 */
size_t catalogue_trail(const struct entry *out[], const struct catalogue *,
		       const struct entry *, int64_t now);

/*
 * What the i-th reference of a field (COURSE_NEXT and kin) means, as resolved
 * when the catalogue was built (refs.h); NULL when that is nothing, or is not
 * shown now.
 */
const struct entry *catalogue_ref(const struct catalogue *,
				  const struct entry *, enum course_key,
				  size_t i, int64_t now);
/* The same for a text that is in no such field, as in a block of a course's
   `sections`.  NULL too when several could be meant.  By its last part alone a
   page is found only where some course has such blocks. */
const struct entry *catalogue_find_ref(const struct catalogue *,
				       const char *text, int64_t now);

/* The same of a link in an author's text, who may mean an unlisted page: Hugo
   links it, and whoever writes the address does. */
const struct entry *catalogue_find_link(const struct catalogue *,
					const char *text, int64_t now);

/* Courses most like one, best first (related.h); listed ones, and none of
   `without`.  Returns how many. */
enum { RELATED_MOST = 16 };
struct related_quest {
	const struct entry *entry;
	const struct entry *const *without;
	size_t n_without;
	size_t most;			/* at most RELATED_MOST */
	int64_t now;
};
size_t catalogue_related(const struct entry *out[], const struct catalogue *,
			 const struct related_quest *);

/*
 * The courses on the roads to one and from it, by `next` and `previous`, in
 * columns: each stands right of all that it comes after.  Of a road that goes
 * round, the step that leads back is left out.  len is 0 where there is
 * nothing before and after; it is the course alone where all else is hidden.
 */
enum { ROADMAP_MOST = 12 };
struct roadmap_step {
	const struct entry *entry;
	size_t column, row;
	unsigned needs;			/* bit i: it comes after steps[i] */
};
struct roadmap {
	struct roadmap_step steps[ROADMAP_MOST];	/* by column, row */
	size_t len;
	size_t n_columns, n_rows;
	bool is_cut;			/* there are more, farther away */
};
void catalogue_roadmap(struct roadmap *, const struct catalogue *,
		       const struct entry *, int64_t now);

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
	const char *file;	/* that says so; "" for a list without one */
	const struct entry *entry;
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
/* The first moment after now at which it will, if no file changes;
   INSTANT_NONE if never. */
int64_t catalogue_next(const struct catalogue *, int64_t now);

#endif
